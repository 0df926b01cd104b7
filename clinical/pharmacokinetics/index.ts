export type { Band } from './band.ts'
export { esketamineNasalOral } from './esketamine-nasal-oral.ts'
export type { PreparedPerson } from './follow.ts'
export {
  type Confidence,
  type GateFault,
  type GateResult,
  predictionGate,
  routeChoices,
} from './gates.ts'
export { type GivenDose, givenDose } from './given.ts'
export { depots, ketamineIntravenous } from './ketamine-intravenous.ts'
export { predictionLabel, predictionLimits } from './limits.ts'
export type { Covariates } from './model.ts'
export { type PlannedDose, plannedDose } from './planned.ts'
export { type Administration, lastDoseMin, type ProgrammeFault, programmeFaults, type Way } from './programme.ts'
export {
  type Curve,
  curves,
  type Derived,
  derive,
  modelName,
  modelOf,
  populationOf,
  type Treatment,
  typicalCurve,
} from './simulate.ts'
export type { Random } from './virtual-patients.ts'

export type { DoseWeightChoice } from '../protocols/index.ts'
export { allowedDosesMg, type DeviceProgramme, type DeviceResult, deviceProgramme } from './devices.ts'
export { type DoseWarning, drugName, type InputFault, lacksReason, type WeightDoseInput } from './dose-by-weight.ts'
export {
  chosenWeightKg,
  type DoseWeightProposal,
  type DoseWeights,
  doseWeights,
  doseWeightText,
  proposeDoseWeight,
} from './dose-weight.ts'
export {
  calculateInfusion,
  type InfusionCalculation,
  type InfusionInput,
  type InfusionResult,
  type PumpPart,
} from './infusion.ts'
export {
  calculateInjection,
  type InjectionCalculation,
  type InjectionInput,
  type InjectionResult,
} from './injection.ts'
export { type DosedSession, type DoseProposal, proposeDose, type ScoreNow } from './propose-dose.ts'
export { roundTo, steps } from './rounding.ts'
export {
  compareSecondCheck,
  type FieldComparison,
  type SecondCheckEntry,
  type SecondCheckField,
  type SecondCheckResult,
} from './second-check.ts'
export { holdsDraw, openedMg, type VialUse, vialsFor, volumeOf } from './vials.ts'
export { type WasteBalance, wasteBalance } from './waste.ts'
export { type WeightFinding, weightFindings } from './weight-findings.ts'

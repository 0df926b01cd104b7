export { allowedDosesMg, type DeviceProgramme, type DeviceResult, deviceProgramme } from './devices.ts'
export { chosenWeightKg, type DoseWeightChoice, type DoseWeights, doseWeights } from './dose-weight.ts'
export {
  calculateInfusion,
  type DoseWarning,
  drugName,
  type InfusionCalculation,
  type InfusionInput,
  type InfusionResult,
  type InputFault,
} from './infusion.ts'
export { roundTo, steps } from './rounding.ts'
export {
  compareSecondCheck,
  type FieldComparison,
  type SecondCheckEntry,
  type SecondCheckField,
  type SecondCheckResult,
} from './second-check.ts'
export { type WasteBalance, wasteBalance } from './waste.ts'

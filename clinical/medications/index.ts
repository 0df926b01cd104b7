export { isInUse } from './current-use.ts'
export { dailyDoseMg, isDoseUnit, isTakenAsNeeded } from './daily-dose.ts'
export {
  findMedication,
  identifyMedication,
  identifyMedications,
  medications,
  minimumAdequateDose,
} from './identify.ts'
export type {
  InteractionDirection,
  InteractionOutput,
  InteractionRule,
  KetamineDrug,
  KetamineRoute,
} from './interaction-rule.ts'
export { interactionRules } from './interaction-rules.ts'
export { type Interaction, interactions, type KetamineTreatment, rulesSetOffBy } from './interactions.ts'
export type {
  DoseThreshold,
  Evidence,
  IdentifiedMedication,
  Medication,
  MedicationClass,
  MedicationRole,
  ProductForm,
  ProductRoute,
  Release,
} from './medication.ts'
export { toMilligrams } from './product-name.ts'

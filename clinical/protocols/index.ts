export type { EventCard } from './event-card.ts'
export { isVariantsOwn, makeVariant, phaseLabel, type VariantIdentity } from './make-variant.ts'
export { symptomLabels } from './notice-rules.ts'
export type {
  CoursePhase,
  DeviceDose,
  DoseLimits,
  DoseStep,
  DoseWeightChoice,
  DoseWeightRule,
  Drug,
  HoldRule,
  InfusionDose,
  InfusionPart,
  InjectionDose,
  PreDose,
  Protocol,
  Provenance,
  Route,
  TitrationRule,
} from './protocol.ts'
export type { DischargeCriterion } from './protocol-discharge.ts'
export type { ProtocolFault } from './protocol-fault.ts'
export { type GuidanceRule, type SafetyReview, safetyReviewTimeText } from './protocol-guidance.ts'
export type {
  BloodPressureLimits,
  BloodPressureRule,
  MonitoringCheck,
  MonitoringKind,
  NoticeRule,
  NoticeTier,
  OverdueRule,
  Plausibility,
  RatingRule,
  SensorRule,
  StreamRule,
  ValueLimit,
} from './protocol-monitoring.ts'
export {
  findProtocol,
  protocols,
  withoutProtocol,
} from './registry.ts'
export type { CheckAnswerKind, FastingRule, OverrideRule, SessionCheck } from './session-check.ts'
export { isUnpublished, protocolSheet, type SheetLine, type SheetSection, unpublishedLines } from './sheet.ts'
export { shortestObservation } from './shortest-observation.ts'
export { doseMinutes } from './validate-dose.ts'
export { validateProtocol } from './validate-protocol.ts'
export type { VariantChanges, VariantOrigin } from './variant-changes.ts'
export { type VariantDifference, variantDifferences } from './variant-differences.ts'

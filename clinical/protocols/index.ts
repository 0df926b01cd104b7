export type { EventCard } from './event-card.ts'
export { symptomLabels } from './notice-rules.ts'
export type {
  CoursePhase,
  DeviceDose,
  Drug,
  HoldRule,
  InfusionDose,
  PreDose,
  Protocol,
  Provenance,
  Route,
} from './protocol.ts'
export type { DischargeCriterion } from './protocol-discharge.ts'
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
export { findProtocol, protocols } from './registry.ts'
export type { CheckAnswerKind, FastingRule, OverrideRule, SessionCheck } from './session-check.ts'
export { type ProtocolFault, validateProtocol } from './validate-protocol.ts'

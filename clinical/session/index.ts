export type { Finding } from './check-findings.ts'
export { ruleWords } from './crossed-rules.ts'
export { type Decision, gates, mayGiveDevice, mayGiveInjection, mayStartDose } from './decide.ts'
export {
  type DischargeDecision,
  type DischargeItem,
  type DischargeReadiness,
  dischargeReadiness,
  mayDischarge,
} from './discharge.ts'
export { dueItems, remainderToWasteMg } from './due-items.ts'
export type { DueAction, DueItem } from './due-monitoring.ts'
export {
  type CheckAnswer,
  type CorrectedContent,
  type EventContents,
  type SessionEvent,
  type SessionEventOf,
  type SessionEventType,
  sessionEventTypes,
} from './events.ts'
export { applyEvent, foldSession } from './fold.ts'
export { currentCalculation, type Gate, isExpired, orderedDose, orderedMg, preDoseGate } from './gates.ts'
export type { CrossedRule, Notice, NoticeSignal } from './notice.ts'
export { notices, topNotice } from './notices.ts'
export {
  type AnsweredCheck,
  type Conflict,
  type ConflictCode,
  type Dose,
  firstOfTwo,
  type LogEntry,
  newSession,
  type Override,
  type SessionPhase,
  type SessionState,
} from './state.ts'
export { type SessionSummary, sessionSummary } from './summary.ts'
export {
  type DosingProgress,
  dosingProgress,
  givenMg,
  infusedMinutes,
  infusionEndMs,
  nextPumpPart,
  plannedInfusionMinutes,
  type SessionTimes,
  sessionTimes,
} from './times.ts'
export {
  addVitals,
  type BloodPressureReading,
  believableValues,
  byHand,
  isPlausible,
  isPlausiblePressure,
  latestPressure,
  latestVital,
  noVitals,
  summariseVitals,
  type VitalKind,
  type VitalPoint,
  type VitalSample,
  type VitalsSummary,
  vitalKinds,
  vitalUnits,
} from './vitals.ts'
export { type VitalOfItem, vitalsOfInstrument } from './vitals-in-instrument.ts'

export type { Finding } from './check-findings.ts'
export { type Decision, gates, mayGiveDevice, mayStartDose } from './decide.ts'
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
export { currentCalculation, type Gate, orderedDose, orderedMg, preDoseGate } from './gates.ts'
export {
  type AnsweredCheck,
  type Conflict,
  type ConflictCode,
  type Dose,
  type LogEntry,
  newSession,
  type Override,
  type SessionPhase,
  type SessionState,
} from './state.ts'
export {
  addVitals,
  type BloodPressureReading,
  byHand,
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

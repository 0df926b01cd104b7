import type { DeviceProgramme, InfusionCalculation, InjectionCalculation, SecondCheckResult } from '../dosing/index.ts'
import type { Protocol } from '../protocols/index.ts'
import type { Instant } from '../record/record.ts'
import type { CheckAnswer, EventContents, SessionEvent, SessionEventOf } from './events.ts'
import type { VitalSample } from './vitals.ts'

export type SessionPhase = 'check-in' | 'preparation' | 'dosing' | 'observation' | 'discharge' | 'ended'

/** An event as it stands in the log: nothing is ever taken out of it. */
export interface LogEntry {
  event: SessionEvent
  /** `applied`: it counts. `conflict`: it was not possible then, and changed nothing. `replaced`: see `correctedBy`. */
  standing: 'applied' | 'conflict' | 'replaced'
  /** Id of the correction whose content stands in its place. */
  correctedBy?: string
}

/** Something that a person has to look at. It stays in the record after it is resolved. */
export interface Conflict {
  id: string
  eventId: string
  /** `refused`: the event changed nothing. `flagged`: it happened, it counts, and somebody has to look. */
  kind: 'refused' | 'flagged'
  code: ConflictCode
  text: string
  at: Instant
  resolved: { at: Instant; author: string; resolution: string } | null
}

export type ConflictCode =
  | 'unreadable-time'
  | 'unreadable-content'
  | 'unknown-event-type'
  | 'not-opened'
  | 'already-opened'
  | 'other-protocol'
  | 'not-in-this-phase'
  | 'after-the-end'
  | 'unknown-check'
  | 'other-answer'
  | 'unknown-gate'
  | 'override-not-allowed'
  | 'second-signature-missing'
  | 'cannot-calculate'
  | 'nothing-calculated'
  | 'same-person'
  | 'other-drug'
  | 'not-running'
  | 'already-running'
  | 'started-past-gate'
  | 'dose-above-order'
  | 'dose-above-ceiling'
  | 'devices-too-close'
  | 'device-number'
  | 'device-expired'
  | 'dose-after-end'
  | 'witness-missing'
  | 'unknown-criterion'
  | 'ended-too-early'
  | 'ended-unready'
  | 'ended-while-dosing'
  | 'dose-was-given'
  | 'unknown-target'
  | 'other-type'

export interface AnsweredCheck {
  answer: CheckAnswer
  at: Instant
  author: string
  eventId: string
}

export interface Override {
  reason: string
  author: string
  secondSignature: string | null
  at: Instant
  /** How bad it was when it was overridden: a worse reading afterwards is not covered. */
  level: number
}

export interface Dose {
  status: 'not-started' | 'running' | 'paused' | 'stopped' | 'ended'
  /** First device or injection, or start of the infusion. */
  startedAt: Instant | null
  /** Last device or injection, or the moment the infusion was over. The observation counts from here. */
  lastDoseAt: Instant | null
  devices: { number: number; at: Instant; lot: string; expiry: string; doseMg: number; eventId: string }[]
  injections: { at: Instant; doseMg: number; volumeMl: number | null; site: string; eventId: string }[]
  /** When the pump was running, and at which rate where it was recorded; the last one is open while it runs. */
  runs: { from: Instant; to: Instant | null; pumpRateMlPerHour: number | null }[]
  /** `recorded`: a person said so; the last device of an order ends a dose by itself. */
  ended: {
    at: Instant
    givenMg: number
    givenMl: number | null
    complete: boolean
    reason: string | null
    recorded: boolean
  } | null
}

export interface SessionState {
  protocol: Protocol
  phase: SessionPhase
  opened: SessionEventOf<'session-opened'> | null
  log: readonly LogEntry[]
  /** The latest true time in the log, in ms; gates are judged by it until the dose starts. */
  latestMs: number
  conflicts: readonly Conflict[]
  checks: Readonly<Record<string, AnsweredCheck>>
  overrides: Readonly<Record<string, Override>>
  order: { dose: { doseMg: number } | { doseMgPerKg: number }; prescriber: string; at: Instant } | null
  weight: { weightKg: number; at: Instant; author: string } | null
  calculation: {
    eventId: string
    author: string
    at: Instant
    result: InfusionCalculation | InjectionCalculation | DeviceProgramme
  } | null
  secondCheck: { eventId: string; author: string; at: Instant; result: SecondCheckResult } | null
  /** What came of every second check, also of those before the newest. */
  secondChecks: readonly { eventId: string; agrees: boolean }[]
  /** The author is who recorded it, or put it right. */
  lots: readonly (EventContents['lot-recorded'] & { at: Instant; author: string })[]
  /** The newest reading before the dose. */
  preDose: SessionEventOf<'vitals-recorded'> | null
  /** Blood pressure that rises are counted from; fixed when the dose starts. */
  baseline: { systolic: number; diastolic: number; at: Instant } | null
  dose: Dose
  /** Readings that were entered as events; `withRecorded` puts them beside the streams. */
  recordedVitals: readonly VitalSample[]
  sedation: readonly { at: Instant; moaas: number; respiratoryRate: number | null }[]
  dissociation: readonly {
    at: Instant
    cadss6Total: number | null
    rating: number | null
    distressed: boolean
  }[]
  symptoms: readonly SessionEventOf<'symptoms-answered'>[]
  acknowledged: readonly { noticeId: string; at: Instant; author: string }[]
  handled: readonly { noticeId: string; at: Instant; author: string; action: string }[]
  adverseEvents: readonly SessionEventOf<'adverse-event'>[]
  medications: readonly SessionEventOf<'medication-given'>[]
  waste: readonly SessionEventOf<'waste-recorded'>[]
  help: { calledAt: Instant; calledBy: string; answeredAt: Instant | null; answeredBy: string | null } | null
  watcher: string | null
  cannula: { placedAt: Instant | null; removedAt: Instant | null }
  dischargeAnswers: Readonly<
    Record<string, { answer: 'yes' | 'no' | 'unknown'; at: Instant; author: string; note?: string }>
  >
  dischargeOverrides: Readonly<
    Record<string, { reason: string; author: string; secondSignature: string | null; at: Instant }>
  >
  instructions: { to: string; written: boolean; at: Instant } | null
  ended: {
    at: Instant
    disposition: EventContents['session-ended']['disposition'] | 'cancelled'
    reason: string | null
  } | null
  forms: readonly { form: string; at: Instant; author: string }[]
  notes: readonly { at: Instant; author: string; text: string }[]
}

/** A session before its first event. The protocol is the snapshot that was stored with the session. */
export function newSession(protocol: Protocol): SessionState {
  return {
    protocol,
    phase: 'check-in',
    opened: null,
    log: [],
    latestMs: 0,
    conflicts: [],
    checks: {},
    overrides: {},
    order: null,
    weight: null,
    calculation: null,
    secondCheck: null,
    secondChecks: [],
    lots: [],
    preDose: null,
    baseline: null,
    dose: {
      status: 'not-started',
      startedAt: null,
      lastDoseAt: null,
      devices: [],
      injections: [],
      runs: [],
      ended: null,
    },
    recordedVitals: [],
    sedation: [],
    dissociation: [],
    symptoms: [],
    acknowledged: [],
    handled: [],
    adverseEvents: [],
    medications: [],
    waste: [],
    help: null,
    watcher: null,
    cannula: { placedAt: null, removedAt: null },
    dischargeAnswers: {},
    dischargeOverrides: {},
    instructions: null,
    ended: null,
    forms: [],
    notes: [],
  }
}

/** Whose work the second person checks: who calculated the dose, of devices who recorded their newest lot. */
export const firstOfTwo = (state: SessionState): string | undefined =>
  state.protocol.dose.kind === 'devices' ? state.lots.at(-1)?.author : state.calculation?.author

import type { InfusionInput, InjectionInput, SecondCheckEntry } from '../dosing/index.ts'
import type { Drug } from '../protocols/index.ts'
import type { ThreeValued } from '../quantity/three-valued.ts'
import type { CalendarDate, Instant } from '../record/record.ts'
import type { VitalKind } from './vitals.ts'

/** How a session-day check is answered; the protocol's `answeredBy` names the kind. */
export type CheckAnswer =
  | { kind: 'confirmation'; confirmed: ThreeValued; note?: string }
  | {
      kind: 'fasting'
      lastFoodAt: Instant | 'unknown'
      lastDrinkAt: Instant | 'unknown'
      /** `none`: no nasal medicine today. */
      lastNasalMedicineAt?: Instant | 'none' | 'unknown'
      note?: string
    }
  | { kind: 'escort'; arranged: ThreeValued; name?: string; phone?: string; note?: string }
  | { kind: 'changes'; changed: ThreeValued; reviewedByPrescriber?: boolean; note?: string }
  | {
      kind: 'suicide-screen'
      tier: 'none' | 'low' | 'moderate' | 'high' | 'unfinished'
      assessmentId?: string
      reviewedByPrescriber?: boolean
      note?: string
    }
  | { kind: 'pregnancy'; result: 'negative' | 'positive' | 'not-possible' | 'unknown'; note?: string }

/** A rule of the protocol that an answer was filed under. */
export interface FiledRule {
  id: string
  version: string
}

interface EventBase {
  /** UUIDv7, made where the event was made. The fold takes each id once. */
  id: string
  /** When it truly happened; for display and due times. The order of the fold is the server's `seq`. */
  at: Instant
  /** The clock of the device that recorded it, where it differs or the entry is late. */
  deviceAt?: Instant
  /** Member id. */
  author: string
  /** Given by the server; absent while the event waits in the browser. */
  seq?: number
}

/** What each type of event holds beside id, times and author. */
export interface EventContents {
  'session-opened': {
    patientId: string
    planId?: string
    protocolId: string
    protocolVersion: string
    /** The day on the clinic's calendar. */
    sessionDate: CalendarDate
    /** `null`: there was none. Absent: not known. */
    previousSessionDate?: CalendarDate | null
    sessionNumber: number
    plannedSessions?: number | null
    /** As planned; `dose-ordered` is what counts. */
    plannedDose: { doseMg: number } | { doseMgPerKg: number }
    chair?: string
    bookedAt?: Instant
    watcher?: string
    ageYears?: number | null
    sex?: 'female' | 'male' | 'other' | 'unknown'
    heightCm?: number | null
    /** The newest weight before this session. `null`: none is on record. Absent: not known. */
    previousWeightKg?: number | null
    pregnancyPossible: ThreeValued
    /** Seen by everybody at the chair: `Wants music, eyes closed`. */
    preferences?: string
  }
  'check-answered': { checkId: string; answer: CheckAnswer }
  'gate-overridden': { gateId: string; reason: string; secondSignature?: string }
  'dose-ordered': { dose: { doseMg: number } | { doseMgPerKg: number }; prescriber: string; note?: string }
  'weight-measured': { weightKg: number }
  /** By hand, or taken over from the monitor by a person. Values in %, /min, mmHg, °C. */
  'vitals-recorded': {
    /** `pre-dose` is the reading that decides the gate and becomes the baseline. */
    purpose: 'pre-dose' | 'routine' | 'repeat'
    systolicMmHg?: number
    diastolicMmHg?: number
    spo2Percent?: number
    heartRatePerMinute?: number
    respiratoryRatePerMinute?: number
    temperatureCelsius?: number
    /** The monitor's name when taken over from it. */
    takenFrom?: string
    note?: string
  }
  /** The inputs; every fold calculates again. `devices` needs only the order. */
  'dose-calculated': { input: InfusionInput | InjectionInput | { kind: 'devices'; doseMg: number } }
  'second-check-entered': { entry: SecondCheckEntry; calculationId?: string }
  'lot-recorded': {
    drug: Drug
    lot: string
    /** `YYYY-MM` or `YYYY-MM-DD`. */
    expiry: string
    concentrationMgPerMl?: number
    /** Vials of one size that were opened, and how much each holds. */
    vials?: number
    vialMl?: number
    /** What was opened, in mg: vials and their volume, or devices. */
    openedMg?: number
  }
  'infusion-started': { pumpRateMlPerHour?: number; volumeMl?: number }
  'infusion-paused': { reason?: string }
  'infusion-resumed': { reason?: string }
  /** The pump runs on at another rate. */
  'infusion-rate-changed': { pumpRateMlPerHour: number; reason?: string }
  'infusion-stopped': { reason?: string }
  'device-given': {
    /** 1 for the first. */
    number: number
    lot: string
    expiry: string
    /** Less than the whole device when the patient sneezed or refused. */
    doseMg?: number
    note?: string
  }
  /** A bolus into muscle or under the skin: all of the dose, or a part of it at one of several sites. */
  'injection-given': { doseMg: number; volumeMl?: number; site: string; note?: string }
  /** What was given in all. It ends dosing and starts the observation. */
  'dose-ended': { givenMg: number; givenMl?: number; complete: boolean; reason?: string }
  'waste-recorded': { wastedMg: number; wastedMl?: number; lot?: string; witness: string; reason?: string }
  'notice-acknowledged': { noticeId: string; rules?: FiledRule[] }
  'notice-handled': { noticeId: string; action: string; rules?: FiledRule[] }
  /** Which of the symptoms asked for are there; an empty list is "no symptoms". */
  'symptoms-answered': { noticeId?: string; asked: string[]; present: string[]; note?: string; rules?: FiledRule[] }
  'sedation-recorded': { moaas: number; respiratoryRatePerMinute?: number; note?: string }
  'dissociation-recorded': {
    /** One of the two: total of CADSS-6 (0–24) or a spoken rating (0–10). */
    cadss6Total?: number
    rating?: number
    distressed: boolean
    note?: string
  }
  'adverse-event': {
    term: string
    onsetAt: Instant
    endedAt?: Instant
    severity: 'mild' | 'moderate' | 'severe'
    serious: boolean
    seriousness?: string[]
    relation: 'unrelated' | 'unlikely' | 'possible' | 'probable' | 'definite' | 'unknown'
    action: string
    outcome: 'recovered' | 'recovering' | 'not-recovered' | 'sequelae' | 'fatal' | 'unknown'
    note?: string
  }
  'medication-given': { medication: string; dose: string; route: string; orderedBy: string; reason?: string }
  'help-called': { reason?: string }
  'help-answered': { answeredBy: string; note?: string }
  'watcher-changed': { watcher: string; handover?: string }
  'cannula-placed': { site: string }
  'cannula-removed': { note?: string }
  'discharge-started': Record<never, never>
  'discharge-check-answered': { criterionId: string; answer: ThreeValued; note?: string }
  'discharge-overridden': { criterionId: string; reason: string; secondSignature?: string }
  'discharge-instructions-given': { to: string; written: boolean }
  'session-ended': { disposition: 'home' | 'transferred' | 'left-against-advice'; escortName?: string; note?: string }
  'session-cancelled': { reason: string }
  /** Keeps the old event and folds the new content in its place; `null`: it was entered in error. */
  'event-corrected': { corrects: string; reason: string; replacement: CorrectedContent | null }
  'conflict-resolved': { conflictId: string; resolution: string }
  /** A form that the protocol's authority asks for was sent, mostly days after the session. */
  'form-submitted': { form: string; reference?: string }
  note: { text: string }
}

export type SessionEventType = keyof EventContents

export type SessionEventOf<T extends SessionEventType> = EventBase & { type: T } & EventContents[T]

/** One fact in a session's log. */
export type SessionEvent = { [T in SessionEventType]: SessionEventOf<T> }[SessionEventType]

/** The type may not change, except that what is not a correction can be corrected: same type, new content and time. */
export type CorrectedContent = {
  [T in Exclude<SessionEventType, 'event-corrected'>]: { type: T; at: Instant } & EventContents[T]
}[Exclude<SessionEventType, 'event-corrected'>]

/** Every type, for those who read events from outside. */
export const sessionEventTypes = [
  'session-opened',
  'check-answered',
  'gate-overridden',
  'dose-ordered',
  'weight-measured',
  'vitals-recorded',
  'dose-calculated',
  'second-check-entered',
  'lot-recorded',
  'infusion-started',
  'infusion-paused',
  'infusion-resumed',
  'infusion-rate-changed',
  'infusion-stopped',
  'device-given',
  'injection-given',
  'dose-ended',
  'waste-recorded',
  'notice-acknowledged',
  'notice-handled',
  'symptoms-answered',
  'sedation-recorded',
  'dissociation-recorded',
  'adverse-event',
  'medication-given',
  'help-called',
  'help-answered',
  'watcher-changed',
  'cannula-placed',
  'cannula-removed',
  'discharge-started',
  'discharge-check-answered',
  'discharge-overridden',
  'discharge-instructions-given',
  'session-ended',
  'session-cancelled',
  'event-corrected',
  'conflict-resolved',
  'form-submitted',
  'note',
] as const satisfies readonly SessionEventType[]

/** Sample kinds that a hand-recorded reading carries, beside the field they come from. */
export const recordedKinds = [
  ['systolic', 'systolicMmHg'],
  ['diastolic', 'diastolicMmHg'],
  ['spo2', 'spo2Percent'],
  ['heart-rate', 'heartRatePerMinute'],
  ['respiratory-rate', 'respiratoryRatePerMinute'],
  ['temperature', 'temperatureCelsius'],
] as const satisfies readonly (readonly [VitalKind, keyof EventContents['vitals-recorded']])[]

import type { TreatmentId } from '../eligibility/index.ts'
import type { FollowUpSchedule } from '../outcomes/index.ts'
import type { SignOff, Source } from '../quantity/source.ts'
import type { EventCard } from './event-card.ts'
import type { DischargeCriterion } from './protocol-discharge.ts'
import type { GuidanceRule, SafetyReview } from './protocol-guidance.ts'
import type { MonitoringCheck, NoticeRule, OverdueRule, Plausibility, SensorRule } from './protocol-monitoring.ts'
import type { OverrideRule, SessionCheck } from './session-check.ts'
import type { VariantOrigin } from './variant-changes.ts'

/** Where a statement or number comes from; `status` is set until a clinic's medical lead has approved it. */
export interface Provenance {
  source: Source
  status?: SignOff
}

export type Drug = 'racemic-ketamine' | 'esketamine'
export type Route = 'intravenous' | 'intranasal' | 'intramuscular' | 'subcutaneous' | 'oral' | 'sublingual'

/** A dose a kilogram that follows the one before when its condition holds; a prescriber decides each time. */
export interface DoseStep extends Provenance {
  mgPerKg: number
  /** `After the second infusion, when QIDS-SR16 fell by less than 20 %`. */
  when: string
}

/** Which weight a dose a kilogram counts: measured, ideal (Devine), or ideal and 0.4 of what is above it. */
export type DoseWeightChoice = 'actual' | 'ideal' | 'adjusted'

/** The weight that the protocol doses on. It is proposed; a prescriber confirms it, or picks another with a reason. */
export interface DoseWeightRule extends Provenance {
  usual: DoseWeightChoice
  /** Another one from this body mass index on, kg/m². */
  otherFrom?: Provenance & { bodyMassIndex: number; choice: DoseWeightChoice }
}

/** Above either, a second prescriber signs; above `hardStopAbove` nothing starts but by the override that it allows. */
export interface DoseLimits {
  /** Doses of a kilogram of dose weight, or in all. */
  secondSignOffAbove: Provenance & { mgPerKg: number; mg: number }
  hardStopAbove: Provenance & { mgPerKg: number; override: OverrideRule }
}

/** When a session counts as not tolerated. */
export interface NotTolerated extends Provenance {
  /** The mildest severity of an adverse event that speaks against it; a serious one always does, and a dose cut short. */
  severityFrom: 'mild' | 'moderate' | 'severe'
  text: string
}

/** How the dose goes on from one session to the next. It is proposed with its reasons; a prescriber decides. */
export interface TitrationRule extends Provenance {
  id: string
  version: string
  /** As it is published, in a sentence. */
  text: string
  /** By which it is judged: the first of these that has a baseline and a score since the last dose. */
  instruments: readonly string[]
  /** Not judged before this session was given; absent: after each. */
  afterSession?: number
  /** The next dose up where the score improved by less since the baseline, per cent; `null`: never proposed. */
  raiseBelow: (Provenance & { improvementPercent: number }) | null
  /** Whether it goes down where a dose was not tolerated; else it stays. */
  lowers: boolean
  notTolerated: NotTolerated
}

/** A part of an infusion that runs at more than one rate: a step of titration, or a bolus from the pump. */
export interface InfusionPart {
  /** Of the dose and of the bag. */
  sharePercent: number
  minutes: number
}

/** A dose a kilogram, given by a pump over a time. */
export interface InfusionDose extends Provenance, DoseLimits {
  kind: 'infusion'
  doseMgPerKg: number
  doseWeight: DoseWeightRule
  infusionMinutes: number
  /** In their order; shares make up 100 %, minutes the whole time. Absent: one rate throughout. */
  parts?: InfusionPart[]
  /** Higher doses that the protocol goes on to, lowest first; empty where it stays with one dose. */
  steps: DoseStep[]
  /** Doses that were studied; an order outside of it is said so. */
  studiedMgPerKg: { low: number; high: number; source: Source }
  /** Faster than this is more than what one guidance calls low-dose. */
  rateGuide: Provenance & { mgPerKgPerHour: number }
  /** A vial at or above this strength is diluted before it is given. */
  mustDiluteFromMgPerMl: Provenance & { mgPerMl: number }
  usualBagMl: number
}

/** A dose a kilogram as a bolus into muscle or under the skin: once given it cannot be slowed or stopped. */
export interface InjectionDose extends Provenance, DoseLimits {
  kind: 'injection'
  doseMgPerKg: number
  doseWeight: DoseWeightRule
  steps: DoseStep[]
}

/** A number of nasal devices of a fixed strength, with a rest between them. */
export interface DeviceDose extends Provenance {
  kind: 'devices'
  mgPerDevice: number
  minutesBetweenDevices: number
  allowedMg: number[]
  /** Doses allowed at the first session of a course; the first entry whose age fits counts. */
  firstSession: DosesByAge[]
  /** The same of all later sessions, where age makes a difference; absent: `allowedMg`. */
  laterSessions?: DosesByAge[]
  ceilingMg: number
}

/** From this age in years upwards; without it at every age. */
export interface DosesByAge extends Provenance {
  ageFrom?: number
  allowedMg: number[]
}

export interface CoursePhase extends Provenance {
  id: string
  label: string
  fromWeek: number
  /** Last week of the phase; `null` when it has no end. */
  toWeek: number | null
  /** Sessions in each `perWeeks` weeks. */
  sessions: number
  perWeeks: number
  /** Sessions of the whole phase; `null` when it has no end. */
  totalSessions: number | null
  /** Sessions a week at most, where the source leaves it open; else as often as `sessions` in `perWeeks` says. */
  mostPerWeek?: number
  note?: string
}

/** A reading before the dose that holds it. Either number reached is enough. */
export interface HoldRule extends Provenance {
  id: string
  /** `guide`: weigh benefit and risk. `hold`: not today. `stop`: medical review first. */
  level: 'guide' | 'hold' | 'stop'
  label: string
  /** Held when above (systolic, diastolic in mmHg). */
  systolicAbove: number
  diastolicAbove: number
  /** Only from, or only below this age in years. */
  ageFrom?: number
  ageBelow?: number
  override: OverrideRule
}

export interface PreDose extends Provenance {
  /** The reading must be no older than this when the dose starts. */
  validMinutes: number
  /** What a reading has to hold beside the blood pressure. */
  requires: ('heart-rate' | 'spo2' | 'respiratory-rate')[]
  /** Mildest first. */
  holds: HoldRule[]
}

/** A protocol by which a session can be planned and run. */
export interface Protocol {
  /** Unique, stable for ever: `esketamine-trd-us`. */
  id: string
  version: string
  /** Set where it is a clinic's own variant of a published one. */
  variantOf?: VariantOrigin
  title: string
  shortTitle: string
  drug: Drug
  route: Route
  /** Country codes where its label holds; empty when it is not bound to one. */
  jurisdictions: ('US' | 'EU')[]
  standing: 'label' | 'off-label'
  /** How good the evidence is, and of what kind, in a sentence or two. */
  evidence: Provenance & { text: string }
  /** What the jurisdiction says about an oral antidepressant beside it. */
  adjunct: Provenance & { rule: 'required' | 'allowed-alone' | 'not-stated'; text: string }
  course: Provenance & {
    phases: CoursePhase[]
    /** Calendar days of the clinic from one session to the next, at least. */
    minDaysBetweenSessions: Provenance & { days: number }
    /** When the course is judged and what is then decided. */
    review: string
  }
  /** `null` where the course stays with one dose. */
  titration: TitrationRule | null
  /** Nobody younger is given a dose. */
  fromAge: Provenance & { years: number }
  preparation: GuidanceRule[]
  checks: SessionCheck[]
  /** Weight has to be measured on the day (a dose a kilogram); else it is only recorded. */
  weightOnTheDay: boolean
  preDose: PreDose
  monitoring: MonitoringCheck[]
  /** Between two checks of blood pressure, of oximetry or of sedation there is never more time than this. */
  longestGap: Provenance & { minutes: number }
  overdue: OverdueRule
  /** A high blood pressure is measured again after so many minutes. */
  repeatPressure: Provenance & { minutes: number }
  sensors: SensorRule
  plausibility: Plausibility
  notices: NoticeRule[]
  /** Minutes to stay at least, counted from the last dose given. */
  observation: Provenance & { minimumMinutes: number; anchor: 'last-dose' }
  discharge: DischargeCriterion[]
  eventCards: EventCard[]
  /** A form that the authority wants after each session, where there is one. */
  reportingForm: (Provenance & { id: string; label: string; withinDays: number }) | null
  followUp: FollowUpSchedule
  stopping: GuidanceRule[]
  maintenance: GuidanceRule[]
  missedSessions: GuidanceRule[]
  safetyCalendar: SafetyReview[]
  /** The treatment that `clinical/eligibility/` decides on. */
  treatmentId: TreatmentId
  dose: InfusionDose | DeviceDose | InjectionDose
  /** Set where it rests on something nobody published: a clinic's medical lead approves it before it can be planned. */
  approvedBeforeUse?: Provenance & { text: string }
}

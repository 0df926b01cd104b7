import type { SignOff, Source } from '../quantity/source.ts'

/** What is checked again and again at the chair. */
export type MonitoringKind = 'blood-pressure' | 'oximetry' | 'sedation' | 'dissociation'

export interface MonitoringCheck {
  kind: MonitoringKind
  /** `Blood pressure`, `MOAA/S and breathing`. */
  label: string
  /** Due at these minutes since the first dose, each with its own source. */
  atMinutes: { minute: number; source: Source; status?: SignOff }[]
  /** And again so many minutes after the last reading, until the session ends. */
  everyMinutes: { dosing?: number; observation?: number; source: Source; status?: SignOff }
  /** A reading so many minutes early still counts for a fixed time. */
  earlyMinutes: number
  /** Of what stands on the check itself; the times have their own. */
  source: Source
  status?: SignOff
}

/** A check overdue by more than this is said as a notice. */
export interface OverdueRule {
  minutes: number
  source: Source
  status?: SignOff
}

/** A sensor that has been streaming and falls silent. */
export interface SensorRule {
  silentSeconds: Partial<Record<'spo2' | 'heart-rate' | 'respiratory-rate', number>>
  source: Source
  status?: SignOff
}

/** Outside of these a value is taken for an artefact: it raises no threshold, and a blood pressure asks for a repeat. */
export interface Plausibility {
  /** Lowest and highest believable value, in the unit of the kind (%, /min, mmHg, °C). */
  range: Record<
    'spo2' | 'heart-rate' | 'respiratory-rate' | 'systolic' | 'diastolic' | 'mean-pressure' | 'temperature',
    { low: number; high: number }
  >
  /** Systolic minus diastolic, mmHg. */
  pulsePressure: { low: number; high: number }
  source: Source
  status?: SignOff
}

export type NoticeTier = 'watch' | 'alert' | 'act'

/** Blood pressure: any one that is reached. mmHg; rises are against the baseline before the dose. */
export interface BloodPressureLimits {
  systolicAtLeast?: number
  diastolicAtLeast?: number
  systolicRiseAtLeast?: number
  diastolicRiseAtLeast?: number
  /** Per cent of the baseline, systolic. */
  systolicRisePercentAtLeast?: number
}

/** A single value: the first of these that is set. */
export interface ValueLimit {
  below?: number
  atMost?: number
  above?: number
  atLeast?: number
}

interface NoticeRuleBase {
  id: string
  /** Raised when its limits, its words or its source change; what was recorded under it names the version. */
  version: string
  tier: NoticeTier
  /** Symptoms to ask for, by id of the protocol's symptom list. */
  asksSymptoms: string[]
  eventCard?: string
  source: Source
  status?: SignOff
}

export interface BloodPressureRule extends NoticeRuleBase {
  signal: 'blood-pressure'
  limits: BloodPressureLimits
}

/** A stream must stay beyond the limit for `forSeconds`; a value that a person entered counts at once. */
export interface StreamRule extends NoticeRuleBase {
  signal: 'spo2' | 'heart-rate' | 'respiratory-rate'
  limit: ValueLimit
  forSeconds: number
  /** Once raised it is over when the value has been back for so long. */
  clearSeconds: number
}

export interface RatingRule extends NoticeRuleBase {
  signal: 'moaa-s' | 'cadss-6' | 'distress'
  limit: ValueLimit
}

export type NoticeRule = BloodPressureRule | StreamRule | RatingRule

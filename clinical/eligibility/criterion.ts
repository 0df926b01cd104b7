import type { SignOff } from '../quantity/source.ts'
import type { ThreeValued } from '../quantity/three-valued.ts'
import type { CalendarDate, MeasurementName } from '../record/record.ts'
import type { Evidence } from '../resistance/index.ts'
import type { AlternativesKey } from './alternatives.ts'
import type { OutcomesBefore } from './outcomes-before.ts'
import type { PatientView } from './patient-view.ts'
import type { Passing } from './re-screen.ts'
import type { WokenBy } from './woken-by.ts'

/** Drug, route, jurisdiction and indication for which a determination is made. */
export const treatmentIds = [
  'esketamine-us',
  'esketamine-us-acute-suicidality',
  'esketamine-eu',
  'ketamine-iv',
  'ketamine-injection',
] as const
export type TreatmentId = (typeof treatmentIds)[number]

/** What a criterion is. */
export type CriterionKind = 'inclusion' | 'exclusion' | 'caution' | 'interaction' | 'work-up'

/**
 * What follows when it stands against the treatment. `block`: not eligible. `hold`: not eligible until it is put right.
 * `caution`: eligible with a caution. `info`: shown, changes nothing.
 */
export type CriterionOutput = 'block' | 'hold' | 'caution' | 'info'

/**
 * What makes a no. `must-ask`: only an explicit answer. `absent-after-review`: also absence from a record that a
 * clinician has reviewed. `advisory`: the same, and not knowing never holds anything up.
 */
export type CriterionNeed = 'must-ask' | 'absent-after-review' | 'advisory'

/** `met`: the criterion's statement is true of the patient. */
export type CriterionStatus = 'met' | 'not-met' | 'unknown'

export interface Judgement {
  status: CriterionStatus
  /** What was found, in words a clinician can check. */
  finding: string
  evidence: Evidence[]
  /** Something on record raises the question: not knowing then holds up even what is `advisory`. */
  raised?: boolean
}

export interface AnswerChoice {
  value: string
  label: string
}

/**
 * `choice` and `date` carry their answer as the detail; `measurement` and `assessment` are entered as what they are and
 * not as an answer.
 */
export type AnswerType = 'yes-no' | 'choice' | 'date' | 'measurement' | 'assessment'

/** What the interview asks. A yes makes the criterion's statement true, a no makes it false. */
export interface CriterionQuestion {
  text: string
  /** One sentence for whoever asks: what counts. */
  help?: string
  answerType: AnswerType
  choices?: AnswerChoice[]
  /** For `measurement`: what to measure. */
  measurements?: MeasurementName[]
  /** For `assessment`: instruments, any of which will do. */
  instruments?: string[]
  /** An answer counts for so many days. Ours: needs clinical sign-off. */
  validForDays: number
}

/** What was answered to a question, as far as it still counts. */
export interface CurrentAnswer {
  answer: ThreeValued
  /** A date, a choice, or words. */
  detail?: string
  on?: CalendarDate
  by?: string
  /** The last day on which it counts. */
  expires?: CalendarDate
  reference: string
}

/** A question about one thing of this patient: a trial, a medicine. */
export interface AskedQuestion extends CriterionQuestion {
  linkId: string
  title: string
  current: CurrentAnswer | null
  /** Could an answer still settle something? */
  open: boolean
  /** It is good to know, and the determination never waits for it. */
  neverHolds?: boolean
}

export interface CriterionSource {
  /** Key of `sources.ts`. */
  key: SourceKey
  section: string
  /** What it says, in our words. */
  text: string
}

/**
 * One question of eligibility. What is true only on the day (escort, fasting, intoxication, pressure before the dose) is
 * no criterion here but a gate at check-in: `clinical/protocols/session-checks.ts`.
 */
export interface Criterion {
  /** Also the link id of its question. */
  id: string
  version: number
  /** For a list: `Aneurysm`. */
  title: string
  /** The sentence that is true or not of the patient. */
  statement: string
  kind: CriterionKind
  output: CriterionOutput
  need: CriterionNeed
  treatments: TreatmentId[]
  /** Why this criterion does not concern this patient; undefined when it does, or may. */
  whyNotRelevant?: (view: PatientView, others: OutcomesBefore) => string | undefined
  question?: CriterionQuestion
  /** Questions that depend on what this patient has on record; they come in place of `question`. */
  ask?: (view: PatientView) => readonly AskedQuestion[]
  /** What on record can speak to it; absent: it is judged for everybody. */
  wokenBy?: WokenBy
  /** `others` are the outcomes of the criteria before this one. */
  judge: (view: PatientView, others: OutcomesBefore) => Judgement
  /** What would change it, by status; for `unknown` the default is to ask the question. */
  action: { met?: string; notMet?: string; unknown?: string }
  source: CriterionSource
  evidenceMark: 'verified' | 'unverified' | 'local'
  /** Set while a number or rule in it waits for the clinic's medical lead. */
  signOff?: SignOff
  /** A hard contraindication: one prescriber alone cannot override it. */
  secondSignature?: boolean
  /** Nobody can override it. */
  final?: boolean
  alternatives?: AlternativesKey
  /** When it is worth another look; without it by the answer that carries it, or by a default. */
  passes?: Passing
}

/** One criterion as it stands for a patient on a day. */
export interface CriterionOutcome {
  id: string
  version: number
  title: string
  statement: string
  kind: CriterionKind
  status: CriterionStatus
  output: CriterionOutput
  need: CriterionNeed
  /** False where it cannot concern this patient, or is not indicated. */
  relevant: boolean
  /**
   * `blocks`: it stands against the treatment. `missing`: nobody knows, and that holds up. `caution`: go on with care.
   * `open`: nobody knows, and that holds nothing up. `clear`: nothing to say against the treatment.
   */
  standing: 'blocks' | 'missing' | 'caution' | 'open' | 'clear'
  finding: string
  evidence: Evidence[]
  source: string
  evidenceMark: Criterion['evidenceMark']
  signOff?: SignOff
  action: string
  /** Link ids of the interview's questions that would settle it; empty when it has none. */
  questions: string[]
  secondSignature: boolean
  final: boolean
  alternatives?: AlternativesKey
  /** It no longer stands in the way, because of this. */
  overridden?: { reason: string; by: string; secondBy?: string }
  /** An override that does not count yet: a second person has to sign. */
  awaitsSecondSignature?: { reason: string; by: string }
}

/** yes: the statement is true. */
export const statusFrom = (answer: ThreeValued): CriterionStatus =>
  answer === 'yes' ? 'met' : answer === 'no' ? 'not-met' : 'unknown'

export type SourceKey =
  | 'uspi'
  | 'smpc'
  | 'ketamine-label'
  | 'asra-2018'
  | 'apa-2017'
  | 'canmat-2021'
  | 'phase-3-exclusions'
  | 'toronto-trial'
  | 'general'
  | 'clinic'
  | 'ema-leaflet'
  | 'columbia'
  | 'medicines'

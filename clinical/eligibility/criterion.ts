import type { SignOff } from '../quantity/source.ts'
import type { ThreeValued } from '../quantity/three-valued.ts'
import type { Evidence } from '../resistance/index.ts'
import type { AlternativesKey } from './alternatives.ts'
import type { PatientView } from './patient-view.ts'

/** Drug, route and jurisdiction for which a determination is made. */
export type TreatmentId = 'esketamine-us' | 'esketamine-eu' | 'ketamine-iv'

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
}

export interface AnswerChoice {
  value: string
  label: string
}

/**
 * What the interview asks. A yes makes the criterion's statement true, a no makes it false; `choice` and `date` carry
 * their answer as the detail, `measurement` is entered as a measurement and not as an answer.
 */
export interface CriterionQuestion {
  text: string
  /** One sentence for whoever asks: what counts. */
  help?: string
  answerType: 'yes-no' | 'choice' | 'date' | 'measurement'
  choices?: AnswerChoice[]
  /** An answer counts for so many days. Ours: needs clinical sign-off. */
  validForDays: number
}

export interface CriterionSource {
  /** Key of `sources.ts`. */
  key: SourceKey
  section: string
  /** What it says, in our words. */
  text: string
}

export interface Criterion {
  id: string
  version: number
  /** For a list: `Aneurysm`. */
  title: string
  /** The sentence that is true or not of the patient. */
  statement: string
  kind: CriterionKind
  output: CriterionOutput
  need: CriterionNeed
  /** Only `evaluation` decides a determination; `session-day` is a gate at check-in. */
  scope: 'evaluation' | 'session-day'
  treatments: TreatmentId[]
  /** Why this criterion does not concern this patient; undefined when it does, or may. */
  whyNotRelevant?: (view: PatientView) => string | undefined
  question?: CriterionQuestion
  /** `others` are the outcomes of the criteria before this one. */
  judge: (view: PatientView, others: readonly CriterionOutcome[]) => Judgement
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
  /** Does it stand in the way of going on: as a block, as a hold, or because it is not known? */
  holds: boolean
  finding: string
  evidence: Evidence[]
  source: string
  evidenceMark: Criterion['evidenceMark']
  signOff?: SignOff
  action: string
  /** Link id of the interview's question, where it has one. */
  question?: string
  secondSignature: boolean
  overridden?: { reason: string; by: string; secondBy?: string }
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
  | 'other'

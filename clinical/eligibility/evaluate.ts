import { isCalendarDate } from '../quantity/calendar-date.ts'
import type { SignOff } from '../quantity/source.ts'
import type { CalendarDate, PatientRecord } from '../record/record.ts'
import type { Resistance, Standard, StandardId } from '../resistance/index.ts'
import { type Alternatives, alternatives } from './alternatives.ts'
import type { CriterionOutcome, TreatmentId } from './criterion.ts'
import { type InterviewQuestion, openQuestions } from './interview-questions.ts'
import { judgeAll } from './outcome.ts'
import type { CriterionOverride } from './override.ts'
import { type PatientView, viewPatient } from './patient-view.ts'
import { prepare } from './prepared.ts'
import { type ReScreen, reScreenOf } from './re-screen.ts'
import { rulesetOf } from './rulesets.ts'

export type Determination = 'eligible' | 'eligible-with-cautions' | 'needs-information' | 'not-eligible'

export interface EvaluationOptions {
  treatment: TreatmentId
  asOf: CalendarDate
  /** By which a trial is called adequate and failed; `athf-sf` when absent. */
  standard?: StandardId | Standard
  overrides?: readonly CriterionOverride[]
}

export interface Evaluation {
  asOf: CalendarDate
  treatment: TreatmentId
  ruleset: { id: string; version: string }
  determination: Determination
  /** One sentence for a screen. */
  sentence: string
  /** In the order of the interview. */
  criteria: CriterionOutcome[]
  /** Those that are open now, in the order of asking; `holds` says which of them the determination waits for. */
  questions: InterviewQuestion[]
  /** How many answers the determination waits for. */
  missingCount: number
  resistance: Resistance
  /** What to consider instead; empty unless not eligible. */
  alternatives: Alternatives[]
  /** When to evaluate again; only when not eligible. */
  reScreen?: ReScreen
  /** Criteria with a rule or number that the clinic's medical lead has not approved. */
  signOffs: { criterionId: string; signOff: SignOff }[]
}

/**
 * Judges one patient for one treatment on one day. Pure: the same record and options give the same answer, whatever the
 * order of the facts; nothing dated after the day is used.
 * Throws RangeError on an unknown treatment or standard and on a date that is no day of the calendar.
 */
export function evaluate(record: PatientRecord, options: EvaluationOptions): Evaluation {
  const { treatment, asOf, standard, overrides = [] } = options
  const ruleset = rulesetOf(treatment)
  const view = look(record, { treatment, asOf, standard })
  const { prepared, signOffs } = prepare(ruleset)
  const criteria = judgeAll(prepared, view, overrides)
  const determination = determine(criteria)
  const questions = openQuestions(prepared, criteria, view)
  const missingCount = countMissing(criteria, questions)
  return {
    asOf,
    treatment,
    ruleset: { id: ruleset.id, version: ruleset.version },
    determination,
    sentence: sentenceOf(determination, criteria, missingCount),
    criteria,
    questions,
    missingCount,
    resistance: view.resistance,
    alternatives: determination === 'not-eligible' ? alternativesTo(criteria) : [],
    ...(determination === 'not-eligible' ? { reScreen: reScreenOf(prepared, criteria, view) } : {}),
    signOffs,
  }
}

/** What the criteria see. Shared with the interview. */
export function look(
  record: PatientRecord,
  { treatment, asOf, standard }: Pick<EvaluationOptions, 'treatment' | 'asOf' | 'standard'>,
): PatientView {
  if (!isCalendarDate(asOf)) throw new RangeError(`${asOf} is not a date (YYYY-MM-DD).`)
  return viewPatient(record, treatment, asOf, standard ?? 'athf-sf')
}

function determine(criteria: readonly CriterionOutcome[]): Determination {
  const any = (standing: CriterionOutcome['standing']) => criteria.some((outcome) => outcome.standing === standing)
  if (any('blocks')) return 'not-eligible'
  // No criterion at all is nothing known, never a go.
  if (criteria.length === 0 || any('missing')) return 'needs-information'
  return any('caution') ? 'eligible-with-cautions' : 'eligible'
}

/** Answers that the determination waits for; a criterion without a question counts as one. */
function countMissing(criteria: readonly CriterionOutcome[], questions: readonly InterviewQuestion[]): number {
  const holding = questions.filter((question) => question.holds)
  const asked = new Set(holding.map((question) => question.criterionId))
  return holding.length + criteria.filter(({ id, standing }) => standing === 'missing' && !asked.has(id)).length
}

function sentenceOf(determination: Determination, criteria: readonly CriterionOutcome[], missing: number): string {
  const titles = (standing: CriterionOutcome['standing']) =>
    inWords(
      criteria.filter((outcome) => outcome.standing === standing).map(({ kind, title }) => againstIn(kind, title)),
    )
  switch (determination) {
    case 'not-eligible':
      return `Not eligible: ${titles('blocks')}.`
    case 'needs-information':
      return `${missing} ${missing === 1 ? 'answer' : 'answers'} missing; no exclusion found in what was asked.`
    case 'eligible-with-cautions':
      return `Eligible, with cautions: ${titles('caution')}.`
    case 'eligible':
      return 'Eligible: everything was asked and nothing stands against it.'
  }
}

/** An inclusion and a work-up are named by what is wanted, so that it has to be said that it is not there. */
const againstIn = (kind: CriterionOutcome['kind'], title: string): string =>
  kind === 'inclusion'
    ? `${lower(title)} (not fulfilled)`
    : kind === 'work-up'
      ? `${lower(title)} (to do)`
      : lower(title)

/** `MADRS` keeps its capitals. */
const lower = (title: string): string =>
  /^\p{Lu}\p{Ll}/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title

function inWords(titles: string[]): string {
  const [first = '', second, ...more] = titles
  if (second === undefined) return first
  if (more.length === 0) return `${first}, ${second}`
  return `${first}, ${second} and ${more.length} more`
}

function alternativesTo(criteria: readonly CriterionOutcome[]): Alternatives[] {
  const keys = criteria.flatMap((outcome) => (outcome.standing === 'blocks' ? (outcome.alternatives ?? []) : []))
  const chosen = keys.length > 0 ? keys : (['contraindicated'] as const)
  return [...new Set(chosen)].map((key) => alternatives[key])
}

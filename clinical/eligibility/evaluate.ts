import { isCalendarDate } from '../quantity/calendar-date.ts'
import type { SignOff } from '../quantity/source.ts'
import type { CalendarDate, PatientRecord } from '../record/record.ts'
import type { Resistance, Standard, StandardId } from '../resistance/index.ts'
import { type Alternatives, alternatives } from './alternatives.ts'
import type { Criterion, CriterionOutcome, Judgement, TreatmentId } from './criterion.ts'
import { type InterviewQuestion, questionsOf } from './interview-questions.ts'
import { type CriterionOverride, countsAsOverridden } from './override.ts'
import { type PatientView, viewPatient } from './patient-view.ts'
import { rulesetOf } from './rulesets.ts'
import { sourceText } from './sources.ts'

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
  const criteria = judgeAll(ruleset.criteria, view, overrides)
  const determination = determine(criteria)
  const questions = questionsOf(ruleset, criteria, view).filter((question) => question.open)
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
    signOffs: ruleset.criteria.flatMap(({ id, signOff }) => (signOff ? [{ criterionId: id, signOff }] : [])),
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

export function judgeAll(
  criteria: readonly Criterion[],
  view: PatientView,
  overrides: readonly CriterionOverride[],
): CriterionOutcome[] {
  const outcomes: CriterionOutcome[] = []
  for (const criterion of criteria) outcomes.push(outcomeOf(criterion, view, outcomes, overrides))
  return outcomes
}

function outcomeOf(
  criterion: Criterion,
  view: PatientView,
  others: readonly CriterionOutcome[],
  overrides: readonly CriterionOverride[],
): CriterionOutcome {
  const { id, version, title, statement, kind, output, need, evidenceMark, signOff, action } = criterion
  const judged = criterion.judge(view, others)
  const irrelevant = judged.status === 'unknown' ? criterion.whyNotRelevant?.(view, others) : undefined
  const { status, finding, evidence } =
    irrelevant === undefined ? judged : whenIrrelevant(criterion, judged, irrelevant)
  const stands = standingOf(criterion, status, judged, irrelevant !== undefined)
  const override = overrides.find((each) => each.criterionId === id)
  const mayOverride = override !== undefined && (stands === 'blocks' || stands === 'missing')
  const overridden = mayOverride && countsAsOverridden(criterion, override)
  return {
    id,
    version,
    title,
    statement,
    kind,
    status,
    output: irrelevant === undefined ? output : 'info',
    need,
    relevant: irrelevant === undefined,
    standing: overridden ? 'caution' : stands,
    finding,
    evidence,
    source: sourceText(criterion.source),
    evidenceMark,
    ...(signOff ? { signOff } : {}),
    action: stands === 'clear' ? '' : (whatToDo(action, status) ?? askText(criterion)),
    questions: askedIds(criterion, view),
    secondSignature: criterion.secondSignature ?? false,
    final: criterion.final ?? false,
    ...(criterion.alternatives ? { alternatives: criterion.alternatives } : {}),
    ...(overridden ? { overridden: withoutCriterion(override) } : {}),
    ...(mayOverride && !overridden && !criterion.final && override.reason.trim() !== ''
      ? { awaitsSecondSignature: { reason: override.reason, by: override.by } }
      : {}),
  }
}

/** Work-up that is not indicated stays undone; anything else that cannot concern the patient is a no. */
const whenIrrelevant = ({ kind }: Criterion, judged: Judgement, why: string): Judgement => ({
  status: kind === 'work-up' ? 'unknown' : 'not-met',
  finding: kind === 'work-up' ? `Not indicated: ${why}` : why,
  evidence: judged.evidence,
})

function standingOf(
  { kind, output, need }: Criterion,
  status: CriterionOutcome['status'],
  { raised }: Judgement,
  irrelevant: boolean,
): CriterionOutcome['standing'] {
  if (irrelevant || output === 'info') return status === 'unknown' && !irrelevant ? 'open' : 'clear'
  const wanted = kind === 'inclusion' || kind === 'work-up' ? 'met' : 'not-met'
  if (status === wanted) return 'clear'
  if (status !== 'unknown') return output === 'caution' ? 'caution' : 'blocks'
  // A sleeping pill that is prescribed asks for care also before somebody knows whether it is taken.
  if (output === 'caution') return kind === 'work-up' || raised ? 'caution' : 'open'
  return need === 'advisory' && !raised ? 'open' : 'missing'
}

function whatToDo(action: Criterion['action'], status: CriterionOutcome['status']): string | undefined {
  return status === 'met' ? (action.met ?? '') : status === 'not-met' ? (action.notMet ?? '') : action.unknown
}

const askText = ({ question }: Criterion): string => (question ? `Ask: ${question.text}` : 'Ask, or look it up.')

const askedIds = (criterion: Criterion, view: PatientView): string[] =>
  criterion.ask ? criterion.ask(view).map(({ linkId }) => linkId) : criterion.question ? [criterion.id] : []

const withoutCriterion = ({ reason, by, secondBy }: CriterionOverride) => ({
  reason,
  by,
  ...(secondBy === undefined ? {} : { secondBy }),
})

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

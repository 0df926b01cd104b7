import { isCalendarDate } from '../quantity/calendar-date.ts'
import { joinedText } from '../quantity/joined.ts'
import type { SignOff } from '../quantity/source.ts'
import type { CalendarDate, PatientRecord } from '../record/record.ts'
import type { Resistance, Standard, StandardId } from '../resistance/index.ts'
import { type Alternatives, type AlternativesKey, alternatives } from './alternatives.ts'
import type { CriterionOutcome, TreatmentId } from './criterion.ts'
import { type InterviewQuestion, openQuestions } from './interview-questions.ts'
import { judge } from './outcome.ts'
import type { CriterionOverride } from './override.ts'
import { PatientView } from './patient-view.ts'
import { type PreparedCriterion, prepare } from './prepared.ts'
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
  const { treatment, asOf, overrides = [] } = options
  const ruleset = rulesetOf(treatment)
  const view = look(record, options)
  const prepared = prepare(ruleset)
  const judged = judge(prepared, view, overrides)
  const criteria = judged.outcomes
  const standings = standingsOf(criteria)
  const determination = determine(standings)
  const questions = openQuestions(prepared, judged, view)
  const missingCount = countMissing(criteria, questions)
  const refused = determination === 'not-eligible'
  return {
    asOf,
    treatment,
    ruleset: { id: ruleset.id, version: ruleset.version },
    determination,
    sentence: sentenceOf(determination, prepared.prepared, standings, missingCount),
    criteria,
    questions,
    missingCount,
    resistance: view.resistance,
    alternatives: refused ? alternativesTo(criteria, standings.blocking) : [],
    reScreen: refused ? reScreenOf(prepared.prepared, criteria, standings.blocking, view) : undefined,
    signOffs: prepared.signOffs,
  }
}

/** What the criteria see. Shared with the interview. */
export function look(
  record: PatientRecord,
  { treatment, asOf, standard = 'athf-sf' }: Pick<EvaluationOptions, 'treatment' | 'asOf' | 'standard'>,
): PatientView {
  if (!isCalendarDate(asOf)) throw new RangeError(`${asOf} is not a date (YYYY-MM-DD).`)
  return new PatientView(record, treatment, { asOf, standard })
}

/** Where in the list those are that stand against the treatment, or ask for care. */
interface Standings {
  blocking: readonly number[]
  cautions: readonly number[]
  /** Is some answer missing? No criterion at all is nothing known, never a go. */
  missing: boolean
}

function standingsOf(criteria: readonly CriterionOutcome[]): Standings {
  const blocking: number[] = []
  const cautions: number[] = []
  let missing = criteria.length === 0
  for (let at = 0; at < criteria.length; at++) {
    const { standing } = criteria[at] as CriterionOutcome
    if (standing === 'missing') missing = true
    else if (standing === 'blocks') blocking.push(at)
    else if (standing === 'caution') cautions.push(at)
  }
  return { blocking, cautions, missing }
}

function determine({ blocking, cautions, missing }: Standings): Determination {
  if (blocking.length > 0) return 'not-eligible'
  if (missing) return 'needs-information'
  return cautions.length > 0 ? 'eligible-with-cautions' : 'eligible'
}

/** Answers that the determination waits for; a criterion without a question counts as one. */
function countMissing(criteria: readonly CriterionOutcome[], questions: readonly InterviewQuestion[]): number {
  let count = 0
  // Questions come in the order of their criteria: those of one are together.
  let at = 0
  for (const { id, standing } of criteria) {
    let holding = 0
    for (; questions[at]?.criterionId === id; at++) if (questions[at]?.holds) holding++
    count += holding === 0 && standing === 'missing' ? 1 : holding
  }
  return count
}

function sentenceOf(
  determination: Determination,
  prepared: readonly PreparedCriterion[],
  { blocking, cautions }: Standings,
  missing: number,
): string {
  switch (determination) {
    case 'not-eligible':
      return `Not eligible: ${titlesOf(prepared, blocking)}.`
    case 'needs-information':
      return `${missing} ${missing === 1 ? 'answer' : 'answers'} missing; no exclusion found in what was asked.`
    case 'eligible-with-cautions':
      return `Eligible, with cautions: ${titlesOf(prepared, cautions)}.`
    case 'eligible':
      return 'Eligible: everything was asked and nothing stands against it.'
  }
}

/** The first two, and how many more there are. */
function titlesOf(prepared: readonly PreparedCriterion[], at: readonly number[]): string {
  const first = joinedText(at.length > 2 ? at.slice(0, 2) : at, (each) => prepared[each]?.titleAgainst ?? '', ', ')
  return at.length > 2 ? `${first} and ${at.length - 2} more` : first
}

function alternativesTo(criteria: readonly CriterionOutcome[], blocking: readonly number[]): Alternatives[] {
  const keys: AlternativesKey[] = []
  for (const at of blocking) {
    const key = criteria[at]?.alternatives
    if (key !== undefined && !keys.includes(key)) keys.push(key)
  }
  return keys.map((key) => alternatives[key])
}

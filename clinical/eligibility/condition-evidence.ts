import { type ConditionGroup, conceptIs, saysPast } from '../conditions/index.ts'
import { dayInterval } from '../quantity/calendar-date.ts'
import { addDays } from '../quantity/clinic-day.ts'
import type { ThreeValued } from '../quantity/three-valued.ts'
import type { CalendarDate, Concept, ConditionFact, InterviewAnswerFact } from '../record/record.ts'
import type { Evidence } from '../resistance/index.ts'
import type { Criterion, Judgement } from './criterion.ts'
import type { PatientView } from './patient-view.ts'

/** How a criterion reads the conditions of a record. */
export interface ConditionRule {
  /** `ever`: a resolved condition still counts. `now`: only what is going on. */
  when: 'ever' | 'now'
  groups: ConditionGroup[]
  /** Conditions that raise the question without answering it: a stroke that the record does not type. */
  toClarify?: ConditionGroup[]
  /** Concepts beyond the groups that count: an allergy to ketamine by its RXCUI. */
  also?: (concept: Concept) => boolean
  /** Narrows what counts: `no` leaves the condition out, `unknown` lets it raise the question. */
  counts?: (fact: ConditionFact, view: PatientView) => ThreeValued
}

const unsure = ['unconfirmed', 'provisional', 'differential']
const over = ['resolved', 'inactive', 'remission']

export const isOver = (fact: ConditionFact): boolean =>
  over.includes(fact.clinicalStatus) || fact.abatement !== undefined || saysPast(fact.concept)

/** The day by which a condition was known; empty when the record gives none. */
export const dayOfCondition = (fact: ConditionFact): CalendarDate =>
  dayInterval(fact.recorded)?.latest ?? dayInterval(fact.onset)?.latest ?? ''

/** `Abdominal aortic aneurysm (I71.4), resolved, 2019-03`. */
export function describeCondition(fact: ConditionFact): Evidence {
  const code = fact.concept.codings.find((coding) => coding.code !== fact.concept.text)?.code
  const verification = unsure.includes(fact.verificationStatus) || fact.verificationStatus === 'refuted'
  const parts = [
    `${fact.concept.text}${code ? ` (${code})` : ''}`,
    ...(fact.clinicalStatus === 'unknown' ? [] : [fact.clinicalStatus]),
    ...(verification ? [fact.verificationStatus] : []),
    ...(fact.onset ? [`since ${fact.onset}`] : []),
    ...(fact.abatement ? [`until ${fact.abatement}`] : []),
    ...(fact.recorded && !fact.onset ? [`recorded ${fact.recorded}`] : []),
  ]
  return { reference: fact.reference, text: parts.join(', ') }
}

/** What the record and the interview say of one fact, before a criterion turns it into its status. */
export interface ConditionEvidence {
  sure: ConditionFact[]
  unsure: ConditionFact[]
  refuted: ConditionFact[]
  toClarify: ConditionFact[]
}

/** Nothing on record speaks to it, as for most criteria of most patients. */
const nothing: ConditionEvidence = { sure: [], unsure: [], refuted: [], toClarify: [] }

/** @param conditions where others than those of the record are read as conditions: allergies, procedures */
export function conditionEvidence(
  view: PatientView,
  rule: ConditionRule,
  conditions: readonly ConditionFact[] = view.conditions,
): ConditionEvidence {
  if (conditions.length === 0) return nothing
  if (conditions === view.conditions && !rule.also && !mayConcern(rule, view.conditionGroups)) return nothing
  const found: ConditionEvidence = { sure: [], unsure: [], refuted: [], toClarify: [] }
  for (const fact of conditions) {
    const belongs = rule.groups.some((group) => conceptIs(fact.concept, group)) || (rule.also?.(fact.concept) ?? false)
    const clarifies = rule.toClarify?.some((group) => conceptIs(fact.concept, group)) ?? false
    if (!belongs && !clarifies) continue
    if (fact.verificationStatus === 'refuted') {
      if (belongs) found.refuted.push(fact)
      continue
    }
    if (rule.when === 'now' && isOver(fact)) continue
    const counts = rule.counts?.(fact, view) ?? 'yes'
    if (counts === 'no') continue
    if (!belongs || counts === 'unknown') found.toClarify.push(fact)
    else if (unsure.includes(fact.verificationStatus)) found.unsure.push(fact)
    else found.sure.push(fact)
  }
  return found
}

const mayConcern = ({ groups, toClarify }: ConditionRule, present: ReadonlySet<ConditionGroup>): boolean =>
  groups.some((group) => present.has(group)) || (toClarify?.some((group) => present.has(group)) ?? false)

type Asks = Pick<Criterion, 'id' | 'need' | 'question'>

/**
 * The status of a criterion about a condition. A recorded yes stands, whatever was answered, when the question is
 * `ever`; when it is `now`, a later explicit no takes it back. Provisional and untyped entries keep it unknown until
 * somebody has asked. Absence counts only as the criterion's need allows.
 */
export function judgeCondition(
  view: PatientView,
  criterion: Asks,
  rule: ConditionRule,
  conditions?: readonly ConditionFact[],
): Judgement {
  const found = conditionEvidence(view, rule, conditions)
  const validForDays = criterion.question?.validForDays ?? 365
  const answer = view.answer(criterion.id, validForDays)
  if (found === nothing) return answer ? judgeAnswer(answer) : absence(view, criterion)
  const answered: Evidence[] = answer ? [{ reference: answer.reference, text: answerText(answer) }] : []
  const no = explicitNo(view, found.refuted, answer, validForDays)
  const standing = found.sure.filter((fact) => rule.when === 'ever' || !no || !isBefore(dayOfCondition(fact), no.on))
  const evidence = (facts: ConditionFact[]) => facts.map(describeCondition)

  if (standing.length > 0) {
    const contradicted = no ? `; ${no.text}, but the record stands until it is corrected` : ''
    return {
      status: 'met',
      finding: `On record: ${list(standing)}${contradicted}.`,
      evidence: [...evidence(standing), ...answered, ...evidence(found.refuted)],
    }
  }
  if (answer?.answer === 'yes')
    return { status: 'met', finding: sentence(answerText(answer)), evidence: [...answered, ...evidence(found.unsure)] }

  const open = [...found.unsure, ...found.toClarify]
  const raised = open.filter((fact) => !no || isBefore(no.on, dayOfCondition(fact)))
  if (raised.length > 0)
    return {
      status: 'unknown',
      finding: `Not certain: ${list(raised)}.`,
      evidence: [...evidence(raised), ...answered],
      raised: true,
    }
  if (no) {
    const mentioned = open.length > 0 ? ` The record mentions ${list(open)}.` : ''
    const before = found.sure.length > 0 ? ` An earlier entry (${list(found.sure)}) no longer holds.` : ''
    return {
      status: 'not-met',
      finding: `${sentence(no.text)}${mentioned}${before}`,
      evidence: [...answered, ...evidence(found.refuted), ...evidence(open), ...evidence(found.sure)],
    }
  }
  if (answer) return { status: 'unknown', finding: sentence(answerText(answer)), evidence: answered }
  return absence(view, criterion)
}

/** The answer alone speaks. */
function judgeAnswer(answer: InterviewAnswerFact): Judgement {
  const text = answerText(answer)
  return {
    status: answer.answer === 'yes' ? 'met' : answer.answer === 'no' ? 'not-met' : 'unknown',
    finding: sentence(text),
    evidence: [{ reference: answer.reference, text }],
  }
}

/** One for all patients, so that its outcome can be prepared once. */
export const notAsked: Judgement = {
  status: 'unknown',
  finding: 'Not asked yet; the record does not mention it.',
  evidence: [],
}

/** What it means that nothing is on record. */
export const absence = (view: PatientView, { need }: Pick<Criterion, 'need'>): Judgement =>
  need === 'must-ask' ? notAsked : view.absence

interface ExplicitNo {
  on: CalendarDate
  text: string
}

function explicitNo(
  view: PatientView,
  refuted: ConditionFact[],
  answer: InterviewAnswerFact | undefined,
  validForDays: number,
): ExplicitNo | undefined {
  const answers: ExplicitNo[] = refuted
    .map((fact) => ({ on: dayOfCondition(fact), text: `refuted in the record: ${fact.concept.text}` }))
    // A refutation without a date is still somebody's explicit no.
    .filter(({ on }) => on === '' || on >= addDays(view.asOf, -validForDays))
  if (answer?.answer === 'no') answers.push({ on: answer.on, text: answerText(answer) })
  return answers.sort((a, b) => (a.on < b.on ? 1 : -1))[0]
}

/** Before a day, for certain: an undated entry never is. */
const isBefore = (day: CalendarDate, other: CalendarDate): boolean => day !== '' && day < other

export function answerText({ answer, detail, on, answeredBy }: InterviewAnswerFact): string {
  const said = answer === 'unknown' ? (detail ?? 'not known') : `${answer}${detail ? ` (${detail})` : ''}`
  return `asked on ${on}${answeredBy ? ` by ${answeredBy}` : ''}: ${said}`
}

export const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`

const list = (facts: ConditionFact[]): string => facts.map((fact) => describeCondition(fact).text).join('; ')

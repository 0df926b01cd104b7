import {
  type ConditionGroup,
  conditionGroups,
  groupBits,
  groupBitsOf,
  groupsOf,
  saysPast,
  saysSuspected,
} from '../conditions/index.ts'
import type { BitSet } from '../quantity/bit-set.ts'
import { dayInterval, daysBefore } from '../quantity/calendar-date.ts'
import type { ThreeValued } from '../quantity/three-valued.ts'
import type { CalendarDate, Concept, ConditionFact, InterviewAnswerFact } from '../record/record.ts'
import type { Evidence } from '../resistance/index.ts'
import { answerInWords, answerText, sentence } from './answer-words.ts'
import type { Criterion, Judgement } from './criterion.ts'
import { textsOf } from './evidence-texts.ts'
import type { PatientView } from './patient-view.ts'

/** How a criterion reads the conditions of a record. */
export interface ConditionRule {
  /** `ever`: a resolved condition still counts. `now`: only what is going on. */
  when: 'ever' | 'now'
  groups: ConditionGroup[]
  /** Conditions that raise the question without answering it: a stroke that the record does not type. */
  toClarify?: ConditionGroup[]
  /** Conditions that raise the question of now though the record calls them over: schizophrenia. */
  clarifiedWhenOver?: ConditionGroup[]
  /** Concepts beyond the groups that count: an allergy to ketamine by its RXCUI. */
  also?: (concept: Concept) => boolean
  /**
   * Groups that are as wide as the question: refuted as a whole they answer it with a no, while one kind of them that is
   * refuted takes back the suspicion of itself. No aneurysm in the brain says nothing of the aorta. Absent: the group, where it has one.
   */
  refutedBy?: ConditionGroup[]
  /** Narrows what counts: `no` leaves the condition out, `unknown` lets it raise the question. */
  counts?: (fact: ConditionFact, view: PatientView) => ThreeValued
}

type Asks = Pick<Criterion, 'id' | 'need' | 'question'>

/** A rule as one criterion reads it, its groups as bits: made once a criterion and not once a patient, all of one shape. */
export interface ReadyRule {
  /** Whose question it is. */
  criterionId: string
  need: Criterion['need']
  validForDays: number
  when: ConditionRule['when']
  /** Those that belong and those that are to be clarified. */
  groups: readonly ConditionGroup[]
  belonging: BitSet
  clarifying: BitSet
  concerning: BitSet
  clarifiedWhenOver: BitSet
  also: ConditionRule['also']
  refutedBy: BitSet
  /** Kinds of those: too narrow to answer. */
  kinds: BitSet
  counts: ConditionRule['counts']
}

export function conditionRule({ id, need, question }: Asks, rule: ConditionRule): ReadyRule {
  const groups = [...rule.groups, ...(rule.toClarify ?? [])]
  const refutedBy = rule.refutedBy ?? (rule.groups.length === 1 ? rule.groups : [])
  return {
    criterionId: id,
    need,
    validForDays: question?.validForDays ?? 365,
    when: rule.when,
    groups,
    belonging: groupBits(rule.groups),
    clarifying: groupBits(rule.toClarify),
    concerning: groupBits(groups),
    clarifiedWhenOver: groupBits(rule.clarifiedWhenOver),
    also: rule.also,
    refutedBy: groupBits(refutedBy),
    kinds: groupBits(refutedBy.flatMap(kindsOf)),
    counts: rule.counts,
  }
}

const kindsOf = (group: ConditionGroup): ConditionGroup[] =>
  (conditionGroups[group].includes ?? []).flatMap((kind) => [
    kind as ConditionGroup,
    ...kindsOf(kind as ConditionGroup),
  ])

/** Is what was refuted as wide as the question? */
function answersWhole({ refutedBy, kinds, also }: ReadyRule, { concept }: ConditionFact): boolean {
  const groups = groupBitsOf(concept)
  return (refutedBy.meets(groups) && !kinds.meets(groups)) || (also?.(concept) ?? false)
}

/** Was this very suspicion, or a wider one, refuted then or later? Without a date it is somebody's no all the same. */
function isTakenBack(fact: ConditionFact, refuted: readonly ConditionFact[]): boolean {
  const groups = groupsOf(fact.concept)
  return refuted.some((other) => {
    const wider = [...groupsOf(other.concept)]
    return (
      wider.length > 0 &&
      wider.every((group) => groups.has(group)) &&
      !isBefore(firstDayOfCondition(other), firstDayOfCondition(fact))
    )
  })
}

/** For what no condition of a record says: only an answer counts. */
export const answerRule = (asks: Asks): ReadyRule => conditionRule(asks, { when: 'now', groups: [] })

const isUnsureByStatus = ({ verificationStatus: status }: ConditionFact): boolean =>
  status === 'unconfirmed' || status === 'provisional' || status === 'differential'

const isUnsure = (fact: ConditionFact): boolean => isUnsureByStatus(fact) || saysSuspected(fact.concept)

export const isOver = ({ clinicalStatus: status, abatement, concept }: ConditionFact): boolean =>
  status === 'resolved' ||
  status === 'inactive' ||
  status === 'remission' ||
  abatement !== undefined ||
  saysPast(concept)

/** The day by which a condition was known; empty when the record gives none. */
export const dayOfCondition = (fact: ConditionFact): CalendarDate =>
  dayInterval(fact.recorded)?.latest ?? dayInterval(fact.onset)?.latest ?? ''

/** The first day that its date can mean; empty when the record gives none. After an answer for certain if this is. */
export const firstDayOfCondition = (fact: ConditionFact): CalendarDate =>
  dayInterval(fact.recorded)?.earliest ?? dayInterval(fact.onset)?.earliest ?? ''

/** `Abdominal aortic aneurysm (I71.4), resolved, 2019-03`. */
export function describeCondition(fact: ConditionFact): Evidence {
  const code = fact.concept.codings.find((coding) => coding.code !== fact.concept.text)?.code
  let text = fact.concept.text
  if (code) text += ` (${code})`
  if (fact.clinicalStatus !== 'unknown') text += `, ${fact.clinicalStatus}`
  if (isUnsureByStatus(fact) || fact.verificationStatus === 'refuted') text += `, ${fact.verificationStatus}`
  if (fact.onset) text += `, since ${fact.onset}`
  if (fact.abatement) text += `, until ${fact.abatement}`
  if (fact.recorded && !fact.onset) text += `, recorded ${fact.recorded}`
  return { reference: fact.reference, text }
}

/** Is it this very condition? What one person entered on one day has one reference. */
export function isCarriedBy(fact: ConditionFact, evidence: readonly Evidence[]): boolean {
  const { reference, text } = describeCondition(fact)
  return evidence.some((each) => each.reference === reference && each.text === text)
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
  rule: ReadyRule,
  conditions: readonly ConditionFact[] = view.conditions,
): ConditionEvidence {
  if (conditions.length === 0) return nothing
  if (conditions === view.conditions && !rule.also && !rule.concerning.meets(view.conditionGroups)) return nothing
  const found: ConditionEvidence = { sure: [], unsure: [], refuted: [], toClarify: [] }
  for (const fact of conditions) {
    const groups = groupBitsOf(fact.concept)
    const belongs = rule.belonging.meets(groups) || (rule.also?.(fact.concept) ?? false)
    if (!belongs && !rule.clarifying.meets(groups)) continue
    if (fact.verificationStatus === 'refuted') {
      if (belongs) found.refuted.push(fact)
      continue
    }
    if (rule.when === 'now' && isOver(fact)) {
      if (rule.clarifiedWhenOver.meets(groups)) found.toClarify.push(fact)
      continue
    }
    const counts = rule.counts?.(fact, view) ?? 'yes'
    if (counts === 'no') continue
    if (!belongs || counts === 'unknown') found.toClarify.push(fact)
    else if (isUnsure(fact)) found.unsure.push(fact)
    else found.sure.push(fact)
  }
  return found
}

/**
 * The status of a criterion about a condition. A recorded yes stands, whatever was answered, when the question is
 * `ever`; when it is `now`, a later explicit no takes it back. Provisional and untyped entries keep it unknown until
 * somebody has asked. Absence counts only as the criterion's need allows.
 */
export function judgeCondition(view: PatientView, rule: ReadyRule, conditions?: readonly ConditionFact[]): Judgement {
  const { validForDays } = rule
  const found = conditionEvidence(view, rule, conditions)
  const answer = view.answer(rule.criterionId, validForDays)
  if (found === nothing) return answer ? judgeAnswer(answer) : absence(view, rule.need)
  const answered: Evidence[] = answer ? [{ reference: answer.reference, text: answerText(answer) }] : []
  const wide = found.refuted.filter((fact) => answersWhole(rule, fact))
  const no = explicitNo(view, wide, answer, validForDays)
  const standing = found.sure.filter((fact) => rule.when === 'ever' || !no || !isBefore(dayOfCondition(fact), no.on))

  if (standing.length > 0) {
    const described = standing.map(describeCondition)
    const against =
      no?.text ?? (standing.some((fact) => isTakenBack(fact, found.refuted)) ? 'refuted as well' : undefined)
    const contradicted = against ? `; ${against}, but the record stands until it is corrected` : ''
    return {
      status: 'met',
      finding: `On record: ${textsOf(described)}${contradicted}.`,
      evidence: [...described, ...answered, ...found.refuted.map(describeCondition)],
    }
  }
  if (answer?.answer === 'yes')
    return {
      status: 'met',
      finding: sentence(answerText(answer)),
      evidence: [...answered, ...found.unsure.map(describeCondition)],
    }

  const open = [...found.unsure, ...found.toClarify]
  const raised = open.filter(
    (fact) => !isTakenBack(fact, found.refuted) && (!no || isBefore(no.on, firstDayOfCondition(fact))),
  )
  if (raised.length > 0) {
    const described = raised.map(describeCondition)
    return {
      status: 'unknown',
      finding: `Not certain: ${textsOf(described)}.`,
      evidence: [...described, ...answered],
      raised: true,
    }
  }
  if (no) {
    const [ofOpen, ofSure] = [open.map(describeCondition), found.sure.map(describeCondition)]
    const mentioned = open.length > 0 ? ` The record mentions ${textsOf(ofOpen)}.` : ''
    const before = found.sure.length > 0 ? ` An earlier entry (${textsOf(ofSure)}) no longer holds.` : ''
    return {
      status: 'not-met',
      finding: `${sentence(no.text)}${mentioned}${before}`,
      evidence: [...answered, ...found.refuted.map(describeCondition), ...ofOpen, ...ofSure],
    }
  }
  if (answer) return { status: 'unknown', finding: sentence(answerText(answer)), evidence: answered }
  const none = absence(view, rule.need)
  if (found.refuted.length === 0) return none
  const refuted = found.refuted.map(describeCondition)
  return {
    ...none,
    finding: `On record: ${textsOf(refuted)}, which does not answer the whole question. ${none === notAsked ? 'Not asked yet.' : none.finding}`,
    evidence: [...none.evidence, ...refuted],
  }
}

/** The answer alone speaks. */
function judgeAnswer(answer: InterviewAnswerFact): Judgement {
  const { text, finding } = answerInWords(answer)
  return {
    status: answer.answer === 'yes' ? 'met' : answer.answer === 'no' ? 'not-met' : 'unknown',
    finding,
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
export const absence = (view: PatientView, need: Criterion['need']): Judgement =>
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
  const said = answer?.answer === 'no' ? { on: answer.on, text: answerText(answer) } : undefined
  if (refuted.length === 0) return said
  const answers: ExplicitNo[] = refuted
    .map((fact) => ({ on: firstDayOfCondition(fact), text: `refuted in the record: ${fact.concept.text}` }))
    // A refutation without a date is still somebody's explicit no.
    .filter(({ on }) => on === '' || on >= daysBefore(view.asOf, validForDays))
  if (said) answers.push(said)
  return answers.sort((a, b) => (a.on < b.on ? 1 : -1))[0]
}

/** Before a day, for certain: an undated entry never is. */
const isBefore = (day: CalendarDate, other: CalendarDate): boolean => day !== '' && day < other

import { daysBefore } from '../quantity/calendar-date.ts'
import { addDays } from '../quantity/clinic-day.ts'
import type { CalendarDate, Fact, InterviewAnswerFact } from './record.ts'

/**
 * The answer to a question that holds on a day: the newest that has not expired. Of several on one day a yes comes
 * first, then a `don't know`, so that no order of entry hides a yes; a later `don't know` takes back a no, but not a yes.
 *
 * @param validForDays how long an answer counts that carries no expiry of its own
 */
export function answerTo(
  facts: readonly Fact[],
  question: string,
  asOf: CalendarDate,
  validForDays?: number,
): InterviewAnswerFact | undefined {
  const given = answersByQuestion(facts).get(question)
  if (given === undefined) return undefined
  const valid = given
    .filter((fact) => fact.on <= asOf && counts(fact, asOf, validForDays))
    .sort(
      (a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0) || rank[a.answer] - rank[b.answer] || (a.id < b.id ? -1 : 1),
    )
  const [newest] = valid
  if (newest?.answer !== 'unknown' || newest.detail !== undefined) return newest
  const explicit = valid.find((fact) => fact.answer !== 'unknown' || fact.detail !== undefined)
  return explicit?.answer === 'no' ? newest : (explicit ?? newest)
}

/** The facts that were asked about last: a hundred questions in a row are about the same patient. */
let indexed: { facts: readonly Fact[]; byQuestion: Map<string, InterviewAnswerFact[]> } | undefined

/** Facts of a day are never changed once they are a list, so that one look through them serves every question. */
function answersByQuestion(facts: readonly Fact[]): Map<string, InterviewAnswerFact[]> {
  if (indexed?.facts === facts) return indexed.byQuestion
  const byQuestion = new Map<string, InterviewAnswerFact[]>()
  for (const fact of facts) {
    if (fact.kind !== 'interview-answer') continue
    const before = byQuestion.get(fact.question)
    if (before) before.push(fact)
    else byQuestion.set(fact.question, [fact])
  }
  indexed = { facts, byQuestion }
  return byQuestion
}

const rank = { yes: 0, unknown: 1, no: 2 }

/** Not after its last day; reckoned back from the day that is asked about, which is the same for all. */
const counts = (answer: InterviewAnswerFact, asOf: CalendarDate, validForDays: number | undefined): boolean =>
  answer.expires !== undefined
    ? asOf <= answer.expires
    : validForDays === undefined || daysBefore(asOf, validForDays) <= answer.on

/** The last day on which an answer counts. */
export const expiryOf = (answer: InterviewAnswerFact, validForDays: number | undefined): CalendarDate =>
  answer.expires ?? (validForDays === undefined ? '9999-12-31' : addDays(answer.on, validForDays))

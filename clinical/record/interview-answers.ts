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
  const valid = facts
    .filter((fact): fact is InterviewAnswerFact => fact.kind === 'interview-answer' && fact.question === question)
    .filter((fact) => fact.on <= asOf && asOf <= expiryOf(fact, validForDays))
    .sort(
      (a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0) || rank[a.answer] - rank[b.answer] || (a.id < b.id ? -1 : 1),
    )
  const [newest] = valid
  if (newest?.answer !== 'unknown' || newest.detail !== undefined) return newest
  const explicit = valid.find((fact) => fact.answer !== 'unknown' || fact.detail !== undefined)
  return explicit?.answer === 'no' ? newest : (explicit ?? newest)
}

const rank = { yes: 0, unknown: 1, no: 2 }

/** The last day on which an answer counts. */
export const expiryOf = (answer: InterviewAnswerFact, validForDays: number | undefined): CalendarDate =>
  answer.expires ?? (validForDays === undefined ? '9999-12-31' : addDays(answer.on, validForDays))

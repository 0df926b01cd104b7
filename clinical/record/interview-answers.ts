import { daysBefore } from '../quantity/calendar-date.ts'
import { addDays } from '../quantity/clinic-day.ts'
import type { CalendarDate, InterviewAnswerFact } from './record.ts'

/** The answers of a record on a day, found by their question. */
export class Answers {
  private readonly asOf: CalendarDate
  /** Link ids of the questions that were ever answered. */
  readonly questions: string[] = []
  /** Most questions were asked once. */
  private readonly byQuestion = new Map<string, InterviewAnswerFact | InterviewAnswerFact[]>()

  constructor(asOf: CalendarDate) {
    this.asOf = asOf
  }

  add(fact: InterviewAnswerFact): void {
    const before = this.byQuestion.get(fact.question)
    if (before === undefined) {
      this.byQuestion.set(fact.question, fact)
      this.questions.push(fact.question)
    } else if (Array.isArray(before)) before.push(fact)
    else this.byQuestion.set(fact.question, [before, fact])
  }

  /**
   * The answer to a question that holds on the day: the newest that has not expired. Of several on one day a yes comes
   * first, then a `don't know`, so that no order of entry hides a yes; a later `don't know` takes back a no, but not a yes.
   *
   * @param validForDays how long an answer counts that carries no expiry of its own
   */
  to(question: string, validForDays?: number): InterviewAnswerFact | undefined {
    if (this.questions.length === 0) return undefined
    const given = this.byQuestion.get(question)
    if (given === undefined) return undefined
    if (Array.isArray(given)) return newestOf(given.filter((fact) => counts(fact, this.asOf, validForDays)))
    return counts(given, this.asOf, validForDays) ? given : undefined
  }
}

function newestOf(valid: InterviewAnswerFact[]): InterviewAnswerFact | undefined {
  valid.sort(
    (a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0) || rank[a.answer] - rank[b.answer] || (a.id < b.id ? -1 : 1),
  )
  const [newest] = valid
  if (newest?.answer !== 'unknown' || newest.detail !== undefined) return newest
  const explicit = valid.find((fact) => fact.answer !== 'unknown' || fact.detail !== undefined)
  return explicit?.answer === 'no' ? newest : (explicit ?? newest)
}

const rank = { yes: 0, unknown: 1, no: 2 }

/** Not after its last day; reckoned back from the day that is asked about, which is the same for all. */
function counts(answer: InterviewAnswerFact, asOf: CalendarDate, validForDays: number | undefined): boolean {
  if (answer.on > asOf) return false
  if (answer.expires !== undefined) return asOf <= answer.expires
  return validForDays === undefined || daysBefore(asOf, validForDays) <= answer.on
}

/** The last day on which an answer counts. */
export const expiryOf = (answer: InterviewAnswerFact, validForDays: number | undefined): CalendarDate =>
  answer.expires ?? (validForDays === undefined ? '9999-12-31' : addDays(answer.on, validForDays))

import { daysBefore } from '../quantity/calendar-date.ts'
import { addDays } from '../quantity/clinic-day.ts'
import type { ThreeValued } from '../quantity/three-valued.ts'
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
   * The answer to a question that holds on the day: the newest that has not expired. Of several on one day the one that
   * speaks against treatment comes first, then a `don't know`, so that no order of entry hides it; a later `don't know`
   * takes back only an answer that speaks for it.
   *
   * @param validForDays how long an answer counts that carries no expiry of its own
   */
  to(question: string, validForDays?: number): InterviewAnswerFact | undefined {
    if (this.questions.length === 0) return undefined
    const given = this.byQuestion.get(question)
    if (given === undefined) return undefined
    if (Array.isArray(given))
      return newestOf(
        given.filter((fact) => counts(fact, this.asOf, validForDays)),
        hopedFor(question),
      )
    return counts(given, this.asOf, validForDays) ? given : undefined
  }
}

function newestOf(valid: InterviewAnswerFact[], hoped: 'yes' | 'no'): InterviewAnswerFact | undefined {
  valid.sort(
    (a, b) =>
      (a.on < b.on ? 1 : a.on > b.on ? -1 : 0) ||
      rank(a.answer, hoped) - rank(b.answer, hoped) ||
      (a.id < b.id ? -1 : 1),
  )
  const [newest] = valid
  if (newest?.answer !== 'unknown') return newest
  const explicit = valid.find(({ answer }) => answer !== 'unknown')
  return explicit === undefined || explicit.answer === hoped ? newest : explicit
}

const rank = (answer: ThreeValued, hoped: 'yes' | 'no'): number => (answer === hoped ? 2 : answer === 'unknown' ? 1 : 0)

/** Most questions ask for what speaks against treatment; a yes to these speaks for it. */
const hopedForYes: ReadonlySet<string> = new Set([
  'major-depression',
  'acute-suicidal-depression',
  'episode-start',
  'episode-severity',
  'trial-history-complete',
  'in-hospital-for-suicide-risk',
  'bipolar-stable',
  'antidepressant-beside',
  'oral-antidepressant-beside',
  'medicines-complete',
  'record-reviewed',
  'airway-examined',
  'neurological-examination-done',
  'cognition-tested',
  'supports-and-expectations-discussed',
  'prescription-monitoring-checked',
])

/** The answer that speaks for treatment; of a trial that it failed and was taken. */
export const hopedFor = (question: string): 'yes' | 'no' =>
  hopedForYes.has(question) || question.startsWith('trial-outcome:') || question.startsWith('trial-adherence:')
    ? 'yes'
    : 'no'

/** Not after its last day; reckoned back from the day that is asked about, which is the same for all. */
function counts(answer: InterviewAnswerFact, asOf: CalendarDate, validForDays: number | undefined): boolean {
  if (answer.on > asOf) return false
  if (answer.expires !== undefined) return asOf <= answer.expires
  return validForDays === undefined || daysBefore(asOf, validForDays) <= answer.on
}

/** The last day on which an answer counts. */
export const expiryOf = (answer: InterviewAnswerFact, validForDays: number | undefined): CalendarDate =>
  answer.expires ?? (validForDays === undefined ? '9999-12-31' : addDays(answer.on, validForDays))

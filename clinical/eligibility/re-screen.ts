import { dayInterval } from '../quantity/calendar-date.ts'
import { addDays } from '../quantity/clinic-day.ts'
import type { SignOff } from '../quantity/source.ts'
import { expiryOf } from '../record/interview-answers.ts'
import type { CalendarDate, ConditionFact } from '../record/record.ts'
import { isCarriedBy } from './condition-evidence.ts'
import type { CriterionOutcome } from './criterion.ts'
import type { PatientView } from './patient-view.ts'
import type { PreparedCriterion } from './prepared.ts'

/** Where neither the record nor a source says when to look again. Ours: needs clinical sign-off. */
export const reScreenDefaultDays = 90

/** When one criterion that stands in the way is worth another look. */
export interface ReScreenReason {
  criterionId: string
  title: string
  /** Absent where it does not pass. */
  on?: CalendarDate
  why: string
  signOff?: SignOff
}

/** When to evaluate again somebody who is not eligible; without a day where something in the way does not pass. */
export interface ReScreen {
  on?: CalendarDate
  reasons: ReScreenReason[]
}

/**
 * What a criterion itself knows of when it passes. `never`: what was found once counts for ever. `when-put-right`: not when
 * its answer is due to be asked again, which may be a year.
 */
export type Passing =
  | 'never'
  | 'when-put-right'
  | ((view: PatientView, outcome: CriterionOutcome) => Omit<ReScreenReason, 'criterionId' | 'title'> | undefined)

/**
 * The day on which everything that stands in the way may have passed: the latest of its parts. From the record where it
 * gives one (an event and its weeks, a birthday, a running trial), else from when the answer that carries it stops
 * counting, else a default that says so.
 *
 * @param blocking where those are that stand in the way
 */
export function reScreenOf(
  prepared: readonly PreparedCriterion[],
  outcomes: readonly CriterionOutcome[],
  blocking: readonly number[],
  view: PatientView,
): ReScreen {
  const reasons: ReScreenReason[] = []
  let last: CalendarDate = ''
  let passes = true
  for (const at of blocking) {
    const reason = reasonOf(prepared[at] as PreparedCriterion, outcomes[at] as CriterionOutcome, view)
    reasons.push(reason)
    if (reason.on === undefined) passes = false
    else if (reason.on > last) last = reason.on
  }
  return passes && reasons.length > 0 ? { on: last, reasons } : { reasons }
}

function reasonOf(
  { fixed: { id: criterionId, title }, passes, answerCountsDays }: PreparedCriterion,
  outcome: CriterionOutcome,
  view: PatientView,
): ReScreenReason {
  if (passes === 'never') return { criterionId, title, why: 'It does not pass: what was found once counts.' }
  const known = typeof passes === 'function' ? passes(view, outcome) : undefined
  if (known) return { criterionId, title, on: known.on, why: known.why, signOff: known.signOff }
  const carries = outcome.status === 'met' ? 'yes' : 'no'
  const answer =
    answerCountsDays === undefined || passes === 'when-put-right'
      ? undefined
      : view.answer(criterionId, answerCountsDays)
  // An earlier answer that the record contradicts is evidence as well, and carries nothing.
  if (answer?.answer === carries && outcome.evidence.some(({ reference }) => reference === answer.reference)) {
    const last = expiryOf(answer, answerCountsDays)
    return {
      criterionId,
      title,
      on: addDays(last, 1),
      why: `The answer of ${answer.on} counts until ${last}.`,
      signOff: answer.expires === undefined ? 'needs-clinical-sign-off' : undefined,
    }
  }
  return {
    criterionId,
    title,
    on: addDays(view.asOf, reScreenDefaultDays),
    why: noInterval,
    signOff: 'needs-clinical-sign-off',
  }
}

const noInterval = `No source gives an interval: ${reScreenDefaultDays} days are a default of ours. Sooner once it is put right.`

/** So many days after the newest of the conditions that carry the outcome; undefined where none of them has a day. */
export function daysAfterEvent(
  conditions: readonly ConditionFact[],
  { evidence }: CriterionOutcome,
  days: number,
): { on: CalendarDate; event: CalendarDate } | undefined {
  let event: CalendarDate | undefined
  for (const fact of conditions) {
    const day = isCarriedBy(fact, evidence) ? dayInterval(fact.onset)?.latest : undefined
    if (day !== undefined && (event === undefined || day > event)) event = day
  }
  return event === undefined ? undefined : { on: addDays(event, days), event }
}

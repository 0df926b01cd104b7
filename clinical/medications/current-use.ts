import type { ThreeValued } from '../quantity/three-valued.ts'
import type { CalendarDate, MedicationFact } from '../record/record.ts'

/**
 * Is the medicine in use on a day? `yes` only where somebody said that it is taken; a prescription alone is `unknown`.
 * A partial date is compared as an interval: what cannot be decided is `unknown`.
 */
export function isInUse(fact: MedicationFact, asOf: CalendarDate): ThreeValued {
  if (fact.status === 'entered-in-error' || fact.status === 'cancelled' || fact.status === 'draft') return 'no'
  if (fact.taken === 'no') return 'no'
  if (fact.start !== undefined && startsAfter(fact.start, asOf)) return 'no'
  if (fact.stop !== undefined) {
    if (endsBefore(fact.stop, asOf)) return 'no'
    if (fact.stop.length < 10 && asOf.startsWith(fact.stop)) return 'unknown'
  } else if (fact.status === 'completed' || fact.status === 'stopped') return 'no'
  if (fact.status === 'on-hold' || fact.status === 'unknown') return 'unknown'
  return fact.taken
}

/** The earliest day that a partial date can mean is after the day. */
const startsAfter = (date: string, day: CalendarDate): boolean => date > day.slice(0, date.length)
const endsBefore = (date: string, day: CalendarDate): boolean => date < day.slice(0, date.length)

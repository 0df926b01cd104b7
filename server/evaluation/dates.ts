import { dayInterval } from '../../clinical/quantity/calendar-date.ts'
import { calendarDateIn } from '../../clinical/quantity/clinic-day.ts'
import { invalidField } from '../http/problem.ts'

/** The clock of a tablet may be a little ahead of ours. */
const clockSkewMs = 5 * 60_000

/**
 * Throws 400 for what has not happened yet.
 *
 * @param date an instant, or a date known as an interval; a partial date counts as soon as its first day is reached
 * @param path of the field in the request
 */
export function refuseFuture(date: string | undefined, path: string, clock: { now: string; timeZone: string }): void {
  if (date === undefined) return
  const isFuture = date.includes('T')
    ? Date.parse(date) > Date.parse(clock.now) + clockSkewMs
    : (dayInterval(date)?.earliest ?? '') > calendarDateIn(clock.now, clock.timeZone)
  if (isFuture) throw invalidField(path, 'is in the future')
}

/** The day of the clinic on which something was; of a partial date the last that it can mean. */
export const dayOf = (at: string, timeZone: string): string =>
  at.includes('T') ? calendarDateIn(at, timeZone) : (dayInterval(at)?.latest ?? at)

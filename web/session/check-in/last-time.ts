import { addDays } from '../../../clinical/quantity/clinic-day.ts'
import { instantOf } from '../../ui/index.ts'

/** The last moment at which a clock showed this time: later than now on the clock was yesterday. */
export function lastTimeOf(time: string, now: { date: string; time: string }, timeZone: string): string | undefined {
  return instantOf(time > now.time ? addDays(now.date, -1) : now.date, time, timeZone)
}

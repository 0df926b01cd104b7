import { calendarDateIn } from '../../clinical/quantity/clinic-day.ts'
import { useTimeZone } from '../me.ts'
import { Day } from '../ui/index.ts'

/** The clinic's calendar date of an instant; a date that is known in part stays as it is. */
export const dayOf = (at: string, timeZone: string): string => (at.length > 10 ? calendarDateIn(at, timeZone) : at)

/** When something was, to the day: an instant or a date as far as it is known. `no date` when nobody wrote it down. */
export function OnDay({ at, otherwise = 'no date' }: { at: string | null | undefined; otherwise?: string }) {
  const timeZone = useTimeZone()
  return at ? <Day date={dayOf(at, timeZone)} /> : otherwise
}

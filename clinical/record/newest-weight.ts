import { dayInterval } from '../quantity/calendar-date.ts'
import { calendarDateIn } from '../quantity/clinic-day.ts'
import type { Instant, PartialDate } from './record.ts'

export interface Weight<At = PartialDate | Instant | null> {
  kg: number
  at: At
}

/**
 * The newer of the weight on record and those of session days. What is on record is often known to the day alone: it is
 * taken for the newer one only where it certainly is, since a session's weight was read off a scale here.
 */
export function newestWeight(
  recorded: Weight | null,
  sessions: readonly Weight<Instant>[],
  timeZone: string,
): Weight | null {
  const ofSession = sessions.reduce<Weight<Instant> | null>(
    (newest, each) => (newest && Date.parse(newest.at) >= Date.parse(each.at) ? newest : each),
    null,
  )
  if (!recorded || !ofSession) return ofSession ?? recorded
  const at = recorded.at ?? ''
  const isNewer = at.includes('T')
    ? Date.parse(at) > Date.parse(ofSession.at)
    : (dayInterval(at)?.earliest ?? '') > calendarDateIn(ofSession.at, timeZone)
  return isNewer ? recorded : ofSession
}

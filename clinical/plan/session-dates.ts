import type { Protocol } from '../protocols/index.ts'
import { addDays } from '../quantity/clinic-day.ts'
import type { CalendarDate } from '../record/record.ts'

export interface SuggestedSession {
  number: number
  phaseId: string
  phaseLabel: string
  on: CalendarDate
}

/** Sessions of a phase without an end that are planned ahead; the rest follows its reviews. */
const openEndedSessionsAhead = 4

/** ISO weekday of a calendar date: 1 is Monday, 7 Sunday. */
export const isoWeekday = (date: CalendarDate): number => ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1

/**
 * Days for the sessions of a protocol from a first day: each phase's number of sessions in each stretch of weeks, on the
 * weekdays asked for, spread as evenly as those allow, never closer than the protocol's fewest days between sessions.
 *
 * @param weekdays ISO weekdays on which the clinic treats this patient; the first session is on `firstOn` whatever its day
 */
export function suggestSessionDates(
  protocol: Pick<Protocol, 'course'>,
  firstOn: CalendarDate,
  weekdays: readonly number[],
): SuggestedSession[] {
  const { phases, minDaysBetweenSessions } = protocol.course
  const sessions: SuggestedSession[] = []
  for (const phase of phases) {
    const total = phase.totalSessions ?? openEndedSessionsAhead
    for (let index = 0; index < total; index++) {
      const stretch = Math.floor(index / phase.sessions)
      const within = index % phase.sessions
      const stretchStart = addDays(firstOn, (phase.fromWeek - 1 + stretch * phase.perWeeks) * 7)
      const wanted = addDays(stretchStart, Math.floor((within * phase.perWeeks * 7) / phase.sessions))
      const previous = sessions.at(-1)
      const earliest = previous ? addDays(previous.on, minDaysBetweenSessions.days) : firstOn
      const on = previous ? nextAllowed(wanted > earliest ? wanted : earliest, weekdays) : firstOn
      sessions.push({ number: sessions.length + 1, phaseId: phase.id, phaseLabel: phase.label, on })
    }
  }
  return sessions
}

function nextAllowed(from: CalendarDate, weekdays: readonly number[]): CalendarDate {
  for (let days = 0; days < 7; days++) {
    const candidate = addDays(from, days)
    if (weekdays.includes(isoWeekday(candidate))) return candidate
  }
  return from
}

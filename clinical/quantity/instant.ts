import type { CalendarDate, Instant } from '../record/record.ts'
import { dayNumber } from './day-number.ts'

/** Milliseconds since 1970 of an ISO 8601 instant; `NaN` when it cannot be read. */
export const instantMs = (at: Instant): number => Date.parse(at)

/** The instant in UTC. A number that is no time gives the empty text, so that folding bad input never throws. */
export function toInstant(ms: number): Instant {
  return Number.isFinite(ms) && Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : ''
}

export const minutesToMs = (minutes: number): number => minutes * 60_000

/** Minutes from the first instant to the second, with fraction; `NaN` when either cannot be read. */
export const minutesBetween = (from: Instant, to: Instant): number => (instantMs(to) - instantMs(from)) / 60_000

/** Whole days from one calendar date (`YYYY-MM-DD`) to another; `NaN` when either is no date. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number => dayNumber(to) - dayNumber(from)

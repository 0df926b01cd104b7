import type { CalendarDate, Instant } from '../record/record.ts'
import { dateOfDayNumber, dayNumber } from './day-number.ts'

const hourMs = 3_600_000

/** One a zone: making a format takes longer than using it a hundred times. */
const formats = new Map<string, Intl.DateTimeFormat>()

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  formats.set(timeZone, made)
  return made
}

/** The calendar date of an instant in a time zone, as `YYYY-MM-DD`. Throws RangeError on an unknown zone or instant. */
export function calendarDateIn(instant: Instant, timeZone: string): CalendarDate {
  return formatIn(timeZone).format(new Date(instant))
}

const clocks = new Map<string, Intl.DateTimeFormat>()

function clockIn(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
  clocks.set(timeZone, made)
  return made
}

/** The same moment, to the second, as the clocks of a zone show it: `2026-01-15T16:30:00-08:00`. */
export function instantIn(instant: Instant, timeZone: string): Instant {
  const shown = clockIn(timeZone).format(new Date(instant)).replace(' ', 'T')
  const minutes = Math.round((Date.parse(`${shown}Z`) - Date.parse(instant)) / 60_000)
  const [hours, rest] = [Math.trunc(Math.abs(minutes) / 60), Math.abs(minutes) % 60].map((part) =>
    String(part).padStart(2, '0'),
  )
  return `${shown}${minutes < 0 ? '-' : '+'}${hours}:${rest}`
}

/**
 * The calendar date so many whole days later (or earlier, when negative), within the years 1 to 9999. Throws RangeError
 * when `date` is no whole day of the calendar.
 */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  const number = dayNumber(date)
  if (Number.isNaN(number)) throw new RangeError(`${date} is not a date (YYYY-MM-DD).`)
  return dateOfDayNumber(number + days)
}

/** The first instant of a calendar date in a time zone; where the clocks skip midnight, the first that exists. */
export function startOfDay(date: CalendarDate, timeZone: string): Instant {
  const midnightUtcMs = Date.parse(`${date}T00:00:00Z`)
  // Offsets lie within 14 hours of UTC and change by quarter hours: walk from the earliest possible start.
  let lowMs = midnightUtcMs - 15 * hourMs
  let highMs = midnightUtcMs + 15 * hourMs
  while (highMs - lowMs > 1) {
    const middleMs = Math.floor((lowMs + highMs) / 2)
    if (calendarDateIn(new Date(middleMs).toISOString(), timeZone) < date) lowMs = middleMs
    else highMs = middleMs
  }
  return new Date(highMs).toISOString()
}

/** The first instant after a calendar date. */
export const endOfDay = (date: CalendarDate, timeZone: string): Instant => startOfDay(addDays(date, 1), timeZone)

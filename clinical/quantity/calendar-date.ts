import type { CalendarDate, PartialDate } from '../record/record.ts'
import { addDays } from './clinic-day.ts'
import { dayNumber, lastDayOf } from './day-number.ts'
import { daysBetween } from './instant.ts'
import type { ThreeValued } from './three-valued.ts'

/** All the days that a partial date can mean, both ends included. */
export interface DayInterval {
  earliest: CalendarDate
  latest: CalendarDate
}

const partial = /^(\d{4})(?:-(\d{2}))?$/

/**
 * The days that `YYYY`, `YYYY-MM` or `YYYY-MM-DD` can mean. Of an instant, its day as written: the place where it was
 * measured keeps its own calendar. Undefined for anything that is no date of the calendar.
 */
export function dayInterval(date: PartialDate | undefined): DayInterval | undefined {
  if (date === undefined) return undefined
  if (date.length >= 10) {
    const day = date.length === 10 || date[10] === 'T' ? date.slice(0, 10) : ''
    return Number.isNaN(dayNumber(day)) ? undefined : { earliest: day, latest: day }
  }
  const [, year = '', month] = partial.exec(date) ?? []
  if (Number(year) < 1) return undefined
  if (month === undefined) return { earliest: `${year}-01-01`, latest: `${year}-12-31` }
  if (Number(month) < 1 || Number(month) > 12) return undefined
  return { earliest: `${year}-${month}-01`, latest: `${year}-${month}-${pad(lastDayOf(Number(year), Number(month)))}` }
}

const pad = (number: number, length = 2): string => String(number).padStart(length, '0')

/** True for a whole day of the calendar, `YYYY-MM-DD`. */
export const isCalendarDate = (text: string): boolean => text.length === 10 && dayInterval(text) !== undefined

/**
 * The same day so many months later; where that month is shorter, its last day (2025-01-31 and one month is 2025-02-28).
 * Throws RangeError when `date` is no whole day.
 */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  if (!isCalendarDate(date)) throw new RangeError(`${date} is not a date (YYYY-MM-DD).`)
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const count = year * 12 + (month - 1) + months
  const [newYear, newMonth] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1]
  return `${pad(newYear, 4)}-${pad(newMonth)}-${pad(Math.min(day, lastDayOf(newYear, newMonth)))}`
}

/** Is a date, known as an interval, at or before a day? */
export function isAtOrBefore(date: DayInterval, day: CalendarDate): ThreeValued {
  if (date.latest <= day) return 'yes'
  return date.earliest > day ? 'no' : 'unknown'
}

/** Days from one date to another, at least and at most, when either is known only as an interval. */
export const daysApart = (from: DayInterval, to: DayInterval): { min: number; max: number } => ({
  min: daysBetween(from.latest, to.earliest),
  max: daysBetween(from.earliest, to.latest),
})

/** Does a date lie within so many days before a day (the day itself included)? */
export function isWithinDays(date: DayInterval, days: number, before: CalendarDate): ThreeValued {
  const first = daysBefore(before, days)
  if (date.earliest >= first && date.latest <= before) return 'yes'
  return date.latest < first || date.earliest > before ? 'no' : 'unknown'
}

/** The day so many days before another; hundreds of questions ask it of one day. */
export function daysBefore(day: CalendarDate, days: number): CalendarDate {
  if (reckoned.day !== day) reckoned = { day, before: new Map() }
  const known = reckoned.before.get(days)
  if (known !== undefined) return known
  const found = addDays(day, -days)
  reckoned.before.set(days, found)
  return found
}
let reckoned: { day: CalendarDate; before: Map<number, CalendarDate> } = { day: '', before: new Map() }

/** Whole years from a day to a later one: 2008-02-29 is seventeen until 2026-03-01. */
const wholeYears = (from: CalendarDate, to: CalendarDate): number =>
  Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (to.slice(5) < from.slice(5) ? 1 : 0)

/** Age in whole years on a day; an interval where the date of birth is partial. Undefined without a date of birth. */
export function ageOn(birthDate: PartialDate | undefined, day: CalendarDate): { min: number; max: number } | undefined {
  const born = dayInterval(birthDate)
  return born && { min: wholeYears(born.latest, day), max: wholeYears(born.earliest, day) }
}

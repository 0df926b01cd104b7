import type { CalendarDate } from '../record/record.ts'

/**
 * Calendar dates as numbers of days, by arithmetic alone: a record of many years asks it thousands of times, and a `Date`
 * for each takes longer than the rule that asks. Gregorian, also before 1582, as ISO 8601 has it.
 */

const dash = 45
/** Days from 0001-01-01 to 1970-01-01. */
const daysToEpoch = 719_162
const daysIn400Years = 146_097

/** Days in a month (1–12) of a year. */
export function lastDayOf(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** Days from 1970-01-01 to a whole day of the calendar (`YYYY-MM-DD`); `NaN` for anything else. */
export function dayNumber(date: CalendarDate): number {
  if (date.length !== 10 || date.charCodeAt(4) !== dash || date.charCodeAt(7) !== dash) return Number.NaN
  const year = digits(date, 0, 4)
  const month = digits(date, 5, 7)
  const day = digits(date, 8, 10)
  const isDay = year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= lastDayOf(year, month)
  if (!isDay) return Number.NaN
  return daysBeforeYear(year) + daysBeforeMonth(year, month) + day - 1 - daysToEpoch
}

/**
 * The inverse, of a whole number. Days before the year 1 or after 9999 cannot be written as `YYYY-MM-DD`: they become the
 * first or last that can, which keeps every comparison with a date of a record true.
 */
export function dateOfDayNumber(number: number): CalendarDate {
  const at = number - firstRemembered
  if (!(at >= 0 && at < daysRemembered)) return writtenOut(number)
  const known = remembered[at]
  if (known !== undefined) return known
  const date = writtenOut(number)
  remembered[at] = date
  return date
}

/** 1990-01-01 and fifty years from it: nearly all days that a record names, each written out once. */
const firstRemembered = 7305
const daysRemembered = 18_262
const remembered: (CalendarDate | undefined)[] = new Array<CalendarDate | undefined>(daysRemembered).fill(undefined)

function writtenOut(number: number): CalendarDate {
  const days = Math.min(Math.max(number + daysToEpoch, 0), daysBeforeYear(10_000) - 1)
  let year = Math.floor(days / (daysIn400Years / 400)) + 1
  if (daysBeforeYear(year) > days) year -= 1
  else if (daysBeforeYear(year + 1) <= days) year += 1
  const ofYear = days - daysBeforeYear(year)
  let month = Math.min(12, Math.floor(ofYear / 28) + 1)
  while (daysBeforeMonth(year, month) > ofYear) month -= 1
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(ofYear - daysBeforeMonth(year, month) + 1)}`
}

/** From 0001-01-01. */
function daysBeforeYear(year: number): number {
  const before = year - 1
  return before * 365 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400)
}

const beforeMonth = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
const daysBeforeMonth = (year: number, month: number): number =>
  (beforeMonth[month - 1] ?? 0) + (month > 2 && isLeapYear(year) ? 1 : 0)

/** `NaN` where one is no digit. */
function digits(text: string, from: number, to: number): number {
  let value = 0
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - 48
    if (digit < 0 || digit > 9) return Number.NaN
    value = value * 10 + digit
  }
  return value
}

const two = (value: number): string => (value < 10 ? `0${value}` : `${value}`)

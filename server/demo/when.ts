import { addDays, calendarDateIn } from '../../clinical/quantity/clinic-day.ts'
import type { CalendarDate, Instant } from '../../clinical/record/record.ts'
import { instantAt } from '../plans/index.ts'

/** The calendar of the demo: everything is told from the moment of its start. */
export interface When {
  now: Instant
  timeZone: string
  today: CalendarDate
  /** A day so many days before today; negative: ahead. */
  day(daysAgo: number): CalendarDate
  /** `YYYY-MM`, so many months before this one. */
  month(monthsAgo: number): string
  /** A working day so many working days before today (0 is today, whatever day that is); negative: ahead. */
  workday(workdaysAgo: number): CalendarDate
  /** @param time `HH:MM` in the clinic’s zone */
  at(date: CalendarDate, time: string): Instant
  minutesAgo(minutes: number): Instant
  /** A birth date with which somebody is so old today. @param monthAndDay `MM-DD` */
  birthDate(ageYears: number, monthAndDay: string): CalendarDate
}

export function whenOf(now: Instant, timeZone: string): When {
  const today = calendarDateIn(now, timeZone)
  const [year = 0, month = 1] = today.split('-').map(Number)
  // The same hours of the same days are asked for again and again.
  const known = new Map<string, Instant>()
  return {
    now,
    timeZone,
    today,
    day: (daysAgo) => addDays(today, -daysAgo),
    month: (monthsAgo) => {
      const months = year * 12 + month - 1 - monthsAgo
      return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`
    },
    workday: (workdaysAgo) => {
      const step = workdaysAgo > 0 ? -1 : 1
      let date = today
      for (let left = Math.abs(workdaysAgo); left > 0; ) {
        date = addDays(date, step)
        if (isWorkday(date)) left -= 1
      }
      return date
    },
    at: (date, time) => {
      const key = `${date} ${time}`
      const instant = known.get(key) ?? instantAt(date, time, timeZone)
      known.set(key, instant)
      return instant
    },
    minutesAgo: (minutes) => new Date(Date.parse(now) - minutes * 60_000).toISOString(),
    birthDate: (ageYears, monthAndDay) => {
      const hadBirthday = monthAndDay <= today.slice(5)
      return `${year - ageYears - (hadBirthday ? 0 : 1)}-${monthAndDay}`
    },
  }
}

const isWorkday = (date: CalendarDate): boolean => {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

import { addDays, calendarDateIn, startOfDay } from '../../clinical/quantity/clinic-day.ts'
import { now, useNow } from '../clock.ts'
import { useTimeZone } from '../me.ts'

/**
 * Times for people: always on the clinic's clock, 24 hours, with the month as a word so that nobody mixes it with the day.
 * Instants are ISO 8601 with offset; calendar dates are `YYYY-MM-DD` and have no zone.
 */

const language = 'en-GB'
const formats = new Map<string, Intl.DateTimeFormat>()

function format(timeZone: string, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${name} ${timeZone}`
  const known = formats.get(key) ?? new Intl.DateTimeFormat(language, { ...options, timeZone })
  formats.set(key, known)
  return known
}

/** `10:42` */
export const clockTime = (instant: string | number, timeZone: string) =>
  format(timeZone, 'time', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(instant))

/** `10:42:07` */
export const clockTimeWithSeconds = (instant: string | number, timeZone: string) =>
  format(timeZone, 'seconds', {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(instant))

/** `24 Nov`, and `24 Nov 2025` when that is not this year. Takes `YYYY-MM-DD`, `YYYY-MM` (`Nov 2025`) and `YYYY`. */
export function shortDate(date: string, today: string): string {
  const [year = '', month, day] = date.split('-')
  if (!month) return year
  const name = format('UTC', 'month', { month: 'short' }).format(new Date(`${year}-${month}-01T00:00:00Z`))
  // "Sept" of newer browsers is four letters wide among three.
  const short = name.slice(0, 3)
  if (!day) return `${short} ${year}`
  return today.startsWith(`${year}-`) ? `${Number(day)} ${short}` : `${Number(day)} ${short} ${year}`
}

/** `Tuesday 24 November` */
export const longDate = (date: string) =>
  format('UTC', 'long', { weekday: 'long', day: 'numeric', month: 'long' })
    .format(new Date(`${date}T00:00:00Z`))
    .replace(',', '')

/** `10:42` today, `yesterday 10:42`, otherwise `24 Nov 10:42`. */
export function dayAndTime(instant: string | number, timeZone: string, today: string): string {
  const date = calendarDateIn(new Date(instant).toISOString(), timeZone)
  const time = clockTime(instant, timeZone)
  if (date === today) return time
  if (date === addDays(today, -1)) return `yesterday ${time}`
  if (date === addDays(today, 1)) return `tomorrow ${time}`
  return `${shortDate(date, today)} ${time}`
}

/** `70 s`, `42 min`, `3 h 10 min`, `5 days`: how long, in words that fit a tile. */
export function duration(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000))
  if (seconds < 120) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 180) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 48) return minutes % 60 ? `${hours} h ${minutes % 60} min` : `${hours} h`
  return `${Math.floor(hours / 24)} days`
}

/** `2 min ago`, `in 3 min`, `now`: where an instant is from now. */
export function fromNow(instant: string | number, nowMs: number): string {
  const difference = new Date(instant).getTime() - nowMs
  const magnitude = Math.abs(difference)
  if (magnitude < 60_000) return 'now'
  const text = duration(magnitude < 120_000 ? 60_000 : magnitude)
  const words = text === '60 s' ? '1 min' : text
  return difference < 0 ? `${words} ago` : `in ${words}`
}

/** Time since and time of day: `42 min in · 10:42`, or `2 min ago · 10:42`, or `in 3 min · 10:45`. Ticks by itself. */
export function TimeSince({ instant, style = 'from-now' }: { instant: string; style?: 'from-now' | 'in' | 'age' }) {
  const timeZone = useTimeZone()
  const nowMs = useNow('second')
  const age = nowMs - Date.parse(instant)
  const relative = style === 'from-now' ? fromNow(instant, nowMs) : duration(age < 120_000 && style === 'in' ? 0 : age)
  const words = style === 'in' ? `${Math.max(0, Math.floor(age / 60_000))} min in` : relative
  return (
    <time dateTime={instant}>
      {words}
      {style === 'age' ? '' : ` · ${clockTime(instant, timeZone)}`}
    </time>
  )
}

/** An instant as time of day, with its day when that is not today. */
export function Moment({ instant, seconds = false }: { instant: string; seconds?: boolean }) {
  const timeZone = useTimeZone()
  const today = useToday()
  const onThatDay = calendarDateIn(instant, timeZone) === today
  return (
    <time dateTime={instant}>
      {seconds && onThatDay ? clockTimeWithSeconds(instant, timeZone) : dayAndTime(instant, timeZone, today)}
    </time>
  )
}

/** A calendar date, whole or partial: `24 Nov`, `Nov 2025`. */
export function Day({ date }: { date: string }) {
  return <time dateTime={date}>{shortDate(date, useToday())}</time>
}

/** The clinic's calendar date now, `YYYY-MM-DD`; draws again at midnight. */
export function useToday(): string {
  const timeZone = useTimeZone()
  return calendarDateIn(new Date(useNow('minute')).toISOString(), timeZone)
}

/** The clinic's calendar date and `HH:MM` now: what a form of a late entry begins with. */
export function clinicNow(timeZone: string): { date: string; time: string } {
  const instant = now()
  return { date: calendarDateIn(new Date(instant).toISOString(), timeZone), time: clockTime(instant, timeZone) }
}

/**
 * The instant of a clinic's date and time of day, as typed. Of an hour that the clocks repeat, the first; of one that they
 * skip, the first moment after it. `undefined` when either is not complete.
 */
export function instantOf(date: string, time: string, timeZone: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || !/^\d{2}:\d{2}$/.test(time)) return undefined
  const start = Date.parse(startOfDay(date, timeZone))
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  const naive = start + (hours * 60 + minutes) * 60_000
  for (const shift of [-60, -30, 0, 30, 60]) {
    const candidate = new Date(naive + shift * 60_000).toISOString()
    if (clockTime(candidate, timeZone) === time && calendarDateIn(candidate, timeZone) === date) return candidate
  }
  return new Date(naive).toISOString()
}

/** Whole years from a birth date, which may be partial: the age they have at least. */
export function ageOn(birthDate: string, today: string): number {
  const [year = 0, month = 12, day = 31] = birthDate.split('-').map(Number)
  const [thisYear = 0, thisMonth = 1, thisDay = 1] = today.split('-').map(Number)
  const hadBirthday = thisMonth > month || (thisMonth === month && thisDay >= day)
  return thisYear - year - (hadBirthday ? 0 : 1)
}

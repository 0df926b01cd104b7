import { calendarDateIn, startOfDay } from '../../clinical/quantity/clinic-day.ts'

/**
 * The instant of a wall-clock time on a day of a time zone. A time that the clocks skip becomes the first one after the
 * gap; of one that comes twice, the first.
 *
 * @param time `HH:MM`
 */
export function instantAt(date: string, time: string, timeZone: string): string {
  const start = Date.parse(startOfDay(date, timeZone))
  const shown = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  // The day may have an hour less or more before this time: look around it in quarter hours.
  const naive = start + (hours * 60 + minutes) * 60_000
  for (const shift of [-60, -30, 0, 30, 60]) {
    const candidate = new Date(naive + shift * 60_000)
    if (shown.format(candidate) === time && calendarDateIn(candidate.toISOString(), timeZone) === date)
      return candidate.toISOString()
  }
  return new Date(naive).toISOString()
}

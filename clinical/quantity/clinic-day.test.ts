import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, calendarDateIn, endOfDay, instantIn, startOfDay } from './clinic-day.ts'

const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Pacific/Kiritimati', 'Australia/Lord_Howe', 'Asia/Beirut']

describe('a day of the clinic', () => {
  it('belongs to the clinic’s zone', () => {
    expect(calendarDateIn('2026-01-15T23:30:00Z', 'Europe/Berlin')).toBe('2026-01-16')
    expect(calendarDateIn('2026-01-15T03:30:00Z', 'America/New_York')).toBe('2026-01-14')
    expect(startOfDay('2026-01-15', 'America/New_York')).toBe('2026-01-15T05:00:00.000Z')
  })

  it('is that of the clocks on its wall', () => {
    expect(instantIn('2026-01-16T00:30:00.250Z', 'America/Los_Angeles')).toBe('2026-01-15T16:30:00-08:00')
    expect(instantIn('2026-01-15T20:00:00Z', 'Asia/Kathmandu')).toBe('2026-01-16T01:45:00+05:45')
    expect(instantIn('2026-10-25T01:30:00+00:00', 'Europe/Berlin')).toBe('2026-10-25T02:30:00+01:00')
  })

  it('has 23 or 25 hours when the clocks change', () => {
    const hours = (date: string) =>
      (Date.parse(endOfDay(date, 'Europe/Berlin')) - Date.parse(startOfDay(date, 'Europe/Berlin'))) / 3_600_000
    expect(hours('2026-03-29')).toBe(23)
    expect(hours('2026-10-25')).toBe(25)
    expect(hours('2026-07-01')).toBe(24)
  })

  it('starts when midnight is skipped', () => {
    expect(startOfDay('2026-03-29', 'Asia/Beirut')).toBe('2026-03-28T22:00:00.000Z')
  })

  it('counts days over months and leap years', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
  })

  it('starts at its first instant, in every zone', () => {
    const date = fc.integer({ min: 0, max: 5000 }).map((days) => addDays('2020-01-01', days))
    fc.assert(
      fc.property(date, fc.constantFrom(...zones), (day, zone) => {
        const startMs = Date.parse(startOfDay(day, zone))
        expect(calendarDateIn(new Date(startMs).toISOString(), zone)).toBe(day)
        expect(calendarDateIn(new Date(startMs - 1).toISOString(), zone)).toBe(addDays(day, -1))
      }),
      { numRuns: 60 },
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from './clinic-day.ts'
import { dateOfDayNumber, dayNumber } from './day-number.ts'
import { daysBetween } from './instant.ts'

const dayMs = 86_400_000
/** Any day that can be written, by the calendar of the language. */
const anyDay = fc
  .integer({ min: Date.parse('0001-01-01') / dayMs, max: Date.parse('9999-12-31') / dayMs })
  .map((number) => ({ number, date: new Date(number * dayMs).toISOString().slice(0, 10) }))

describe('days as numbers', () => {
  it('agree with the calendar of the language, both ways, over all years', () => {
    fc.assert(
      fc.property(anyDay, ({ number, date }) => {
        expect(dayNumber(date)).toBe(number)
        expect(dateOfDayNumber(number)).toBe(date)
      }),
      { numRuns: 2000 },
    )
  })

  it('agree at every end of a month and a century', () => {
    for (const date of [
      '0001-01-01',
      '1900-02-28',
      '1900-03-01',
      '2000-02-29',
      '2024-12-31',
      '2100-03-01',
      '9999-12-31',
    ])
      expect(dateOfDayNumber(dayNumber(date))).toBe(date)
    expect(daysBetween('1900-02-28', '1900-03-01')).toBe(1)
    expect(daysBetween('2000-02-28', '2000-03-01')).toBe(2)
  })

  it('are none of what is no day of the calendar', () => {
    for (const text of ['2025-02-29', '2025-13-01', '2025-00-10', '2025-01-00', '0000-01-01', '2025-1-1', '2025', ''])
      expect(dayNumber(text)).toBeNaN()
    expect(() => addDays('2025-02-29', 1)).toThrow(RangeError)
  })

  it('stay within the days that can be written', () => {
    expect(addDays('9999-12-30', 90)).toBe('9999-12-31')
    expect(addDays('0001-01-02', -90)).toBe('0001-01-01')
  })
})

import { expect, test } from 'vitest'
import { lastTimeOf } from './last-time.ts'

test('a time of day is the last one that there was', () => {
  const now = { date: '2026-01-10', time: '09:30' }
  expect(lastTimeOf('07:30', now, 'UTC')).toBe('2026-01-10T07:30:00.000Z')
  expect(lastTimeOf('22:00', now, 'UTC')).toBe('2026-01-09T22:00:00.000Z')
  expect(lastTimeOf('22:00', now, 'Europe/Berlin')).toBe('2026-01-09T21:00:00.000Z')
  expect(lastTimeOf('', now, 'UTC')).toBeUndefined()
})

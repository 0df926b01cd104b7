import { expect, it } from 'vitest'
import { newestWeight } from './newest-weight.ts'

const session = (kg: number, at: string) => ({ kg, at })
const newest = (at: string | null, ...sessions: { kg: number; at: string }[]) =>
  newestWeight({ kg: 80, at }, sessions, 'Europe/Berlin')?.kg

it('is that of the last session day, unless the record has one that is certainly newer', () => {
  const sessions = [session(81, '2026-11-20T09:00:00Z'), session(82, '2026-11-24T23:30:00Z')]
  expect(newest('2026-11-04T10:00:00+01:00', ...sessions)).toBe(82)
  expect(newest('2026-11-25T08:00:00Z', ...sessions)).toBe(80)
  // The session was on the 25th, on the clinic's clock.
  expect(newest('2026-11-25', ...sessions)).toBe(82)
  expect(newest('2026-11-26', ...sessions)).toBe(80)
  expect(newest('2026-11', ...sessions)).toBe(82)
  expect(newest(null, ...sessions)).toBe(82)
})

it('is whichever there is', () => {
  expect(newest('2026')).toBe(80)
  expect(newestWeight(null, [session(81, '2026-11-20T09:00:00Z')], 'UTC')?.kg).toBe(81)
  expect(newestWeight(null, [], 'UTC')).toBeNull()
})

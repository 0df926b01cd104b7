import { expect, test } from 'vitest'
import { progressOf } from './tile-progress.ts'

const now = Date.parse('2026-01-10T10:10:00Z')
const at = (minutes: number) => new Date(now + minutes * 60_000).toISOString()
const dosing = (progress: Parameters<typeof progressOf>[0]['dosing']) =>
  progressOf({ phase: 'dosing', dosing: progress, lastDoseAt: null, observationMinutes: 120 }, now)

test('devices are counted, and a late one is never ten of five minutes', () => {
  const second = { kind: 'devices' as const, given: 2, of: 3 }
  expect(dosing({ ...second, nextAt: at(1.5) })).toEqual({
    value: 2,
    max: 3,
    unit: 'devices',
    words: 'device 2 of 3 · next in 2 min',
  })
  expect(dosing({ ...second, nextAt: at(-5) })?.words).toBe('device 2 of 3 · next now')
  expect(dosing({ kind: 'devices', given: 1, of: null, nextAt: null })?.words).toBe('1 device given')
})

test('an infusion counts the minutes of the pump, which a pause keeps', () => {
  const infusion = { kind: 'infusion' as const, minutes: 20, ofMinutes: 40 }
  expect(dosing({ ...infusion, endsAt: at(15) })).toMatchObject({ value: 25, max: 40, words: '25 of 40 min' })
  expect(dosing({ ...infusion, endsAt: null })?.words).toBe('20 of 40 min')
})

test('the observation counts from the last dose; before the dose nothing counts', () => {
  const observed = { phase: 'observation' as const, dosing: null, lastDoseAt: at(-54), observationMinutes: 120 }
  expect(progressOf(observed, now)?.words).toBe('54 of 120 min')
  expect(progressOf({ ...observed, phase: 'preparation', lastDoseAt: null }, now)).toBeNull()
})

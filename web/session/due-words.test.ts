import { expect, test } from 'vitest'
import type { DueItem } from '../../clinical/session/index.ts'
import { countdown, dueWords, primaryLabel } from './due-words.ts'

const item = (patch: Partial<DueItem> = {}): DueItem => ({
  id: 'blood-pressure',
  kind: 'blood-pressure',
  label: 'Blood pressure',
  dueAt: '2026-01-10T11:06:00.000Z',
  overdueMinutes: 0,
  action: 'record-vitals',
  subject: null,
  ...patch,
})
const words = (at: string, patch?: Partial<DueItem>) => dueWords(item(patch), Date.parse(at), 'UTC')

test('far away a time, near a countdown, then now, then overdue', () => {
  expect(words('2026-01-10T10:40:00Z')).toEqual({ when: '11:06', tone: undefined })
  expect(words('2026-01-10T11:02:48Z')).toEqual({ when: 'in 3:12 · 11:06', tone: undefined })
  expect(words('2026-01-10T11:06:00Z')).toEqual({ when: 'now', tone: undefined })
  expect(words('2026-01-10T11:06:59Z')).toEqual({ when: 'now', tone: undefined })
  expect(words('2026-01-10T11:08:10Z', { overdueMinutes: 2 })).toEqual({ when: 'overdue 2 min', tone: 'watch' })
})

test('symptoms are asked now, and a discharge is possible from a time', () => {
  expect(words('2026-01-10T11:00:00Z', { action: 'ask-symptoms' })).toEqual({ when: 'now', tone: 'act' })
  expect(words('2026-01-10T11:05:00Z', { action: 'start-discharge' }).when).toBe('from 11:06')
})

test('a countdown ends at the moment itself and never runs below zero', () => {
  expect(countdown(300_000)).toBe('5:00')
  expect(countdown(59_001)).toBe('1:00')
  expect(countdown(1)).toBe('0:01')
  expect(countdown(-5_000)).toBe('0:00')
})

test('the next due item names the primary action, and a rate that must not be set early says when', () => {
  const label = (patch: Partial<DueItem> = {}, at = '2026-01-10T11:02:48Z') => primaryLabel(item(patch), Date.parse(at))
  expect(label()).toBe('Record blood pressure')
  expect(label({ kind: 'oximetry' })).toBe('Record SpO₂')
  expect(label({ action: 'give-device', subject: '2' })).toBe('Give device 2')
  const rate = { action: 'change-rate', label: 'Set the pump to 61.6 mL/h' } as const
  expect(label(rate)).toBe('In 3:12: set the pump to 61.6 mL/h')
  expect(label(rate, '2026-01-10T11:06:00Z')).toBe('Set the pump to 61.6 mL/h')
})

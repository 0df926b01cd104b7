import { expect, it } from 'vitest'
import { measurementForm } from '../../clinical/record/measurements.ts'
import { readPressure, readValue } from './measurement-entry.tsx'

it('reads a pressure only when both numbers can be one', () => {
  expect(readPressure('142', '88')).toEqual({ systolicMmHg: 142, diastolicMmHg: 88 })
  for (const [systolic, diastolic] of [
    ['142', ''],
    ['88', '142'],
    ['1420', '88'],
    ['120', '120'],
    ['high', '80'],
  ] as const)
    expect(readPressure(systolic, diastolic)).toHaveProperty('fault')
})

it('keeps the unit that was asked for, and stops at what cannot be', () => {
  const weight = measurementForm('weight')
  expect(readValue('71,5', weight)).toEqual({ value: 71.5, unit: 'kg' })
  expect(readValue('715', weight)).toHaveProperty('fault')
  expect(readValue('', weight)).toHaveProperty('fault')
})

import { describe, expect, it } from 'vitest'
import { gad7 } from './gad-7.ts'
import { scoreInstrument } from './score.ts'

const answering = (...values: number[]) =>
  Object.fromEntries(gad7.items.map((item, index) => [item.linkId, values[index] ?? 0]))

describe('GAD-7', () => {
  it.each([
    [[0, 0, 0, 0, 0, 0, 0], 0, 'minimal'],
    [[1, 1, 1, 1, 0, 0, 0], 4, 'minimal'],
    [[1, 1, 1, 1, 1, 0, 0], 5, 'mild'],
    [[2, 1, 2, 1, 1, 1, 1], 9, 'mild'],
    [[2, 2, 2, 1, 1, 1, 1], 10, 'moderate'],
    [[2, 2, 2, 2, 2, 2, 2], 14, 'moderate'],
    [[3, 2, 2, 2, 2, 2, 2], 15, 'severe'],
    [[3, 3, 3, 3, 3, 3, 3], 21, 'severe'],
  ])('adds %j to %i: %s (Spitzer 2006)', (values, total, band) => {
    expect(scoreInstrument(gad7, answering(...values))).toMatchObject({ total, band, complete: true, flags: [] })
  })
})

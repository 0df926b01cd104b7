import { describe, expect, it } from 'vitest'
import { scoreInstrument } from './score.ts'
import { who5 } from './who-5.ts'

const answering = (...values: number[]) =>
  Object.fromEntries(who5.items.map((item, index) => [item.linkId, values[index] ?? 0]))

describe('WHO-5', () => {
  it.each([
    [[0, 0, 0, 0, 0], 0, 0, 'depression-likely'],
    [[2, 2, 1, 1, 1], 7, 28, 'depression-likely'],
    [[2, 2, 2, 1, 1], 8, 32, 'low-well-being'],
    [[3, 3, 2, 2, 2], 12, 48, 'low-well-being'],
    [[3, 3, 3, 2, 2], 13, 52, 'well-being'],
    [[5, 5, 5, 5, 5], 25, 100, 'well-being'],
  ])('%j: raw %i is %i per cent, four times the raw sum (%s)', (values, raw, total, band) => {
    expect(scoreInstrument(who5, answering(...values))).toMatchObject({ total, band, subscales: { raw } })
  })
})

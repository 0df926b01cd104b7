import { describe, expect, it } from 'vitest'
import { scoreInstrument } from './score.ts'
import { formOf } from './testing.ts'
import { waiSr } from './wai-sr.ts'

// Worked by hand: task 1, 2, 10, 12; bond 3, 5, 7, 9; goal 4, 6, 8, 11.
describe('WAI-SR', () => {
  it('adds twelve answers, and each aspect by itself', () => {
    expect(scoreInstrument(waiSr, formOf(waiSr, [1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 1, 2]))).toMatchObject({
      total: 33,
      subscales: { task: 10, bond: 14, goal: 9 },
    })
  })

  it('asks each item for one aspect, four for each', () => {
    const items = waiSr.subscales.flatMap((subscale) => subscale.items)
    expect(new Set(items).size).toBe(12)
    expect(waiSr.items[9]).toMatchObject({ linkId: 'item-10', label: 'Item 10, task' })
  })

  it('refuses the 6 and 7 of the other form of twelve items', () => {
    expect(scoreInstrument(waiSr, { ...formOf(waiSr, 5), 'item-3': 7 }).faults).toMatchObject([{ linkId: 'item-3' }])
  })
})

import { describe, expect, it } from 'vitest'
import { cadss } from './cadss.ts'
import { cadss6 } from './cadss-6.ts'
import { totalRange } from './instrument.ts'
import { scoreInstrument } from './score.ts'

describe('CADSS', () => {
  it('has 23 items, total 0-92, and six of them make the CADSS-6, 0-24', () => {
    expect(totalRange(cadss)).toEqual({ min: 0, max: 92 })
    expect(totalRange(cadss6)).toEqual({ min: 0, max: 24 })
    expect(cadss6.items.map((item) => item.linkId)).toEqual([
      'item-1',
      'item-2',
      'item-6',
      'item-7',
      'item-15',
      'item-22',
    ])
  })

  it('gives the same short form from the long form and from its own', () => {
    const long = Object.fromEntries(cadss.items.map((item, index) => [item.linkId, index % 5]))
    const short = Object.fromEntries(cadss6.items.map((item) => [item.linkId, long[item.linkId]]))
    // Items 1, 2, 6, 7, 15, 22 answered 0, 1, 0, 1, 4, 1.
    expect(scoreInstrument(cadss6, short).total).toBe(7)
    expect(scoreInstrument(cadss, long).subscales).toEqual({ 'cadss-6': 7 })
    expect(scoreInstrument(cadss, long).total).toBe(43)
    expect(scoreInstrument(cadss, short)).toMatchObject({ total: null, subscales: { 'cadss-6': 7 } })
  })
})

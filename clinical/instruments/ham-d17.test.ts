import { describe, expect, it } from 'vitest'
import { hamD17 } from './ham-d17.ts'
import { totalRange } from './instrument.ts'
import { scoreInstrument } from './score.ts'
import { formOf, formWithTotal } from './testing.ts'

// Worked by hand from the published rule: add seventeen ratings.
describe('HAM-D17', () => {
  it('has nine items of 0-4 and eight of 0-2: 0 to 52', () => {
    expect(hamD17.items.filter((item) => item.max === 4)).toHaveLength(9)
    expect(hamD17.items.filter((item) => item.max === 2)).toHaveLength(8)
    expect(totalRange(hamD17)).toEqual({ min: 0, max: 52 })
  })

  it('adds its ratings', () => {
    const answers = formOf(hamD17, [3, 2, 1, 1, 2, 1, 3, 1, 1, 2, 2, 1, 1, 1, 1, 1, 0])
    expect(scoreInstrument(hamD17, answers)).toMatchObject({ total: 24, band: 'severe', flags: ['suicidal-ideation'] })
  })

  it.each([
    [7, 'normal'],
    [8, 'mild'],
    [16, 'mild'],
    [17, 'moderate'],
    [23, 'moderate'],
    [24, 'severe'],
  ])('puts %i in the band %s (Zimmerman 2013)', (total, band) => {
    expect(scoreInstrument(hamD17, formWithTotal(hamD17, total))).toMatchObject({ total, band })
  })

  it('takes no 3 for an item of 0-2', () => {
    const { faults } = scoreInstrument(hamD17, { ...formOf(hamD17, 0), insight: 3 })
    expect(faults).toMatchObject([{ linkId: 'insight', problem: 'out-of-range' }])
  })
})

import { describe, expect, it } from 'vitest'
import { totalRange } from './instrument.ts'
import { scoreInstrument } from './score.ts'
import { formOf, formWithTotal } from './testing.ts'
import { ymrs } from './ymrs.ts'

// Worked by hand from the published rule: seven items of 0-4 and four of 0-8.
describe('YMRS', () => {
  it('goes from 0 to 60, with four items of 0-8', () => {
    expect(totalRange(ymrs)).toEqual({ min: 0, max: 60 })
    expect(ymrs.items.filter((item) => item.max === 8).map(({ linkId }) => linkId)).toEqual([
      'irritability',
      'speech',
      'content',
      'aggression',
    ])
  })

  it('adds its ratings', () => {
    expect(scoreInstrument(ymrs, formOf(ymrs, [2, 2, 1, 2, 4, 4, 2, 4, 0, 1, 1]))).toMatchObject({
      total: 23,
      band: 'mild',
    })
  })

  it.each([
    [12, 'remission'],
    [13, 'minimal'],
    [19, 'minimal'],
    [20, 'mild'],
    [25, 'mild'],
    [26, 'moderate'],
    [37, 'moderate'],
    [38, 'severe'],
  ])('puts %i in the band %s', (total, band) => {
    expect(scoreInstrument(ymrs, formWithTotal(ymrs, total))).toMatchObject({ total, band })
  })
})

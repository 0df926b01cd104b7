import { describe, expect, it } from 'vitest'
import { totalRange } from './instrument.ts'
import { qidsSr16 } from './qids-sr16.ts'
import { scoreInstrument } from './score.ts'

const numbered = (values: number[]) =>
  Object.fromEntries(qidsSr16.items.map((item, index) => [item.linkId, values[index]]))

describe('QIDS-SR16', () => {
  it('goes from 0 to 27, not to 48', () => {
    expect(totalRange(qidsSr16)).toEqual({ min: 0, max: 27 })
    expect(scoreInstrument(qidsSr16, numbered(Array(16).fill(3)))).toMatchObject({ total: 27, band: 'very-severe' })
  })

  it('counts sleep, appetite with weight, and movement once each, by their highest item', () => {
    //                                 sleep       sad  appetite    10..14         movement
    const score = scoreInstrument(qidsSr16, numbered([1, 3, 2, 0, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2, 1, 2]))
    expect(score.subscales).toEqual({
      sleep: 3,
      sadness: 2,
      'appetite-weight': 2,
      concentration: 1,
      'self-view': 2,
      'suicidal-thoughts': 0,
      interest: 1,
      energy: 2,
      movement: 2,
    })
    expect(score).toMatchObject({ total: 15, band: 'moderate', flags: [] })
  })

  it.each([
    [5, 'none'],
    [6, 'mild'],
    [10, 'mild'],
    [11, 'moderate'],
    [15, 'moderate'],
    [16, 'severe'],
    [20, 'severe'],
    [21, 'very-severe'],
  ])('puts %i in the band %s (Rush 2003)', (total, band) => {
    // One item of each domain carries the points.
    const values = Array<number>(16).fill(0)
    let left = total
    for (const index of [0, 4, 5, 9, 10, 11, 12, 13, 14]) {
      values[index] = Math.min(3, left)
      left -= values[index]
    }
    expect(scoreInstrument(qidsSr16, numbered(values))).toMatchObject({ total, band })
  })

  it('asks for less or more appetite and weight, and needs one of each', () => {
    const { 'appetite-less': _a, 'weight-more': _b, ...oneOfEach } = numbered(Array(16).fill(1))
    expect(scoreInstrument(qidsSr16, oneOfEach)).toMatchObject({ complete: true, total: 9 })
    const { 'appetite-more': _c, ...noAppetite } = oneOfEach
    expect(scoreInstrument(qidsSr16, noAppetite)).toMatchObject({
      total: null,
      missing: ['appetite-less', 'appetite-more'],
    })
  })

  it('gives no total while one item of a domain is open, and still gives the closed domains', () => {
    const { 'sleep-middle': _, ...rest } = numbered(Array(16).fill(1))
    const score = scoreInstrument(qidsSr16, rest)
    expect(score).toMatchObject({ total: null, missing: ['sleep-middle'], flags: ['suicidal-ideation'] })
    expect(score.subscales).toMatchObject({ sleep: null, movement: 1 })
  })
})

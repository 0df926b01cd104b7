import { describe, expect, it } from 'vitest'
import { madrs } from './madrs.ts'
import { scoreInstrument } from './score.ts'

const rating = (total: number) => {
  let left = total
  return Object.fromEntries(
    madrs.items.map((item) => {
      const value = Math.min(item.max, left)
      left -= value
      return [item.linkId, value]
    }),
  )
}

describe('MADRS', () => {
  it.each([
    [0, 'symptom-free'],
    [6, 'symptom-free'],
    [7, 'mild'],
    [19, 'mild'],
    [20, 'moderate'],
    [34, 'moderate'],
    [35, 'severe'],
    [60, 'severe'],
  ])('puts %i in the band %s (Snaith 1986)', (total, band) => {
    expect(scoreInstrument(madrs, rating(total))).toMatchObject({ total, band, complete: true })
  })

  it('keeps its three definitions of remission apart', () => {
    expect(madrs.remission.map((each) => [each.id, each.atMost])).toEqual([
      ['madrs-at-most-12', 12],
      ['madrs-at-most-10', 10],
      ['madrs-below-10', 9],
    ])
  })

  it('flags suicidal thoughts in an unfinished form', () => {
    expect(scoreInstrument(madrs, { 'suicidal-thoughts': 4 })).toMatchObject({
      total: null,
      flags: ['suicidal-ideation'],
    })
    expect(scoreInstrument(madrs, { ...rating(0), 'suicidal-thoughts': 1 }).flags).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import { dast10 } from './dast-10.ts'
import { scoreInstrument } from './score.ts'
import { formOf } from './testing.ts'

// Worked by hand from the published rule: yes counts 1, but for item 3, where no does.
describe('DAST-10', () => {
  const quiet = { ...formOf(dast10, 0), 'able-to-stop': 1 }

  it('counts item 3 the other way round', () => {
    expect(scoreInstrument(dast10, quiet)).toMatchObject({ total: 0, band: 'none' })
    expect(scoreInstrument(dast10, formOf(dast10, 0))).toMatchObject({ total: 1, band: 'low' })
    expect(scoreInstrument(dast10, formOf(dast10, 1))).toMatchObject({ total: 9, band: 'severe' })
    expect(scoreInstrument(dast10, { ...formOf(dast10, 1), 'able-to-stop': 0 })).toMatchObject({ total: 10 })
  })

  it.each([
    [2, 'low'],
    [3, 'moderate'],
    [5, 'moderate'],
    [6, 'substantial'],
    [8, 'substantial'],
    [9, 'severe'],
  ])('puts %i in the band %s', (total, band) => {
    const others = dast10.items.filter((item) => !item.reversed).slice(0, total)
    const answers = { ...quiet, ...Object.fromEntries(others.map(({ linkId }) => [linkId, true])) }
    expect(scoreInstrument(dast10, answers)).toMatchObject({ total, band })
  })
})

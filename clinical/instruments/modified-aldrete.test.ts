import { describe, expect, it } from 'vitest'
import { modifiedAldrete } from './modified-aldrete.ts'
import { scoreInstrument } from './score.ts'
import { formOf } from './testing.ts'

// Worked by hand from the published table: five signs of 0-2; 9 of 10 is asked for.
describe('modified Aldrete score', () => {
  it.each([
    [[2, 2, 2, 2, 2], 10, 'recovered'],
    [[2, 2, 1, 2, 2], 9, 'recovered'],
    [[2, 2, 1, 1, 2], 8, 'not-recovered'],
    [[0, 0, 0, 0, 0], 0, 'not-recovered'],
  ])('%j: %i, %s', (values, total, band) => {
    expect(scoreInstrument(modifiedAldrete, formOf(modifiedAldrete, values))).toMatchObject({ total, band })
  })

  it('is better the higher it is', () => {
    expect(modifiedAldrete.direction).toBe('higher-is-better')
    expect(modifiedAldrete.items[4]?.options[0]?.label).toBe('Below 90 % even with oxygen')
  })
})

import { describe, expect, it } from 'vitest'
import { qLesQSf } from './q-les-q-sf.ts'
import { scoreInstrument } from './score.ts'
import { formOf } from './testing.ts'

// Worked by hand from the published formula: (raw - 14) / 56 × 100.
describe('Q-LES-Q-SF', () => {
  it.each([
    [1, 14, 0],
    [3, 42, 50],
    [4, 56, 75],
    [5, 70, 100],
  ])('all %i: raw %i, %i per cent', (answer, raw, total) => {
    expect(scoreInstrument(qLesQSf, formOf(qLesQSf, answer))).toMatchObject({ total, subscales: { raw } })
  })

  it('gives per cent to one decimal, and leaves medication and the overall item out', () => {
    const answers = { ...formOf(qLesQSf, [2, 2, 3, 3, 2, 4, 3, 2, 1, 3, 4, 5, 5, 2]), medication: 5, overall: 1 }
    // 41 - 14 = 27 of 56.
    expect(scoreInstrument(qLesQSf, answers)).toMatchObject({ total: 48.2, subscales: { raw: 41 }, complete: true })
  })

  it('fills in nothing', () => {
    const { sexual: _, ...rest } = formOf(qLesQSf, 3)
    expect(scoreInstrument(qLesQSf, rest)).toMatchObject({ total: null, missing: ['sexual'], subscales: { raw: null } })
  })
})

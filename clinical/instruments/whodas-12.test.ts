import { describe, expect, it } from 'vitest'
import { scoreInstrument } from './score.ts'
import { formOf } from './testing.ts'
import { whodas12 } from './whodas-12.ts'

// Worked by hand: simple scoring, each answer 0-4.
describe('WHODAS 2.0, twelve items', () => {
  it('adds twelve answers of 0 to 4: 0 to 48', () => {
    expect(scoreInstrument(whodas12, formOf(whodas12, [0, 1, 2, 3, 4, 1, 0, 0, 2, 1, 1, 3]))).toMatchObject({
      total: 18,
    })
    expect(scoreInstrument(whodas12, formOf(whodas12, 4))).toMatchObject({ total: 48, band: null })
  })

  it('refuses the 5 of a form that is numbered 1 to 5', () => {
    expect(scoreInstrument(whodas12, { ...formOf(whodas12, 1), work: 5 }).faults).toMatchObject([{ linkId: 'work' }])
  })
})

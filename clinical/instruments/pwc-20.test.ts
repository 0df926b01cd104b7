import { describe, expect, it } from 'vitest'
import { pwc20 } from './pwc-20.ts'
import { scoreInstrument } from './score.ts'
import { formOf } from './testing.ts'

// Worked by hand: twenty ratings of 0-3 are added; no bands are published.
describe('PWC-20', () => {
  it('adds twenty ratings: 0 to 60', () => {
    const values = [1, 2, 0, 1, 1, 1, 2, 1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1, 0]
    expect(scoreInstrument(pwc20, formOf(pwc20, values))).toMatchObject({ total: 12, band: null })
    expect(scoreInstrument(pwc20, formOf(pwc20, 3))).toMatchObject({ total: 60 })
  })
})

import { describe, expect, it } from 'vitest'
import { eq5d5l } from './eq-5d-5l.ts'
import { scoreInstrument } from './score.ts'
import { formOf } from './testing.ts'

// Worked by hand: levels are written side by side, and never added.
describe('EQ-5D-5L', () => {
  it('gives a profile and the mark on the line, and no total', () => {
    const { vas, ...levels } = formOf(eq5d5l, [2, 1, 2, 3, 1, 75])
    expect(scoreInstrument(eq5d5l, { ...levels, vas })).toMatchObject({
      complete: true,
      total: null,
      band: null,
      subscales: { profile: 21231, vas: 75 },
    })
  })

  it('has no profile while a dimension is open, and still the mark', () => {
    const { pain: _, ...rest } = formOf(eq5d5l, [1, 1, 1, 1, 1, 100])
    expect(scoreInstrument(eq5d5l, rest)).toMatchObject({ missing: ['pain'], subscales: { profile: null, vas: 100 } })
  })

  it('takes the mark as a whole number up to 100', () => {
    const answers = formOf(eq5d5l, [1, 1, 1, 1, 1, 80])
    expect(scoreInstrument(eq5d5l, { ...answers, vas: 101 }).faults).toMatchObject([{ problem: 'out-of-range' }])
    expect(scoreInstrument(eq5d5l, { ...answers, vas: 80.5 }).faults).toMatchObject([{ problem: 'not-whole' }])
    expect(scoreInstrument(eq5d5l, { ...answers, mobility: 0 }).faults).toMatchObject([{ problem: 'out-of-range' }])
  })
})

import { describe, expect, it } from 'vitest'
import { scoreInstrument } from './score.ts'
import { shaps } from './shaps.ts'
import { formOf, formWithTotal } from './testing.ts'

// Worked by hand from the published rule: either way of disagreeing counts 1.
describe('SHAPS', () => {
  it.each([
    [0, 'normal'],
    [2, 'normal'],
    [3, 'abnormal'],
    [14, 'abnormal'],
  ])('%i statements disagreed with: %s', (total, band) => {
    expect(scoreInstrument(shaps, formWithTotal(shaps, total))).toMatchObject({ total, band, complete: true })
  })

  it('takes no yes or no: that could mean either', () => {
    const { faults } = scoreInstrument(shaps, { ...formOf(shaps, 0), meal: true })
    expect(faults).toMatchObject([{ linkId: 'meal', problem: 'not-a-number' }])
    expect(faults[0]?.message).toContain('a whole number from 0 to 1')
  })

  it('takes no answer of the form with four categories', () => {
    expect(scoreInstrument(shaps, formOf(shaps, 2)).faults).toHaveLength(14)
  })
})

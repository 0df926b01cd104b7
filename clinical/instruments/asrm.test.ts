import { describe, expect, it } from 'vitest'
import { asrm } from './asrm.ts'
import { scoreInstrument } from './score.ts'
import { formOf } from './testing.ts'

// Worked by hand from the published rule: add five answers of 0-4; 6 or more is looked at.
describe('ASRM', () => {
  it.each([
    [[1, 1, 1, 1, 1], 5, 'below-cut-off'],
    [[2, 1, 1, 1, 1], 6, 'mania-possible'],
    [[4, 4, 4, 4, 4], 20, 'mania-possible'],
  ])('%j: %i, %s', (values, total, band) => {
    expect(scoreInstrument(asrm, formOf(asrm, values))).toMatchObject({ total, band })
  })

  it('takes no 5: a form numbered from 1 would reach the cut-off with nothing', () => {
    expect(scoreInstrument(asrm, { ...formOf(asrm, 1), sleep: 5 }).faults).toMatchObject([{ linkId: 'sleep' }])
  })
})

import { describe, expect, it } from 'vitest'
import { scoreInstrument } from './score.ts'
import { sds } from './sds.ts'

// Worked by hand from the published rule: add three areas; 5 or more in one is impairment.
describe('SDS', () => {
  it('adds three areas and names the impaired ones', () => {
    expect(scoreInstrument(sds, { work: 7, social: 4, family: 5 })).toMatchObject({
      total: 16,
      flags: ['impaired-work', 'impaired-family'],
    })
  })

  it('has no total of who does not work', () => {
    expect(scoreInstrument(sds, { social: 10, family: 0 })).toMatchObject({
      total: null,
      missing: ['work'],
      flags: ['impaired-social'],
    })
  })
})

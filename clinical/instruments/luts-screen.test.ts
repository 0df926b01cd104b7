import { describe, expect, it } from 'vitest'
import { lutsScreen } from './luts-screen.ts'
import { scoreInstrument } from './score.ts'

// The screen is ours: there is no published example.
describe('LUTS screen', () => {
  it('counts what is there and flags each of it', () => {
    expect(scoreInstrument(lutsScreen, { frequency: true, urgency: false, pain: true, blood: false })).toMatchObject({
      total: 2,
      band: null,
      flags: ['urinary-frequency', 'urinary-pain'],
    })
  })

  it('flags an unfinished one, and takes an open question for no answer', () => {
    expect(scoreInstrument(lutsScreen, { blood: 1 })).toMatchObject({
      total: null,
      missing: ['frequency', 'urgency', 'pain'],
      flags: ['urinary-blood'],
    })
  })

  it('waits for the sign-off of a medical lead, as a whole and in each of its rules', () => {
    expect(lutsScreen.status).toBe('needs-clinical-sign-off')
    for (const flag of lutsScreen.flags) expect(flag.status).toBe('needs-clinical-sign-off')
  })
})

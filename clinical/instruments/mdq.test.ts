import { describe, expect, it } from 'vitest'
import { mdq } from './mdq.ts'
import { askedItems, scoreInstrument } from './score.ts'

const symptoms = mdq.items.slice(0, 13)
const withSymptoms = (count: number) =>
  Object.fromEntries(symptoms.map(({ linkId }, index) => [linkId, index < count ? 1 : 0]))

// Worked by hand from the published rule: seven symptoms, at one time, a moderate or serious problem.
describe('MDQ', () => {
  it.each([
    [7, 1, 2, 'positive'],
    [13, 1, 3, 'positive'],
    [6, 1, 3, 'negative'],
    [7, 0, 3, 'negative'],
    [7, 1, 1, 'negative'],
    [13, 0, 0, 'negative'],
  ])('%i symptoms, together %i, problem %i: %s', (count, together, problem, band) => {
    const answers = { ...withSymptoms(count), 'same-time': together, problem }
    expect(scoreInstrument(mdq, answers)).toMatchObject({ total: count, band, complete: true, flags: [] })
  })

  it('asks the last two parts of who said yes to more than one', () => {
    expect(scoreInstrument(mdq, withSymptoms(1))).toMatchObject({ total: 1, band: 'negative', complete: true })
    expect(askedItems(mdq, withSymptoms(1))).toHaveLength(13)
    expect(scoreInstrument(mdq, withSymptoms(2))).toMatchObject({ total: null, missing: ['same-time', 'problem'] })
  })

  it('is neither positive nor negative while a part is open', () => {
    const answers = { ...withSymptoms(9), 'same-time': 1 }
    expect(scoreInstrument(mdq, answers)).toMatchObject({ total: null, band: null, missing: ['problem'] })
  })

  it('says so when a problem is answered of nothing, but not while a symptom is open', () => {
    expect(scoreInstrument(mdq, { ...withSymptoms(1), problem: 2 }).flags).toEqual(['answers-contradict'])
    const { spending: _, ...open } = withSymptoms(1)
    expect(scoreInstrument(mdq, { ...open, problem: 2 }).flags).toEqual([])
  })
})

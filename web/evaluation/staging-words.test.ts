import { expect, it } from 'vitest'
import { resistance } from '../../clinical/resistance/index.ts'
import { dimensionWords, trialsInWords } from './staging-words.ts'

it('names what is not known and gives every point its words', () => {
  expect(dimensionWords({ points: { 'episode-duration': 2, 'electroconvulsive-therapy': 0 } })).toEqual([
    { words: '13 to 24 months 2', known: true },
    { words: 'severity not known', known: false },
    { words: 'failures not known', known: false },
    { words: 'augmentation not known', known: false },
    { words: 'no ECT 0', known: true },
  ])
})

it('says of an empty record that the history is not attested', () => {
  const record = {
    patient: { familyName: 'Novak', givenName: 'Petra', sex: 'female' as const, deceased: false },
    facts: [],
  }
  expect(trialsInWords(resistance(record, '2026-01-15', 'athf-sf'))).toBe(
    '0 adequate and failed · history not attested',
  )
})

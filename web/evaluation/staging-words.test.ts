import { expect, it } from 'vitest'
import { resistance } from '../../clinical/resistance/index.ts'
import { bandWords, between, dimensionWords, mghWords, trialsInWords } from './staging-words.ts'

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

it('says ranges, and where nothing ends them', () => {
  expect([between(8, 8), between(6, 9), between('I', 'III')]).toEqual(['8', '6–9', 'I–III'])
  expect(mghWords({ score: { min: 2.5, max: null } })).toBe('2.5+')
  expect(mghWords({ score: { min: 2.5, max: 2.5 } })).toBe('2.5')
  expect(bandWords({ severity: null, range: null })).toBe('none: no antidepressant failed')
})

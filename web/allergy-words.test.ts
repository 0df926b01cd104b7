import { expect, it } from 'vitest'
import { allergyWords } from './allergy-words.ts'

const none = (scope: 'any' | 'medicine', on: string | null) => ({ allergies: [], noKnownAllergies: { scope, on } })

it('not recorded is not none', () => {
  expect(allergyWords({ allergies: [], noKnownAllergies: null }, '2026-11-25')).toBe('Allergies: not recorded')
  expect(allergyWords(none('any', '2026-11-03'), '2026-11-25')).toBe('No known allergies (3 Nov)')
  expect(allergyWords(none('medicine', null), '2026-11-25')).toBe(
    'No known drug allergies (no date); others not recorded',
  )
  expect(allergyWords({ ...none('any', '2026'), allergies: ['Latex', 'Penicillin (rash)'] }, '2026-11-25')).toBe(
    'Allergies: Latex, Penicillin (rash)',
  )
})

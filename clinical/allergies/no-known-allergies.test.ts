import { describe, expect, it } from 'vitest'
import type { AllergyFact, NoKnownAllergiesFact } from '../record/record.ts'
import { noKnownAllergies, saysNoKnownAllergy } from './index.ts'

const snomed = (code: string, text = '') => ({ codings: [{ system: 'http://snomed.info/sct', code }], text })
const words = (text: string) => ({ codings: [], text })
const statement = (on: string | undefined, more: Partial<NoKnownAllergiesFact> = {}): NoKnownAllergiesFact => ({
  id: `statement/${on}`,
  reference: 'entered by hand',
  kind: 'no-known-allergies',
  scope: 'any',
  ...(on ? { on } : {}),
  ...more,
})
const allergy = (more: Partial<AllergyFact> = {}): AllergyFact => ({
  id: 'allergy',
  reference: 'entered by hand',
  kind: 'allergy',
  concept: words('Penicillin'),
  clinicalStatus: 'active',
  verificationStatus: 'confirmed',
  ...more,
})

describe('an allergy to nothing', () => {
  it('is known by its code, and by its words alone', () => {
    expect(saysNoKnownAllergy(snomed('716186003', 'No known allergy'))).toBe('any')
    expect(saysNoKnownAllergy(snomed('716186003', '716186003'))).toBe('any')
    expect(saysNoKnownAllergy(snomed('409137002', 'NKDA'))).toBe('medicine')
    expect(saysNoKnownAllergy(snomed('429625007', 'No known food allergy'))).toBe('other')
    expect(saysNoKnownAllergy(words('No Known Allergies'))).toBe('any')
    expect(saysNoKnownAllergy(words('No known drug allergies'))).toBe('medicine')
    expect(saysNoKnownAllergy(words('nka'))).toBe('any')
    expect(saysNoKnownAllergy(words('No allergies'))).toBe('any')
    expect(saysNoKnownAllergy(words('None known.'))).toBe('any')
    expect(saysNoKnownAllergy(words('No known drug allergies (NKDA)'))).toBe('medicine')
    expect(saysNoKnownAllergy(snomed('716186003', 'Allergies: none'))).toBe('any')
  })

  it('is none where the words go on to name a substance', () => {
    for (const text of [
      'No known allergies except ketamine',
      'NKDA, rash with ketamine',
      'No known drug allergies. Ketamine: rash',
      'No known allergies but hives from latex',
    ]) {
      expect(saysNoKnownAllergy(words(text))).toBeUndefined()
      expect(saysNoKnownAllergy(snomed('716186003', text))).toBeUndefined()
    }
    expect(saysNoKnownAllergy(words('No known allergies to penicillin'))).toBeUndefined()
  })

  it('is none where the words name a substance, whatever the code', () => {
    expect(saysNoKnownAllergy(snomed('716186003', 'Penicillin'))).toBeUndefined()
    expect(saysNoKnownAllergy(words('Nickel'))).toBeUndefined()
    expect(saysNoKnownAllergy({ codings: [{ system: 'urn:x', code: '716186003' }], text: 'Latex' })).toBeUndefined()
  })
})

describe('the statement that no allergy is known', () => {
  it('stands by its newest word; without one nothing is known', () => {
    expect(noKnownAllergies([], [])).toBeUndefined()
    expect(noKnownAllergies([statement('2026-01-02'), statement('2026-02'), statement(undefined)], [])?.on).toBe(
      '2026-02',
    )
    const narrow = statement('2026-02', { id: 'narrow', scope: 'medicine' })
    expect(noKnownAllergies([narrow, statement('2026-02')], [])?.scope).toBe('any')
  })

  it('is outweighed by an allergy that is current, and by one recorded later that is over', () => {
    const said = [statement('2026-01-02')]
    expect(noKnownAllergies(said, [allergy({ recorded: '2020' })])).toBeUndefined()
    expect(noKnownAllergies(said, [allergy({ clinicalStatus: 'resolved', recorded: '2026-03-01' })])).toBeUndefined()
    expect(noKnownAllergies(said, [allergy({ clinicalStatus: 'resolved', recorded: '2020' })])).toBe(said[0])
    expect(noKnownAllergies(said, [allergy({ verificationStatus: 'refuted', recorded: '2026-03-01' })])).toBe(said[0])
  })
})

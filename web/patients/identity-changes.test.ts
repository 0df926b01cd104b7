import { describe, expect, it } from 'vitest'
import { differences } from './identity-changes.ts'

const first = {
  familyName: 'Okoye',
  givenName: 'Bisi',
  birthDate: '1967',
  sex: 'female' as const,
  recordNumber: '10482',
  deceased: false,
  deceasedOn: null,
  phone: '',
  email: '',
  referral: null,
}

describe('what a version changed', () => {
  it('is all that the first one says', () => {
    expect(differences(first, undefined).map(({ label }) => label)).toEqual([
      'Family name',
      'Given name',
      'Born',
      'Sex',
      'Record number',
    ])
  })

  it('names each field with both values', () => {
    const referral = { referredBy: 'Dr Hale', organisation: '', on: '2026-09-02', reason: '', recordsCame: false }
    expect(differences({ ...first, birthDate: '1967-03-14', referral }, first)).toEqual([
      { label: 'Born', from: '1967', to: '1967-03-14' },
      { label: 'Referred by', from: '', to: 'Dr Hale' },
      { label: 'Referred on', from: '', to: '2026-09-02' },
      { label: 'Records came', from: '', to: 'no' },
    ])
    expect(differences(first, first)).toEqual([])
  })

  it('says that somebody died though the day is not known', () => {
    expect(differences({ ...first, deceased: true }, first)).toEqual([
      { label: 'Died', from: '', to: 'yes, day not known' },
    ])
  })
})

import { describe, expect, it } from 'vitest'
import { changeOf, emptyIdentity, faultsOf, type IdentityValues, newPatientOf } from './identity-values.ts'

const today = '2026-11-25'
const bisi: IdentityValues = {
  ...emptyIdentity,
  familyName: 'Okoye ',
  givenName: 'Bisi',
  birthDate: '1967-03-14',
  sex: 'female',
  referral: {
    referredBy: 'Dr Amara Hale',
    organisation: '',
    on: '2026-09-02',
    reason: 'Two medicines did not help',
    recordsCame: true,
  },
}

describe('identity as typed', () => {
  it('asks for names and sex, and for nothing else', () => {
    expect(Object.keys(faultsOf(emptyIdentity, today))).toEqual(['familyName', 'givenName', 'sex'])
    expect(faultsOf(bisi, today)).toEqual({})
    expect(faultsOf({ ...bisi, referral: emptyIdentity.referral }, today)).toEqual({})
  })

  it('takes a birth date as far as it is known, and none that lies ahead', () => {
    const fault = (birthDate: string) => faultsOf({ ...bisi, birthDate }, today).birthDate
    expect(fault('1967')).toBeUndefined()
    expect(fault('1967-03')).toBeUndefined()
    expect(fault('2026')).toBeUndefined()
    expect(fault('2027')).toBe('Lies in the future')
    expect(fault('2026-11-26')).toBe('Lies in the future')
    expect(fault('14.3.1967')).toContain('Enter it as')
  })

  it('a referral that was begun has a person and a day', () => {
    const begun = { ...bisi, referral: { ...emptyIdentity.referral, reason: 'Tired of trying' } }
    expect(Object.keys(faultsOf(begun, today))).toEqual(['referral.referredBy', 'referral.on'])
  })

  it('sends what was typed, and leaves the record number to the clinic', () => {
    const sent = newPatientOf(bisi)
    expect(sent).toMatchObject({ familyName: 'Okoye', birthDate: '1967-03-14', deceasedOn: null })
    expect(sent).not.toHaveProperty('recordNumber')
    expect(newPatientOf({ ...bisi, recordNumber: '10482' }).recordNumber).toBe('10482')
    expect(newPatientOf({ ...bisi, referral: emptyIdentity.referral }).referral).toBeNull()
  })

  it('amends only what differs', () => {
    expect(changeOf(bisi, bisi)).toEqual({})
    expect(changeOf({ ...bisi, familyName: 'Okoye' }, bisi)).toEqual({})
    expect(changeOf({ ...bisi, phone: '030 555' }, bisi)).toEqual({ phone: '030 555' })
    const dead = { ...bisi, deceased: true, deceasedOn: '2026-11' }
    expect(changeOf(dead, bisi)).toEqual({ deceased: true, deceasedOn: '2026-11' })
    expect(changeOf({ ...dead, deceased: false }, dead)).toEqual({ deceased: false, deceasedOn: null })
  })
})

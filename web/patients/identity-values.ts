import type { CallInput, CallResponse } from '../api.ts'

export type Patient = CallResponse<'GET /api/patients/:patientId'>
export type NewPatient = CallInput<'POST /api/patients'>['body']
export type IdentityChange = CallInput<'PATCH /api/patients/:patientId'>['body']['change']

/** Identity and referral as they are typed. */
export interface IdentityValues {
  familyName: string
  givenName: string
  birthDate: string
  sex: '' | Patient['sex']
  recordNumber: string
  phone: string
  email: string
  deceased: boolean
  deceasedOn: string
  referral: ReferralValues
}

export interface ReferralValues {
  referredBy: string
  organisation: string
  on: string
  reason: string
  recordsCame: boolean
}

const emptyReferral: ReferralValues = { referredBy: '', organisation: '', on: '', reason: '', recordsCame: false }

export const emptyIdentity: IdentityValues = {
  familyName: '',
  givenName: '',
  birthDate: '',
  sex: '',
  recordNumber: '',
  phone: '',
  email: '',
  deceased: false,
  deceasedOn: '',
  referral: emptyReferral,
}

export function identityOf(patient: Omit<Patient, 'id' | 'stage' | 'nextStep' | 'version' | 'createdAt'>) {
  const { familyName, givenName, birthDate, sex, recordNumber, phone, email, deceased, deceasedOn, referral } = patient
  return {
    familyName,
    givenName,
    birthDate: birthDate ?? '',
    sex,
    recordNumber,
    phone,
    email,
    deceased,
    deceasedOn: deceasedOn ?? '',
    referral: { ...emptyReferral, ...referral },
  } satisfies IdentityValues
}

/** Faults by the field's path, as the server would name them. */
export type Faults = Partial<Record<string, string>>

const partialDate = /^\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?$/

/**
 * What stands in the way of saving. A day that lies ahead is a slip of the finger.
 *
 * @param today Of the clinic
 */
export function faultsOf(values: IdentityValues, today: string): Faults {
  const faults: Faults = {}
  if (!values.familyName.trim()) faults.familyName = 'Enter the family name'
  if (!values.givenName.trim()) faults.givenName = 'Enter the given name'
  if (!values.sex) faults.sex = 'Choose one; “Not known” is an answer'
  for (const field of ['birthDate', 'deceasedOn'] as const) {
    const date = values[field].trim()
    if (!date) continue
    if (!partialDate.test(date)) faults[field] = 'Enter it as 1967, 1967-03 or 1967-03-14'
    else if (date > today.slice(0, date.length)) faults[field] = 'Lies in the future'
  }
  const { referral } = values
  if (referral.on && referral.on > today) faults['referral.on'] = 'Lies in the future'
  if (isReferred(referral)) {
    if (!referral.referredBy.trim()) faults['referral.referredBy'] = 'Enter who referred the patient'
    if (!referral.on) faults['referral.on'] = 'Enter the day of the referral'
  }
  return faults
}

const isReferred = ({ referredBy, organisation, on, reason, recordsCame }: ReferralValues) =>
  Boolean(referredBy.trim() || organisation.trim() || on || reason.trim() || recordsCame)

/** Without faults only. */
export function newPatientOf(values: IdentityValues): NewPatient {
  const { recordNumber, ...fields } = fieldsOf(values)
  return { ...fields, ...(recordNumber && { recordNumber }) }
}

/** The fields that differ from what is stored; none when nothing was changed. */
export function changeOf(values: IdentityValues, stored: IdentityValues): IdentityChange {
  const now = fieldsOf(values)
  const before = fieldsOf(stored)
  const changed = Object.entries(now).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof typeof before]),
  )
  return Object.fromEntries(changed) as IdentityChange
}

function fieldsOf(values: IdentityValues) {
  const { referral } = values
  return {
    familyName: values.familyName.trim(),
    givenName: values.givenName.trim(),
    birthDate: values.birthDate.trim() || null,
    sex: values.sex || ('unknown' as const),
    recordNumber: values.recordNumber.trim(),
    phone: values.phone.trim(),
    email: values.email.trim(),
    deceased: values.deceased,
    deceasedOn: (values.deceased && values.deceasedOn.trim()) || null,
    referral: isReferred(referral)
      ? {
          referredBy: referral.referredBy.trim(),
          organisation: referral.organisation.trim(),
          on: referral.on,
          reason: referral.reason.trim(),
          recordsCame: referral.recordsCame,
        }
      : null,
  }
}

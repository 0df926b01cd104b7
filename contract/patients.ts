import { z } from 'zod'
import { route } from './route.ts'
import { calendarDate, freeText, id, instant, pageQuery, partialDate, text } from './shapes.ts'

export const sex = z.enum(['female', 'male', 'other', 'unknown'])
export const stage = z.enum([
  'referral',
  'evaluation',
  'consent',
  'plan',
  'sessions',
  'outcome',
  'maintenance',
  'closed',
])

/** How the patient came: from whom, why, and whether records came with it. */
export const referral = z.object({
  referredBy: text(),
  organisation: freeText(200).default(''),
  on: calendarDate,
  reason: freeText(2000).default(''),
  recordsCame: z.boolean().default(false),
})

const recordNumber = text(64)
const fields = z.object({
  familyName: text(),
  givenName: text(),
  /** As exactly as it is known. */
  birthDate: partialDate.nullable(),
  sex,
  recordNumber,
  deceased: z.boolean(),
  deceasedOn: partialDate.nullable(),
  phone: freeText(60),
  email: z.union([z.literal(''), z.email().max(254)]),
  referral: referral.nullable(),
})

export const patient = z.object({
  id,
  familyName: z.string(),
  givenName: z.string(),
  birthDate: z.string().nullable(),
  sex,
  recordNumber: z.string(),
  deceased: z.boolean(),
  deceasedOn: z.string().nullable(),
  phone: z.string(),
  email: z.string(),
  referral: referral.nullable(),
  stage,
  nextStep: z.string(),
  version: z.number().int(),
  createdAt: instant,
})

export const patientInList = z.object({
  id,
  familyName: z.string(),
  givenName: z.string(),
  birthDate: z.string().nullable(),
  sex,
  recordNumber: z.string(),
  deceased: z.boolean(),
  stage,
  nextStep: z.string(),
  nextBookingAt: instant.nullable(),
})

/** Somebody here with the same names and birth date. */
const possibleDuplicate = z.object({ id, recordNumber: z.string(), familyName: z.string(), givenName: z.string() })

const ofPatient = z.object({ patientId: id })

export const patientRoutes = {
  list: route({
    method: 'GET',
    path: '/api/patients',
    summary: 'Find patients by name, record number or birth date; every word has to match the beginning of one',
    permission: 'patients:read',
    query: pageQuery.extend({ search: freeText(100).default(''), stage: stage.optional() }),
    response: z.object({ patients: z.array(patientInList), total: z.number().int() }),
  }),
  create: route({
    method: 'POST',
    path: '/api/patients',
    summary: 'Make a patient; a record number is made unless given, and must not be taken',
    permission: 'patients:write',
    status: 201,
    body: z.object({
      id: id.optional(),
      familyName: text(),
      givenName: text(),
      birthDate: partialDate.nullable().default(null),
      sex,
      recordNumber: recordNumber.optional(),
      deceased: z.boolean().default(false),
      deceasedOn: partialDate.nullable().default(null),
      phone: freeText(60).default(''),
      email: fields.shape.email.default(''),
      referral: referral.nullable().default(null),
    }),
    response: z.object({ patient, possibleDuplicates: z.array(possibleDuplicate) }),
  }),
  possibleDuplicates: route({
    method: 'GET',
    path: '/api/patients/possible-duplicates',
    summary: 'Patients with these names and this birth date',
    permission: 'patients:read',
    query: z.object({ familyName: text(), givenName: text(), birthDate: partialDate }),
    response: z.object({ patients: z.array(possibleDuplicate) }),
  }),
  read: route({
    method: 'GET',
    path: '/api/patients/:patientId',
    summary: 'One patient: identity, referral, stage',
    permission: 'patients:read',
    params: ofPatient,
    response: patient,
  }),
  amend: route({
    method: 'PATCH',
    path: '/api/patients/:patientId',
    summary: 'Amend identity or referral with a reason; earlier versions stay readable',
    permission: 'patients:write',
    params: ofPatient,
    body: z.object({ version: z.number().int(), reason: text(1000), change: fields.partial() }),
    response: patient,
  }),
  history: route({
    method: 'GET',
    path: '/api/patients/:patientId/history',
    summary: 'All versions of identity and referral, newest first',
    permission: 'patients:read',
    params: ofPatient,
    response: z.object({
      versions: z.array(
        z.object({
          version: z.number().int(),
          body: fields,
          reason: z.string(),
          authorName: z.string(),
          at: instant,
        }),
      ),
    }),
  }),
}

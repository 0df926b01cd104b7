import { z } from 'zod'
import { treatmentIds } from '../clinical/eligibility/criterion.ts'
import { route } from './route.ts'
import { freeText, id, instant, text } from './shapes.ts'

/** The treatments that are evaluated, consented to and planned: drug, route and jurisdiction in one. */
export const treatment = z.enum(treatmentIds)

export const consentDocument = z.object({
  id,
  treatment,
  version: z.number().int(),
  title: z.string(),
  body: z.string(),
  publishedAt: instant,
  authorName: z.string(),
})

/** A line drawn with finger or pen: points in a box of 600 × 200, one array a stroke. */
const strokes = z
  .array(
    z
      .array(z.tuple([z.number().min(0).max(600), z.number().min(0).max(200)]))
      .min(1)
      .max(2000),
  )
  .min(1)
  .max(200)

export const patientSignature = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('typed'), name: text() }),
  z.object({ kind: z.literal('drawn'), name: text(), strokes }),
])

export const consent = z.object({
  id,
  patientId: id,
  documentId: id,
  treatment,
  documentVersion: z.number().int(),
  documentTitle: z.string(),
  explainedBy: z.object({ memberId: id, name: z.string() }),
  patientSignature,
  teachBack: z.string(),
  interpreter: z.string(),
  signedAt: instant,
  withdrawn: z.object({ at: instant, reason: z.string(), by: z.string() }).nullable(),
})

export const consentRoutes = {
  documents: route({
    method: 'GET',
    path: '/api/consent-documents',
    summary: 'All versions of the consent documents, newest first',
    permission: 'consent:read',
    response: z.object({ documents: z.array(consentDocument) }),
  }),
  publish: route({
    method: 'POST',
    path: '/api/consent-documents',
    summary: 'Publish the next version of a consent document; earlier ones stay readable',
    permission: 'consent:manage',
    status: 201,
    body: z.object({ treatment, title: text(), body: freeText(60_000).min(1, 'must not be empty') }),
    response: consentDocument,
  }),
  ofPatient: route({
    method: 'GET',
    path: '/api/patients/:patientId/consents',
    summary: 'The consents of a patient, withdrawn ones included',
    permission: 'consent:read',
    params: z.object({ patientId: id }),
    response: z.object({ consents: z.array(consent) }),
  }),
  record: route({
    method: 'POST',
    path: '/api/patients/:patientId/consents',
    summary: 'Record a consent: which version, who explained it (own password again), the patient’s signature',
    permission: 'consent:record',
    status: 201,
    params: z.object({ patientId: id }),
    body: z.object({
      id: id.optional(),
      documentId: id,
      patientSignature,
      teachBack: freeText().default(''),
      interpreter: freeText(200).default(''),
      /** The name of the member who explains, typed, as the signature; with the password. */
      memberName: text(),
      password: z.string().min(1).max(200),
    }),
    response: consent,
  }),
  withdraw: route({
    method: 'POST',
    path: '/api/consents/:consentId/withdraw',
    summary: 'Record that the patient withdraws consent; no new session can start on it',
    permission: 'consent:record',
    params: z.object({ consentId: id }),
    body: z.object({ reason: freeText(1000).default('') }),
    response: consent,
  }),
}

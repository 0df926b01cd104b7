import { uuidv7 } from 'uuidv7'
import type { z } from 'zod'
import type { consent, patientSignature, treatment } from '../../contract/consents.ts'
import { type ClinicTransaction, jsonb } from '../database/index.ts'
import { conflict, notFound } from '../http/problem.ts'

type Treatment = z.output<typeof treatment>
type Consent = z.output<typeof consent>

interface ConsentBody {
  patientSignature: z.output<typeof patientSignature>
  teachBack: string
  interpreter: string
}

export async function listDocuments(tx: ClinicTransaction) {
  const rows = await tx
    .selectFrom('consent_document as d')
    .leftJoin('member as m', (join) => join.onRef('m.clinic_id', '=', 'd.clinic_id').onRef('m.id', '=', 'd.author_id'))
    .select(['d.id', 'd.treatment', 'd.version', 'd.title', 'd.body', 'd.published_at', 'm.name'])
    .where('d.clinic_id', '=', tx.clinicId)
    .orderBy('d.treatment')
    .orderBy('d.version', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    treatment: row.treatment as Treatment,
    version: row.version,
    title: row.title,
    body: row.body,
    publishedAt: row.published_at,
    authorName: row.name ?? 'Evenkeel, starting text',
  }))
}

/** The unique key on (treatment, version) decides when two publish at once: the second is told. */
export async function publishDocument(
  tx: ClinicTransaction,
  document: { treatment: Treatment; title: string; body: string; authorId: string; publishedAt?: string },
) {
  const { newest } = await tx
    .selectFrom('consent_document')
    .select((eb) => eb.fn.max('version').as('newest'))
    .where('clinic_id', '=', tx.clinicId)
    .where('treatment', '=', document.treatment)
    .executeTakeFirstOrThrow()
  const id = uuidv7()
  await tx
    .insertInto('consent_document')
    .values({
      clinic_id: tx.clinicId,
      id,
      treatment: document.treatment,
      version: (newest ?? 0) + 1,
      title: document.title,
      body: document.body,
      author_id: document.authorId,
      published_at: document.publishedAt,
    })
    .execute()
  const published = (await listDocuments(tx)).find((candidate) => candidate.id === id)
  if (!published) throw notFound('consent document')
  return published
}

export async function listConsents(
  tx: ClinicTransaction,
  where: { patientId?: string; id?: string },
): Promise<Consent[]> {
  let query = tx
    .selectFrom('consent as c')
    .innerJoin('consent_document as d', (join) =>
      join.onRef('d.clinic_id', '=', 'c.clinic_id').onRef('d.id', '=', 'c.document_id'),
    )
    .innerJoin('member as m', (join) =>
      join.onRef('m.clinic_id', '=', 'c.clinic_id').onRef('m.id', '=', 'c.explained_by'),
    )
    .leftJoin('consent_withdrawal as w', (join) =>
      join.onRef('w.clinic_id', '=', 'c.clinic_id').onRef('w.consent_id', '=', 'c.id'),
    )
    .leftJoin('member as wm', (join) =>
      join.onRef('wm.clinic_id', '=', 'w.clinic_id').onRef('wm.id', '=', 'w.author_id'),
    )
    .select(['c.id', 'c.patient_id', 'c.document_id', 'c.body', 'c.signed_at', 'c.explained_by'])
    .select(['d.treatment', 'd.version', 'd.title', 'm.name as explainer'])
    .select(['w.at as withdrawn_at', 'w.reason', 'wm.name as withdrawn_by'])
    .where('c.clinic_id', '=', tx.clinicId)
    .orderBy('c.signed_at', 'desc')
  if (where.patientId) query = query.where('c.patient_id', '=', where.patientId)
  if (where.id) query = query.where('c.id', '=', where.id)
  return (await query.execute()).map((row) => {
    const body = row.body as unknown as ConsentBody
    return {
      id: row.id,
      patientId: row.patient_id,
      documentId: row.document_id,
      treatment: row.treatment as Treatment,
      documentVersion: row.version,
      documentTitle: row.title,
      explainedBy: { memberId: row.explained_by, name: row.explainer },
      patientSignature: body.patientSignature,
      teachBack: body.teachBack,
      interpreter: body.interpreter,
      signedAt: row.signed_at,
      withdrawn: row.withdrawn_at
        ? { at: row.withdrawn_at, reason: row.reason ?? '', by: row.withdrawn_by ?? '' }
        : null,
    }
  })
}

/** The newest consent to this treatment that was not withdrawn. */
export async function findValidConsent(
  tx: ClinicTransaction,
  patientId: string,
  forTreatment: string,
): Promise<Consent | undefined> {
  const consents = await listConsents(tx, { patientId })
  return consents.find((candidate) => candidate.treatment === forTreatment && !candidate.withdrawn)
}

export async function insertConsent(
  tx: ClinicTransaction,
  given: {
    id: string
    patientId: string
    documentId: string
    explainedBy: string
    signedAt: string
    body: ConsentBody
  },
): Promise<Consent> {
  const [before] = await listConsents(tx, { id: given.id })
  if (before && before.patientId !== given.patientId)
    throw conflict('exists-already', 'This id belongs to a consent of another patient')
  if (before) return before
  const patient = await tx
    .selectFrom('patient')
    .select('id')
    .where('clinic_id', '=', tx.clinicId)
    .where('id', '=', given.patientId)
    .executeTakeFirst()
  if (!patient) throw notFound('patient')
  const document = (await listDocuments(tx)).find((candidate) => candidate.id === given.documentId)
  if (!document) throw notFound('consent document')
  const newest = (await listDocuments(tx)).find((candidate) => candidate.treatment === document.treatment)
  if (newest && newest.id !== document.id)
    throw conflict('superseded', 'A newer version of this document exists', `Sign version ${newest.version} instead.`)
  await tx
    .insertInto('consent')
    .values({
      clinic_id: tx.clinicId,
      id: given.id,
      patient_id: given.patientId,
      document_id: given.documentId,
      explained_by: given.explainedBy,
      body: jsonb(given.body),
      signed_at: given.signedAt,
    })
    .execute()
  return readConsent(tx, given.id)
}

export async function readConsent(tx: ClinicTransaction, id: string): Promise<Consent> {
  const [found] = await listConsents(tx, { id })
  if (!found) throw notFound('consent')
  return found
}

/** Withdrawn once is withdrawn: a second withdrawal changes nothing. */
export async function withdrawConsent(
  tx: ClinicTransaction,
  withdrawal: { consentId: string; reason: string; authorId: string },
): Promise<Consent> {
  const found = await readConsent(tx, withdrawal.consentId)
  if (found.withdrawn) return found
  await tx
    .insertInto('consent_withdrawal')
    .values({
      clinic_id: tx.clinicId,
      consent_id: withdrawal.consentId,
      reason: withdrawal.reason,
      author_id: withdrawal.authorId,
    })
    .execute()
  return readConsent(tx, withdrawal.consentId)
}

import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { z } from 'zod'
import type { importRoutes, importSummary } from '../../contract/imports.ts'
import { type ClinicTransaction, jsonb } from '../database/index.ts'
import { startPathwayOfImport } from '../evaluation/index.ts'
import type { ReadBundleResult } from '../fhir/index.ts'
import { Problem } from '../http/problem.ts'
import { publish } from '../live/index.ts'
import { amendPatient, createPatient, type Patient, readPatient, refreshJourney } from '../patients/index.ts'
import { findPatient, identifiersOf, keepIdentifiers } from './find-patient.ts'
import { type IdentityField, identityIn, mergeIdentity, type SourceIdentity } from './identity.ts'
import { storeFacts } from './store-facts.ts'

export type ImportSummary = z.output<typeof importSummary>
export type ImportResult = z.output<(typeof importRoutes)['run']['response']>

interface Importing {
  read: ReadBundleResult
  /** Of the file as it came. */
  sha256: string
  fileName: string
  /** The patient whom a person chose. */
  patientId?: string
  asNew: boolean
  /** Null: the command line of the installation. */
  authorId: string | null
  now: string
}

/** As the database keeps it: the summary, and what the next import compares with. */
interface KeptSummary extends ImportSummary {
  identity: SourceIdentity
}

/**
 * Imports a bundle that was read: finds or makes the patient, and puts the facts into the record. All of it or nothing:
 * the transaction is the caller's. The same bundle again changes nothing.
 *
 * @throws Problem 409 when it is not clear who the patient is, 422 when the bundle's identity cannot be kept
 */
export async function importBundle(tx: ClinicTransaction, given: Importing): Promise<ImportResult> {
  const { read, authorId, now } = given
  await oneAtATime(tx)
  refuseUnkeepableIdentity(read)
  const identifiers = identifiersOf(read)
  const found = await findPatient(tx, { ...given, record: read.record, identifiers, chosen: given.patientId })
  const notes = [...read.notes]
  const identity = identityIn(read.record.patient)
  const created = found === null
  const patient = found ?? (await makePatient(tx, read, notes, { authorId, now }))
  const merged = created ? { change: {}, kept: [] } : await mergeInto(tx, patient, identity, given)
  await keepIdentifiers(tx, patient.id, identifiers, now)
  const { kept, assessments, ...facts } = await storeFacts(tx, read, { patientId: patient.id, authorId, now })
  const urgent = await startPathwayOfImport(tx, { patientId: patient.id, assessments, authorId, now })
  const summary: ImportSummary = {
    taken: Object.entries(read.taken).map(([type, count]) => ({ type, count })),
    left: read.left.map(({ resourceType, ...rest }) => ({ type: resourceType, ...rest })),
    notes,
    facts,
    kept: [...merged.kept.map((field) => keptField(field, patient, identity)), ...kept],
    ...(urgent ? { urgent } : {}),
    identityChanged: Object.keys(merged.change),
  }
  const changed = created || facts.recorded + facts.changed + facts.retracted > 0 || summary.identityChanged.length > 0
  const importId = await insertImport(tx, { ...given, patientId: patient.id, changed }, { ...summary, identity })
  if (changed) {
    await refreshJourney(tx, patient.id)
    await publish(tx, { topic: 'patient', patientId: patient.id })
  }
  const { familyName, givenName, recordNumber, birthDate, deceased, deceasedOn } = await readPatient(tx, patient.id)
  return {
    importId,
    patientId: patient.id,
    created,
    changed,
    patient: { familyName, givenName, recordNumber, birthDate, deceased, deceasedOn },
    summary,
  }
}

/** Two imports of one clinic at a time could make one patient twice. */
const oneAtATime = (tx: ClinicTransaction) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`import ${tx.clinicId}`}, 0))`.execute(tx)

const longestName = 200

function refuseUnkeepableIdentity({ record: { patient } }: ReadBundleResult): void {
  for (const name of ['familyName', 'givenName'] as const)
    if (patient[name].length > longestName) throw badBundle('Patient.name', `is longer than ${longestName} characters`)
}

export const badBundle = (path: string, message: string) =>
  new Problem(422, 'bad-bundle', 'The bundle cannot be imported', `${path} ${message}`, { errors: [{ path, message }] })

const longestRecordNumber = 64

async function makePatient(
  tx: ClinicTransaction,
  { record: { patient } }: ReadBundleResult,
  notes: string[],
  writing: { authorId: string | null; now: string },
): Promise<Patient> {
  const identity = identityIn(patient)
  const details = {
    ...identity,
    familyName: identity.familyName || (identity.givenName ? '' : 'Unnamed'),
    phone: '',
    email: '',
    referral: null,
  }
  const number = patient.recordNumber ?? ''
  const usable = number !== '' && number.length <= longestRecordNumber && !(await isTaken(tx, number))
  if (number !== '' && !usable)
    notes.push('The record number of the source is taken here or too long; the patient has a new one.')
  try {
    return await createPatient(tx, usable ? { ...details, recordNumber: number } : details, writing)
  } catch (error) {
    if (error instanceof Problem && error.status === 400 && error.errors?.[0])
      throw badBundle(`Patient.${error.errors[0].path}`, error.errors[0].message)
    throw error
  }
}

async function isTaken(tx: ClinicTransaction, recordNumber: string): Promise<boolean> {
  const row = await tx
    .selectFrom('patient')
    .select('id')
    .where('clinic_id', '=', tx.clinicId)
    .where('record_number', '=', recordNumber)
    .executeTakeFirst()
  return row !== undefined
}

async function mergeInto(
  tx: ClinicTransaction,
  patient: Patient,
  identity: SourceIdentity,
  { authorId, now }: Importing,
): Promise<{ change: Partial<SourceIdentity>; kept: IdentityField[] }> {
  const { familyName, givenName, birthDate, sex, deceased, deceasedOn } = patient
  const here = { familyName, givenName, birthDate, sex, deceased, deceasedOn }
  const merged = mergeIdentity(here, await lastIdentity(tx, patient.id), identity)
  if (Object.keys(merged.change).length === 0) return merged
  const amendment = { patientId: patient.id, version: patient.version, reason: 'changed in the source' }
  try {
    await amendPatient(tx, { ...amendment, change: merged.change }, { authorId, now })
  } catch (error) {
    if (error instanceof Problem && error.status === 400 && error.errors?.[0])
      throw badBundle(`Patient.${error.errors[0].path}`, error.errors[0].message)
    throw error
  }
  return merged
}

async function lastIdentity(tx: ClinicTransaction, patientId: string): Promise<SourceIdentity | null> {
  const row = await tx
    .selectFrom('record_import')
    .select('summary')
    .where('clinic_id', '=', tx.clinicId)
    .where('patient_id', '=', patientId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? (row.summary as unknown as KeptSummary).identity : null
}

const keptField = (field: IdentityField, here: Patient, there: SourceIdentity): ImportSummary['kept'][number] => ({
  factId: null,
  kind: 'patient',
  reference: field,
  text: `${field}: ${here[field] ?? 'not known'}`,
  sourceSays: `${field}: ${there[field] ?? 'not given'}`,
})

async function insertImport(
  tx: ClinicTransaction,
  row: Importing & { patientId: string; changed: boolean },
  summary: KeptSummary,
): Promise<string> {
  const id = uuidv7()
  await tx
    .insertInto('record_import')
    .values({
      clinic_id: tx.clinicId,
      id,
      patient_id: row.patientId,
      content_sha256: row.sha256,
      file_name: row.fileName,
      changed: row.changed,
      summary: jsonb(summary),
      author_id: row.authorId,
      at: row.now,
    })
    .execute()
  return id
}

/** SHA-256 of a file as it came. */
export const contentSha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

import { createHash } from 'node:crypto'
import type { PatientIdentity } from '../../clinical/record/record.ts'
import type { ClinicTransaction } from '../database/index.ts'
import type { ReadBundleResult } from '../fhir/index.ts'
import { conflict, notFound } from '../http/problem.ts'
import { foldedName, type Patient, possibleDuplicates, readPatient } from '../patients/index.ts'

export interface KeptIdentifier {
  system: string
  value: string
}

/** Beyond this nobody identifies a person: it would not fit an index either. */
const longest = 500

/**
 * What the patient is found by at the next import. A bundle that identifies nobody outside itself is known again by its
 * own name for the patient together with who that is: `Patient/1` is somebody else on every server.
 */
export function identifiersOf({ source, record }: ReadBundleResult): KeptIdentifier[] {
  const kept = source.identifiers.flatMap(({ system, value }) =>
    system && system.length <= longest && value.length <= longest ? [{ system, value }] : [],
  )
  if (kept.length > 0) return kept
  const { familyName, givenName, birthDate = '' } = record.patient
  const who = `${source.patientReference}\n${foldedName(familyName, givenName)}\n${birthDate}`
  return [{ system: 'urn:evenkeel:bundle-patient', value: createHash('sha256').update(who).digest('hex') }]
}

/**
 * The patient here whom the bundle is about; null when nobody is known by its identifiers, or by its record number
 * together with name and birth date.
 *
 * @param chosen the patient whom a person chose
 * @throws Problem 409 when it may be several people, or another one than the chosen
 */
export async function findPatient(
  tx: ClinicTransaction,
  {
    record,
    identifiers,
    chosen,
    asNew,
  }: {
    record: ReadBundleResult['record']
    identifiers: KeptIdentifier[]
    chosen?: string
    asNew: boolean
  },
): Promise<Patient | null> {
  const known = await patientsWith(tx, identifiers)
  if (known.length > 1)
    throw conflict(
      'several-patients',
      'The identifiers belong to several patients here',
      'Nothing was imported. Find out which of them the record is about.',
      { patientIds: known },
    )
  const [found] = known
  if (chosen !== undefined) {
    const patient = await readPatient(tx, chosen)
    if (found !== undefined && found !== chosen)
      throw conflict(
        'another-patient',
        'The record is about another patient here',
        'Its identifiers belong to another patient than the chosen one. Nothing was imported.',
        { patientId: found },
      )
    refuseAnotherBirthDate(patient, record.patient)
    return patient
  }
  if (found !== undefined) return readPatient(tx, found)
  const byNumber = await patientByRecordNumber(tx, record.patient)
  if (byNumber || asNew) return byNumber
  const alike = await possibleDuplicates(tx, { ...record.patient, birthDate: record.patient.birthDate ?? null })
  if (alike.length === 0) return null
  throw conflict(
    'possible-duplicates',
    'Somebody here has the same names and birth date',
    `Nothing was imported. Say whether it is ${alike.map((each) => each.recordNumber).join(' or ')}, or somebody new.`,
    { patients: alike },
  )
}

async function patientsWith(tx: ClinicTransaction, identifiers: KeptIdentifier[]): Promise<string[]> {
  const rows = await tx
    .selectFrom('patient_identifier')
    .select('patient_id')
    .distinct()
    .where('clinic_id', '=', tx.clinicId)
    .where((eb) =>
      eb.or(identifiers.map(({ system, value }) => eb.and([eb('system', '=', system), eb('value', '=', value)]))),
    )
    .execute()
  return rows.map((row) => row.patient_id)
}

/** Throws 404 for a number that no patient of this clinic has. */
export async function patientOfRecordNumber(tx: ClinicTransaction, recordNumber: string): Promise<string> {
  const id = await idOfRecordNumber(tx, recordNumber)
  if (!id) throw notFound(`patient: ${recordNumber}`)
  return id
}

async function idOfRecordNumber(tx: ClinicTransaction, recordNumber: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('patient')
    .select('id')
    .where('clinic_id', '=', tx.clinicId)
    .where('record_number', '=', recordNumber)
    .executeTakeFirst()
  return row?.id
}

/** The same record number alone may be another hospital's numbering. */
async function patientByRecordNumber(tx: ClinicTransaction, person: PatientIdentity): Promise<Patient | null> {
  if (!person.recordNumber || !person.birthDate) return null
  const id = await idOfRecordNumber(tx, person.recordNumber)
  if (!id) return null
  const patient = await readPatient(tx, id)
  const same =
    patient.birthDate === person.birthDate &&
    foldedName(patient.familyName, patient.givenName) === foldedName(person.familyName, person.givenName)
  return same ? patient : null
}

function refuseAnotherBirthDate(patient: Patient, { birthDate }: PatientIdentity): void {
  if (!patient.birthDate || !birthDate) return
  const known = Math.min(patient.birthDate.length, birthDate.length)
  if (patient.birthDate.slice(0, known) === birthDate.slice(0, known)) return
  throw conflict(
    'another-birth-date',
    'The record has another birth date than the chosen patient',
    'Nothing was imported. Choose another patient, or amend the birth date first.',
  )
}

/** Keeps the identifiers, so that the next import finds the patient. */
export async function keepIdentifiers(
  tx: ClinicTransaction,
  patientId: string,
  identifiers: KeptIdentifier[],
  now: string,
): Promise<void> {
  await tx
    .insertInto('patient_identifier')
    .values(identifiers.map((each) => ({ clinic_id: tx.clinicId, ...each, patient_id: patientId, at: now })))
    .onConflict((on) => on.doNothing())
    .execute()
}

import { type Selectable, sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { z } from 'zod'
import type { patient, patientInList, patientRoutes, referral, stage } from '../../contract/patients.ts'
import { type ClinicTransaction, jsonb, type Schema } from '../database/index.ts'
import { invalidField, notFound, Problem, staleVersion } from '../http/problem.ts'
import { rangeOf, searchKeysOf, searchTermsOf } from './search-key.ts'

export type Patient = z.output<typeof patient>
type PatientInList = z.output<typeof patientInList>
type Stage = z.output<typeof stage>
/** What of a patient is amended; each version keeps all of it. */
export type PatientDetails = Omit<Patient, 'id' | 'stage' | 'nextStep' | 'version' | 'createdAt'>
export type NewPatient = z.output<typeof patientRoutes.create.body>

interface Writing {
  /** Null: the command line of the installation. */
  authorId: string | null
  now: string
}

/** Patients in the order of their names. `total` is of all that match. */
export async function listPatients(
  tx: ClinicTransaction,
  { search, stage, limit, offset }: { search: string; stage?: Stage; limit: number; offset: number },
): Promise<{ patients: PatientInList[]; total: number }> {
  const matching = matchingPatients(tx, searchTermsOf(search), stage)
  const { total } = await tx
    .selectFrom(matching.as('matching'))
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  // Which patients are on the page is found in an index alone; only their rows are read.
  const page = tx
    .selectFrom(matching.as('matching'))
    .select('matching.id')
    .orderBy('matching.name_key')
    .orderBy('matching.id')
    .limit(limit)
    .offset(offset)
  const rows = await tx
    .selectFrom('patient')
    .select(['id', 'family_name', 'given_name', 'birth_date', 'sex', 'record_number', 'deceased', 'stage', 'next_step'])
    .select((eb) =>
      eb
        .selectFrom('booking')
        .select((b) => b.fn.min('booking.starts_at').as('at'))
        .where('booking.clinic_id', '=', tx.clinicId)
        .whereRef('booking.patient_id', '=', 'patient.id')
        .where('booking.state', '=', 'booked')
        .where('booking.starts_at', '>', sql<string>`now() - interval '12 hours'`)
        .as('next_booking_at'),
    )
    .where('clinic_id', '=', tx.clinicId)
    .where('id', 'in', page)
    .orderBy('name_key')
    .orderBy('id')
    .execute()
  return {
    total,
    patients: rows.map((row) => ({
      id: row.id,
      familyName: row.family_name,
      givenName: row.given_name,
      birthDate: row.birth_date,
      sex: row.sex as Patient['sex'],
      recordNumber: row.record_number,
      deceased: row.deceased,
      stage: row.stage as Stage,
      nextStep: row.next_step,
      nextBookingAt: row.next_booking_at,
    })),
  }
}

/** Id and name of the patients that have a key for each term, and are at the stage. */
function matchingPatients(tx: ClinicTransaction, terms: string[][], stage?: Stage) {
  const [first, ...others] = terms.map((beginnings) => patientsByKey(tx, beginnings))
  if (!first || stage) {
    let all = tx.selectFrom('patient').select(['id', 'name_key']).where('clinic_id', '=', tx.clinicId)
    if (stage) all = all.where('stage', '=', stage)
    return first ? others.reduce((found, other) => found.intersect(other), all.intersect(first)) : all
  }
  return others.reduce((found, other) => found.intersect(other), first)
}

const patientsByKey = (tx: ClinicTransaction, beginnings: string[]) =>
  tx
    .selectFrom('patient_search_key')
    .select(['patient_id as id', 'name_key'])
    .where('clinic_id', '=', tx.clinicId)
    .where((eb) =>
      eb.or(
        beginnings.map((beginning) => {
          const { from, below } = rangeOf(beginning)
          return eb.and([eb('key', '>=', from), eb('key', '<', below)])
        }),
      ),
    )
    .groupBy(['patient_id', 'name_key'])

/** Throws 404 for a patient that this clinic does not have. */
export async function readPatient(tx: ClinicTransaction, patientId: string): Promise<Patient> {
  const row = await tx
    .selectFrom('patient')
    .selectAll()
    .where('clinic_id', '=', tx.clinicId)
    .where('id', '=', patientId)
    .executeTakeFirst()
  if (!row) throw notFound('patient')
  return patientOf(row)
}

const patientOf = (row: Selectable<Schema['patient']>): Patient => ({
  id: row.id,
  familyName: row.family_name,
  givenName: row.given_name,
  birthDate: row.birth_date,
  sex: row.sex as Patient['sex'],
  recordNumber: row.record_number,
  deceased: row.deceased,
  deceasedOn: row.deceased_on,
  phone: row.phone ?? '',
  email: row.email ?? '',
  referral: row.referral as z.output<typeof referral> | null,
  stage: row.stage as Stage,
  nextStep: row.next_step,
  version: row.version,
  createdAt: row.created_at,
})

/**
 * Makes a patient. With an id that the client made, sending it again is the same patient, once.
 *
 * @throws Problem 409 naming `recordNumber` when that is taken, 400 naming a date that cannot be
 */
export async function createPatient(
  tx: ClinicTransaction,
  given: NewPatient,
  { authorId, now }: Writing,
): Promise<Patient> {
  const id = given.id ?? uuidv7()
  for (;;) {
    const details = { ...given, recordNumber: given.recordNumber ?? (await nextRecordNumber(tx)) }
    checkDates(details, now)
    const inserted = await tx
      .insertInto('patient')
      .values({ clinic_id: tx.clinicId, id, ...columnsOf(details), created_at: now })
      .onConflict((on) => on.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (inserted) {
      await insertVersion(tx, { patientId: id, version: 1, details, reason: '', authorId, now })
      await replaceSearchKeys(tx, id, details)
      return readPatient(tx, id)
    }
    const existing = await readPatient(tx, id).catch(() => null)
    if (existing) return sameAs(existing, given)
    // Somebody took the number that was made; the next round makes another. A given one is refused.
    if (given.recordNumber !== undefined) throw recordNumberTaken(given.recordNumber)
  }
}

/** Amends identity or referral: a new version. Throws 409 when `version` is not the newest. */
export async function amendPatient(
  tx: ClinicTransaction,
  change: { patientId: string; version: number; reason: string; change: Partial<PatientDetails> },
  { authorId, now }: Writing,
): Promise<Patient> {
  const locked = await tx
    .selectFrom('patient')
    .selectAll()
    .where('clinic_id', '=', tx.clinicId)
    .where('id', '=', change.patientId)
    .forUpdate()
    .executeTakeFirst()
  if (!locked) throw notFound('patient')
  const before = patientOf(locked)
  if (before.version !== change.version) throw staleVersion('patient', before.version)
  const details: PatientDetails = { ...detailsOf(before), ...change.change }
  checkDates(details, now)
  await refuseTakenRecordNumber(tx, change.patientId, details.recordNumber)
  const version = before.version + 1
  await tx
    .updateTable('patient')
    .set({ ...columnsOf(details), version })
    .where('clinic_id', '=', tx.clinicId)
    .where('id', '=', change.patientId)
    .execute()
  await insertVersion(tx, { patientId: change.patientId, version, details, reason: change.reason, authorId, now })
  await replaceSearchKeys(tx, change.patientId, details)
  return readPatient(tx, change.patientId)
}

/** All versions, newest first. */
export async function patientHistory(tx: ClinicTransaction, patientId: string) {
  const rows = await tx
    .selectFrom('patient_version as v')
    .leftJoin('member as m', (join) => join.onRef('m.clinic_id', '=', 'v.clinic_id').onRef('m.id', '=', 'v.author_id'))
    .select(['v.version', 'v.body', 'v.reason', 'v.at', 'm.name'])
    .where('v.clinic_id', '=', tx.clinicId)
    .where('v.patient_id', '=', patientId)
    .orderBy('v.version', 'desc')
    .execute()
  if (rows.length === 0) throw notFound('patient')
  return rows.map((row) => ({
    version: row.version,
    body: row.body as unknown as PatientDetails,
    reason: row.reason,
    authorName: row.name ?? 'command line',
    at: row.at,
  }))
}

/** Others with these names (case and accents do not matter) and this birth date. */
export async function possibleDuplicates(
  tx: ClinicTransaction,
  person: { familyName: string; givenName: string; birthDate: string | null },
  exceptId?: string,
) {
  if (!person.birthDate) return []
  const { patients } = await listPatients(tx, {
    search: `${person.familyName} ${person.givenName} ${person.birthDate}`,
    limit: 10,
    offset: 0,
  })
  const keys = (one: { familyName: string; givenName: string }) =>
    searchKeysOf({ ...one, recordNumber: '', birthDate: null })
      .sort()
      .join(' ')
  return patients
    .filter((one) => one.id !== exceptId && one.birthDate === person.birthDate && keys(one) === keys(person))
    .map(({ id, recordNumber, familyName, givenName }) => ({ id, recordNumber, familyName, givenName }))
}

export function detailsOf({ id: _, stage: __, nextStep: ___, version: ____, createdAt: _____, ...details }: Patient) {
  return details satisfies PatientDetails
}

const columnsOf = (details: PatientDetails) => ({
  record_number: details.recordNumber,
  family_name: details.familyName,
  given_name: details.givenName,
  birth_date: details.birthDate,
  sex: details.sex,
  deceased: details.deceased,
  deceased_on: details.deceasedOn,
  phone: details.phone || null,
  email: details.email || null,
  referral: details.referral ? jsonb(details.referral) : null,
})

/** Dates known in part are compared by what is known of both. */
function checkDates(details: Pick<PatientDetails, 'birthDate' | 'deceased' | 'deceasedOn'>, now: string): void {
  const after = (a: string, b: string) => {
    const known = Math.min(a.length, b.length)
    return a.slice(0, known) > b.slice(0, known)
  }
  // Somewhere it is already tomorrow.
  const today = new Date(Date.parse(now) + 14 * 3_600_000).toISOString().slice(0, 10)
  const { birthDate, deceased, deceasedOn } = details
  if (birthDate && after(birthDate, today)) throw invalidField('birthDate', 'is in the future')
  if (deceasedOn && !deceased) throw invalidField('deceasedOn', 'is only for a patient who has died')
  if (deceasedOn && after(deceasedOn, today)) throw invalidField('deceasedOn', 'is in the future')
  if (birthDate && deceasedOn && after(birthDate, deceasedOn))
    throw invalidField('deceasedOn', 'is before the birth date')
}

const numberPattern = /^e\d{6}$/

/** `E000001` and on. Found in the search keys, which are sorted: reading all record numbers would take long. */
async function nextRecordNumber(tx: ClinicTransaction): Promise<string> {
  const newest = await tx
    .selectFrom('patient_search_key')
    .select('key')
    .where('clinic_id', '=', tx.clinicId)
    .where('key', '>=', 'e000000')
    .where('key', '<=', 'e999999')
    .where(sql<boolean>`length(key) = 7`)
    .orderBy('key', 'desc')
    .limit(1)
    .executeTakeFirst()
  const last = newest && numberPattern.test(newest.key) ? Number(newest.key.slice(1)) : 0
  return `E${String(last + 1).padStart(6, '0')}`
}

function sameAs(existing: Patient, given: NewPatient): Patient {
  const { id: _, ...details } = { ...given, recordNumber: given.recordNumber ?? existing.recordNumber }
  const same = (Object.keys(details) as (keyof PatientDetails)[]).every(
    (name) => JSON.stringify(details[name]) === JSON.stringify(existing[name]),
  )
  if (same) return existing
  throw new Problem(409, 'exists-already', 'Another patient has this id', 'Make a new id.', {
    errors: [{ path: 'id', message: 'is taken' }],
  })
}

const recordNumberTaken = (recordNumber: string) =>
  new Problem(409, 'record-number-taken', 'Another patient has this record number', `${recordNumber} is taken.`, {
    errors: [{ path: 'recordNumber', message: 'is taken by another patient' }],
  })

async function refuseTakenRecordNumber(tx: ClinicTransaction, patientId: string, recordNumber: string): Promise<void> {
  const other = await tx
    .selectFrom('patient')
    .select('id')
    .where('clinic_id', '=', tx.clinicId)
    .where('record_number', '=', recordNumber)
    .where('id', '<>', patientId)
    .executeTakeFirst()
  if (other) throw recordNumberTaken(recordNumber)
}

async function insertVersion(
  tx: ClinicTransaction,
  version: { patientId: string; version: number; details: PatientDetails; reason: string } & Writing,
): Promise<void> {
  const { id: _, ...body } = version.details as PatientDetails & { id?: string }
  await tx
    .insertInto('patient_version')
    .values({
      clinic_id: tx.clinicId,
      patient_id: version.patientId,
      version: version.version,
      body: jsonb(body),
      reason: version.reason,
      author_id: version.authorId,
      at: version.now,
    })
    .execute()
}

async function replaceSearchKeys(tx: ClinicTransaction, patientId: string, details: PatientDetails): Promise<void> {
  await tx
    .deleteFrom('patient_search_key')
    .where('clinic_id', '=', tx.clinicId)
    .where('patient_id', '=', patientId)
    .execute()
  const keys = searchKeysOf(details)
  await sql`
    insert into patient_search_key (clinic_id, key, patient_id, name_key)
    select p.clinic_id, k.key, p.id, p.name_key from patient p, unnest(${keys}::text[]) as k(key)
    where p.clinic_id = ${tx.clinicId}::uuid and p.id = ${patientId}::uuid`.execute(tx)
}

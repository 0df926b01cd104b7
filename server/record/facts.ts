import { uuidv7 } from 'uuidv7'
import { instantIn } from '../../clinical/quantity/clinic-day.ts'
import type { Fact, FactKind, PatientIdentity, PatientRecord } from '../../clinical/record/record.ts'
import { type ClinicTransaction, jsonb } from '../database/index.ts'
import { conflict, notFound, staleVersion } from '../http/problem.ts'
import { dateOfFact } from './fact-date.ts'

/** A fact without what the store gives it. */
export type NewFact = Fact extends infer F ? (F extends Fact ? Omit<F, 'id' | 'reference'> : never) : never

/** A fact as it stands, with its version for the next amendment and who wrote that version. */
export interface StoredFact<F extends Fact = Fact> {
  fact: F
  version: number
  retracted: boolean
  /** Came with an import; otherwise it was recorded here. */
  imported: boolean
  /** Null: the command line of the installation. */
  authorId: string | null
  authorName: string
  recordedAt: string
}

export interface FactVersion {
  version: number
  fact: Fact
  retracted: boolean
  reason: string
  authorId: string | null
  authorName: string
  at: string
}

interface Writing {
  patientId: string
  authorId: string | null
  /** Server time of the request. */
  now: string
}

/**
 * The facts of a patient as they stand, by kind and then by date; retracted ones only when asked for.
 * Another clinic's patient has none.
 */
export async function listFacts<K extends FactKind = FactKind>(
  tx: ClinicTransaction,
  patientId: string,
  kinds?: readonly K[],
  options: { withRetracted?: boolean } = {},
): Promise<StoredFact<Extract<Fact, { kind: K }>>[]> {
  let query = selectFacts(tx).where('fact.patient_id', '=', patientId)
  if (kinds) query = query.where('fact.kind', 'in', kinds)
  if (!options.withRetracted) query = query.where('fact.retracted', '=', false)
  const rows = await query.orderBy('fact.kind').orderBy('fact.at').orderBy('fact.id').execute()
  return rows.map((row) => storedFact(row) as StoredFact<Extract<Fact, { kind: K }>>)
}

/** What is known of a patient, as the rules read it. Throws 404 for a patient that this clinic does not have. */
export async function readPatientRecord(tx: ClinicTransaction, patientId: string): Promise<PatientRecord> {
  const row = await tx
    .selectFrom('patient as p')
    .innerJoin('clinic as c', 'c.clinic_id', 'p.clinic_id')
    .select(['family_name', 'given_name', 'birth_date', 'sex', 'record_number', 'deceased', 'deceased_on', 'time_zone'])
    .where('p.clinic_id', '=', tx.clinicId)
    .where('p.id', '=', patientId)
    .executeTakeFirst()
  if (!row) throw notFound('patient')
  const facts = await tx
    .selectFrom('fact')
    .select(['id', 'body'])
    .where('clinic_id', '=', tx.clinicId)
    .where('patient_id', '=', patientId)
    .where('retracted', '=', false)
    .orderBy('kind')
    .orderBy('at')
    .orderBy('id')
    .execute()
  return {
    patient: {
      familyName: row.family_name,
      givenName: row.given_name,
      birthDate: row.birth_date ?? undefined,
      sex: row.sex as PatientIdentity['sex'],
      recordNumber: row.record_number,
      deceased: row.deceased,
      deceasedOn: row.deceased_on ?? undefined,
    },
    facts: facts.map(({ id, body }) => onClinicDay({ ...(body as object), id } as Fact, row.time_zone)),
  }
}

/**
 * Rules read the day of a moment as it is written. One that was sent in UTC has the clinic's day: a screen of half past four
 * in the afternoon in California is not tomorrow's.
 */
function onClinicDay(fact: Fact, timeZone: string): Fact {
  if ((fact.kind !== 'assessment' && fact.kind !== 'measurement') || !fact.at?.endsWith('Z')) return fact
  return { ...fact, at: instantIn(fact.at, timeZone) }
}

/**
 * Records a new fact. With an id that the client made, sending it again is the same fact, once; the same id with
 * another content is 409.
 *
 * @param fact its `reference` says where it can be looked up: `entered by Nora Reyes, 2026-01-12` unless given
 */
export async function recordFact(
  tx: ClinicTransaction,
  {
    patientId,
    authorId,
    now,
    fact,
    id = uuidv7(),
    reference,
  }: Writing & { fact: NewFact; id?: string; reference?: string },
): Promise<StoredFact> {
  const body = { ...fact, reference: reference ?? `entered by ${await nameOf(tx, authorId)}, ${now.slice(0, 10)}` }
  const inserted = await tx
    .insertInto('fact')
    .values({
      clinic_id: tx.clinicId,
      id,
      patient_id: patientId,
      kind: fact.kind,
      at: dateOfFact(fact),
      body: jsonb(body),
      author_id: authorId,
      recorded_at: now,
    })
    .onConflict((on) => on.columns(['clinic_id', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) return sameFact(tx, patientId, id, fact)
  await insertVersion(tx, { factId: id, version: 1, body, retracted: false, reason: '', authorId, now })
  return readFact(tx, patientId, id)
}

/**
 * Amends a fact: a new version, the old one stays readable. The kind cannot change.
 *
 * @param version the version that was read; another one meanwhile is 409
 */
export async function amendFact(
  tx: ClinicTransaction,
  change: Writing & { factId: string; version: number; fact: NewFact; reason: string },
): Promise<StoredFact> {
  const current = await readFact(tx, change.patientId, change.factId)
  if (current.fact.kind !== change.fact.kind)
    throw conflict(
      'other-kind',
      'A fact keeps its kind',
      `It is a ${current.fact.kind}. Retract it and record another.`,
    )
  const body = { ...change.fact, reference: current.fact.reference }
  await writeVersion(tx, current, change, { body, at: dateOfFact(change.fact), retracted: false })
  return readFact(tx, change.patientId, change.factId)
}

/** Takes a fact out of the record, with a reason. It stays in its history and can be amended back. */
export async function retractFact(
  tx: ClinicTransaction,
  change: Writing & { factId: string; version: number; reason: string },
): Promise<StoredFact> {
  const current = await readFact(tx, change.patientId, change.factId)
  const { id: _, ...body } = current.fact
  await writeVersion(tx, current, change, { body, at: dateOfFact(current.fact), retracted: true })
  return readFact(tx, change.patientId, change.factId)
}

/** All versions of a fact, newest first. */
export async function factHistory(tx: ClinicTransaction, patientId: string, factId: string): Promise<FactVersion[]> {
  const rows = await tx
    .selectFrom('fact_version as v')
    .innerJoin('fact as f', (join) => join.onRef('f.clinic_id', '=', 'v.clinic_id').onRef('f.id', '=', 'v.fact_id'))
    .leftJoin('member as m', (join) => join.onRef('m.clinic_id', '=', 'v.clinic_id').onRef('m.id', '=', 'v.author_id'))
    .select(['v.version', 'v.body', 'v.retracted', 'v.reason', 'v.author_id', 'm.name', 'v.at'])
    .where('v.clinic_id', '=', tx.clinicId)
    .where('v.fact_id', '=', factId)
    .where('f.patient_id', '=', patientId)
    .orderBy('v.version', 'desc')
    .execute()
  if (rows.length === 0) throw notFound('fact')
  return rows.map((row) => ({
    version: row.version,
    fact: { ...(row.body as object), id: factId } as Fact,
    retracted: row.retracted,
    reason: row.reason,
    authorId: row.author_id,
    authorName: row.name ?? 'command line',
    at: row.at,
  }))
}

export async function readFact(tx: ClinicTransaction, patientId: string, factId: string): Promise<StoredFact> {
  const row = await selectFacts(tx)
    .where('fact.patient_id', '=', patientId)
    .where('fact.id', '=', factId)
    .executeTakeFirst()
  if (!row) throw notFound('fact')
  return storedFact(row)
}

export const selectFacts = (tx: ClinicTransaction) =>
  tx
    .selectFrom('fact')
    .leftJoin('member', (join) =>
      join.onRef('member.clinic_id', '=', 'fact.clinic_id').onRef('member.id', '=', 'fact.author_id'),
    )
    .select([
      'fact.id',
      'fact.body',
      'fact.version',
      'fact.retracted',
      'fact.source_key',
      'fact.author_id',
      'fact.recorded_at',
      'member.name as author_name',
    ])
    .where('fact.clinic_id', '=', tx.clinicId)

export const storedFact = (
  row: Awaited<ReturnType<ReturnType<typeof selectFacts>['execute']>>[number],
): StoredFact => ({
  fact: { ...(row.body as object), id: row.id } as Fact,
  version: row.version,
  retracted: row.retracted,
  imported: row.source_key !== null,
  authorId: row.author_id,
  authorName: row.author_name ?? 'command line',
  recordedAt: row.recorded_at,
})

async function sameFact(tx: ClinicTransaction, patientId: string, id: string, fact: NewFact): Promise<StoredFact> {
  const first = (await factHistory(tx, patientId, id).catch(() => [])).at(-1)
  const { id: _, reference: __, ...recorded } = first?.fact ?? { id, reference: '' }
  if (!first || canonical(recorded) !== canonical(fact))
    throw conflict('exists-already', 'Another fact has this id', `The id ${id} is taken. Make a new one.`)
  return readFact(tx, patientId, id)
}

/** JSON with its keys in order: jsonb keeps none. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, part) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )

async function writeVersion(
  tx: ClinicTransaction,
  current: StoredFact,
  change: Writing & { factId: string; version: number; reason: string },
  next: { body: object; at: string | null; retracted: boolean },
): Promise<void> {
  const version = change.version + 1
  const updated = await tx
    .updateTable('fact')
    .set({
      body: jsonb(next.body),
      at: next.at,
      retracted: next.retracted,
      version,
      author_id: change.authorId,
      recorded_at: change.now,
    })
    .where('clinic_id', '=', tx.clinicId)
    .where('patient_id', '=', change.patientId)
    .where('id', '=', change.factId)
    .where('version', '=', change.version)
    .returning('id')
    .executeTakeFirst()
  if (!updated) throw staleVersion('fact', current.version)
  await insertVersion(tx, { ...change, ...next, version })
}

async function insertVersion(
  tx: ClinicTransaction,
  row: {
    factId: string
    version: number
    body: object
    retracted: boolean
    reason: string
    authorId: string | null
    now: string
  },
): Promise<void> {
  await tx
    .insertInto('fact_version')
    .values({
      clinic_id: tx.clinicId,
      fact_id: row.factId,
      version: row.version,
      body: jsonb(row.body),
      retracted: row.retracted,
      reason: row.reason,
      author_id: row.authorId,
      at: row.now,
    })
    .execute()
}

export async function nameOf(tx: ClinicTransaction, memberId: string | null): Promise<string> {
  if (memberId === null) return 'the command line'
  const member = await tx
    .selectFrom('member')
    .select('name')
    .where('clinic_id', '=', tx.clinicId)
    .where('id', '=', memberId)
    .executeTakeFirst()
  return member?.name ?? 'a member'
}

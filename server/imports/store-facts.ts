import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { AssessmentFact, Fact } from '../../clinical/record/record.ts'
import type { ClinicTransaction } from '../database/index.ts'
import type { ImportedAssessment } from '../evaluation/index.ts'
import { canonicalText, type ReadBundleResult } from '../fhir/index.ts'
import { dateOfFact } from '../record/index.ts'

interface Writing {
  patientId: string
  authorId: string | null
  now: string
}

/** What an import found here of its source: by the name that the source has for it. */
interface Known {
  id: string
  key: string
  sha256: string
  version: number
  /** The version that the source last became; another one is newer: it was amended here. */
  sourceVersion: number
  retracted: boolean
  body: Record<string, unknown>
}

type Fresh = Incoming & { id: string }

interface Incoming {
  key: string
  sha256: string
  kind: Fact['kind']
  at: string | null
  body: object
  text: string
}

export interface StoredImport {
  recorded: number
  changed: number
  retracted: number
  unchanged: number
  kept: { factId: string; kind: string; reference: string; text: string; sourceSays: string }[]
  /** Assessments that are new or changed. */
  assessments: ImportedAssessment[]
}

const takenBack = 'entered in error'

/**
 * Puts the facts of a bundle into the record. What is new is recorded; what the source changed becomes a new version;
 * what it took back is retracted; what was amended here stays and is told of. Batches, since a record has thousands.
 */
export async function storeFacts(
  tx: ClinicTransaction,
  read: ReadBundleResult,
  writing: Writing,
): Promise<StoredImport> {
  const prefix = sourcePrefix(read)
  const known = await readKnown(tx, writing.patientId, prefix)
  const fresh: Fresh[] = []
  const changed: { known: Known; incoming: Incoming }[] = []
  const kept: { known: Known; incoming: Incoming }[] = []
  let unchanged = 0
  for (const fact of read.record.facts) {
    const incoming = incomingOf(fact, prefix)
    const before = known.get(incoming.key)
    if (!before) fresh.push({ id: uuidv7(), ...incoming })
    else if (before.sha256 === incoming.sha256) unchanged++
    else if (before.version === before.sourceVersion) changed.push({ known: before, incoming })
    else kept.push({ known: before, incoming })
  }
  const withdrawn = withdrawnOf(known, prefix, read.enteredInError)
  await insertFacts(tx, fresh, writing)
  await updateFacts(tx, changed, writing)
  await retractFacts(tx, withdrawn, writing)
  await noteSource(tx, kept)
  return {
    recorded: fresh.length,
    changed: changed.length,
    retracted: withdrawn.length,
    unchanged,
    assessments: [
      ...fresh.filter(({ kind }) => kind === 'assessment').map(({ id }) => ({ id, before: null })),
      ...changed
        .filter(({ incoming }) => incoming.kind === 'assessment')
        .map(({ known: { id, retracted, body } }) => ({
          id,
          before: retracted ? null : ({ ...body, id } as unknown as AssessmentFact),
        })),
    ],
    kept: kept.map(({ known: { id, body }, incoming }) => ({
      factId: id,
      kind: incoming.kind,
      reference: String(body.reference ?? ''),
      text: incoming.text,
      sourceSays: differences(body, incoming.body as Record<string, unknown>),
    })),
  }
}

/**
 * The source's own name of the patient stands before each key: two sources that count from 1 do not meet. A patient
 * without one is named by content, which changes: then the first identifier is the name.
 */
function sourcePrefix({ source }: ReadBundleResult): string {
  const [first] = source.identifiers
  const named = !source.patientReference.startsWith('Patient/sha256-')
  return named || !first ? source.patientReference : `Patient?identifier=${first.system ?? ''}|${first.value}`
}

const hash = (text: string) => createHash('sha256').update(text).digest('hex')

/** An index keeps no longer ones. */
const longestKey = 500

function keyOf(prefix: string, factId: string): string {
  const key = `${prefix} ${factId}`
  return key.length <= longestKey ? key : `sha256 ${hash(key)}`
}

function incomingOf({ id, ...body }: Fact, prefix: string): Incoming {
  return {
    key: keyOf(prefix, id),
    sha256: hash(canonicalText(body)),
    kind: body.kind,
    at: dateOfFact(body),
    body,
    text: 'concept' in body ? body.concept.text : 'instrument' in body ? body.instrument : body.kind,
  }
}

async function readKnown(tx: ClinicTransaction, patientId: string, prefix: string): Promise<Map<string, Known>> {
  const { rows } = await sql<Known>`
    select id, source_key as key, source_sha256 as sha256, version, source_version as "sourceVersion", retracted, body
    from fact where clinic_id = ${tx.clinicId}::uuid and patient_id = ${patientId}::uuid
      and (starts_with(source_key, ${`${prefix} `}) or starts_with(source_key, 'sha256 '))
    for update`.execute(tx)
  return new Map(rows.map((row) => [row.key, row]))
}

/** What an earlier import took and the source now calls an error; what was amended here is left to a person. */
function withdrawnOf(known: Map<string, Known>, prefix: string, enteredInError: string[]): Known[] {
  const gone = new Set(enteredInError.map((reference) => keyOf(prefix, reference)))
  return [...known.values()].filter(
    ({ key, version, sourceVersion, retracted }) =>
      (gone.has(key) || gone.has(key.split('#')[0] ?? '')) && !retracted && version === sourceVersion,
  )
}

const rowsAtOnce = 1000

async function inBatches<T>(rows: T[], write: (json: string) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsAtOnce)
    await write(JSON.stringify(rows.slice(from, from + rowsAtOnce)))
}

async function insertFacts(tx: ClinicTransaction, fresh: Fresh[], { patientId, authorId, now }: Writing) {
  await inBatches(
    fresh.map(({ text: _, ...row }) => row),
    (json) =>
      sql`
      with r as (
        select * from jsonb_to_recordset(${json}::jsonb)
          as r(id uuid, key text, sha256 text, kind text, at text, body jsonb)
      ), stored as (
        insert into fact (clinic_id, id, patient_id, kind, source_key, source_sha256, source_version, at, body,
          author_id, recorded_at)
        select ${tx.clinicId}::uuid, r.id, ${patientId}::uuid, r.kind, r.key, r.sha256, 1, r.at, r.body,
          ${authorId}::uuid, ${now}::timestamptz
        from r returning id, body
      )
      insert into fact_version (clinic_id, fact_id, version, body, author_id, at)
      select ${tx.clinicId}::uuid, id, 1, body, ${authorId}::uuid, ${now}::timestamptz from stored`.execute(tx),
  )
}

async function updateFacts(
  tx: ClinicTransaction,
  changed: { known: Known; incoming: Incoming }[],
  { authorId, now }: Writing,
) {
  await inBatches(
    changed.map(({ known: { id }, incoming: { sha256, at, body } }) => ({ id, sha256, at, body })),
    (json) =>
      sql`
      with r as (
        select * from jsonb_to_recordset(${json}::jsonb) as r(id uuid, sha256 text, at text, body jsonb)
      ), stored as (
        update fact f set body = r.body, at = r.at, source_sha256 = r.sha256, retracted = false,
          version = f.version + 1, source_version = f.version + 1, author_id = ${authorId}::uuid,
          recorded_at = ${now}::timestamptz
        from r where f.clinic_id = ${tx.clinicId}::uuid and f.id = r.id
        returning f.id, f.version, f.body
      )
      insert into fact_version (clinic_id, fact_id, version, body, reason, author_id, at)
      select ${tx.clinicId}::uuid, id, version, body, 'changed in the source', ${authorId}::uuid, ${now}::timestamptz
      from stored`.execute(tx),
  )
}

async function retractFacts(tx: ClinicTransaction, withdrawn: Known[], { authorId, now }: Writing) {
  await inBatches(
    withdrawn.map(({ id }) => ({ id })),
    (json) =>
      sql`
      with r as (select * from jsonb_to_recordset(${json}::jsonb) as r(id uuid)), stored as (
        update fact f set retracted = true, source_sha256 = ${takenBack}, version = f.version + 1,
          source_version = f.version + 1, author_id = ${authorId}::uuid, recorded_at = ${now}::timestamptz
        from r where f.clinic_id = ${tx.clinicId}::uuid and f.id = r.id
        returning f.id, f.version, f.body
      )
      insert into fact_version (clinic_id, fact_id, version, body, retracted, reason, author_id, at)
      select ${tx.clinicId}::uuid, id, version, body, true, 'entered in error, says the source', ${authorId}::uuid,
        ${now}::timestamptz
      from stored`.execute(tx),
  )
}

/** What was amended here stays; that the source said this is noted, so that it is told of once. */
async function noteSource(tx: ClinicTransaction, kept: { known: Known; incoming: Incoming }[]) {
  await inBatches(
    kept.map(({ known: { id }, incoming: { sha256 } }) => ({ id, sha256 })),
    (json) =>
      sql`
      update fact f set source_sha256 = r.sha256
      from jsonb_to_recordset(${json}::jsonb) as r(id uuid, sha256 text)
      where f.clinic_id = ${tx.clinicId}::uuid and f.id = r.id`.execute(tx),
  )
}

/** `status: stopped · stop: 2025-02-14`: what the source says otherwise than the record here. */
function differences(here: Record<string, unknown>, there: Record<string, unknown>): string {
  const names = [...new Set([...Object.keys(here), ...Object.keys(there)])].filter((name) => name !== 'reference')
  return names
    .filter((name) => canonicalText(here[name]) !== canonicalText(there[name]))
    .map((name) => `${name}: ${shown(there[name])}`)
    .join(' · ')
}

function shown(value: unknown): string {
  if (value === undefined) return 'not given'
  if (typeof value !== 'object' || value === null) return String(value)
  return 'text' in value ? String(value.text) : JSON.stringify(value)
}

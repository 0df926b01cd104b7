import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { z } from 'zod'
import type { CriterionOverride, Evaluation, TreatmentId } from '../../clinical/eligibility/index.ts'
import type { CalendarDate, PatientRecord } from '../../clinical/record/record.ts'
import type { Standard, StandardId } from '../../clinical/resistance/index.ts'
import type { determinationSignature, determinationSummary } from '../../contract/determinations.ts'
import { type ClinicTransaction, jsonb } from '../database/index.ts'
import { notFound } from '../http/problem.ts'

export type DeterminationSummary = z.input<typeof determinationSummary>
export type DeterminationSignature = z.input<typeof determinationSignature>

/** An override with who gave it and when; what the rules read of it is in it under the same names. */
export interface KeptOverride extends CriterionOverride {
  byId: string
  at: string
  secondById?: string
  secondAt?: string
}

/** Everything that a determination was made from: run again, it gives the same answer. */
export interface DeterminationInputs {
  record: PatientRecord
  treatment: TreatmentId
  asOf: CalendarDate
  /** A published one by id; a clinic's own whole, as it was then. */
  standard: StandardId | Standard
  overrides: KeptOverride[]
  /** The determination that an override made this one from. */
  supersedes: string | null
}

export interface StoredDetermination {
  summary: DeterminationSummary
  inputs: DeterminationInputs
  result: Evaluation
}

/** Determinations with their signatures, newest first; without the record that they were made from. */
export async function listDeterminations(
  tx: ClinicTransaction,
  { patientId }: { patientId: string },
): Promise<DeterminationSummary[]> {
  const rows = await tx
    .selectFrom('determination as d')
    .leftJoin('member as m', (join) => join.onRef('m.clinic_id', '=', 'd.clinic_id').onRef('m.id', '=', 'd.author_id'))
    .select([
      'd.id',
      'd.patient_id',
      'd.treatment',
      'd.as_of',
      'd.ruleset_id',
      'd.ruleset_version',
      'd.determination',
      'd.author_id',
      'd.at',
      'm.name as author_name',
      sql<string | null>`d.result->>'sentence'`.as('sentence'),
      sql<string | null>`d.inputs->>'supersedes'`.as('supersedes'),
      sql<KeptOverride[] | null>`d.inputs->'overrides'`.as('overrides'),
    ])
    .where('d.clinic_id', '=', tx.clinicId)
    .where('d.patient_id', '=', patientId)
    .orderBy('d.at', 'desc')
    .orderBy('d.id', 'desc')
    .execute()
  const signatures = await signaturesOf(
    tx,
    rows.map((row) => row.id),
  )
  const seen = new Set<string>()
  return rows.map((row) => {
    const superseded = seen.has(row.treatment)
    seen.add(row.treatment)
    const own = signatures.get(row.id) ?? []
    return {
      id: row.id,
      patientId: row.patient_id,
      treatment: row.treatment as TreatmentId,
      asOf: row.as_of,
      ruleset: { id: row.ruleset_id, version: row.ruleset_version },
      determination: row.determination as Evaluation['determination'],
      sentence: row.sentence ?? '',
      author: { memberId: row.author_id, name: row.author_name ?? 'a former member' },
      at: row.at,
      supersedes: row.supersedes,
      superseded,
      signed: own.find(({ meaning }) => meaning === 'sign') ?? null,
      signatures: own,
      overrides: (row.overrides ?? []).map((override) => ({
        criterionId: override.criterionId,
        reason: override.reason,
        by: override.by,
        at: override.at,
        secondBy: override.secondBy ?? null,
        secondAt: override.secondAt ?? null,
      })),
    }
  })
}

/** One determination with what it was made from. Throws 404 when this clinic has none of that id. */
export async function readDetermination(tx: ClinicTransaction, id: string): Promise<StoredDetermination> {
  const found = await findDetermination(tx, id)
  if (!found) throw notFound('determination')
  return found
}

export async function findDetermination(tx: ClinicTransaction, id: string): Promise<StoredDetermination | undefined> {
  const row = await tx
    .selectFrom('determination')
    .select(['patient_id', 'inputs', 'result'])
    .where('clinic_id', '=', tx.clinicId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const summary = (await listDeterminations(tx, { patientId: row.patient_id })).find((one) => one.id === id)
  if (!summary) return undefined
  return {
    summary,
    inputs: row.inputs as unknown as DeterminationInputs,
    result: row.result as unknown as Evaluation,
  }
}

export async function insertDetermination(
  tx: ClinicTransaction,
  given: {
    id: string
    patientId: string
    inputs: DeterminationInputs
    result: Evaluation
    authorId: string
    now: string
  },
): Promise<void> {
  const { inputs, result } = given
  await tx
    .insertInto('determination')
    .values({
      clinic_id: tx.clinicId,
      id: given.id,
      patient_id: given.patientId,
      treatment: inputs.treatment,
      as_of: inputs.asOf,
      ruleset_id: result.ruleset.id,
      ruleset_version: result.ruleset.version,
      inputs: jsonb(inputs),
      result: jsonb(result),
      determination: result.determination,
      author_id: given.authorId,
      at: given.now,
    })
    .execute()
}

export async function insertSignature(
  tx: ClinicTransaction,
  given: {
    determinationId: string
    memberId: string
    meaning: DeterminationSignature['meaning']
    criterionId?: string
    reason: string
    now: string
  },
): Promise<void> {
  await tx
    .insertInto('determination_signature')
    .values({
      clinic_id: tx.clinicId,
      id: uuidv7(),
      determination_id: given.determinationId,
      member_id: given.memberId,
      meaning: given.meaning,
      criterion_id: given.criterionId ?? null,
      reason: given.reason,
      at: given.now,
    })
    .execute()
}

async function signaturesOf(
  tx: ClinicTransaction,
  determinationIds: string[],
): Promise<Map<string, DeterminationSignature[]>> {
  const found = new Map<string, DeterminationSignature[]>()
  if (determinationIds.length === 0) return found
  const rows = await tx
    .selectFrom('determination_signature as s')
    .innerJoin('member as m', (join) => join.onRef('m.clinic_id', '=', 's.clinic_id').onRef('m.id', '=', 's.member_id'))
    .select(['s.id', 's.determination_id', 's.member_id', 's.meaning', 's.criterion_id', 's.reason', 's.at', 'm.name'])
    .where('s.clinic_id', '=', tx.clinicId)
    .where('s.determination_id', 'in', determinationIds)
    .orderBy('s.at')
    .orderBy('s.id')
    .execute()
  for (const row of rows) {
    const signature = {
      id: row.id,
      memberId: row.member_id,
      memberName: row.name,
      meaning: row.meaning as DeterminationSignature['meaning'],
      criterionId: row.criterion_id,
      reason: row.reason,
      at: row.at,
    }
    found.set(row.determination_id, [...(found.get(row.determination_id) ?? []), signature])
  }
  return found
}

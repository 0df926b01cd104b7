import type { z } from 'zod'
import type { booking, orderedDose, plan, planBody } from '../../contract/plans.ts'
import { type ClinicTransaction, jsonb } from '../database/index.ts'
import { notFound, staleVersion } from '../http/problem.ts'
import { findProtocols } from '../protocols/index.ts'
import { listBookings } from './booking-store.ts'

export type Plan = z.output<typeof plan>
export type PlanBody = z.output<typeof planBody>
export type OrderedDose = z.output<typeof orderedDose>
export type Booking = z.output<typeof booking>

const protocolOfRow = (row: { protocol_id: string; protocol_version: string }) => ({
  protocolId: row.protocol_id,
  protocolVersion: row.protocol_version,
})

/** Plans with their bookings, newest first. */
export async function listPlans(tx: ClinicTransaction, where: { patientId?: string; id?: string }): Promise<Plan[]> {
  let query = tx.selectFrom('plan').selectAll().where('clinic_id', '=', tx.clinicId).orderBy('created_at', 'desc')
  if (where.patientId) query = query.where('patient_id', '=', where.patientId)
  if (where.id) query = query.where('id', '=', where.id)
  const rows = await query.execute()
  const bookings = rows.length > 0 ? await listBookings(tx, { planIds: rows.map((row) => row.id) }) : []
  const find = await findProtocols(tx, rows.map(protocolOfRow))
  return rows.map((row) => ({
    id: row.id,
    patientId: row.patient_id,
    protocolId: row.protocol_id,
    protocolVersion: row.protocol_version,
    protocolTitle: find(protocolOfRow(row))?.title ?? row.protocol_id,
    treatment: row.treatment as Plan['treatment'],
    determinationId: row.determination_id,
    consentId: row.consent_id,
    state: row.state as Plan['state'],
    stoppedFor: row.stopped_for as Plan['stoppedFor'],
    body: row.body as unknown as PlanBody,
    version: row.version,
    createdAt: row.created_at,
    bookings: bookings.filter((one) => one.planId === row.id),
  }))
}

export async function readPlan(tx: ClinicTransaction, id: string): Promise<Plan> {
  const [found] = await listPlans(tx, { id })
  if (!found) throw notFound('plan')
  return found
}

export async function insertPlan(
  tx: ClinicTransaction,
  given: Pick<
    Plan,
    'id' | 'patientId' | 'protocolId' | 'protocolVersion' | 'treatment' | 'determinationId' | 'consentId' | 'body'
  > & {
    authorId: string
    /** When it was made; now unless said. */
    createdAt?: string
  },
): Promise<void> {
  await tx
    .insertInto('plan')
    .values({
      clinic_id: tx.clinicId,
      id: given.id,
      patient_id: given.patientId,
      protocol_id: given.protocolId,
      protocol_version: given.protocolVersion,
      treatment: given.treatment,
      determination_id: given.determinationId,
      consent_id: given.consentId,
      body: jsonb(given.body),
      created_at: given.createdAt,
    })
    .execute()
  await appendVersion(tx, {
    ...given,
    planId: given.id,
    version: 1,
    state: 'active',
    stoppedFor: null,
    reason: '',
    at: given.createdAt,
  })
}

/** Writes the next version. Throws 409 when `version` is not the newest. */
export async function amendPlan(
  tx: ClinicTransaction,
  change: {
    planId: string
    version: number
    body?: PlanBody
    state?: Plan['state']
    stoppedFor?: Plan['stoppedFor']
    reason: string
    authorId: string
    /** When it was decided; now unless said. */
    at?: string
  },
): Promise<Plan> {
  const row = await tx
    .selectFrom('plan')
    .select(['version', 'body', 'state', 'stopped_for'])
    .where('clinic_id', '=', tx.clinicId)
    .where('id', '=', change.planId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound('plan')
  if (row.version !== change.version) throw staleVersion('plan', row.version)
  const next = {
    planId: change.planId,
    version: row.version + 1,
    body: change.body ?? (row.body as unknown as PlanBody),
    state: change.state ?? row.state,
    stoppedFor: change.stoppedFor ?? (row.stopped_for as Plan['stoppedFor']),
    reason: change.reason,
    authorId: change.authorId,
    at: change.at,
  }
  await tx
    .updateTable('plan')
    .set({ body: jsonb(next.body), state: next.state, stopped_for: next.stoppedFor, version: next.version })
    .where('clinic_id', '=', tx.clinicId)
    .where('id', '=', change.planId)
    .execute()
  await appendVersion(tx, next)
  return readPlan(tx, change.planId)
}

async function appendVersion(
  tx: ClinicTransaction,
  given: {
    planId: string
    version: number
    body: PlanBody
    state: string
    stoppedFor: Plan['stoppedFor']
    reason: string
    authorId: string
    at?: string
  },
): Promise<void> {
  await tx
    .insertInto('plan_version')
    .values({
      clinic_id: tx.clinicId,
      plan_id: given.planId,
      version: given.version,
      body: jsonb(given.body),
      state: given.state,
      stopped_for: given.stoppedFor,
      reason: given.reason,
      author_id: given.authorId,
      at: given.at,
    })
    .execute()
}

export async function planHistory(tx: ClinicTransaction, planId: string) {
  const rows = await tx
    .selectFrom('plan_version as v')
    .leftJoin('member as m', (join) => join.onRef('m.clinic_id', '=', 'v.clinic_id').onRef('m.id', '=', 'v.author_id'))
    .select(['v.version', 'v.body', 'v.state', 'v.reason', 'v.at', 'm.name'])
    .where('v.clinic_id', '=', tx.clinicId)
    .where('v.plan_id', '=', planId)
    .orderBy('v.version', 'desc')
    .execute()
  return rows.map((row) => ({
    version: row.version,
    body: row.body as unknown as PlanBody,
    state: row.state,
    reason: row.reason,
    authorName: row.name ?? '',
    at: row.at,
  }))
}

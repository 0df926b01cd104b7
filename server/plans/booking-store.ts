import { sql } from 'kysely'
import { type ClinicTransaction, jsonb } from '../database/index.ts'
import { notFound, staleVersion } from '../http/problem.ts'
import { findProtocols } from '../protocols/index.ts'
import type { Booking } from './plan-store.ts'

const asBooking = (row: {
  id: string
  plan_id: string
  patient_id: string
  chair_id: string
  number: number
  starts_at: string
  ends_at: string
  state: string
  version: number
}): Booking => ({
  id: row.id,
  planId: row.plan_id,
  patientId: row.patient_id,
  chairId: row.chair_id,
  number: row.number,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  state: row.state as Booking['state'],
  version: row.version,
})

export async function listBookings(
  tx: ClinicTransaction,
  where: { planIds?: string[]; id?: string },
): Promise<Booking[]> {
  let query = tx.selectFrom('booking').selectAll().where('clinic_id', '=', tx.clinicId).orderBy('starts_at')
  if (where.planIds) query = query.where('plan_id', 'in', where.planIds)
  if (where.id) query = query.where('id', '=', where.id)
  return (await query.execute()).map(asBooking)
}

/** Bookings that touch the time from `from` to `to`, with names. */
export async function listBookingsBetween(tx: ClinicTransaction, from: string, to: string) {
  const rows = await tx
    .selectFrom('booking as b')
    .innerJoin('patient as p', (join) =>
      join.onRef('p.clinic_id', '=', 'b.clinic_id').onRef('p.id', '=', 'b.patient_id'),
    )
    .innerJoin('plan as n', (join) => join.onRef('n.clinic_id', '=', 'b.clinic_id').onRef('n.id', '=', 'b.plan_id'))
    .selectAll('b')
    .select(['p.family_name', 'p.given_name', 'n.protocol_id as protocolId', 'n.protocol_version as protocolVersion'])
    .where('b.clinic_id', '=', tx.clinicId)
    .where('b.starts_at', '<', to)
    .where('b.ends_at', '>', from)
    .orderBy('b.starts_at')
    .execute()
  const find = await findProtocols(tx, rows)
  return rows.map((row) => ({
    ...asBooking(row),
    patientName: `${row.family_name}, ${row.given_name}`,
    protocolTitle: find(row)?.shortTitle ?? row.protocolId,
  }))
}

/** The exclusion constraint answers 409 when the chair is taken at that time. */
export async function insertBooking(
  tx: ClinicTransaction,
  given: Pick<Booking, 'id' | 'planId' | 'patientId' | 'chairId' | 'startsAt' | 'endsAt'> & { authorId: string },
): Promise<Booking> {
  const [before] = await listBookings(tx, { id: given.id })
  if (before) return before
  await tx
    .insertInto('booking')
    .values({
      clinic_id: tx.clinicId,
      id: given.id,
      plan_id: given.planId,
      patient_id: given.patientId,
      chair_id: given.chairId,
      number: 0,
      starts_at: given.startsAt,
      ends_at: given.endsAt,
    })
    .execute()
  await renumber(tx, given.planId)
  const [made] = await listBookings(tx, { id: given.id })
  if (!made) throw notFound('booking')
  await appendVersion(tx, made, '', given.authorId)
  return made
}

export async function amendBooking(
  tx: ClinicTransaction,
  change: {
    bookingId: string
    version: number
    reason: string
    authorId: string
    startsAt?: string
    chairId?: string
    state?: Booking['state']
  },
): Promise<Booking> {
  const row = await tx
    .selectFrom('booking')
    .selectAll()
    .where('clinic_id', '=', tx.clinicId)
    .where('id', '=', change.bookingId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound('booking')
  if (row.version !== change.version) throw staleVersion('booking', row.version)
  const lengthMs = Date.parse(row.ends_at) - Date.parse(row.starts_at)
  const startsAt = change.startsAt ?? row.starts_at
  await tx
    .updateTable('booking')
    .set({
      starts_at: startsAt,
      ends_at: new Date(Date.parse(startsAt) + lengthMs).toISOString(),
      chair_id: change.chairId ?? row.chair_id,
      state: change.state ?? row.state,
      version: row.version + 1,
    })
    .where('clinic_id', '=', tx.clinicId)
    .where('id', '=', change.bookingId)
    .execute()
  await renumber(tx, row.plan_id)
  const [amended] = await listBookings(tx, { id: change.bookingId })
  if (!amended) throw notFound('booking')
  await appendVersion(tx, amended, change.reason, change.authorId)
  return amended
}

/** What was not begun falls away when its plan ends. */
export async function cancelOpenBookings(tx: ClinicTransaction, planId: string, reason: string, authorId: string) {
  const open = (await listBookings(tx, { planIds: [planId] })).filter((one) => one.state === 'booked')
  for (const one of open)
    await amendBooking(tx, { bookingId: one.id, version: one.version, state: 'cancelled', reason, authorId })
}

/** Numbers follow the dates: the session of a moved booking is counted where it now stands. */
async function renumber(tx: ClinicTransaction, planId: string): Promise<void> {
  await sql`
    update booking b set number = n.number
    from (
      select id, row_number() over (order by starts_at, id) as number from booking
      where clinic_id = ${tx.clinicId} and plan_id = ${planId} and state not in ('cancelled', 'missed')
    ) n
    where b.clinic_id = ${tx.clinicId} and b.id = n.id and b.number <> n.number`.execute(tx)
}

async function appendVersion(tx: ClinicTransaction, one: Booking, reason: string, authorId: string): Promise<void> {
  await tx
    .insertInto('booking_version')
    .values({
      clinic_id: tx.clinicId,
      booking_id: one.id,
      version: one.version,
      body: jsonb(one),
      reason,
      author_id: authorId,
    })
    .execute()
}

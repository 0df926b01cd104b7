import type { z } from 'zod'
import { ageOn } from '../../clinical/quantity/calendar-date.ts'
import { addDays, calendarDateIn, startOfDay } from '../../clinical/quantity/clinic-day.ts'
import type { floorRoutes } from '../../contract/floor.ts'
import { permissionsOf } from '../../contract/roles.ts'
import type { ClinicTransaction } from '../database/index.ts'
import type { Caller } from '../identity/caller.ts'
import { listChairs, readClinic } from '../identity/index.ts'
import type { PlanBody } from '../plans/index.ts'
import { findProtocols } from '../protocols/index.ts'
import { initialsOfPatient } from '../sessions/index.ts'
import { doseText } from './dose-text.ts'
import { listDueToday } from './due-today.ts'
import { readRunning } from './running.ts'

export type Floor = z.input<(typeof floorRoutes)['read']['response']>
type Booking = Floor['waiting'][number]

/** Every chair as it is now: some ten statements, however many chairs there are. */
export async function readFloor(
  tx: ClinicTransaction,
  { caller, now }: { caller: Caller; now: string },
): Promise<Floor> {
  const { timeZone } = await readClinic(tx)
  const date = calendarDateIn(now, timeZone)
  const nameOf: NameOf = (patient) =>
    caller.locked ? initialsOfPatient(patient) : `${patient.familyName}, ${patient.givenName}`
  const running = await readRunning(tx, { now, nameOf, locked: caller.locked, timeZone })
  const waiting = await readWaiting(tx, { date, timeZone, nameOf })
  const chairs = (await listChairs(tx))
    .map((chair) => ({ ...chair, session: running.find((session) => session.chairId === chair.id) ?? null }))
    .filter((chair) => !chair.retired || chair.session)
  const readsRecord = permissionsOf(caller.roles).includes('record:read')
  return {
    serverTime: now,
    date,
    chairs: chairs.map(({ id, name, session }) => ({
      id,
      name,
      session,
      next: waiting.find((booking) => booking.chairId === id) ?? null,
    })),
    waiting,
    due: readsRecord ? await listDueToday(tx, { now, date, timeZone, nameOf }) : [],
    locked: caller.locked,
  }
}

export type NameOf = (patient: { familyName: string; givenName: string }) => string

/** Today's bookings that no session has begun on. */
export async function readWaiting(
  tx: ClinicTransaction,
  { date, timeZone, nameOf }: { date: string; timeZone: string; nameOf: NameOf },
): Promise<Booking[]> {
  const rows = await tx
    .selectFrom('booking as b')
    .innerJoin('patient as p', (join) =>
      join.onRef('p.clinic_id', '=', 'b.clinic_id').onRef('p.id', '=', 'b.patient_id'),
    )
    .innerJoin('plan as n', (join) => join.onRef('n.clinic_id', '=', 'b.clinic_id').onRef('n.id', '=', 'b.plan_id'))
    .leftJoin('session as s', (join) =>
      join.onRef('s.clinic_id', '=', 'b.clinic_id').onRef('s.booking_id', '=', 'b.id'),
    )
    .select(['b.id', 'b.plan_id', 'b.patient_id', 'b.chair_id', 'b.number', 'b.starts_at', 'b.ends_at', 'b.state'])
    .select([
      'p.family_name',
      'p.given_name',
      'p.birth_date',
      'n.body',
      'n.protocol_id as protocolId',
      'n.protocol_version as protocolVersion',
    ])
    .where('b.clinic_id', '=', tx.clinicId)
    .where('b.starts_at', '>=', startOfDay(date, timeZone))
    .where('b.starts_at', '<', startOfDay(addDays(date, 1), timeZone))
    .where('b.state', 'in', ['booked', 'arrived', 'missed'])
    .where('s.id', 'is', null)
    .orderBy('b.starts_at')
    .orderBy('b.id')
    .execute()
  const find = await findProtocols(tx, rows)
  return rows.map((row) => {
    const protocol = find(row)
    const age = ageOn(row.birth_date ?? undefined, date)
    return {
      bookingId: row.id,
      planId: row.plan_id,
      patientId: row.patient_id,
      patientName: nameOf({ familyName: row.family_name, givenName: row.given_name }),
      ageYears: age && age.min === age.max ? age.min : null,
      chairId: row.chair_id,
      number: row.number,
      protocolTitle: protocol?.shortTitle ?? row.protocolId,
      doseText: doseText(protocol?.drug, (row.body as unknown as PlanBody).dose, row.number),
      startsAt: row.starts_at,
      endsAt: row.ends_at,
      state: row.state as Booking['state'],
    }
  })
}

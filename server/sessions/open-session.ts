import { uuidv7 } from 'uuidv7'
import type { z } from 'zod'
import type { Protocol } from '../../clinical/protocols/index.ts'
import { ageOn } from '../../clinical/quantity/calendar-date.ts'
import { addDays, calendarDateIn, startOfDay } from '../../clinical/quantity/clinic-day.ts'
import { newSession, type SessionEventOf } from '../../clinical/session/index.ts'
import type { sessionRoutes } from '../../contract/sessions.ts'
import { findValidConsent } from '../consents/index.ts'
import type { ClinicTransaction } from '../database/index.ts'
import { conflict, invalidField, unprocessable } from '../http/problem.ts'
import { listChairs, readClinic } from '../identity/index.ts'
import { readPatient, refreshJourney } from '../patients/index.ts'
import { amendBooking, type Booking, type OrderedDose, type Plan, readPlan } from '../plans/index.ts'
import { appendEvents, refuseTaken } from './append.ts'
import { protocolOfSession } from './load.ts'
import { readMeasures } from './patient-facts.ts'
import { listSessions, readSession } from './store.ts'

type Opening = z.output<typeof sessionRoutes.open.body>

/** Opens a session of a plan at a chair, with its first event. The same id again is the session that is there. */
export async function openSession(
  tx: ClinicTransaction,
  given: Opening,
  { callerId, now }: { callerId: string; now: string },
) {
  const [before] = await listSessions(tx, { id: given.id })
  if (before) {
    if (before.planId === given.planId && before.chair.id === given.chairId) return before
    throw conflict('exists-already', 'This id belongs to another session')
  }
  const plan = await readPlan(tx, given.planId)
  if (plan.state !== 'active') throw unprocessable('plan-over', `The plan is ${plan.state}: no session can be opened`)
  const patient = await readPatient(tx, plan.patientId)
  if (patient.deceased) throw unprocessable('patient-deceased', 'The patient is recorded as deceased')
  await refuseWithoutConsent(tx, plan)
  const protocol = await protocolOfSession(tx, plan)
  const chair = (await listChairs(tx)).find((one) => one.id === given.chairId)
  if (!chair || chair.retired) throw invalidField('chairId', 'is not a chair in use')
  await refuseTaken(tx, { id: given.id, patientId: plan.patientId, chairId: given.chairId })

  const { timeZone } = await readClinic(tx)
  const today = calendarDateIn(now, timeZone)
  const booking = bookingFor(plan, given.bookingId, {
    from: startOfDay(today, timeZone),
    to: startOfDay(addDays(today, 1), timeZone),
  })
  const dosed = (await listSessions(tx, { patientId: plan.patientId })).filter((one) => one.summary?.doseStartedAt)
  const number = dosed.filter((one) => one.planId === plan.id).length + 1
  const previous = dosed[0]?.summary?.doseStartedAt
  const age = ageOn(patient.birthDate ?? undefined, today)
  const { heightCm, lastWeight } = await readMeasures(tx, plan.patientId)

  await tx
    .insertInto('session')
    .values({
      clinic_id: tx.clinicId,
      id: given.id,
      patient_id: plan.patientId,
      plan_id: plan.id,
      booking_id: booking?.id ?? null,
      chair_id: given.chairId,
      number,
      opened_at: now,
    })
    .execute()
  const opened: SessionEventOf<'session-opened'> = {
    id: uuidv7(),
    type: 'session-opened',
    at: now,
    author: callerId,
    patientId: plan.patientId,
    planId: plan.id,
    protocolId: protocol.id,
    protocolVersion: protocol.version,
    sessionDate: today,
    previousSessionDate: previous ? calendarDateIn(previous, timeZone) : null,
    sessionNumber: number,
    plannedSessions: plannedSessions(protocol, number),
    plannedDose: doseOf(plan.body.dose, number),
    chair: chair.name,
    ...(booking ? { bookedAt: booking.startsAt } : {}),
    watcher: given.watcher ?? callerId,
    ageYears: age && age.min === age.max ? age.min : null,
    sex: patient.sex,
    heightCm,
    previousWeightKg: lastWeight?.weightKg ?? null,
    pregnancyPossible: patient.sex === 'male' ? 'no' : 'unknown',
    preferences: plan.body.preferences,
  }
  const row = await readSession(tx, given.id)
  await appendEvents(tx, { row, protocol, events: [], state: newSession(protocol) }, [opened], { callerId, now })
  if (booking?.state === 'booked')
    await amendBooking(tx, {
      bookingId: booking.id,
      version: booking.version,
      state: 'arrived',
      reason: '',
      authorId: callerId,
    })
  await refreshJourney(tx, plan.patientId)
  return readSession(tx, given.id)
}

/** Withdrawn consent stops a new session, and a dose that has not been given. */
export async function refuseWithoutConsent(tx: ClinicTransaction, plan: Pick<Plan, 'patientId' | 'treatment'>) {
  if (await findValidConsent(tx, plan.patientId, plan.treatment)) return
  throw unprocessable(
    'consent-withdrawn',
    'There is no consent that stands',
    'It was withdrawn, or never given for this treatment.',
  )
}

/** The booking that was named; else the one that the plan has today. */
function bookingFor(plan: Plan, bookingId: string | undefined, day: { from: string; to: string }): Booking | undefined {
  const open = plan.bookings.filter((one) => one.state === 'booked' || one.state === 'arrived')
  if (bookingId === undefined)
    return open.find(
      (one) => Date.parse(one.startsAt) >= Date.parse(day.from) && Date.parse(one.startsAt) < Date.parse(day.to),
    )
  const named = open.find((one) => one.id === bookingId)
  if (!named) throw invalidField('bookingId', 'is not an open booking of this plan')
  return named
}

/** How many sessions there are up to the end of the phase that this one is in; null where the protocol names none. */
export function plannedSessions(protocol: Protocol, number: number): number | null {
  let total = 0
  for (const { totalSessions } of protocol.course.phases) {
    if (totalSessions === null) return null
    total += totalSessions
    if (number <= total) return total
  }
  return null
}

export function doseOf(dose: OrderedDose, number: number): { doseMg: number } | { doseMgPerKg: number } {
  if (dose.kind !== 'devices') return { doseMgPerKg: dose.doseMgPerKg }
  return { doseMg: number === 1 ? dose.firstDoseMg : dose.doseMg }
}

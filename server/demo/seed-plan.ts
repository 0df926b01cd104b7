import { findProtocol, type Protocol } from '../../clinical/protocols/index.ts'
import type { ClinicTransaction } from '../database/index.ts'
import { amendPlan, insertBooking, insertPlan, readPlan, sessionMinutes } from '../plans/index.ts'
import { chairIds } from './demo-clinic.ts'
import { demoId } from './demo-id.ts'
import type { DemoPatient, DemoPlan, DemoSession } from './demo-patient.ts'
import { patientIdOf } from './seed-patient.ts'
import { memberIdOf } from './staff.ts'
import type { When } from './when.ts'

export const planIdOf = (patient: Pick<DemoPatient, 'key'>): string => demoId(`${patient.key}/plan`)

export function protocolOf(plan: DemoPlan): Protocol {
  const protocol = findProtocol(plan.protocolId)
  if (!protocol) throw new Error(`no protocol ${plan.protocolId}`)
  return protocol
}

/** When the dose of a session began, or will. */
export function doseMsOf(when: When, { dose }: DemoSession): number {
  if ('minutesAgo' in dose) return Date.parse(when.minutesAgo(dose.minutesAgo))
  const day = 'daysAgo' in dose ? when.day(dose.daysAgo) : when.workday(dose.workdaysAgo)
  return Date.parse(when.at(day, dose.time))
}

/** The plan as it was signed, with a booking for each session, given or to come. */
export async function seedPlan(
  tx: ClinicTransaction,
  when: When,
  patient: DemoPatient,
  grounds: { determinationId: string; consentId: string },
): Promise<void> {
  const { plan } = patient
  if (!plan) return
  const protocol = protocolOf(plan)
  await insertPlan(tx, {
    id: planIdOf(patient),
    patientId: patientIdOf(patient),
    protocolId: protocol.id,
    protocolVersion: protocol.version,
    treatment: protocol.treatmentId,
    ...grounds,
    body: plan.body(when),
    authorId: memberIdOf(plan.by),
    createdAt: when.at(when.day(plan.daysAgo), '11:45'),
  })
  for (const startsMs of bookedMs(when, plan)) await book(tx, patient, plan, startsMs)
}

/** Half an hour before the dose; for sessions to come as it was agreed. In the order of time. */
export function bookedMs(when: When, plan: DemoPlan): number[] {
  const given = plan.sessions.map((session) => bookingStartMs(when, session))
  const ahead = plan.bookings.map((booking) =>
    'minutesAhead' in booking
      ? quarterHour(Date.parse(when.now) + booking.minutesAhead * 60_000)
      : Date.parse(when.at(when.workday(-booking.workdaysAhead), booking.time)),
  )
  return [...given, ...ahead]
}

/** Bookings stand on the quarter of an hour, and a patient is never more than a little early or late. */
export const bookingStartMs = (when: When, session: DemoSession): number =>
  quarterHour(doseMsOf(when, session) - 30 * 60_000)

const quarterHour = (ms: number): number => Math.round(ms / 900_000) * 900_000

export const bookingIdOf = (patient: Pick<DemoPatient, 'key'>, startsMs: number): string =>
  demoId(`${patient.key}/booking/${startsMs}`)

async function book(tx: ClinicTransaction, patient: DemoPatient, plan: DemoPlan, startsMs: number): Promise<void> {
  const chairs = await chairIds(tx)
  await insertBooking(tx, {
    id: bookingIdOf(patient, startsMs),
    planId: planIdOf(patient),
    patientId: patientIdOf(patient),
    chairId: chairs[plan.chair - 1] ?? '',
    startsAt: new Date(startsMs).toISOString(),
    endsAt: new Date(startsMs + sessionMinutes(protocolOf(plan)) * 60_000).toISOString(),
    authorId: memberIdOf(plan.by),
  })
}

/** A plan that is over. */
export async function finishPlan(tx: ClinicTransaction, when: When, patient: DemoPatient): Promise<void> {
  const ended = patient.plan?.ended
  if (!ended || !patient.plan) return
  const { version } = await readPlan(tx, planIdOf(patient))
  await amendPlan(tx, {
    planId: planIdOf(patient),
    version,
    state: ended.state,
    stoppedFor: ended.stoppedFor,
    reason: ended.reason,
    authorId: memberIdOf(patient.plan.by),
    at: when.at(when.day(ended.daysAgo), '12:00'),
  })
}

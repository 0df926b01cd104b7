import type { z } from 'zod'
import { calendarDateIn } from '../../clinical/quantity/clinic-day.ts'
import type { floorRoutes } from '../../contract/floor.ts'
import type { ClinicTransaction } from '../database/index.ts'
import { listChairs, readClinic } from '../identity/index.ts'
import { readPatient } from '../patients/index.ts'
import { readPlan } from '../plans/index.ts'
import { findProtocolOf } from '../protocols/index.ts'
import { listSessions, readAllergies, readMeasures } from '../sessions/index.ts'
import { doseText } from './dose-text.ts'
import { readWaiting } from './read-floor.ts'

type Downtime = z.input<(typeof floorRoutes)['downtime']['response']>
type Sheet = Downtime['patients'][number]

/** Everybody who is treated today, running sessions and bookings to come, by time. */
export async function readDowntime(
  tx: ClinicTransaction,
  { now, printedBy }: { now: string; printedBy: string },
): Promise<Downtime> {
  const { name, timeZone, synthetic } = await readClinic(tx)
  const date = calendarDateIn(now, timeZone)
  const chairs = new Map((await listChairs(tx)).map((chair) => [chair.id, chair.name]))
  const running = (await listSessions(tx, { running: true })).map((session) => ({
    planId: session.planId,
    startsAt: session.openedAt,
    chair: session.chair.name,
    number: session.number,
    phase: session.phase,
    sessionId: session.id as string | null,
  }))
  const waiting = (await readWaiting(tx, { date, timeZone, nameOf: () => '' }))
    .filter((booking) => booking.state !== 'missed')
    .map((booking) => ({
      planId: booking.planId,
      startsAt: booking.startsAt,
      chair: chairs.get(booking.chairId) ?? '',
      number: booking.number,
      phase: null,
      sessionId: null,
    }))
  const patients: Sheet[] = []
  for (const visit of [...running, ...waiting]) patients.push(await sheetOf(tx, visit, timeZone))
  return {
    clinic: { name, timeZone, synthetic },
    date,
    printedAt: now,
    printedBy,
    patients: patients.sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt)),
  }
}

async function sheetOf(
  tx: ClinicTransaction,
  visit: Pick<Sheet, 'startsAt' | 'chair' | 'number' | 'phase'> & { planId: string; sessionId: string | null },
  timeZone: string,
): Promise<Sheet> {
  const plan = await readPlan(tx, visit.planId)
  const patient = await readPatient(tx, plan.patientId)
  const protocol = await findProtocolOf(tx, plan)
  const sessions = await listSessions(tx, { patientId: patient.id })
  const previous = sessions.find((one) => one.id !== visit.sessionId && one.summary?.doseStartedAt)
  return {
    patientId: patient.id,
    name: `${patient.familyName}, ${patient.givenName}`,
    recordNumber: patient.recordNumber,
    birthDate: patient.birthDate,
    sex: patient.sex,
    phone: patient.phone || null,
    ...(await readAllergies(tx, patient.id)),
    startsAt: visit.startsAt,
    chair: visit.chair,
    number: visit.number,
    protocolId: plan.protocolId,
    protocolVersion: plan.protocolVersion,
    protocolTitle: protocol?.title ?? plan.protocolTitle,
    doseText: doseText(protocol?.drug, plan.body.dose, visit.number),
    preferences: plan.body.preferences,
    lastWeight: (await readMeasures(tx, patient.id)).lastWeight,
    previous: previous?.summary?.doseStartedAt
      ? {
          date: calendarDateIn(previous.summary.doseStartedAt, timeZone),
          doseMg: previous.summary.doseMg,
          highestSystolic: previous.summary.highestSystolic,
          highestDiastolic: previous.summary.highestDiastolic,
          adverseEvents: previous.summary.adverseEvents.map((event) => event.term),
        }
      : null,
    phase: visit.phase,
  }
}

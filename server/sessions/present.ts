import type { z } from 'zod'
import { ageOn } from '../../clinical/quantity/calendar-date.ts'
import { calendarDateIn } from '../../clinical/quantity/clinic-day.ts'
import { foldSession } from '../../clinical/session/index.ts'
import type { SessionRow, sessionDetail } from '../../contract/sessions.ts'
import type { ClinicTransaction } from '../database/index.ts'
import { readClinic } from '../identity/index.ts'
import { readPatient } from '../patients/index.ts'
import { readPlan } from '../plans/index.ts'
import { initialsOfPatient, withoutWords } from './behind-the-lock.ts'
import { protocolOfSession } from './load.ts'
import { readAllergies, readMeasures } from './patient-facts.ts'
import { listSessions, readEvents, readSession } from './store.ts'

type Detail = z.input<typeof sessionDetail>

/** Everything that a console folds and shows of a session. Behind a lock without names and words. */
export async function presentSession(
  tx: ClinicTransaction,
  sessionId: string,
  { now, locked }: { now: string; locked: boolean },
): Promise<Detail> {
  const session = await readSession(tx, sessionId)
  const { timeZone } = await readClinic(tx)
  const plan = await readPlan(tx, session.planId)
  const events = (await readEvents(tx, [sessionId])).get(sessionId) ?? []
  const protocol = await protocolOfSession(tx, session)
  const shown = {
    session,
    // A browser has the published ones itself.
    protocol: protocol.variantOf ? { ...protocol } : null,
    members: await membersOf(tx),
    previous: await previousOf(tx, session, timeZone),
    locked,
    serverTime: now,
  }
  const patient = await patientOf(tx, session, timeZone)
  if (!locked)
    return {
      ...shown,
      patient,
      events,
      plan: { id: plan.id, treatment: plan.treatment, state: plan.state, body: { ...plan.body } },
    }
  return {
    ...shown,
    patient: {
      ...patient,
      name: await initialsIn(tx, session.patientId),
      recordNumber: '',
      birthDate: null,
      allergies: [],
      noKnownAllergies: null,
    },
    plan: { id: plan.id, treatment: plan.treatment, state: plan.state, body: { dose: withoutWords(plan.body.dose) } },
    events: events.map((event) => withoutWords(event)),
  }
}

async function patientOf(tx: ClinicTransaction, session: SessionRow, timeZone: string): Promise<Detail['patient']> {
  const patient = await readPatient(tx, session.patientId)
  const age = ageOn(patient.birthDate ?? undefined, calendarDateIn(session.openedAt, timeZone))
  return {
    id: patient.id,
    name: `${patient.familyName}, ${patient.givenName}`,
    recordNumber: patient.recordNumber,
    birthDate: patient.birthDate,
    ageYears: age && age.min === age.max ? age.min : null,
    sex: patient.sex,
    ...(await readMeasures(tx, patient.id)),
    ...(await readAllergies(tx, patient.id)),
  }
}

const initialsIn = async (tx: ClinicTransaction, patientId: string) =>
  initialsOfPatient(await readPatient(tx, patientId))

export async function membersOf(tx: ClinicTransaction): Promise<Detail['members']> {
  return tx
    .selectFrom('member')
    .select(['id', 'name', 'initials', 'roles'])
    .where('clinic_id', '=', tx.clinicId)
    .orderBy('name')
    .execute()
}

/** The last session before this one in which a dose was given. */
async function previousOf(tx: ClinicTransaction, session: SessionRow, timeZone: string): Promise<Detail['previous']> {
  const all = await listSessions(tx, { patientId: session.patientId })
  const previous = all.find(
    (one) => one.id !== session.id && one.openedAt < session.openedAt && one.summary?.doseStartedAt,
  )
  const doseStartedAt = previous?.summary?.doseStartedAt
  if (!previous || !doseStartedAt) return null
  const events = (await readEvents(tx, [previous.id])).get(previous.id) ?? []
  const state = foldSession(await protocolOfSession(tx, previous), events)
  return {
    sessionId: previous.id,
    number: previous.number,
    date: calendarDateIn(doseStartedAt, timeZone),
    doseMg: previous.summary?.doseMg ?? null,
    weightKg: state.weight?.weightKg ?? null,
  }
}

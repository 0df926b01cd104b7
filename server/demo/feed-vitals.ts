import type { FastifyInstance } from 'fastify'
import type { Protocol } from '../../clinical/protocols/index.ts'
import type { VitalSample } from '../../clinical/session/index.ts'
import type { SessionRow } from '../../contract/sessions.ts'
import type { Database } from '../database/index.ts'
import { makeDevice } from '../identity/index.ts'
import { findProtocols } from '../protocols/index.ts'
import { listSessions } from '../sessions/index.ts'
import { demoPatients } from './patients/index.ts'
import { patientIdOf } from './seed-patient.ts'
import { monitorOf, samplesBetween, type VitalShape } from './vital-shapes.ts'

const everyMs = 2000
/** After a pause (a laptop that slept) the monitors go on from here, as monitors do. */
const longestGapMs = 60_000
const monitored = new Set(['preparation', 'dosing', 'observation', 'discharge'])

/** Somebody whom the demo did not bring along. */
const unknownShape: VitalShape = {
  seed: 5,
  systolic: 124,
  diastolic: 78,
  heartRate: 70,
  spo2: 98,
  riseSystolic: 18,
  riseDiastolic: 9,
}

/**
 * The monitors of the demo: every two seconds each running session from its preparation on gets what its monitor sees,
 * by the route and with the token that a real gateway would use.
 *
 * @returns ends it
 */
export async function feedVitals(
  app: FastifyInstance,
  database: Database,
  clinicId: string,
): Promise<() => Promise<void>> {
  const { token } = await database.inClinic(clinicId, (tx) => makeDevice(tx, 'Monitors of the demo', null))
  const fedUntil = new Map<string, number>()
  let ended = false
  let working: Promise<void> = Promise.resolve()

  const round = async (nowMs: number) => {
    const { running, find } = await database.inClinic(clinicId, async (tx) => {
      const sessions = await listSessions(tx, { running: true })
      return { running: sessions, find: await findProtocols(tx, sessions) }
    })
    for (const session of running) {
      if (ended || !monitored.has(session.phase)) continue
      const fromMs = Math.max(fedUntil.get(session.id) ?? nowMs - everyMs, nowMs - longestGapMs)
      const samples = samplesBetween(monitorAt(session, find(session)), fromMs, nowMs)
      if (samples.length > 0 && (await post(session.id, samples))) fedUntil.set(session.id, nowMs)
    }
  }

  const post = async (sessionId: string, samples: VitalSample[]): Promise<boolean> => {
    const answer = await app.inject({
      method: 'POST',
      url: `/api/sessions/${sessionId}/vitals`,
      headers: { authorization: `Bearer ${token}` },
      payload: { samples },
    })
    return answer.statusCode === 200
  }

  const timer = setInterval(() => {
    // A round that failed (PostgreSQL is being started again) is made up for by the next one.
    working = working.then(() => round(Date.now())).catch(() => {})
  }, everyMs)
  return async () => {
    ended = true
    clearInterval(timer)
    await working
  }
}

function monitorAt(session: SessionRow, protocol: Protocol | undefined) {
  const patient = demoPatients.find((one) => patientIdOf(one) === session.patientId)
  const startedAt = session.summary?.doseStartedAt
  return monitorOf(
    Number(session.chair.name.replace(/\D/g, '')) || 0,
    patient?.plan?.shape ?? unknownShape,
    protocol?.dose.kind ?? 'infusion',
    startedAt ? Date.parse(startedAt) : null,
  )
}

import { appendAudit } from '../audit/index.ts'
import type { ClinicTransaction, Database } from '../database/index.ts'
import { refreshJourney } from '../patients/index.ts'
import { demoClinicId, makeDemoClinic } from './demo-clinic.ts'
import type { DemoPatient } from './demo-patient.ts'
import { demoPatients } from './patients/index.ts'
import { seedEvaluation } from './seed-evaluation.ts'
import { patientIdOf, seedConsent, seedIdentity, seedRecord, seedUrgent } from './seed-patient.ts'
import { finishPlan, seedPlan } from './seed-plan.ts'
import { isRunning, seedSession } from './seed-session.ts'
import type { SignIn } from './staff.ts'
import { whenOf } from './when.ts'

/** Most of the time goes by in PostgreSQL, which works for several at once. A patient sits in one chair only. */
const patientsAtOnce = 4

/**
 * Fills an empty database with the synthetic clinic, through the stores that the routes use, told from `now`.
 *
 * @returns the clinic's id
 */
export async function seedDemo(
  database: Database,
  { now, timeZone, signIns }: { now: string; timeZone: string; signIns: SignIn[] },
): Promise<string> {
  const when = whenOf(now, timeZone)
  await database.inClinic(demoClinicId, (tx) => makeDemoClinic(tx, when, signIns))
  const eachPatient = async (run: (tx: ClinicTransaction, patient: DemoPatient) => Promise<void>) => {
    const waiting = [...demoPatients]
    const worker = async () => {
      for (let patient = waiting.shift(); patient; patient = waiting.shift()) {
        const next = patient
        await database.inClinic(demoClinicId, (tx) => run(tx, next))
      }
    }
    await Promise.all(Array.from({ length: patientsAtOnce }, worker))
  }
  await eachPatient(async (tx, patient) => {
    await seedIdentity(tx, when, patient)
    await seedRecord(tx, when, patient)
    const determinationId = await seedEvaluation(tx, when, patient)
    const consentId = await seedConsent(tx, when, patient)
    if (determinationId && consentId) await seedPlan(tx, when, patient, { determinationId, consentId })
    await seedSessions(tx, patient, (session) => !isRunning(session))
    await finishPlan(tx, when, patient)
  })
  // A chair holds one running session: what is over comes first, whoever sat in it.
  await eachPatient(async (tx, patient) => {
    await seedSessions(tx, patient, isRunning)
    await seedUrgent(tx, when, patient)
    await refreshJourney(tx, patientIdOf(patient))
    await appendAudit(tx, database.auditKey, {
      memberId: null,
      ip: null,
      action: 'demo.seed',
      access: 'write',
      route: 'npm start -- --demo',
      outcome: 'done',
      patientIds: [patientIdOf(patient)],
      detail: {},
    })
  })
  return demoClinicId

  async function seedSessions(
    tx: ClinicTransaction,
    patient: DemoPatient,
    wanted: (session: NonNullable<DemoPatient['plan']>['sessions'][number]) => boolean,
  ): Promise<void> {
    const { plan } = patient
    if (!plan) return
    for (const [index, session] of plan.sessions.entries())
      if (wanted(session)) await seedSession(tx, when, patient, plan, index + 1)
  }
}

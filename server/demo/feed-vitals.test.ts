import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestClinic } from '../http/testing.ts'
import { addTestPatient, addTestSession } from '../sessions/testing.ts'
import { feedVitals } from './feed-vitals.ts'

let test: TestApp
let clinic: TestClinic
beforeAll(async () => {
  test = await startTestApp()
  clinic = await test.addClinic()
})
afterAll(() => test.close())

const samplesOf = (sessionId: string) =>
  test.database.inClinic(clinic.id, (tx) =>
    tx
      .selectFrom('vital')
      .selectAll()
      .where('clinic_id', '=', tx.clinicId)
      .where('session_id', '=', sessionId)
      .execute(),
  )

it('gives each session what its monitor sees, from the preparation on, and is on the audit trail', async () => {
  const protocolId = 'ketamine-iv-0.5-mg-per-kg'
  const prepared = await addTestSession(
    test.database,
    clinic,
    await addTestPatient(test.database, clinic, { protocolId }),
  )
  const checkingIn = await addTestSession(
    test.database,
    clinic,
    await addTestPatient(test.database, clinic, { familyName: 'Diaz', protocolId }),
    1,
  )
  await test.database.inClinic(clinic.id, (tx) =>
    tx
      .updateTable('session')
      .set({ phase: 'preparation' })
      .where('clinic_id', '=', tx.clinicId)
      .where('id', '=', prepared)
      .execute(),
  )
  const stop = await feedVitals(test.app, test.database, clinic.id)
  await expect.poll(async () => (await samplesOf(prepared)).length, { timeout: 15_000 }).toBeGreaterThan(4)
  await stop()
  const samples = await samplesOf(prepared)
  expect(new Set(samples.map((sample) => sample.kind))).toEqual(new Set(['spo2', 'heart-rate', 'respiratory-rate']))
  for (const { kind, value } of samples) if (kind === 'spo2') expect(value).toBeGreaterThanOrEqual(94)
  expect(await samplesOf(checkingIn)).toEqual([])
  const trail = await clinic.members.auditor.request('GET', '/api/audit?action=vitals.post')
  expect(trail.json().total).toBeGreaterThan(0)
})

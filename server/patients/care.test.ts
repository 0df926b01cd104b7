import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestClinic } from '../http/testing.ts'
import { addTestPatient, addTestSession, endRunning, ketamine, type TestPatient } from '../sessions/testing.ts'

let test: TestApp
let clinic: TestClinic
let patient: TestPatient
beforeAll(async () => {
  test = await startTestApp()
  clinic = await test.addClinic('Harbour')
})
afterAll(() => test.close())
beforeEach(async () => {
  await endRunning(test.database, clinic)
  patient = await addTestPatient(test.database, clinic)
})

const at = (path: string) => `/api/patients/${patient.patientId}/${path}`
const close = (body: object = {}, by = clinic.members.prescriber) =>
  by.request('POST', at('close-care'), { id: uuidv7(), reason: 'no-benefit', ...body })
const reopen = (body: object = {}) =>
  clinic.members.prescriber.request('POST', at('reopen-care'), { id: uuidv7(), note: 'referred again', ...body })
const finish = (body: object = {}) =>
  clinic.members.prescriber.request('POST', `/api/plans/${patient.planId}/finish`, {
    version: 1,
    state: 'stopped',
    reason: 'MADRS 35 to 31',
    ...body,
  })
const shown = async () =>
  (await clinic.members.nurse.request('GET', `/api/patients/${patient.patientId}`)).json() as {
    stage: string
    nextStep: string
  }

/** A session with a dose, told by its row alone. */
async function given() {
  const id = await addTestSession(test.database, clinic, patient)
  await test.database.inClinic(clinic.id, (tx) =>
    tx
      .updateTable('session')
      .set({ summary: JSON.stringify({ doseStartedAt: '2026-01-10T10:00:00.000Z' }) })
      .where('clinic_id', '=', clinic.id)
      .where('id', '=', id)
      .execute(),
  )
  await endRunning(test.database, clinic)
}

describe('the care of a patient', () => {
  it('is closed for a reason and reopened, each on record, and the list tells it', async () => {
    expect((await finish()).statusCode).toBe(200)
    const id = uuidv7()
    const closed = await close({ id, note: 'to the ECT service' })
    expect([closed.statusCode, closed.json().state]).toEqual([200, 'closed'])
    expect((await close({ id })).json().events).toHaveLength(1)
    expect(await shown()).toMatchObject({ stage: 'closed', nextStep: 'Closed: no benefit' })
    const list = (await clinic.members.nurse.request('GET', '/api/patients?stage=closed')).json()
    expect(list.patients.map((one: { id: string }) => one.id)).toContain(patient.patientId)
    expect((await close()).json().code).toBe('care-closed')

    expect((await reopen()).json().state).toBe('open')
    expect((await reopen()).json().code).toBe('care-open')
    expect((await shown()).stage).not.toBe('closed')
    const { events } = (await clinic.members.nurse.request('GET', at('care'))).json()
    expect(events).toMatchObject([
      { action: 'reopened', reason: null, note: 'referred again' },
      { action: 'closed', reason: 'no-benefit', note: 'to the ECT service', authorName: expect.any(String) },
    ])
    const audited = await test.database.inClinic(clinic.id, (tx) =>
      tx.selectFrom('audit_entry').selectAll().where('clinic_id', '=', clinic.id).orderBy('seq').execute(),
    )
    expect(JSON.stringify(audited)).toMatch(/close-care.*reopen-care/s)
  })

  it('is not closed while a plan or a session runs, nor by a nurse, nor for another reason that nobody says', async () => {
    expect((await close()).json().code).toBe('plan-running')
    await addTestSession(test.database, clinic, patient)
    expect((await close()).json().code).toBe('session-running')
    await endRunning(test.database, clinic)
    await finish()
    expect((await close({}, clinic.members.nurse)).statusCode).toBe(403)
    const unsaid = await close({ reason: 'other' })
    expect([unsaid.statusCode, unsaid.json().errors[0].path]).toEqual([400, 'note'])
    expect((await close({ reason: 'bored' })).json().errors[0].path).toBe('reason')
    const other = await test.addClinic('Other')
    expect((await close({}, other.members.prescriber)).statusCode).toBe(404)
  })

  it('that is closed carries no plan', async () => {
    await finish()
    await close()
    const { obstacles } = (
      await clinic.members.prescriber.request('GET', `${at('plan-readiness')}?protocolId=${ketamine}`)
    ).json()
    expect(obstacles.map((one: { code: string }) => one.code)).toContain('care-closed')
  })
})

describe('a plan that was stopped', () => {
  it('for lack of benefit leads to something else, not to maintenance', async () => {
    await given()
    expect((await finish({ stoppedFor: 'no-benefit' })).json()).toMatchObject({ stoppedFor: 'no-benefit' })
    expect(await shown()).toMatchObject({ stage: 'outcome', nextStep: 'Guide to an alternative, or close' })
  })

  it('says why only when it was stopped', async () => {
    const wrong = await finish({ state: 'completed', stoppedFor: 'no-benefit' })
    expect([wrong.statusCode, wrong.json().errors[0].path]).toEqual([400, 'stoppedFor'])
  })
})

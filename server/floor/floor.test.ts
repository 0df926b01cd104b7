import { uuidv7 } from 'uuidv7'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { findProtocol, type Protocol } from '../../clinical/protocols/index.ts'
import { jsonb } from '../database/index.ts'
import { startTestApp, type TestApp, type TestClinic, type TestMember } from '../http/testing.ts'
import { addTestPatient, esketamine, ketamine, type TestPatient } from '../sessions/testing.ts'
import { jump, openStory } from '../sessions/testing-story.ts'
import type { Floor } from './read-floor.ts'

let test: TestApp
let clinic: TestClinic
let patient: TestPatient
beforeAll(async () => {
  test = await startTestApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  clinic = await test.addClinic('Harbour')
  patient = await addTestPatient(test.database, clinic, { protocolId: esketamine })
  vi.useFakeTimers({ toFake: ['Date'] })
  // Ten in the morning in New York, whenever this runs: nothing here goes over midnight.
  vi.setSystemTime(new Date(`${new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)}T15:00:00Z`))
  await later(0)
})
afterEach(() => {
  vi.useRealTimers()
})

const later = (minutes: number) => jump(test.database, clinic, minutes)
const protocolOf = (id: string) => findProtocol(id) as Protocol
const read = async (by: TestMember = clinic.members.nurse): Promise<Floor> =>
  (await by.request('GET', '/api/floor')).json()

const book = async (minutes: number, change: object = {}) => {
  const answer = await clinic.members.nurse.request('POST', `/api/plans/${patient.planId}/bookings`, {
    startsAt: new Date(Date.now() + minutes * 60_000).toISOString(),
    chairId: patient.chairIds[0],
    ...change,
  })
  if (answer.statusCode >= 300) throw new Error(answer.body)
  return answer.json() as { id: string }
}

/** A session with both devices given, in observation. */
async function dosed() {
  const story = await openStory(clinic, patient, protocolOf(esketamine))
  await story.checkIn()
  await story.prepare()
  await story.secondCheck()
  await story.start(1)
  await later(5)
  await story.start(2)
  return story
}

async function ended() {
  const story = await dosed()
  await later(120)
  await story.discharge()
  const answer = await story.end()
  if (answer.statusCode !== 200) throw new Error(answer.body)
  return story
}

describe('the chairs', () => {
  it('are free, then booked, then taken, and the booking is the session’s', async () => {
    expect(await read()).toMatchObject({
      chairs: [
        { name: 'Chair 1', session: null, next: null },
        { name: 'Chair 2', session: null, next: null },
      ],
      waiting: [],
      due: [],
      locked: false,
    })
    const booking = await book(20)
    const before = await read()
    expect(before.waiting).toMatchObject([
      { bookingId: booking.id, patientName: 'Marsh, Ada', number: 1, doseText: 'esketamine 56 mg', state: 'booked' },
    ])
    expect(before.chairs[0]?.next?.bookingId).toBe(booking.id)

    const story = await openStory(clinic, patient, protocolOf(esketamine))
    expect(story.opened.bookingId).toBe(booking.id)
    const after = await read()
    expect(after.waiting).toEqual([])
    expect(after.chairs[0]?.session).toMatchObject({
      id: story.sessionId,
      patientName: 'Marsh, Ada',
      phase: 'check-in',
      number: 1,
      plannedSessions: 8,
      doseText: 'esketamine 56 mg',
      doseStatus: 'not-started',
      preferences: 'Wants music',
      watcher: { id: clinic.members.nurse.id },
      discharge: null,
    })
    const state = async () =>
      (await clinic.members.nurse.request('GET', `/api/patients/${patient.patientId}/plans`)).json().plans[0]
        .bookings[0].state
    expect(await state()).toBe('arrived')
    await story.record(story.event('session-cancelled', { reason: 'has a cold' }))
    expect(await state()).toBe('cancelled')
    expect((await read()).chairs[0]?.session).toBeNull()
  })

  it('show what is missing, what was measured, what is due and what crossed a threshold', async () => {
    const story = await openStory(clinic, patient, protocolOf(esketamine))
    const first = (await read()).chairs[0]?.session
    expect(first?.gates.find((gate) => gate.id === 'fasting')).toMatchObject({ passed: false, status: 'unknown' })
    expect(first?.due[0]).toMatchObject({ dueAt: null })

    await story.checkIn()
    await story.prepare()
    await story.secondCheck()
    await story.start(1)
    await later(2)
    const seconds = [...Array(90).keys()].map((second) => ({
      at: new Date(Date.now() - (90 - second) * 1000).toISOString(),
      kind: 'spo2',
      value: second < 20 ? 97 : 84,
      device: 'oximeter',
    }))
    const sent = await clinic.members.nurse.request('POST', `${story.url}/vitals`, seconds.slice(0, 60))
    expect(sent.statusCode).toBe(200)
    await read()
    // The second batch comes after the floor was read once: what is kept in memory grows, and loses nothing.
    await clinic.members.nurse.request('POST', `${story.url}/vitals`, seconds.slice(60))
    const dosing = (await read()).chairs[0]?.session
    expect(dosing).toMatchObject({ phase: 'dosing', doseStatus: 'running', gates: [] })
    expect(dosing?.dosing).toMatchObject({ kind: 'devices', given: 1, of: 2 })
    expect(dosing?.latest).toContainEqual(expect.objectContaining({ kind: 'spo2', value: 84, device: 'oximeter' }))
    expect(dosing?.notices[0]).toMatchObject({ tier: 'act', acknowledged: false })
    expect(dosing?.notices[0]?.text).toContain('SpO₂ 84 %')
    expect(dosing?.due.map((item) => item.label)).toContain('Device 2')

    await story.record(story.event('help-called', { reason: 'drowsy' }))
    expect((await read()).chairs[0]?.session?.helpCalledAt).not.toBeNull()
    await later(3)
    await story.start(2)
    const observed = (await read()).chairs[0]?.session
    expect(observed).toMatchObject({ phase: 'observation', observationMinutes: 120, doseStatus: 'ended' })
    expect(observed?.discharge?.open).toContain('Minimum observation over')
  })

  it('behind a lock say initials and nobody’s words', async () => {
    const story = await openStory(clinic, patient, protocolOf(esketamine))
    await story.checkIn()
    await clinic.members.nurse.request('POST', '/api/lock', {})
    const floor = await read()
    expect(floor.locked).toBe(true)
    expect(floor.chairs[0]?.session).toMatchObject({ patientName: 'A. M.', preferences: '', phase: 'preparation' })
    expect(JSON.stringify(floor)).not.toMatch(/Marsh|Wants music|555-0117/)
    const session = await clinic.members.nurse.request('GET', story.url)
    expect(session.statusCode).toBe(200)
    expect(session.json()).toMatchObject({
      locked: true,
      patient: { name: 'A. M.', recordNumber: '', birthDate: null },
    })
    expect(session.body).not.toMatch(/Marsh|Wants music|555-0117|back to work/)
    const log = await clinic.members.nurse.request('GET', `${story.url}/events`)
    expect(log.body).not.toMatch(/Marsh|Wants music|555-0117/)
    expect((await clinic.members.nurse.request('POST', `${story.url}/events`, { events: [] })).statusCode).toBe(423)
  })

  it('are nobody else’s', async () => {
    await book(240)
    await dosed()
    const other = await test.addClinic('Other')
    await jump(test.database, other, 0)
    const floor = await read(other.members.nurse)
    expect(floor.chairs.map((chair) => [chair.session, chair.next])).toEqual([
      [null, null],
      [null, null],
    ])
    expect([floor.waiting, floor.due]).toEqual([[], []])
    expect((await other.members.nurse.request('GET', '/api/downtime')).json().patients).toEqual([])
  })
})

describe('what is due today', () => {
  it('names the form of each session until it was sent', async () => {
    const story = await ended()
    const form = async () => (await read()).due.find((item) => item.kind === 'monitoring-form')
    expect(await form()).toMatchObject({
      id: story.sessionId,
      text: 'REMS monitoring form',
      overdue: false,
      coming: true,
    })
    await later(8 * 24 * 60)
    expect(await form()).toMatchObject({ overdue: true, coming: false })
    await story.record(story.event('form-submitted', { form: 'rems-monitoring-form', reference: 'by fax' }))
    expect(await form()).toBeUndefined()
  })

  it('names the follow-up while its window is open', async () => {
    await ended()
    const due = async () => (await read()).due.find((item) => item.kind === 'follow-up')
    await later(6 * 60)
    const call = { text: 'Call a day after the session', patientName: 'Marsh, Ada', overdue: false }
    // In the evening it can be done already, and is tomorrow's.
    expect(await due()).toMatchObject({ ...call, coming: true })
    await later(14 * 60)
    expect(await due()).toMatchObject({ ...call, coming: false })
  })

  it('names reviews, and determinations that nobody has signed', async () => {
    const author = clinic.members.prescriber.id
    const today = (await read()).date
    const waiting = await addTestPatient(test.database, clinic, { familyName: 'Novak' })
    await test.database.inClinic(clinic.id, async (tx) => {
      await tx
        .updateTable('plan')
        .set({ body: jsonb({ reviewOn: today }) })
        .where('clinic_id', '=', clinic.id)
        .where('id', '=', patient.planId)
        .execute()
      await tx
        .updateTable('plan')
        .set({ state: 'stopped' })
        .where('clinic_id', '=', clinic.id)
        .where('id', '=', waiting.planId)
        .execute()
      await tx
        .insertInto('determination')
        .values({
          clinic_id: clinic.id,
          id: uuidv7(),
          patient_id: waiting.patientId,
          treatment: 'esketamine-us',
          as_of: today,
          ruleset_id: 'test',
          ruleset_version: '1',
          inputs: jsonb({}),
          result: jsonb({ questions: [{}, {}, {}], missingCount: 2 }),
          determination: 'needs-information',
          author_id: author,
        })
        .execute()
    })
    const { due } = await read()
    expect(due).toContainEqual(
      expect.objectContaining({
        kind: 'review',
        patientId: patient.patientId,
        overdue: false,
        text: 'Review of the plan',
      }),
    )
    expect(due).toContainEqual(
      expect.objectContaining({
        kind: 'determination',
        patientName: 'Novak, Ada',
        detail: 'needs information: 2 answers missing',
      }),
    )
    expect((await read(clinic.members['front-desk'])).due).toEqual([])
  })
})

describe('the sheet for a downtime', () => {
  it('lists who is treated today, with what the last session was like', async () => {
    await ended()
    await later(24 * 60)
    await book(30)
    const other = await addTestPatient(test.database, clinic, { familyName: 'Okoye', protocolId: ketamine })
    const running = await openStory(clinic, other, protocolOf(ketamine), 1)
    await running.record(running.event('weight-measured', { weightKg: 79.5 }))
    const sheet = (await clinic.members.nurse.request('GET', '/api/downtime')).json()
    expect(sheet).toMatchObject({ clinic: { name: 'Harbour' }, printedBy: clinic.members.nurse.name })
    expect(sheet.patients).toMatchObject([
      {
        name: 'Okoye, Ada',
        chair: 'Chair 2',
        phase: 'check-in',
        previous: null,
        doseText: 'racemic ketamine 0.5 mg/kg',
        allergies: [],
        noKnownAllergies: null,
        lastWeight: { weightKg: 79.5 },
      },
      { name: 'Marsh, Ada', chair: 'Chair 1', phase: null, previous: { doseMg: 56, highestSystolic: 128 } },
    ])
    const chart = await clinic.members.nurse.request('GET', `/api/patients/${other.patientId}/chart`)
    expect(chart.json().patient.weight).toEqual({ kg: 79.5, at: sheet.patients[0].lastWeight.at })
  })
})

import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { findProtocol, type Protocol } from '../../clinical/protocols/index.ts'
import { startTestApp, type TestApp, type TestClinic, type TestMember, testPassword } from '../http/testing.ts'
import { addTestPatient, endRunning, esketamine, ketamine, type TestPatient } from './testing.ts'
import { openStory } from './testing-story.ts'

let test: TestApp
let clinic: TestClinic
let nurse: TestMember
let prescriber: TestMember
let patient: TestPatient
beforeAll(async () => {
  test = await startTestApp()
  clinic = await test.addClinic('Harbour')
  nurse = clinic.members.nurse
  prescriber = clinic.members.prescriber
})
afterAll(() => test.close())
beforeEach(async () => {
  await endRunning(test.database, clinic)
  patient = await addTestPatient(test.database, clinic)
})

const protocolOf = (id: string) => findProtocol(id) as Protocol
const open = (change: object = {}) =>
  nurse.request('POST', '/api/sessions', {
    id: uuidv7(),
    planId: patient.planId,
    chairId: patient.chairIds[0],
    ...change,
  })
const story = () => openStory(clinic, patient, protocolOf(ketamine))
const codeOf = (answer: { statusCode: number; json(): { code: string } }) => [answer.statusCode, answer.json().code]

describe('opening', () => {
  it('the same id again is the same session', async () => {
    const id = uuidv7()
    const first = await open({ id })
    const second = await open({ id })
    expect([first.statusCode, second.statusCode]).toEqual([201, 201])
    expect(second.json()).toEqual(first.json())
    expect(codeOf(await open({ id, chairId: patient.chairIds[1] }))).toEqual([409, 'exists-already'])
  })

  it('is refused where somebody sits, and for a patient who is in a session', async () => {
    await open()
    const other = await addTestPatient(test.database, clinic, { familyName: 'Okoye' })
    const taken = await open({ planId: other.planId })
    expect(codeOf(taken)).toEqual([409, 'chair-taken'])
    expect(taken.json().title).toBe('Somebody is in Chair 1 already')
    expect(codeOf(await open({ chairId: patient.chairIds[1] }))).toEqual([409, 'session-running'])
  })

  it('is refused after consent was withdrawn, and on a plan that is over', async () => {
    await prescriber.request('POST', `/api/consents/${patient.consentId}/withdraw`, { reason: 'changed their mind' })
    expect(codeOf(await open())).toEqual([422, 'consent-withdrawn'])
    const other = await addTestPatient(test.database, clinic)
    await prescriber.request('POST', `/api/plans/${other.planId}/finish`, {
      version: 1,
      state: 'stopped',
      reason: 'no benefit',
    })
    expect(codeOf(await open({ planId: other.planId }))).toEqual([422, 'plan-over'])
  })

  it.each([
    ['planId', uuidv7(), 404, undefined],
    ['chairId', uuidv7(), 400, 'chairId'],
    ['bookingId', uuidv7(), 400, 'bookingId'],
    ['watcher', uuidv7(), 400, 'watcher'],
    ['planId', 'seven', 400, 'planId'],
  ])('names what is wrong with %s %s', async (field, value, status, path) => {
    const answer = await open({ [field]: value })
    expect(answer.statusCode).toBe(status)
    expect(answer.json().errors?.[0]?.path).toBe(path)
  })

  it('tells the floor, and refreshes where the patient is', async () => {
    await open()
    const shown = (await nurse.request('GET', `/api/patients/${patient.patientId}`)).json()
    expect(shown.nextStep ?? shown.patient?.nextStep).toBe('Session 1 is running')
  })
})

describe('events', () => {
  it('are taken once, in their order, whatever is sent again', async () => {
    const told = await story()
    const [one, two, three] = ['a', 'b', 'c'].map((text) => told.event('note', { text }))
    const first = await told.record(one as object, two as object)
    expect(first.events.map((event) => event.seq)).toEqual([2, 3])
    const again = await told.record(two as object, three as object, three as object, one as object)
    expect(again.events.map((event) => event.seq)).toEqual([3, 4, 4, 2])
    expect(again.lastSeq).toBe(4)
    const since = await nurse.request('GET', `${told.url}/events?after=2`)
    expect(since.json().events.map((event: { text: string }) => event.text)).toEqual(['b', 'c'])
    expect(since.json().lastSeq).toBe(4)
  })

  it('sent by two consoles at once get a number each', async () => {
    const told = await story()
    const answers = await Promise.all(
      [...Array(12).keys()].map((n) => told.send(n % 2 ? nurse : prescriber, told.event('note', { text: `${n}` }))),
    )
    expect(answers.map((answer) => answer.statusCode)).toEqual(Array(12).fill(200))
    const seqs = (await told.read()).events.map((event: { seq: number }) => event.seq)
    expect(seqs).toEqual([...Array(13).keys()].map((n) => n + 1))
  })

  it('of another session cannot be sent here', async () => {
    const told = await story()
    const note = told.event('note', { text: 'here' })
    await told.record(note)
    const other = await addTestPatient(test.database, clinic)
    const elsewhere = await openStory(clinic, other, protocolOf(ketamine), 1)
    expect(codeOf(await elsewhere.send(nurse, note))).toEqual([409, 'event-elsewhere'])
  })

  it('are moved by the error of the console’s clock, but not a time that was typed', async () => {
    const told = await story()
    const slow = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()
    const asItHappened = { ...told.event('note', { text: 'now' }), at: slow(10) }
    const typed = { ...told.event('note', { text: 'earlier' }), at: slow(30), deviceAt: slow(10) }
    const answer = await nurse.request('POST', `${told.url}/events`, {
      events: [asItHappened, typed],
      sentAt: slow(10),
    })
    const [moved, kept] = answer.json().events
    expect(Math.abs(Date.parse(moved.at) - Date.now())).toBeLessThan(2_000)
    expect(kept.at).toBe(typed.at)
    const stored = (await told.read()).events.find((event: { id: string }) => event.id === asItHappened.id)
    expect(stored.deviceAt).toBe(asItHappened.at)
  })

  it('that happened do not lie ahead', async () => {
    const told = await story()
    const ahead = { ...told.event('note', { text: 'x' }), at: new Date(Date.now() + 3_600_000).toISOString() }
    const { events } = await told.record(ahead)
    expect(Date.parse(events[0]?.at ?? '')).toBeLessThanOrEqual(Date.now())
  })

  it('not legal in their state become a conflict on record, and a dose that was given is always taken', async () => {
    const told = await story()
    await told.record(told.event('discharge-started'), told.event('infusion-started'))
    const { session, events } = await told.read()
    expect(session.phase).toBe('dosing')
    expect(events).toHaveLength(3)
  })

  it.each([
    ['an opening', { type: 'session-opened' }],
    ['a second check without the second', { type: 'second-check-entered', entry: {} }],
    ['a witness that nobody proved', { type: 'waste-recorded', wastedMg: 1, witness: 'me' }],
    ['a type that is none', { type: 'tea-served' }],
    ['a weight of 4 kg', { type: 'weight-measured', weightKg: 4 }],
    ['a text with U+0000', { type: 'note', text: 'a\u0000b' }],
  ])('%s is refused, and names the event', async (_name, content) => {
    const told = await story()
    const { type, ...rest } = content as { type: string }
    const answer = await told.send(nurse, told.event('note', { text: 'fine' }), told.event(type, rest))
    expect(answer.statusCode).toBe(400)
    expect(answer.json().errors[0].path).toMatch(/^events\.1/)
    expect((await told.read()).events).toHaveLength(1)
  })

  it.each([
    ['an infusion', { bagVolumeMl: 100, infusionMinutes: 40 }],
    ['an injection', { kind: 'injection' }],
  ])('the calculation of %s says which weight the dose counts', async (_name, ofIts) => {
    const told = await story()
    const input = { drug: 'racemic-ketamine', weightKg: 82, doseMgPerKg: 0.5, vialConcentrationMgPerMl: 50, ...ofIts }
    const answer = await told.send(nurse, told.event('dose-calculated', { input }))
    expect([answer.statusCode, answer.json().errors]).toEqual([
      400,
      [{ path: 'events.0.input.weightChoice', message: 'must be said: actual, ideal or adjusted' }],
    ])
  })

  it('name members of this clinic, and order by a prescriber', async () => {
    const told = await story()
    const order = (by: string) =>
      told.send(nurse, told.event('dose-ordered', { dose: { doseMgPerKg: 0.5 }, prescriber: by }))
    expect((await order(uuidv7())).json().errors[0]).toMatchObject({ path: 'events.0.prescriber' })
    expect((await order(nurse.id)).json().errors[0].message).toBe('is not a prescriber')
    expect((await order(prescriber.id)).statusCode).toBe(200)
  })
})

describe('the second person', () => {
  const ready = async () => {
    const told = await story()
    await told.checkIn()
    await told.prepare()
    return told
  }

  it('is told field by field, never what was calculated', async () => {
    const told = await ready()
    const wrong = await told.secondCheck({ pumpRateMlPerHour: 140 })
    expect(wrong.statusCode, wrong.body).toBe(200)
    const { secondCheck } = wrong.json()
    expect(secondCheck.agrees).toBe(false)
    expect(secondCheck.fields).toContainEqual({ field: 'pumpRateMlPerHour', label: 'pump rate', verdict: 'differs' })
    expect(JSON.stringify(secondCheck)).not.toMatch(/150|0\.82|"?41"?\b/)
    expect((await told.start()).json().unmet.map((gate: { id: string }) => gate.id)).toEqual(['second-check'])
    expect((await told.secondCheck()).json().secondCheck.agrees).toBe(true)
  })

  it('proves it, is another person, and gives treatments', async () => {
    const told = await ready()
    const check = told.event('waste-recorded', { wastedMg: 459 })
    expect(codeOf(await told.sign(check, { memberId: prescriber.id, password: 'not mine' }))).toEqual([
      403,
      'wrong-password',
    ])
    const self = await told.sign(check, { memberId: nurse.id, password: testPassword })
    expect(self.json().errors[0].path).toBe('second.memberId')
    const desk = await told.sign(check, { memberId: clinic.members['front-desk'].id, password: testPassword })
    expect(desk.json().errors[0].path).toBe('second.memberId')
    expect((await told.sign(check, { memberId: prescriber.id })).json().errors[0].path).toBe('second.pin')
    const signed = await told.sign(check)
    expect(signed.json()).toMatchObject({
      secondPerson: { id: prescriber.id, name: prescriber.name },
      secondCheck: null,
    })
    const stored = (await told.read()).events.at(-1)
    expect(stored).toMatchObject({ type: 'waste-recorded', author: nurse.id, witness: prescriber.id })
    // Sent again it is the same entry.
    expect((await told.sign(check)).json().seq).toBe(signed.json().seq)
  })

  it('may not be the one who calculated', async () => {
    const told = await ready()
    const answer = await told.sign(
      told.event('second-check-entered', {
        entry: { kind: 'devices', drug: 'esketamine', devices: 2, lot: 'x', expiry: '2031-01' },
      }),
      { memberId: nurse.id, password: testPassword },
    )
    expect(codeOf(answer)).toEqual([409, 'same-person'])
    expect((await told.read()).events.map((event: { type: string }) => event.type)).not.toContain(
      'second-check-entered',
    )
  })

  it('signs an override that needs two; a prescriber’s override needs a prescriber', async () => {
    const told = await story()
    const answer = { kind: 'suicide-screen', tier: 'high' }
    await told.record(told.event('check-answered', { checkId: 'suicide-screen', answer }))
    const override = (gateId: string) => told.event('gate-overridden', { gateId, reason: 'assessed, safe with escort' })
    expect(codeOf(await told.send(nurse, override('escort')))).toEqual([403, 'prescriber-needed'])
    expect((await told.send(prescriber, override('escort'))).statusCode).toBe(200)
    // Alone it becomes a conflict on record; with the second person it counts.
    await told.send(prescriber, override('suicide-screen'))
    const signed = await told.sign(override('suicide-screen'))
    expect(signed.statusCode, signed.body).toBe(200)
    expect((await told.read()).events.at(-1)).toMatchObject({ author: nurse.id, secondSignature: prescriber.id })
    expect(codeOf(await told.sign(override('identity')))).toEqual([409, 'override-not-allowed'])
  })
})

describe('a dose', () => {
  it('does not start when consent was withdrawn after the check-in', async () => {
    const told = await story()
    await told.checkIn()
    await told.prepare()
    await told.secondCheck()
    await prescriber.request('POST', `/api/consents/${patient.consentId}/withdraw`, { reason: 'changed their mind' })
    expect(codeOf(await told.start())).toEqual([422, 'consent-withdrawn'])
  })

  it('of another kind than the protocol’s is refused', async () => {
    const told = await story()
    const device = await nurse.request('POST', `${told.url}/start-dose`, {
      kind: 'device',
      id: uuidv7(),
      number: 1,
      lot: 'x',
      expiry: '2031-01',
    })
    expect(device.statusCode).toBe(409)
  })

  it('that was given without the server is taken in and flagged, and a session without one is cancelled, not ended', async () => {
    const told = await story()
    expect((await told.end('transferred')).json().title).toBe('Without a dose a session is cancelled, not ended')
    await told.record(told.event('infusion-started'), told.event('dose-ended', { givenMg: 41, complete: true }))
    expect((await told.row()).phase).toBe('observation')
    // A transfer is a fact and asks nobody.
    expect((await told.end('transferred')).statusCode).toBe(200)
    expect((await told.row()).summary).toMatchObject({ disposition: 'transferred', doseMg: 41 })
    expect(codeOf(await told.end('home'))).toEqual([409, 'after-the-end'])
    // Late facts are still taken.
    await told.record(told.event('note', { text: 'ward called back' }))
  })
})

describe('a suicide screen at the chair', () => {
  const pathways = async () =>
    (await nurse.request('GET', '/api/urgent'))
      .json()
      .pathways.filter((pathway: { patientId: string }) => pathway.patientId === patient.patientId)

  it('of the high tier starts the urgent pathway, once', async () => {
    const told = await story()
    const screen = (tier: string) =>
      told.event('check-answered', { checkId: 'suicide-screen', answer: { kind: 'suicide-screen', tier } })
    const high = screen('high')
    await told.record(high)
    await told.record(high)
    expect(await pathways()).toMatchObject([
      { tier: 'high', sessionId: told.sessionId, patientId: patient.patientId, holdsDischarge: true },
    ])
    expect((await pathways())[0].finding).toContain('C-SSRS since last visit, session 1')
  })

  it.each(['none', 'low'])('of the tier %s starts none', async (tier) => {
    const told = await story()
    await told.record(
      told.event('check-answered', { checkId: 'suicide-screen', answer: { kind: 'suicide-screen', tier } }),
    )
    expect(await pathways()).toEqual([])
  })

  it('whose answers are an assessment of the record starts it there, and is not found a second time', async () => {
    const told = await story()
    const id = uuidv7()
    const written = await nurse.request('POST', `/api/patients/${patient.patientId}/assessments`, {
      id,
      instrument: 'c-ssrs-screener-since-last-visit',
      sessionId: told.sessionId,
      at: new Date().toISOString(),
      answers: {
        'wish-to-be-dead': true,
        thoughts: true,
        method: true,
        intent: true,
        plan: false,
        'behaviour-recent': false,
      },
    })
    expect(written.statusCode, written.body).toBe(201)
    const [before] = await pathways()
    expect(before).toMatchObject({ tier: 'high' })
    const answer = { kind: 'suicide-screen', tier: 'high', assessmentId: id }
    await told.record(told.event('check-answered', { checkId: 'suicide-screen', answer }))
    expect((await pathways())[0].log).toEqual(before.log)
  })

  it('put right to moderate starts it too', async () => {
    const told = await story()
    const first = told.event('check-answered', {
      checkId: 'suicide-screen',
      answer: { kind: 'suicide-screen', tier: 'low' },
    })
    await told.record(first)
    await told.record(
      told.event('event-corrected', {
        corrects: first.id,
        reason: 'misread',
        replacement: {
          type: 'check-answered',
          at: first.at,
          checkId: 'suicide-screen',
          answer: { kind: 'suicide-screen', tier: 'moderate' },
        },
      }),
    )
    expect(await pathways()).toMatchObject([{ tier: 'moderate' }])
  })
})

describe('who sees a session', () => {
  it('nobody of another clinic, through no route', async () => {
    const told = await story()
    const stranger = (await test.addClinic('Other')).members.nurse
    const requests: [string, string, object?][] = [
      ['GET', told.url],
      ['GET', `${told.url}/events`],
      ['GET', `${told.url}/record`],
      ['GET', `/api/patients/${patient.patientId}/sessions`],
      ['POST', `${told.url}/events`, { events: [told.event('note', { text: 'x' })] }],
      ['POST', `${told.url}/start-dose`, { kind: 'infusion', id: uuidv7() }],
      ['POST', `${told.url}/end`, { id: uuidv7(), disposition: 'transferred' }],
      ['POST', '/api/sessions', { id: uuidv7(), planId: patient.planId, chairId: patient.chairIds[1] }],
    ]
    for (const [method, url, body] of requests) {
      const answer = await stranger.request(method as 'GET', url, body)
      expect([answer.statusCode, answer.json().code], `${method} ${url}`).toEqual([404, 'not-found'])
    }
    expect((await told.read()).events).toHaveLength(1)
  })

  it('a therapist reads and does not write; what was read is on the audit trail', async () => {
    const told = await story()
    const { therapist, auditor } = clinic.members
    expect((await therapist.request('GET', told.url)).statusCode).toBe(200)
    expect((await told.send(therapist, told.event('note', { text: 'x' }))).statusCode).toBe(403)
    const { entries } = (await auditor.request('GET', '/api/audit')).json()
    const read = entries.find((entry: { action: string }) => entry.action === 'sessions.read')
    expect(JSON.stringify(read)).toContain(patient.patientId)
  })
})

describe('esketamine', () => {
  it('is planned at 56 mg first, and without a booking has no time that it was booked for', async () => {
    const other = await addTestPatient(test.database, clinic, { protocolId: esketamine })
    const told = await openStory(clinic, other, protocolOf(esketamine), 1)
    const [opened] = (await told.read()).events
    expect(opened).toMatchObject({ plannedDose: { doseMg: 56 }, sessionNumber: 1, plannedSessions: 8 })
    expect(opened.bookedAt).toBeUndefined()
    expect(opened.previousSessionDate).toBeNull()
  })
})

describe('the summary in the row', () => {
  it('takes in vitals that arrive after the last event, also after the end, and no artefact', async () => {
    const told = await story()
    const at = new Date().toISOString()
    const send = (samples: { kind: string; value: number; device?: string }[]) =>
      nurse.request(
        'POST',
        `${told.url}/vitals`,
        samples.map((sample) => ({ at, device: 'monitor', ...sample })),
      )
    const summary = async () => (await nurse.request('GET', told.url)).json().session.summary
    expect(await summary()).toMatchObject({ highestSystolic: null, lowestSpo2: null })
    await send([
      { kind: 'systolic', value: 192 },
      { kind: 'diastolic', value: 114 },
      { kind: 'spo2', value: 91 },
      { kind: 'spo2', value: 3, device: 'loose probe' },
      { kind: 'systolic', value: 241, device: 'moving arm' },
      { kind: 'diastolic', value: 31, device: 'moving arm' },
    ])
    expect(await summary()).toMatchObject({ highestSystolic: 192, highestDiastolic: 114, lowestSpo2: 91 })
    await told.record(told.event('session-cancelled', { reason: 'has a cold' }))
    await send([
      { kind: 'systolic', value: 150, device: 'second cuff' },
      { kind: 'spo2', value: 88, device: 'second oximeter' },
    ])
    expect(await summary()).toMatchObject({ highestSystolic: 192, lowestSpo2: 88, disposition: 'cancelled' })
  })
})

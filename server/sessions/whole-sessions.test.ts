import { uuidv7 } from 'uuidv7'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { findProtocol, type Protocol } from '../../clinical/protocols/index.ts'
import { answersWithTotal } from '../demo/answers.ts'
import { startTestApp, type TestApp, type TestClinic } from '../http/testing.ts'
import { addTestPatient, esketamine, ketamine, subcutaneous, type TestPatient } from './testing.ts'
import { jump, openStory } from './testing-story.ts'

let test: TestApp
let clinic: TestClinic
beforeAll(async () => {
  test = await startTestApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  clinic = await test.addClinic('Harbour')
  vi.useFakeTimers({ toFake: ['Date'] })
})
afterEach(() => {
  vi.useRealTimers()
})

const later = (minutes: number) => jump(test.database, clinic, minutes)
const protocolOf = (id: string) => findProtocol(id) as Protocol

describe('an infusion from check-in to end', () => {
  it('starts when everything is ready, ends when everything is met, and the row tells it', async () => {
    const patient = await addTestPatient(test.database, clinic)
    const story = await openStory(clinic, patient, protocolOf(ketamine))
    const { nurse } = clinic.members
    expect(story.opened).toMatchObject({ number: 1, phase: 'check-in', lastSeq: 1, endedAt: null })

    const start = () => nurse.request('POST', `${story.url}/start-dose`, { kind: 'infusion', id: uuidv7() })
    const tooEarly = await start()
    expect([tooEarly.statusCode, tooEarly.json().code]).toEqual([409, 'unmet-gates'])
    expect(tooEarly.json().errors.map((one: { path: string }) => one.path)).toContain('pre-dose-vitals')

    await story.checkIn()
    expect((await story.row()).phase).toBe('preparation')
    await story.prepare()
    const unchecked = await start()
    expect(unchecked.json().unmet).toEqual([
      { id: 'second-check', label: 'Checked by a second person', text: 'not checked yet' },
    ])
    const checked = await story.secondCheck()
    expect(checked.json()).toMatchObject({ secondCheck: { agrees: true, text: null } })

    const id = uuidv7()
    const started = await nurse.request('POST', `${story.url}/start-dose`, { kind: 'infusion', id })
    expect(started.statusCode, started.body).toBe(200)
    expect(started.json().at).toBe(new Date().toISOString())
    // The answer was lost on the way: the console asks again, later, and nothing starts twice.
    await later(1)
    const again = await nurse.request('POST', `${story.url}/start-dose`, { kind: 'infusion', id })
    expect(again.json()).toEqual(started.json())
    expect((await start()).json().code).toBe('not-in-this-phase')

    await later(39)
    await story.record(story.event('dose-ended', { givenMg: 41, givenMl: 100, complete: true }))
    const wasted = await story.sign(story.event('waste-recorded', { wastedMg: 459, lot: '7K114' }))
    expect(wasted.statusCode, wasted.body).toBe(200)
    const tooSoon = await nurse.request('POST', `${story.url}/end`, { id: uuidv7(), disposition: 'home' })
    expect([tooSoon.statusCode, tooSoon.json().code]).toEqual([409, 'unmet-criteria'])
    expect(tooSoon.json().errors.map((one: { path: string }) => one.path)).toContain('minimum-observation')

    await later(60)
    await story.discharge()
    const cannula = await nurse.request('POST', `${story.url}/end`, { id: uuidv7(), disposition: 'home' })
    expect(cannula.json().errors).toEqual([{ path: 'cannula', message: 'Cannula out: still in' }])
    await story.record(story.event('cannula-removed'))
    const end = { id: uuidv7(), disposition: 'home', escortName: 'R. Marsh' }
    const ended = await nurse.request('POST', `${story.url}/end`, end)
    expect(ended.statusCode, ended.body).toBe(200)
    expect((await nurse.request('POST', `${story.url}/end`, end)).json()).toEqual(ended.json())

    const row = await story.row()
    expect(row).toMatchObject({ phase: 'ended', endedAt: ended.json().at })
    expect(row.summary).toMatchObject({
      doseMg: 41,
      doseStartedAt: started.json().at,
      minutesFromFirstDose: 100,
      baseline: { systolic: 128, diastolic: 82 },
      highestSystolic: 128,
      lowestSpo2: 98,
      lowestMoaas: 5,
      highestCadss6: 0,
      disposition: 'home',
    })
    const listed = await nurse.request('GET', `/api/patients/${patient.patientId}/sessions`)
    expect(listed.json().sessions).toEqual([row])
    const printed = await nurse.request('GET', `${story.url}/record`)
    expect(printed.json()).toMatchObject({ printedBy: nurse.name, clinic: { name: 'Harbour' }, vitalConflicts: 0 })

    await later(3 * 24 * 60)
    const second = await openStory(clinic, patient, protocolOf(ketamine))
    const detail = await second.read()
    expect(detail.session.number).toBe(2)
    expect(detail.previous).toMatchObject({ sessionId: story.sessionId, number: 1, doseMg: 41, weightKg: 82 })
    expect(detail.events[0].previousSessionDate).toBe(detail.previous.date)
  })
})

describe('an injection from check-in to end', () => {
  it('is given once, at the server’s time, watched for its time, and the rest of the vial wasted', async () => {
    const patient = await addTestPatient(test.database, clinic, { protocolId: subcutaneous })
    const proposal = async () =>
      (await clinic.members.prescriber.request('GET', `/api/plans/${patient.planId}/dose-proposal`)).json().proposal
    const score = async (total: number) => {
      const assessment = {
        instrument: 'madrs',
        at: new Date().toISOString(),
        answers: answersWithTotal('madrs', total),
      }
      const answer = await clinic.members.nurse.request(
        'POST',
        `/api/patients/${patient.patientId}/assessments`,
        assessment,
      )
      expect(answer.statusCode, answer.body).toBe(201)
    }
    expect(await proposal()).toMatchObject({ move: 'start', dose: { doseMgPerKg: 0.5 } })
    await score(30)
    await later(1)
    const story = await openStory(clinic, patient, protocolOf(subcutaneous))
    await story.checkIn()
    await story.prepare()
    const early = await story.start()
    expect(early.json().unmet).toEqual([
      { id: 'second-check', label: 'Checked by a second person', text: 'not checked yet' },
    ])
    expect((await story.secondCheck({ drawMl: 0.28 })).json().secondCheck).toMatchObject({
      agrees: false,
      text: expect.stringMatching(/volume drawn/),
    })
    expect((await story.secondCheck()).json().secondCheck).toMatchObject({ agrees: true })
    const wrongWay = await clinic.members.nurse.request('POST', `${story.url}/start-dose`, {
      kind: 'infusion',
      id: uuidv7(),
    })
    expect([wrongWay.statusCode, wrongWay.json().code]).toEqual([409, 'not-in-this-phase'])
    const given = await story.start()
    expect(given.statusCode, given.body).toBe(200)
    expect(given.json().at).toBe(new Date().toISOString())
    expect((await story.row()).phase).toBe('observation')
    expect((await story.start()).json().code).toBe('not-in-this-phase')

    const wasted = await story.sign(story.event('waste-recorded', { wastedMg: 459, lot: '7K114' }))
    expect(wasted.statusCode, wasted.body).toBe(200)
    await later(119)
    await story.discharge()
    const soon = await story.end()
    expect(soon.json().errors.map((one: { path: string }) => one.path)).toEqual(['minimum-observation'])
    await later(1)
    const ended = await story.end()
    expect(ended.statusCode, ended.body).toBe(200)
    expect((await story.row()).summary).toMatchObject({ doseMg: 41, minutesFromFirstDose: 120, disposition: 'home' })

    // The next dose by the rule of the trial: a score since the injection is asked for first.
    expect(await proposal()).toMatchObject({ move: 'unknown', ask: ['a score of MADRS'] })
    await score(24)
    expect(await proposal()).toMatchObject({
      move: 'raise',
      dose: { doseMgPerKg: 0.6 },
      text: 'Consider 0.6 mg/kg: MADRS improved by 20 %, less than 50 %.',
      rule: { id: 'kads-steps', version: '1', source: { evidence: 'verified' } },
    })
  })
})

describe('esketamine from check-in to end', () => {
  it('gives each device in its time, waits two hours, and ends', async () => {
    const patient: TestPatient = await addTestPatient(test.database, clinic, { protocolId: esketamine })
    const story = await openStory(clinic, patient, protocolOf(esketamine))
    const { nurse } = clinic.members
    await story.checkIn()
    await story.prepare()
    expect((await story.secondCheck()).json()).toMatchObject({ secondCheck: { agrees: true } })
    const give = (number: number, expiry = '2031-05') =>
      nurse.request('POST', `${story.url}/start-dose`, { kind: 'device', id: uuidv7(), number, lot: 'LX4471', expiry })

    expect((await give(1, '2020-05')).json()).toMatchObject({ code: 'device-expired', errors: [{ path: 'expiry' }] })
    expect((await give(1)).statusCode).toBe(200)
    await later(4)
    const early = await give(2)
    expect([early.statusCode, early.json().code]).toEqual([409, 'too-soon'])
    expect(Date.parse(early.json().from) - Date.now()).toBe(60_000)
    await later(1)
    expect((await give(2)).statusCode).toBe(200)
    expect((await story.row()).phase).toBe('observation')
    expect((await give(3)).json().code).toBe('not-in-this-phase')

    await later(119)
    await story.discharge()
    const early2 = await nurse.request('POST', `${story.url}/end`, { id: uuidv7(), disposition: 'home' })
    expect(early2.json().errors.map((one: { path: string }) => one.path)).toEqual(['minimum-observation'])
    await later(1)
    // Told in the waiting room: a screen outside the session's log holds the discharge as well.
    const screen = await nurse.request('POST', `/api/patients/${patient.patientId}/assessments`, {
      instrument: 'c-ssrs-screener',
      at: new Date().toISOString(),
      answers: { thoughts: 1, intent: 1 },
    })
    const { urgentPathwayId } = screen.json()
    const held = await nurse.request('POST', `${story.url}/end`, { id: uuidv7(), disposition: 'home' })
    expect(held.json().errors.map((one: { path: string }) => one.path)).toEqual(['urgent-pathway'])
    await nurse.request('POST', `/api/urgent/${urgentPathwayId}/acknowledge`)
    await nurse.request('POST', `/api/urgent/${urgentPathwayId}/actions`, { action: 'Seen by the prescriber' })
    await nurse.request('POST', `/api/urgent/${urgentPathwayId}/close`, { outcome: 'Safe with her sister' })
    const ended = await nurse.request('POST', `${story.url}/end`, { id: uuidv7(), disposition: 'home' })
    expect(ended.statusCode, ended.body).toBe(200)
    expect((await story.row()).summary).toMatchObject({ doseMg: 56, minutesFromFirstDose: 125, disposition: 'home' })
  })
})

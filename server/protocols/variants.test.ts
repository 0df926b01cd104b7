import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Protocol } from '../../clinical/protocols/index.ts'
import { startTestApp, type TestApp, type TestClinic, testPassword } from '../http/testing.ts'
import { addTestPatient, esketamine, ketamine } from '../sessions/testing.ts'
import { jump, openStory } from '../sessions/testing-story.ts'

let test: TestApp
let clinic: TestClinic
beforeAll(async () => {
  test = await startTestApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  clinic = await test.addClinic('Harbour')
})
afterEach(() => {
  vi.useRealTimers()
})

const own = 'ketamine-iv-harbour'
const given = (change: object = {}) => ({
  id: own,
  version: 0,
  parentId: ketamine,
  title: 'Ketamine 0.5 mg/kg at Harbour, 90 min of observation',
  shortTitle: 'Ketamine at Harbour',
  changes: {
    observation: { minimumMinutes: 90 },
    discharge: [{ label: 'Bus home', question: 'Is somebody with them on the bus?', freshMinutes: 60 }],
  },
  reason: 'Our patients go home by bus.',
  password: testPassword,
  ...change,
})
const make = (change: object = {}, by = clinic.members['medical-lead']) =>
  by.request('POST', '/api/protocol-variants', given(change))
const retire = (version: number, by = clinic.members['medical-lead']) =>
  by.request('POST', `/api/protocol-variants/${own}/retire`, {
    version,
    reason: 'A night bus runs now.',
    password: testPassword,
  })
const list = async (of = clinic) =>
  (await of.members.nurse.request('GET', '/api/protocol-variants')).json().variants as { id: string }[]
const whole = async (version: number) =>
  (await clinic.members.nurse.request('GET', `/api/protocol-variants/${own}/versions/${version}`)).json()
    .protocol as Protocol
const planned = async (of = clinic) =>
  (await of.members.prescriber.request('GET', '/api/protocols')).json().protocols.map((each: { id: string }) => each.id)

describe('a variant of a protocol', () => {
  it('is approved by the medical lead, says where it differs, and can be planned beside the published ones', async () => {
    const made = await make()
    expect(made.statusCode, made.body).toBe(201)
    expect(made.json()).toMatchObject({
      id: own,
      version: 1,
      parentId: ketamine,
      parentVersion: '1',
      treatment: 'ketamine-iv',
      approver: 'medical lead of Harbour',
      reason: 'Our patients go home by bus.',
      retired: null,
    })
    expect(made.json().differences).toContainEqual({
      section: 'Discharge',
      parent: 'At least 60 min after the last dose',
      variant: 'At least 90 min after the last dose',
    })
    expect(await list()).toEqual([made.json()])
    expect((await whole(1)).variantOf).toMatchObject({ parentId: ketamine, approver: 'medical lead of Harbour' })
    expect(await planned()).toEqual(expect.arrayContaining([ketamine, own]))
    const trail = await clinic.members.auditor.request('GET', '/api/audit?action=protocols.makeVariant')
    expect(trail.json().entries[0].detail).toMatchObject({ variantId: own, version: 1, parentId: ketamine })
  })

  it('needs the role, the password, a name of its own, a parent that there is, and the newest version', async () => {
    expect((await make({}, clinic.members.prescriber)).statusCode).toBe(403)
    expect((await make({ password: 'wrong' })).json().code).toBe('wrong-password')
    const pathOf = async (change: object) => (await make(change)).json().errors[0].path
    expect(await pathOf({ id: esketamine })).toBe('id')
    expect(await pathOf({ id: 'No good' })).toBe('id')
    expect(await pathOf({ parentId: 'nothing' })).toBe('parentId')
    expect(await pathOf({ reason: ' ' })).toBe('reason')
    expect((await make({ changes: { drug: 'esketamine' } })).statusCode).toBe(400)
    expect((await make({ version: 3 })).json()).toMatchObject({ code: 'stale-version', currentVersion: 0 })
    expect(await list()).toEqual([])
  })

  it('that is not consistent or looser than a label is refused, each fault with its place', async () => {
    const answer = await make({
      parentId: esketamine,
      changes: {
        observation: { minimumMinutes: 90 },
        followUp: { 'day-after': { label: 'Call', windowHours: 18, instruments: ['phq-99'] } },
      },
    })
    expect(answer.statusCode).toBe(400)
    const paths = answer.json().errors.map((each: { path: string }) => each.path)
    expect(paths).toEqual(expect.arrayContaining(['changes.observation.minimumMinutes', 'changes.followUp.day-after']))
    expect(answer.json().detail).toContain('120 min')
  })

  it('is made anew and retired by new rows; what was is still read', async () => {
    await make()
    const again = await make({ version: 1, changes: { observation: { minimumMinutes: 120 } } })
    expect(again.json().version).toBe(2)
    expect([(await whole(1)).observation.minimumMinutes, (await whole(2)).observation.minimumMinutes]).toEqual([
      90, 120,
    ])
    expect((await retire(1)).json()).toMatchObject({ code: 'stale-version', currentVersion: 2 })
    expect((await retire(2, clinic.members.prescriber)).statusCode).toBe(403)
    expect((await retire(2)).json().retired).toMatchObject({ version: 3, reason: 'A night bus runs now.' })
    expect((await retire(3)).json().code).toBe('retired')
    expect(await planned()).not.toContain(own)
    expect(await list()).toMatchObject([{ id: own, version: 2, retired: { by: 'medical lead of Harbour' } }])
    const history = await clinic.members.nurse.request('GET', `/api/protocol-variants/${own}/versions`)
    expect(history.json().variants.map((each: { version: number }) => each.version)).toEqual([2, 1])
    expect((await make({ version: 3 })).json()).toMatchObject({ version: 4, retired: null })
  })

  it('stays one of the same published protocol, and is made once of two that were sent at a time', async () => {
    const both = await Promise.all([make(), make()])
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409])
    const other = await make({ version: 1, parentId: esketamine, changes: { observation: { minimumMinutes: 150 } } })
    expect(other.json().errors).toEqual([
      { path: 'parentId', message: `must be ${ketamine}: a variant stays one of the same protocol` },
    ])
  })

  it('with intervals of next to no time is refused at once', async () => {
    const everyMinutes = { dosing: 1e-12, observation: 15 }
    const answer = await make({ changes: { monitoring: { oximetry: { atMinutes: [], everyMinutes } } } })
    expect(answer.json().errors[0].path).toBe('changes.monitoring.oximetry.everyMinutes.dosing')
  })

  it('is of this clinic alone, and another may use the same name', async () => {
    await make()
    const other = await test.addClinic('Elsewhere')
    expect(await list(other)).toEqual([])
    expect(await planned(other)).not.toContain(own)
    const { nurse, 'medical-lead': lead } = other.members
    expect((await nurse.request('GET', `/api/protocol-variants/${own}/versions/1`)).statusCode).toBe(404)
    expect((await retire(1, lead)).statusCode).toBe(404)
    expect((await make({ title: 'Ours' }, lead)).json()).toMatchObject({ version: 1, title: 'Ours' })
    expect(await list()).toMatchObject([{ title: given().title, retired: null }])
    const foreign = await test.database.inClinic(other.id, (tx) =>
      tx.selectFrom('protocol_variant').select('id').where('clinic_id', '=', clinic.id).execute(),
    )
    expect(foreign).toEqual([])
  })
})

describe('the evidence of a clinic', () => {
  it('holds what its variants in use have changed, approved with them', async () => {
    await make()
    const ofVariant = async () =>
      (await clinic.members.nurse.request('GET', '/api/evidence'))
        .json()
        .entries.filter((each: { approvedWith: { id: string } | null }) => each.approvedWith?.id === own)
    const found = await ofVariant()
    expect(found.map(({ title }: { title: string }) => title).sort()).toEqual([
      'At least 90 min after the last dose',
      'Bus home (reading of the last 60 min)',
    ])
    expect(found[0]).toMatchObject({
      approval: { by: 'medical lead of Harbour', note: 'Our patients go home by bus.' },
      source: { evidence: 'local' },
    })
    await retire(1)
    expect(await ofVariant()).toEqual([])
  })
})

describe('a session on a variant', () => {
  it('is judged by the version it was planned with, also when that is made anew and retired meanwhile', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    await make()
    const protocol = await whole(1)
    const patient = await addTestPatient(test.database, clinic, { protocol })
    const { nurse, prescriber } = clinic.members
    const story = await openStory(clinic, patient, protocol)
    expect(story.opened).toMatchObject({ protocolId: own, protocolVersion: '1' })
    await make({ version: 1, changes: { observation: { minimumMinutes: 180 } } })
    await retire(2)
    await story.checkIn()
    await story.prepare()
    await story.secondCheck()
    expect((await story.start()).statusCode).toBe(200)
    await jump(test.database, clinic, 40)
    await story.record(story.event('dose-ended', { givenMg: 41, givenMl: 100, complete: true }))
    await story.sign(story.event('waste-recorded', { wastedMg: 459, lot: '7K114' }))

    await jump(test.database, clinic, 61)
    const floor = (await nurse.request('GET', '/api/floor')).json()
    const { session } = floor.chairs.find((chair: { session: unknown }) => chair.session)
    expect(session).toMatchObject({
      protocolTitle: 'Ketamine at Harbour',
      doseText: 'racemic ketamine 41 mg',
      observationMinutes: 90,
    })
    const bus = protocol.discharge.at(-1)
    await story.discharge()
    await story.record(story.event('cannula-removed'))
    const soon = await story.end()
    expect([soon.statusCode, soon.json().errors.map((each: { path: string }) => each.path)]).toEqual([
      409,
      ['minimum-observation'],
    ])
    expect((await story.read()).protocol.discharge.at(-1)).toMatchObject({ id: bus?.id, label: 'Bus home' })
    await jump(test.database, clinic, 29)
    await story.record(
      story.vitals(126, 80),
      story.event('sedation-recorded', { moaas: 5 }),
      story.event('discharge-check-answered', { criterionId: bus?.id, answer: 'no' }),
    )
    expect((await story.end()).json().errors.map((each: { path: string }) => each.path)).toEqual([bus?.id])
    await story.discharge()
    expect((await story.end()).statusCode).toBe(200)

    const record = (await nurse.request('GET', `${story.url}/record`)).json()
    expect(record.protocol).toMatchObject({ id: own, version: '1', observation: { minimumMinutes: 90 } })
    const chart = (await nurse.request('GET', `/api/patients/${patient.patientId}/chart`)).json()
    expect(chart.plans[0]).toMatchObject({ protocolId: own, protocolTitle: given().title })
    expect(chart.plans[0].doseText).toBe('racemic ketamine 0.5 mg/kg over 40 min')
    expect(chart.plans[0].pressureAlerts).toContainEqual({ systolicAtLeast: 180, diastolicAtLeast: 110 })
    const outcome = (await nurse.request('GET', `/api/patients/${patient.patientId}/outcome`)).json()
    expect(outcome.followUps.map((each: { label: string }) => each.label)).toContain('Call a day after the session')
    const plans = (await nurse.request('GET', `/api/patients/${patient.patientId}/plans`)).json().plans
    expect(plans[0]).toMatchObject({ protocolId: own, protocolVersion: '1', protocolTitle: given().title })

    // The plan goes on by its version; a new one cannot be made with what is retired.
    const booked = await nurse.request('POST', `/api/plans/${patient.planId}/bookings`, {
      startsAt: new Date(Date.now() + 3 * 86_400_000).toISOString(),
      chairId: patient.chairIds[1],
    })
    const minutes = (Date.parse(booked.json().endsAt) - Date.parse(booked.json().startsAt)) / 60_000
    expect(minutes).toBe(165)
    const readiness = await prescriber.request(
      'GET',
      `/api/patients/${patient.patientId}/plan-readiness?protocolId=${own}`,
    )
    expect(readiness.json().errors[0]).toMatchObject({
      path: 'protocolId',
      message: 'is retired: A night bus runs now.',
    })
  })
})

import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { findInstrument } from '../../clinical/instruments/index.ts'
import { startTestApp, type TestApp, type TestClinic } from '../http/testing.ts'
import { daysAgo, makePatient } from './testing.ts'

let test: TestApp
let clinic: TestClinic
let patientId: string
beforeAll(async () => {
  test = await startTestApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  clinic = await test.addClinic('Harbour')
  patientId = await makePatient(clinic)
})

const request = (method: 'GET' | 'POST' | 'PATCH', path: string, body?: object, member = clinic.members.therapist) =>
  member.request(method, `/api/patients/${patientId}/assessments${path}`, body)
const record = (instrument: string, answers: object, more: object = {}) =>
  request('POST', '', { instrument, at: new Date().toISOString(), answers, ...more })
const list = async (query = '') => (await request('GET', query)).json().assessments
const pathways = async () => (await clinic.members.nurse.request('GET', '/api/urgent')).json().pathways

const phq9 = {
  interest: 2,
  mood: 3,
  sleep: 2,
  energy: 2,
  appetite: 1,
  'self-worth': 2,
  concentration: 1,
  psychomotor: 0,
  'self-harm': 1,
}
const screener = 'c-ssrs-screener'
const quiet = { 'wish-to-be-dead': 0, thoughts: 0, 'behaviour-ever': 0 }
const low = { ...quiet, 'wish-to-be-dead': 1 }
const moderate = { ...quiet, thoughts: 1, method: 1, intent: 0, plan: 0 }
const high = { ...moderate, intent: 1 }

describe('instruments', () => {
  it('tell the form what it needs, and wording only where its licence lets it', async () => {
    const { instruments } = (await clinic.members.therapist.request('GET', '/api/instruments')).json()
    const named = (id: string) => instruments.find((each: { id: string }) => each.id === id)
    expect(named('phq-9').items[0].text).toMatch(/^Little interest/)
    expect(named('phq-9')).toMatchObject({ range: { min: 0, max: 27 }, takesTotal: true, isTriage: false })
    expect(named('madrs').items.map((item: { text: string | null }) => item.text)).toEqual(Array(10).fill(null))
    expect(named('madrs').licence.terms).toMatch(/needs permission/)
    expect(named(screener)).toMatchObject({ takesTotal: false, isTriage: true })
    expect(named(screener).items[2].askedWhen).toEqual({ linkId: 'thoughts', atLeast: 1 })
  })
})

describe('an assessment', () => {
  it('is scored, with its band, flags and subscales', async () => {
    const { assessment, urgentPathwayId } = (await record('phq-9', phq9)).json()
    expect(assessment).toMatchObject({
      total: 14,
      band: { id: 'moderate', label: 'moderate' },
      complete: true,
      flags: [{ id: 'suicidal-ideation' }],
      asksForScreener: true,
      triage: null,
    })
    // Item 9 asks for the screen; by itself it alerts nobody.
    expect(urgentPathwayId).toBeNull()
    expect(await pathways()).toEqual([])
  })

  it('of a profile, of a screen and of measured values is kept with what it comes to', async () => {
    const levels = { mobility: 2, 'self-care': 1, activities: 2, pain: 3, anxiety: 1, vas: 75 }
    expect((await record('eq-5d-5l', levels)).json().assessment).toMatchObject({
      total: null,
      band: null,
      complete: true,
      subscales: [
        { id: 'profile', total: 21231 },
        { id: 'vas', label: 'Mark on the line', total: 75 },
      ],
    })
    const { items } = findInstrument('mdq') ?? { items: [] }
    const positive = { ...Object.fromEntries(items.map(({ linkId }) => [linkId, 1])), problem: 3 }
    expect((await record('mdq', positive)).json().assessment).toMatchObject({
      total: 13,
      band: { id: 'positive', label: 'positive screen' },
    })
    const signs = { 'respiratory-rate': 26, 'spo2-scale': 1, spo2: 95, oxygen: 0, systolic: 150, pulse: 95 }
    const { assessment } = (await record('news2', { ...signs, consciousness: 0, temperature: 36.8 })).json()
    expect(assessment).toMatchObject({ total: 5, answers: { temperature: 36.8 }, flags: [{ id: 'single-sign-3' }] })
    expect(assessment.flags[0].meaning).toMatch(/^One sign alone counts 3/)
    const { status, errors } = (await record('news2', { temperature: 36.85 })).json()
    expect({ status, errors }).toMatchObject({ status: 400, errors: [{ path: 'answers.temperature' }] })
  })

  it('unfinished is kept without a total, and names what is missing', async () => {
    const { concentration: _, ...open } = phq9
    const { assessment } = (await record('phq-9', open)).json()
    expect(assessment).toMatchObject({ total: null, band: null, complete: false, missing: ['concentration'] })
  })

  it('of a total alone has its band; a screen has no total', async () => {
    const total = (instrument: string, value: number) =>
      request('POST', '', { instrument, at: daysAgo(3), total: value })
    expect((await total('madrs', 34)).json().assessment).toMatchObject({
      total: 34,
      answers: null,
      complete: true,
      band: { id: 'moderate' },
    })
    for (const [instrument, value] of [
      ['madrs', 61],
      ['phq-9', 12.5],
      [screener, 2],
    ] as const)
      expect((await total(instrument, value)).json().errors[0].path).toBe('total')
  })

  it('names each answer that cannot be', async () => {
    const refused = await record('phq-9', { ...phq9, mood: 4, sleep: 1.5, 'star-sign': 1 })
    expect([refused.statusCode, refused.json().errors.map((each: { path: string }) => each.path)]).toEqual([
      400,
      ['answers.mood', 'answers.sleep', 'answers.star-sign'],
    ])
    const path = async (body: object) => (await request('POST', '', body)).json().errors[0].path
    const at = daysAgo(1)
    expect(await path({ instrument: 'phq-10', at, answers: phq9 })).toBe('instrument')
    expect(await path({ instrument: 'phq-9', at: '2099-01-01', answers: phq9 })).toBe('at')
    expect(await path({ instrument: 'phq-9', at: 'yesterday', answers: phq9 })).toBe('at')
    expect(await path({ instrument: 'phq-9', at })).toBe('answers')
    expect(await path({ instrument: 'phq-9', at, answers: {} })).toBe('answers')
    expect(await path({ instrument: 'phq-9', at, answers: phq9, total: 3 })).toBe('total')
    expect(await path({ instrument: 'phq-9', at, answers: phq9, sessionId: uuidv7() })).toBe('sessionId')
    expect(await list()).toEqual([])
  })

  it('is kept once, amended with a reason and taken back; earlier versions stay', async () => {
    const id = uuidv7()
    const at = daysAgo(1)
    await record('phq-9', phq9, { id, at })
    expect((await record('phq-9', phq9, { id, at })).statusCode).toBe(201)
    expect((await record('phq-9', { ...phq9, mood: 0 }, { id, at })).statusCode).toBe(409)
    const amend = { version: 1, reason: 'read wrongly', at, answers: { ...phq9, mood: 0 } }
    expect((await request('PATCH', `/${id}`, amend)).json().assessment).toMatchObject({ total: 11, version: 2 })
    expect((await request('PATCH', `/${id}`, amend)).json().code).toBe('stale-version')
    const gone = await request('POST', `/${id}/retract`, { version: 2, reason: 'another patient’s' })
    expect(gone.json()).toMatchObject({ retracted: true })
    expect([await list(), (await list('?retracted=with')).length]).toEqual([[], 1])
    const { versions } = (await request('GET', `/${id}/history`)).json()
    expect(versions.map((each: { assessment: { total: number } }) => each.assessment.total)).toEqual([11, 11, 14])
  })

  it('is listed newest first, of one instrument when asked so', async () => {
    await record('phq-9', phq9, { at: daysAgo(9) })
    await record('madrs', {}, { at: daysAgo(8), answers: undefined, total: 30 })
    await record('phq-9', { ...phq9, mood: 0 }, { at: daysAgo(2) })
    expect((await list()).map((each: { total: number }) => each.total)).toEqual([11, 30, 14])
    expect(await list('?instrument=madrs')).toHaveLength(1)
  })

  it('is not recorded by the front desk, nor seen by another clinic', async () => {
    const { assessment } = (await record('phq-9', phq9)).json()
    expect((await request('GET', '', undefined, clinic.members['front-desk'])).statusCode).toBe(403)
    const { nurse } = (await test.addClinic('Other')).members
    expect((await request('GET', `/${assessment.id}/history`, undefined, nurse)).statusCode).toBe(404)
    expect((await request('POST', '', { instrument: 'phq-9', at: daysAgo(1), answers: phq9 }, nurse)).statusCode).toBe(
      404,
    )
  })
})

describe('a screen of suicide risk', () => {
  it('opens no pathway for the low tier: it is reviewed at this visit', async () => {
    const { assessment, urgentPathwayId } = (await record(screener, low)).json()
    expect(assessment).toMatchObject({ total: null, triage: { tier: 'low', rule: { reviewBy: 'this-visit' } } })
    expect([urgentPathwayId, await pathways()]).toEqual([null, []])
  })

  it('opens one for the moderate and the high tier, in the same transaction', async () => {
    const first = (await record(screener, moderate)).json()
    const [banner] = await pathways()
    expect(banner).toMatchObject({ id: first.urgentPathwayId, tier: 'moderate', patientId, status: 'waiting' })
    expect(banner.finding).toMatch(/^Moderate tier: 2 Thoughts of suicide; 3 With a method in mind/)
    const second = (await record(screener, high)).json()
    expect(second.urgentPathwayId).toBe(first.urgentPathwayId)
    expect((await pathways())[0]).toMatchObject({ tier: 'high', somebodyStays: true, holdsDischarge: true })
  })

  it('unfinished is to be reviewed now, and opens one as soon as the answers so far reach that tier', async () => {
    const open = (await record(screener, { 'wish-to-be-dead': 1 })).json()
    expect(open.assessment.triage).toMatchObject({
      tier: 'unfinished',
      rule: { reviewBy: 'now', holdsDischarge: true },
    })
    expect(open.urgentPathwayId).toBeNull()
    const refused = (await record(screener, {})).json()
    expect(refused.assessment.triage.tier).toBe('unfinished')
    const reached = (await record(screener, { thoughts: 1, method: 1 })).json()
    expect(reached.urgentPathwayId).not.toBeNull()
  })

  it('sent twice opens one, and does not wake who has it already', async () => {
    const id = uuidv7()
    const at = new Date().toISOString()
    const { urgentPathwayId } = (await record(screener, high, { id, at })).json()
    await clinic.members.prescriber.request('POST', `/api/urgent/${urgentPathwayId}/acknowledge`)
    expect((await record(screener, high, { id, at })).json().urgentPathwayId).toBe(urgentPathwayId)
    expect((await pathways())[0]).toMatchObject({ status: 'owned' })
    expect((await pathways())[0].log).toHaveLength(2)
  })

  it('entered late, after a later one, opens none', async () => {
    await record(screener, quiet, { at: daysAgo(1) })
    expect((await record(screener, high, { at: daysAgo(20) })).json().urgentPathwayId).toBeNull()
    expect((await record(screener, high)).json().urgentPathwayId).not.toBeNull()
  })

  it('amended to a graver tier opens one; amended within its tier it does not', async () => {
    const { assessment } = (await record(screener, low)).json()
    const amend = (version: number, answers: object) =>
      request('PATCH', `/${assessment.id}`, { version, reason: 'asked again', at: assessment.at, answers })
    expect((await amend(1, { ...low, thoughts: 1, method: 0, intent: 0, plan: 0 })).json().urgentPathwayId).toBeNull()
    const graver = (await amend(2, high)).json()
    expect(graver.urgentPathwayId).not.toBeNull()
    await clinic.members.prescriber.request('POST', `/api/urgent/${graver.urgentPathwayId}/acknowledge`)
    await amend(3, { ...high, 'wish-to-be-dead': 1 })
    expect((await pathways())[0].status).toBe('owned')
  })

  it('two at the same moment open one', async () => {
    await Promise.all([record(screener, moderate), record(screener, moderate), record(screener, high)])
    expect(await pathways()).toHaveLength(1)
    expect((await pathways())[0].tier).toBe('high')
  })
})

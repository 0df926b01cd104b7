import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestClinic } from '../http/testing.ts'
import { daysAgo, makePatient, trial } from './testing.ts'

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

const request = (method: 'GET' | 'POST' | 'PATCH', path: string, body?: object, member = clinic.members.nurse) =>
  member.request(method, `/api/patients/${patientId}/${path}`, body)
const record = (change: object = {}, more: object = {}) => request('POST', 'trials', { trial: trial(change), ...more })
const list = async (query = '') => (await request('GET', `trials${query}`)).json()

describe('antidepressant trials', () => {
  it('are judged under the standard that is named', async () => {
    await record({ outcome: 'partial-response' })
    const [first] = (await list()).trials
    expect(first).toMatchObject({ medication: 'sertraline', adequate: 'yes', failed: 'yes', origin: 'attested' })
    expect(first.stored).toMatchObject({ version: 1, authorName: clinic.members.nurse.name })
    expect((await list('?standard=mgh-atrq')).trials[0].failed).toBe('no')
    expect((await list()).medicines).toContainEqual(expect.objectContaining({ id: 'sertraline', minimumMgPerDay: 50 }))
  })

  it('are proposed from the medicines, until somebody confirms one', async () => {
    const medicine = await request('POST', 'facts', {
      fact: {
        kind: 'medication',
        concept: { text: 'Escitalopram 10 mg tablet' },
        status: 'completed',
        start: daysAgo(300),
        stop: daysAgo(200),
        dailyDoseMg: 10,
        taken: 'unknown',
      },
    })
    const [proposed] = (await list()).trials
    expect(proposed).toMatchObject({ origin: 'proposed', stored: null, failed: 'unknown' })
    const { id: _, reference: __, kind: ___, ...known } = proposed.trial
    const confirmed = await request('POST', 'trials', {
      trial: { ...known, outcome: 'no-response', adherence: 'adherent' },
    })
    expect(confirmed.json().trial.derivedFrom).toEqual([medicine.json().fact.id])
    const { trials } = await list()
    expect(trials).toHaveLength(1)
    expect(trials[0]).toMatchObject({ origin: 'attested', failed: 'yes' })
  })

  it('that are proposed are dismissed with a reason, and brought back', async () => {
    const prescribe = (text: string) =>
      request('POST', 'facts', {
        fact: {
          kind: 'medication',
          concept: { text },
          status: 'completed',
          start: daysAgo(300),
          stop: daysAgo(200),
          taken: 'unknown',
        },
      })
    await prescribe('Escitalopram 10 mg tablet')
    const { derivedFrom } = (await list()).trials[0].trial
    const dismissal = { id: uuidv7(), derivedFrom, reason: 'prescribed for panic, never taken' }
    const dismissed = await request('POST', 'trial-dismissals', dismissal)
    expect(dismissed.statusCode).toBe(201)
    expect(dismissed.json()).toMatchObject({
      medication: 'escitalopram',
      reason: 'prescribed for panic, never taken',
      dismissedBy: clinic.members.nurse.name,
      broughtBack: null,
    })
    const without = await list()
    expect([without.trials, without.adequateFailedTrials]).toEqual([[], { definite: 0, possible: 0 }])
    expect(without.dismissed).toEqual([dismissed.json()])
    const { story } = (await request('GET', 'chart')).json()
    expect(story.trials).toEqual([])
    // Sent again it is the same one; with another reason, or of what is proposed no more, it is refused.
    expect((await request('POST', 'trial-dismissals', dismissal)).json()).toEqual(dismissed.json())
    expect((await request('POST', 'trial-dismissals', { ...dismissal, reason: 'x' })).statusCode).toBe(409)
    expect((await request('POST', 'trial-dismissals', { derivedFrom, reason: 'x' })).json().code).toBe(
      'proposal-changed',
    )
    const unreasoned = await request('POST', 'trial-dismissals', { derivedFrom, reason: ' ' })
    expect(unreasoned.json().errors[0].path).toBe('reason')
    const back = (member = clinic.members.prescriber) =>
      request('POST', `trial-dismissals/${dismissal.id}/retract`, { version: 1, reason: 'she did take it' }, member)
    expect((await back(clinic.members.therapist)).statusCode).toBe(403)
    expect((await back()).json().broughtBack).toMatchObject({
      by: clinic.members.prescriber.name,
      reason: 'she did take it',
    })
    expect((await back()).statusCode).toBe(409)
    const again = await list()
    expect(again.trials[0]).toMatchObject({ origin: 'proposed', medication: 'escitalopram' })
    expect(again.dismissed[0]).toMatchObject({ reason: dismissal.reason, dismissedBy: clinic.members.nurse.name })
  })

  it('name the field that cannot be', async () => {
    const fault = async (change: object) => {
      const refused = await record(change)
      expect(refused.statusCode).toBe(400)
      return refused.json().errors[0].path
    }
    expect(await fault({ stop: daysAgo(500) })).toBe('trial.stop')
    expect(await fault({ start: '2099-01-01' })).toBe('trial.start')
    expect(await fault({ highestDoseMgPerDay: -5 })).toBe('trial.highestDoseMgPerDay')
    expect(await fault({ outcome: 'fine' })).toBe('trial.outcome')
    expect(await fault({ outcome: 'ongoing' })).toBe('trial.outcome')
    expect(await fault({ medication: ' ' })).toBe('trial.medication')
    expect(await fault({ derivedFrom: [uuidv7()] })).toBe('trial.derivedFrom.0')
  })

  it('keep their versions; a stale one is 409, the same id twice is one', async () => {
    const id = uuidv7()
    await record({}, { id })
    expect((await record({}, { id })).statusCode).toBe(201)
    expect((await record({ outcome: 'response' }, { id })).statusCode).toBe(409)
    const amend = (version: number, change: object) =>
      request('PATCH', `trials/${id}`, { version, reason: 'told by her sister', trial: trial(change) })
    expect((await amend(1, { outcome: 'intolerance' })).json()).toMatchObject({
      version: 2,
      trial: { outcome: 'intolerance' },
    })
    const stale = await amend(1, { outcome: 'response' })
    expect([stale.statusCode, stale.json().currentVersion]).toEqual([409, 2])
    const gone = await request('POST', `trials/${id}/retract`, { version: 2, reason: 'another patient’s' })
    expect(gone.json().retracted).toBe(true)
    expect((await list()).trials).toEqual([])
    const { versions } = (await request('GET', `trials/${id}/history`)).json()
    expect(versions.map((each: { reason: string }) => each.reason)).toEqual([
      'another patient’s',
      'told by her sister',
      '',
    ])
  })

  it('of anything else there is no such trial', async () => {
    const weight = { kind: 'measurement', name: 'weight', at: daysAgo(1), value: 71 }
    const { fact } = (await request('POST', 'facts', { fact: weight })).json()
    expect((await request('GET', `trials/${fact.id}/history`)).statusCode).toBe(404)
    const body = { version: 1, reason: 'x' }
    expect((await request('POST', `trials/${fact.id}/retract`, body)).statusCode).toBe(404)
    expect((await request('POST', `trial-dismissals/${fact.id}/retract`, body)).statusCode).toBe(404)
  })

  it('their list is attested as complete or not, and attested anew on the same day', async () => {
    expect((await list()).historyComplete).toBe('unknown')
    const id = uuidv7()
    const not = await request('POST', 'trial-history', { id, complete: false })
    expect(not.json()).toMatchObject({ complete: false, attestedBy: clinic.members.nurse.name })
    await request('POST', 'trial-history', { complete: true })
    expect((await list()).historyComplete).toBe('yes')
    await request('POST', 'trial-history', { id, complete: false })
    expect((await list()).historyComplete).toBe('yes')
    const therapist = await request('POST', 'trial-history', { complete: true }, clinic.members.therapist)
    expect(therapist.statusCode).toBe(403)
  })
})

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { daysAgo, makePatient } from '../evaluation/testing.ts'
import { startTestApp, type TestApp, type TestClinic, testPassword } from '../http/testing.ts'

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

const own = {
  name: 'Harbour, eight weeks',
  minimumWeeks: 8,
  augmentationWeeks: 4,
  partialResponseFails: false,
  lostResponseFails: false,
  doses: 'usual-range',
}
const choose = (change: object = {}, by = clinic.members['medical-lead']) =>
  by.request('POST', '/api/adequacy-standard', {
    version: 0,
    uses: 'clinic',
    own,
    reason: 'Eight weeks, as our outpatient department.',
    password: testPassword,
    ...change,
  })
const read = async (of = clinic) => (await of.members.nurse.request('GET', '/api/adequacy-standard')).json()
/** Seven weeks at an adequate dose, without response: enough under ATHF-SF, too short under the clinic's own. */
const recordTrial = async (outcome = 'no-response') => {
  const made = await clinic.members.nurse.request('POST', `/api/patients/${patientId}/trials`, {
    trial: {
      medication: 'sertraline',
      role: 'antidepressant',
      highestDoseMgPerDay: 150,
      start: daysAgo(120),
      stop: daysAgo(71),
      outcome,
      adherence: 'adherent',
    },
  })
  expect(made.statusCode, made.body).toBe(201)
}
const get = async (path: string) => {
  const answer = await clinic.members.prescriber.request('GET', `/api/patients/${patientId}/${path}`)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}
const failedOf = (trials: { failed: string }[]) => trials.map(({ failed }) => failed)

describe('the standard of a clinic', () => {
  it('is ATHF-SF until somebody chooses', async () => {
    expect(await read()).toMatchObject({
      current: { version: 0, uses: 'athf-sf', name: 'ATHF-SF', minimumWeeks: 4, own: null, at: null },
      history: [],
    })
  })

  it('of its own is approved by the medical lead, and counts wherever trials are judged', async () => {
    await recordTrial()
    expect(failedOf((await get('trials')).trials)).toEqual(['yes'])
    const chosen = await choose()
    expect(chosen.statusCode, chosen.body).toBe(201)
    expect(chosen.json()).toMatchObject({
      version: 1,
      uses: 'clinic',
      name: 'Harbour, eight weeks',
      by: 'medical lead of Harbour',
      own: { approved: { by: 'medical lead of Harbour' } },
    })
    expect(failedOf((await get('trials')).trials)).toEqual(['no'])
    expect(failedOf((await get('trials?standard=athf-sf')).trials)).toEqual(['yes'])
    const { evaluation, standards } = await get('evaluation')
    expect(evaluation.resistance.standard).toMatchObject({
      id: 'clinic',
      name: 'Harbour, eight weeks',
      minimumWeeks: 8,
    })
    expect(evaluation.resistance.adequateFailedTrials.definite).toBe(0)
    expect(standards.filter(({ used }: { used: boolean }) => used)).toEqual([
      { id: 'clinic', name: 'Harbour, eight weeks', used: true },
    ])
    const { story } = await get('chart')
    expect(story.standard).toEqual({ id: 'clinic', name: 'Harbour, eight weeks', minimumWeeks: 8 })
    expect(failedOf(story.trials)).toEqual(['no'])
    const whatIf = await clinic.members.nurse.request('POST', `/api/patients/${patientId}/evaluation/what-if`, {
      answers: [],
    })
    expect(whatIf.json().evaluation.resistance.standard.id).toBe('clinic')
    const { entries } = (await clinic.members.nurse.request('GET', '/api/evidence')).json()
    const mine = entries.filter((each: { approvedWith: object | null }) => each.approvedWith)
    expect(mine.map(({ text }: { text: string }) => text).join('; ')).toContain('8')
    expect(mine[0]).toMatchObject({
      area: 'resistance',
      usedIn: ['Harbour, eight weeks'],
      approvedWith: { kind: 'standard', id: '1' },
      approval: { by: 'medical lead of Harbour', note: 'Eight weeks, as our outpatient department.' },
    })
    const trail = await clinic.members.auditor.request('GET', '/api/audit?action=standards.choose')
    expect(trail.json().entries[0].detail).toMatchObject({ version: 1, uses: 'clinic', name: own.name })
  })

  it('stays with the determinations that were made by it', async () => {
    await recordTrial()
    await choose()
    const make = async (body: object = {}) =>
      (
        await clinic.members.nurse.request('POST', `/api/patients/${patientId}/determinations`, {
          treatment: 'ketamine-iv',
          ...body,
        })
      ).json()
    const made = await make()
    expect(made.result.resistance.standard).toMatchObject({ id: 'clinic', minimumWeeks: 8 })
    await choose({ version: 1, own: { ...own, name: 'Harbour, six weeks', minimumWeeks: 6 } })
    const again = await clinic.members.nurse.request('POST', `/api/determinations/${made.id}/re-run`, {})
    expect(again.json()).toMatchObject({ sameAnswer: true, differences: [] })
    expect(again.json().result.resistance.standard.name).toBe('Harbour, eight weeks')
    expect((await make()).result.resistance.standard.name).toBe('Harbour, six weeks')
    await choose({ version: 2, uses: 'mgh-atrq', own: undefined })
    expect((await make()).result.resistance.standard.id).toBe('mgh-atrq')
    expect((await make({ standard: 'athf-sf' })).result.resistance.standard.id).toBe('athf-sf')
    expect((await read()).history.map(({ name }: { name: string }) => name)).toEqual([
      'MGH-ATRQ',
      'Harbour, six weeks',
      'Harbour, eight weeks',
    ])
    const gone = await clinic.members.nurse.request('GET', `/api/patients/${patientId}/evaluation?standard=clinic`)
    expect(gone.json().errors[0]).toMatchObject({ path: 'standard' })
  })

  it('says whether a partial response counts', async () => {
    await recordTrial('partial-response')
    await choose({ own: { ...own, minimumWeeks: 4 } })
    expect(failedOf((await get('trials')).trials)).toEqual(['no'])
    await choose({ version: 1, own: { ...own, minimumWeeks: 4, partialResponseFails: true } })
    expect(failedOf((await get('trials')).trials)).toEqual(['yes'])
  })

  it('needs the role, the password, weeks that can be, and the newest version', async () => {
    expect((await choose({}, clinic.members.prescriber)).statusCode).toBe(403)
    expect((await choose({}, clinic.members.administrator)).statusCode).toBe(403)
    expect((await choose({ password: 'wrong' })).json().code).toBe('wrong-password')
    const pathOf = async (change: object) => (await choose(change)).json().errors[0].path
    expect(await pathOf({ own: { ...own, minimumWeeks: 0 } })).toBe('own.minimumWeeks')
    expect(await pathOf({ own: { ...own, doses: 'any' } })).toBe('own.doses')
    expect(await pathOf({ own: undefined })).toBe('own')
    expect(await pathOf({ uses: 'mgh-atrq' })).toBe('own')
    expect(await pathOf({ uses: 'mine' })).toBe('uses')
    expect(await pathOf({ reason: ' ' })).toBe('reason')
    expect((await choose({ version: 4 })).json()).toMatchObject({ code: 'stale-version', currentVersion: 0 })
    expect((await read()).history).toEqual([])
  })

  it('is of this clinic alone', async () => {
    await choose()
    const other = await test.addClinic('Elsewhere')
    expect((await read(other)).current).toMatchObject({ version: 0, uses: 'athf-sf' })
    const foreign = await test.database.inClinic(other.id, (tx) =>
      tx.selectFrom('adequacy_standard').select('version').where('clinic_id', '=', clinic.id).execute(),
    )
    expect(foreign).toEqual([])
  })
})

import { readFile } from 'node:fs/promises'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { evaluate } from '../../clinical/eligibility/index.ts'
import { readBundleText } from '../fhir/index.ts'
import { startTestApp, type TestApp, type TestClinic } from '../http/testing.ts'
import { readPatientRecord } from '../record/index.ts'
import { answerAll, daysAgo, makePatient, recordReferral } from './testing.ts'

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

const read = async (query = '', member = clinic.members.nurse) =>
  (await member.request('GET', `/api/patients/${patientId}/evaluation${query}`)).json()
const answer = (answers: object[], member = clinic.members.nurse) =>
  member.request('POST', `/api/patients/${patientId}/interview-answers`, { answers })
const whatIf = (answers: object[], more: object = {}) =>
  clinic.members.nurse.request('POST', `/api/patients/${patientId}/evaluation/what-if`, { answers, ...more })
const history = async (question: string) =>
  (
    await clinic.members.nurse.request('GET', `/api/patients/${patientId}/interview-answers?question=${question}`)
  ).json().answers

interface Outcome {
  id: string
  status: string
  standing: string
}
const criterion = async (id: string): Promise<Outcome> =>
  (await read()).evaluation.criteria.find((each: Outcome) => each.id === id)
const faultPath = (response: { json(): { errors: { path: string }[] } }) => response.json().errors[0]?.path

describe('the evaluation', () => {
  it('is what the rules say of the record, field by field', async () => {
    await recordReferral(clinic.members.nurse, patientId)
    const shown = await read(`?treatment=ketamine-iv&standard=mgh-atrq&asOf=${daysAgo(1)}`)
    const record = await test.database.inClinic(clinic.id, (tx) => readPatientRecord(tx, patientId))
    const expected = evaluate(record, { treatment: 'ketamine-iv', standard: 'mgh-atrq', asOf: daysAgo(1) })
    expect(shown.evaluation).toEqual(JSON.parse(JSON.stringify(expected)))
    expect(shown.evaluation.determination).toBe('needs-information')
    expect(shown.evaluation.resistance.trials).toHaveLength(2)
    expect(shown.interview.length).toBeGreaterThan(shown.evaluation.questions.length)
  })

  it('is for the clinic’s own treatment unless another is named, and says which hold here', async () => {
    const shown = await read()
    expect(shown.evaluation.treatment).toBe('esketamine-us')
    expect(shown.clinic).toEqual({ jurisdiction: 'us', defaultTreatment: 'esketamine-us' })
    expect(shown.treatments).toContainEqual(expect.objectContaining({ id: 'esketamine-eu', here: false }))
    const wrong = await clinic.members.nurse.request(
      'GET',
      `/api/patients/${patientId}/evaluation?treatment=aspirin&asOf=2026-02-30`,
    )
    expect([wrong.statusCode, wrong.json().errors.map((each: { path: string }) => each.path)]).toEqual([
      400,
      ['treatment', 'asOf'],
    ])
  })

  it('says what it would be if the last answers were in favour', async () => {
    await recordReferral(clinic.members.nurse, patientId)
    await answerAll(clinic.members.nurse, patientId, 'esketamine-us', { aneurysm: 'unknown' })
    const shown = await read()
    expect(shown.evaluation).toMatchObject({ determination: 'needs-information', missingCount: 1 })
    expect(shown.ifAnsweredInFavour.determination).toMatch(/^eligible/)
    await answer([{ question: 'aneurysm', answer: 'no' }])
    expect((await read()).evaluation.determination).toBe(shown.ifAnsweredInFavour.determination)
    expect((await read()).ifAnsweredInFavour).toBeNull()
  })

  it('reminds of the screen that a depression scale asks for, until one is taken', async () => {
    const assess = (body: object) =>
      clinic.members.nurse.request('POST', `/api/patients/${patientId}/assessments`, body)
    await assess({ instrument: 'phq-9', at: new Date().toISOString(), answers: { 'self-harm': 1 } })
    const { safety } = await read()
    expect(safety).toMatchObject({ screen: null, urgentPathwayId: null })
    expect(safety.askScreener[0].text).toMatch(/^PHQ-9: Item 9/)
    await assess({
      instrument: 'c-ssrs-screener',
      at: new Date().toISOString(),
      answers: { 'wish-to-be-dead': 1, thoughts: 0, 'behaviour-ever': 0 },
    })
    expect((await read()).safety).toMatchObject({ screen: { triage: { tier: 'low' } }, askScreener: [] })
  })
})

describe('a moment of the evening', () => {
  it('is of the clinic’s day, not of tomorrow', async () => {
    const at = `${daysAgo(3)}T02:30:00.000Z`
    await clinic.members.nurse.request('POST', `/api/patients/${patientId}/assessments`, {
      instrument: 'c-ssrs-screener',
      at,
      answers: { 'wish-to-be-dead': 1, thoughts: 1, method: 1, intent: 1, plan: 1, 'behaviour-ever': 0 },
    })
    const shown = await clinic.members.nurse.request('GET', `/api/patients/${patientId}/evaluation?asOf=${daysAgo(4)}`)
    const risk = shown.json().evaluation.criteria.find(({ id }: { id: string }) => id === 'imminent-suicide-risk')
    expect(risk.finding).toContain(`The C-SSRS screener of ${daysAgo(4)} reached the high tier`)
    expect(Date.parse(shown.json().safety.screen.at)).toBe(Date.parse(at))
  })
})

describe('an imported record', () => {
  it('is evaluated as the command line evaluates the file, and again after it was kept', async () => {
    const text = await readFile(new URL('../fhir/fixtures/petra-novak.json', import.meta.url), 'utf8')
    const { nurse } = clinic.members
    const imported = await nurse.request('POST', '/api/imports?asNew=yes', JSON.parse(text))
    expect(imported.statusCode, imported.body.slice(0, 300)).toBeLessThan(300)
    patientId = imported.json().patientId
    for (const treatment of ['esketamine-us', 'esketamine-eu', 'ketamine-iv'] as const) {
      const { evaluation } = await read(`?treatment=${treatment}&asOf=2026-01-15`)
      const expected = evaluate(readBundleText(text).record, { treatment, asOf: '2026-01-15' })
      const told = ({ determination, sentence, criteria }: typeof expected) => ({
        determination,
        sentence,
        criteria: criteria.map(({ id, status, standing }) => `${id}: ${status}, ${standing}`),
      })
      expect(told(evaluation)).toEqual(told(expected))
    }
    const made = await nurse.request('POST', `/api/patients/${patientId}/determinations`, {
      treatment: 'esketamine-us',
    })
    const rerun = await nurse.request('POST', `/api/determinations/${made.json().id}/re-run`)
    expect(rerun.json()).toMatchObject({ sameAnswer: true, differences: [] })
  })
})

describe('what if', () => {
  it('tells what other answers would do, and stores nothing', async () => {
    await recordReferral(clinic.members.nurse, patientId)
    await answerAll(clinic.members.nurse, patientId, 'esketamine-us')
    const supposed = await whatIf([{ question: 'aneurysm', answer: 'yes' }], { treatment: 'esketamine-us' })
    expect(supposed.json()).toMatchObject({
      isWhatIf: true,
      changed: ['aneurysm'],
      evaluation: { determination: 'not-eligible' },
    })
    expect(supposed.json().before).toMatch(/^eligible/)
    expect(supposed.json().evaluation.alternatives.length).toBeGreaterThan(0)
    expect((await criterion('aneurysm')).status).toBe('not-met')
    expect((await history('aneurysm')).map((each: { answer: string }) => each.answer)).toEqual(['no'])
  })

  it('is for the treatment that was determined last, and takes one answer a question', async () => {
    await clinic.members.nurse.request('POST', `/api/patients/${patientId}/determinations`, {
      treatment: 'ketamine-iv',
    })
    const whatIf = (answers: object[]) =>
      clinic.members.nurse.request('POST', `/api/patients/${patientId}/evaluation/what-if`, { answers })
    expect((await whatIf([])).json().evaluation.treatment).toBe('ketamine-iv')
    const twice = await whatIf([
      { question: 'aneurysm', answer: 'yes' },
      { question: 'aneurysm', answer: 'no' },
    ])
    expect([twice.statusCode, twice.json().errors[0].path]).toEqual([400, 'answers.1.question'])
  })

  it('names a question that nobody asks', async () => {
    const refused = await whatIf([{ question: 'star-sign', answer: 'yes' }])
    expect([refused.statusCode, faultPath(refused)]).toEqual([400, 'answers.0.question'])
  })
})

describe('the interview', () => {
  it('keeps an answer with its day and who asked, and the criterion follows it', async () => {
    expect((await criterion('aneurysm')).status).toBe('unknown')
    await answer([{ question: 'aneurysm', answer: 'no', detail: 'asked, and none in the scan of 2024' }])
    expect(await criterion('aneurysm')).toMatchObject({ status: 'not-met', standing: 'clear' })
    expect((await history('aneurysm'))[0]).toMatchObject({
      answer: 'no',
      detail: 'asked, and none in the scan of 2024',
      answeredBy: clinic.members.nurse.name,
      retracted: false,
    })
  })

  it('takes all answers or none, naming the fault', async () => {
    const fault = async (bad: object) => {
      const refused = await answer([{ question: 'aneurysm', answer: 'no' }, bad])
      expect(refused.statusCode).toBe(400)
      return faultPath(refused)
    }
    expect(await fault({ question: 'star-sign', answer: 'yes' })).toBe('answers.1.question')
    expect(await fault({ question: 'aneurysm', answer: 'yes' })).toBe('answers.1.question')
    expect(await fault({ question: 'psychosis', answer: 'maybe' })).toBe('answers.1.answer')
    expect(await fault({ question: 'psychosis', answer: 'no', on: '2099-01-01' })).toBe('answers.1.on')
    expect(await fault({ question: 'episode-start', answer: 'yes', detail: 'spring' })).toBe('answers.1.detail')
    expect(await fault({ question: 'episode-start', answer: 'yes', detail: '2099' })).toBe('answers.1.detail')
    expect(await fault({ question: 'episode-severity', answer: 'yes', detail: 'dreadful' })).toBe('answers.1.detail')
    expect(await fault({ question: 'episode-severity', answer: 'yes' })).toBe('answers.1.detail')
    const weight = { kind: 'measurement', name: 'weight', at: daysAgo(0), value: 71 }
    expect(await fault({ question: 'psychosis', answer: 'yes', measurement: weight })).toBe('answers.1.measurement')
    expect(await history('aneurysm')).toEqual([])
  })

  it('the same answer sent twice is one; its id with another answer is 409', async () => {
    const id = uuidv7()
    const first = await answer([{ id, question: 'aneurysm', answer: 'no' }])
    const again = await answer([{ id, question: 'aneurysm', answer: 'no' }])
    expect([first.statusCode, again.statusCode, again.json().factIds]).toEqual([201, 201, [id]])
    expect(await history('aneurysm')).toHaveLength(1)
    const other = await answer([{ id, question: 'aneurysm', answer: 'yes' }])
    expect([other.statusCode, other.json().code]).toEqual([409, 'exists-already'])
  })

  it('a slip is put right by the same person; another person’s yes stands until it is taken back', async () => {
    await answer([{ question: 'aneurysm', answer: 'yes' }])
    await answer([{ question: 'aneurysm', answer: 'no' }])
    expect((await criterion('aneurysm')).status).toBe('not-met')
    expect((await history('aneurysm')).map((each: { retracted: boolean }) => each.retracted)).toEqual([false, true])
    await answer([{ question: 'psychosis', answer: 'yes' }])
    await answer([{ question: 'psychosis', answer: 'no' }], clinic.members.prescriber)
    expect((await criterion('psychosis')).status).toBe('met')
    const [, mine] = await history('psychosis')
    const url = `/api/patients/${patientId}/interview-answers/${mine.id}/retract`
    const reason = 'Misheard; it was a nightmare'
    expect((await clinic.members.prescriber.request('POST', url, { version: 9, reason })).statusCode).toBe(409)
    const taken = await clinic.members.prescriber.request('POST', url, { version: mine.version, reason })
    expect(taken.json()).toMatchObject({ retracted: true, version: 2 })
    expect((await criterion('psychosis')).status).toBe('not-met')
  })

  it('medicines really taken and the outcome of each trial are asked by name', async () => {
    const { nurse } = clinic.members
    await nurse.request('POST', `/api/patients/${patientId}/facts`, {
      fact: {
        kind: 'medication',
        concept: { text: 'Lorazepam 1 mg tablet' },
        status: 'active',
        start: daysAgo(90),
        dailyDoseMg: 1,
        taken: 'unknown',
      },
    })
    await nurse.request('POST', `/api/patients/${patientId}/facts`, {
      fact: {
        kind: 'medication',
        concept: { text: 'Sertraline 100 mg tablet' },
        status: 'completed',
        start: daysAgo(300),
        stop: daysAgo(200),
        dailyDoseMg: 100,
        taken: 'unknown',
      },
    })
    const asked = (await read()).interview.map((each: { linkId: string }) => each.linkId) as string[]
    const taken = asked.find((linkId) => linkId.startsWith('medicine-taken:lorazepam'))
    const outcome = asked.find((linkId) => linkId.startsWith('trial-outcome:sertraline'))
    const adherence = asked.find((linkId) => linkId.startsWith('trial-adherence:sertraline'))
    const sent = await answer([
      { question: taken, answer: 'no' },
      { question: outcome, answer: 'yes', detail: 'no-response' },
      { question: adherence, answer: 'yes' },
    ])
    expect(sent.statusCode).toBe(201)
    const { trials } = (await read()).evaluation.resistance
    expect(trials[0]).toMatchObject({ medication: 'sertraline', origin: 'proposed', failed: 'yes' })
  })

  it('a therapist reads and does not answer; front desk sees nothing; another clinic neither', async () => {
    const { therapist } = clinic.members
    expect((await therapist.request('GET', `/api/patients/${patientId}/evaluation`)).statusCode).toBe(200)
    expect((await answer([{ question: 'aneurysm', answer: 'no' }], therapist)).statusCode).toBe(403)
    const desk = await clinic.members['front-desk'].request('GET', `/api/patients/${patientId}/evaluation`)
    expect(desk.statusCode).toBe(403)
    const { prescriber } = (await test.addClinic('Other')).members
    for (const path of ['evaluation', 'interview-answers', 'trials', 'assessments', 'determinations'])
      expect((await prescriber.request('GET', `/api/patients/${patientId}/${path}`)).statusCode, path).toBe(404)
    expect((await answer([{ question: 'aneurysm', answer: 'no' }], prescriber)).statusCode).toBe(404)
  })

  it('is on the audit trail with the patient', async () => {
    await answer([{ question: 'aneurysm', answer: 'no' }])
    const { auditor } = clinic.members
    const { entries } = (await auditor.request('GET', '/api/audit?action=evaluation.answer')).json()
    expect(entries[0]).toMatchObject({ patientIds: [patientId], outcome: 'done' })
  })
})

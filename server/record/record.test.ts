import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestClinic } from '../http/testing.ts'

let test: TestApp
let clinic: TestClinic
let patientId: string
beforeAll(async () => {
  test = await startTestApp()
  clinic = await test.addClinic('Harbour')
  const made = await clinic.members.nurse.request('POST', '/api/patients', {
    familyName: 'Novak',
    givenName: 'Petra',
    sex: 'female',
    birthDate: '1980-05',
  })
  patientId = made.json().patient.id
})
afterAll(() => test.close())

const facts = () => `/api/patients/${patientId}/facts`
const record = (fact: object, id?: string) => clinic.members.nurse.request('POST', facts(), { id, fact })
const asthma = {
  kind: 'condition',
  concept: { text: 'Asthma', codings: [] },
  clinicalStatus: 'active',
  verificationStatus: 'confirmed',
  onset: '2010',
}

describe('facts entered by hand', () => {
  it('that no allergy is known is a statement of somebody, and never beside an allergy', async () => {
    const none = { kind: 'no-known-allergies', scope: 'any', on: '2026-01-02' }
    const made = await record(none)
    expect(made.json().fact).toMatchObject({ scope: 'any', on: '2026-01-02', statedBy: 'nurse of Harbour' })
    const latex = { kind: 'allergy', concept: { text: 'Latex', codings: [] }, recorded: '2026-01-03' }
    const allergy = (await record(latex)).json()
    const refused = await record(none)
    expect([refused.statusCode, refused.json().code, refused.json().detail]).toEqual([
      409,
      'allergies-on-record',
      'Rule it out or take it out first: Latex.',
    ])
    const taken = { version: 1, reason: 'another patient' }
    await clinic.members.nurse.request('POST', `${facts()}/${allergy.fact.id}/retract`, taken)
    expect((await record(none)).statusCode).toBe(201)
    const narrowed = { version: 1, reason: 'asked about medicines only', fact: { ...none, scope: 'medicine' } }
    const amended = await clinic.members.prescriber.request('PATCH', `${facts()}/${made.json().fact.id}`, narrowed)
    expect(amended.json().fact).toMatchObject({ scope: 'medicine', statedBy: 'nurse of Harbour' })
    expect((await record({ ...none, on: '2999-01-01' })).json().errors[0].path).toBe('fact.on')
  })

  it('is recorded once with an id of the client, amended with a reason, retracted, and keeps its history', async () => {
    const id = uuidv7()
    const made = await record(asthma, id)
    expect(made.statusCode).toBe(201)
    expect(made.json()).toMatchObject({
      fact: { ...asthma, id, reference: expect.stringContaining('entered by nurse of Harbour') },
      version: 1,
      retracted: false,
      imported: false,
    })
    expect((await record(asthma, id)).json()).toEqual(made.json())
    expect((await record({ ...asthma, onset: '2011' }, id)).statusCode).toBe(409)

    const { nurse } = clinic.members
    const change = { version: 1, reason: 'onset by the letter', fact: { ...asthma, onset: '2011-02' } }
    const amended = await nurse.request('PATCH', `${facts()}/${id}`, change)
    expect(amended.json()).toMatchObject({ version: 2, fact: { onset: '2011-02' } })
    const stale = await nurse.request('PATCH', `${facts()}/${id}`, change)
    expect([stale.statusCode, stale.json().code, stale.json().currentVersion]).toEqual([409, 'stale-version', 2])

    const gone = await nurse.request('POST', `${facts()}/${id}/retract`, { version: 2, reason: 'another patient' })
    expect(gone.json()).toMatchObject({ version: 3, retracted: true })
    expect((await nurse.request('GET', `${facts()}?kind=condition`)).json()).toEqual({ facts: [], total: 0 })
    expect((await nurse.request('GET', `${facts()}?kind=condition&retracted=with`)).json().total).toBe(1)
    const { versions } = (await nurse.request('GET', `${facts()}/${id}/history`)).json()
    expect(versions.map((v: { version: number; reason: string }) => [v.version, v.reason])).toEqual([
      [3, 'another patient'],
      [2, 'onset by the letter'],
      [1, ''],
    ])
  })

  it('gives a measurement its unit and code, and a review its reviewer', async () => {
    const weight = await record({ kind: 'measurement', name: 'weight', at: '2026-01-02T09:00:00+01:00', value: 71.5 })
    expect(weight.json().fact).toMatchObject({
      unit: 'kg',
      concept: { text: 'Weight', codings: [{ code: '29463-7' }] },
    })
    const pressure = {
      kind: 'measurement',
      name: 'blood-pressure',
      at: '2026-01-02',
      systolicMmHg: 128,
      diastolicMmHg: 82,
    }
    expect((await record(pressure)).statusCode).toBe(201)
    const review = await record({ kind: 'record-review', on: '2026-01-03' })
    expect(review.json().fact.reviewedBy).toBe('nurse of Harbour')
    const medicine = { kind: 'medication', concept: { text: 'Duloxetine 60 mg' }, status: 'active', taken: 'yes' }
    expect((await record(medicine)).json().fact.origin).toBe('by-hand')
    const { patient } = (await clinic.members.nurse.request('GET', `/api/patients/${patientId}/chart`)).json()
    expect(patient.weight).toEqual({ kg: 71.5, at: '2026-01-02T09:00:00+01:00' })
  })

  it.each([
    [{ ...asthma, onset: '2010-13' }, 'fact.onset'],
    [{ ...asthma, onset: '2999' }, 'fact.onset'],
    [{ ...asthma, abatement: '2009' }, 'fact.abatement'],
    [{ ...asthma, severity: 'bad' }, 'fact'],
    [{ ...asthma, concept: { text: ' ' } }, 'fact.concept.text'],
    [{ ...asthma, concept: { text: 'a\u0000b' } }, 'fact.concept.text'],
    [{ ...asthma, concept: { text: 'half a \ud83d sign' } }, 'fact.concept.text'],
    [{ kind: 'measurement', name: 'weight', at: '2026-01-02', value: 715 }, 'fact.value'],
    [{ kind: 'measurement', name: 'weight', at: '2026-01-02', value: 71, unit: 'lb' }, 'fact.unit'],
    [{ kind: 'measurement', name: 'weight', at: 'yesterday', value: 71 }, 'fact.at'],
    [
      { kind: 'measurement', name: 'blood-pressure', at: '2026', systolicMmHg: 80, diastolicMmHg: 90 },
      'fact.diastolicMmHg',
    ],
    [{ kind: 'measurement', name: 'blood-pressure', at: '2026', systolicMmHg: 80 }, 'fact.diastolicMmHg'],
    [{ kind: 'measurement', name: 'pregnancy-test', at: '2026-01-02', value: 1 }, 'fact.text'],
    [{ kind: 'measurement', name: 'other', at: '2026-01-02', value: 1 }, 'fact.concept'],
    [{ kind: 'medication', concept: { text: 'x' }, status: 'active' }, 'fact.taken'],
    [{ kind: 'assessment', instrument: 'phq-9', at: '2026-01-02', total: 3 }, 'fact.kind'],
    [{ kind: 'episode' }, 'fact.start'],
    [{ kind: 'episode', start: '2024', severity: 'mild', severityOn: '2999-01-01' }, 'fact.severityOn'],
    [{ kind: 'episode', start: '2024', severityOn: '2026-01-02' }, 'fact.severityOn'],
  ])('%o is refused naming %s', async (fact, path) => {
    const answer = await record(fact)
    expect([answer.statusCode, answer.json().errors?.[0]?.path]).toEqual([400, path])
  })

  it('does not correct what has a form of its own', async () => {
    const screen = { at: new Date().toISOString(), reached: true, by: 'phone' }
    const contact = await clinic.members.nurse.request('POST', `/api/patients/${patientId}/contacts`, screen)
    const url = `${facts()}/${contact.json().id}`
    const retracted = await clinic.members.nurse.request('POST', `${url}/retract`, { version: 1, reason: 'x' })
    expect([retracted.statusCode, retracted.json().code]).toEqual([409, 'other-form'])
  })

  it('is nobody else’s', async () => {
    const made = (await record(asthma)).json().fact.id
    const { nurse } = (await test.addClinic('Other')).members
    expect((await nurse.request('GET', facts())).statusCode).toBe(404)
    expect((await nurse.request('POST', facts(), { fact: asthma })).statusCode).toBe(404)
    expect((await nurse.request('GET', `${facts()}/${made}/history`)).statusCode).toBe(404)
    expect((await nurse.request('GET', `/api/patients/${patientId}/chart`)).statusCode).toBe(404)
  })
})

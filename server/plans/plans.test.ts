import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { protocols } from '../../clinical/protocols/index.ts'
import { jsonb } from '../database/index.ts'
import { startTestApp, type TestApp, type TestClinic, testPassword } from '../http/testing.ts'

let test: TestApp
let clinic: TestClinic
let patientId: string
let chairId: string
const ketamine = protocols.find((one) => one.treatmentId === 'ketamine-iv')?.id ?? ''
const esketamine = protocols.find((one) => one.treatmentId === 'esketamine-us')?.id ?? ''

beforeAll(async () => {
  test = await startTestApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  clinic = await test.addClinic('Harbour')
  const made = await clinic.members.nurse.request('POST', '/api/patients', {
    familyName: 'Marsh',
    givenName: 'Ada',
    sex: 'female',
    birthDate: '1985-02-03',
  })
  patientId = made.json().patient?.id ?? made.json().id
  chairId = (await clinic.members.nurse.request('GET', '/api/chairs')).json().chairs[0].id
})

const determine = (treatment: string, outcome: string, options: { signed?: boolean; daysAgo?: number } = {}) =>
  test.database.inClinic(clinic.id, async (tx) => {
    const id = uuidv7()
    const at = new Date(Date.now() - (options.daysAgo ?? 0) * 86_400_000).toISOString()
    await tx
      .insertInto('determination')
      .values({
        clinic_id: clinic.id,
        id,
        patient_id: patientId,
        treatment,
        as_of: at.slice(0, 10),
        ruleset_id: 'us',
        ruleset_version: '1',
        inputs: jsonb({}),
        result: jsonb({}),
        determination: outcome,
        author_id: clinic.members.prescriber.id,
        at,
      })
      .execute()
    if (options.signed === false) return
    await tx
      .insertInto('determination_signature')
      .values({
        clinic_id: clinic.id,
        id: uuidv7(),
        determination_id: id,
        member_id: clinic.members.prescriber.id,
        meaning: 'sign',
      })
      .execute()
  })

const publishDocument = async (treatment: string, body = 'What is done and why.') =>
  (
    await clinic.members.prescriber.request('POST', '/api/consent-documents', { treatment, title: 'Consent', body })
  ).json()

const consentTo = async (documentId: string, change: object = {}) =>
  clinic.members.nurse.request('POST', `/api/patients/${patientId}/consents`, {
    documentId,
    patientSignature: { kind: 'typed', name: 'Ada Marsh' },
    memberName: clinic.members.nurse.name,
    password: testPassword,
    ...change,
  })

const ketaminePlan = (change: object = {}) => ({
  protocolId: ketamine,
  dose: { kind: 'infusion', doseMgPerKg: 0.5, infusionMinutes: 40, doseWeight: 'actual' },
  doseReasoning: 'The studied dose; no reason for another.',
  antidepressant: { kind: 'medicine', medication: 'venlafaxine', doseMgPerDay: 225 },
  psychotherapy: { arrangement: 'Weekly behavioural activation goes on' },
  goals: ['Back to work two days a week'],
  schedule: [] as { startsAt: string; chairId: string }[],
  password: testPassword,
  ...change,
})
const plan = (body: object) => clinic.members.prescriber.request('POST', `/api/patients/${patientId}/plans`, body)

describe('a consent', () => {
  it('says which version, who explained it and what the patient signed; earlier versions stay', async () => {
    const first = await publishDocument('ketamine-iv')
    const second = await publishDocument('ketamine-iv', 'A better text.')
    expect([first.version, second.version]).toEqual([1, 2])
    const old = await consentTo(first.id)
    expect([old.statusCode, old.json().code]).toEqual([409, 'superseded'])
    const strokes = [
      [
        [10, 20],
        [200, 90],
      ],
    ]
    const signed = await consentTo(second.id, { patientSignature: { kind: 'drawn', name: 'Ada Marsh', strokes } })
    expect(signed.json()).toMatchObject({
      documentVersion: 2,
      explainedBy: { name: clinic.members.nurse.name },
      patientSignature: { kind: 'drawn', strokes },
      withdrawn: null,
    })
  })

  it('is refused with another name or a wrong password, and the wrong password is audited', async () => {
    const { id } = await publishDocument('ketamine-iv')
    expect((await consentTo(id, { memberName: 'Somebody Else' })).json().errors[0].path).toBe('memberName')
    expect((await consentTo(id, { password: 'wrong' })).json().code).toBe('wrong-password')
    const audit = await clinic.members.auditor.request('GET', '/api/audit?action=identity.confirm')
    expect(audit.json().entries[0].outcome).toBe('wrong password')
    expect((await clinic.members.nurse.request('GET', `/api/patients/${patientId}/consents`)).json().consents).toEqual(
      [],
    )
  })

  it('the same consent sent twice is one', async () => {
    const { id } = await publishDocument('ketamine-iv')
    const own = uuidv7()
    await consentTo(id, { id: own })
    expect((await consentTo(id, { id: own })).statusCode).toBe(201)
    expect(
      (await clinic.members.nurse.request('GET', `/api/patients/${patientId}/consents`)).json().consents,
    ).toHaveLength(1)
  })
})

describe('a plan', () => {
  it('cannot be made by a protocol that waits for approval', async () => {
    const { prescriber } = clinic.members
    const { protocols: offered } = (await prescriber.request('GET', '/api/protocols')).json()
    expect(offered.map((one: { id: string }) => one.id)).toEqual(
      expect.arrayContaining(['ketamine-iv-step-up', 'ketamine-sc-kads', 'ketamine-im']),
    )
    const waiting = await plan(ketaminePlan({ protocolId: 'ketamine-iv-step-up' }))
    expect(waiting.json().obstacles[0]).toMatchObject({ code: 'protocol-not-approved' })
  })

  it('names everything that stands in its way', async () => {
    const refused = await plan(ketaminePlan())
    expect(refused.statusCode).toBe(422)
    const codes = refused.json().obstacles.map((obstacle: { code: string }) => obstacle.code)
    expect(codes).toEqual(['determination-missing', 'consent-missing'])
    await determine('ketamine-iv', 'eligible', { daysAgo: 40 })
    const { id } = await publishDocument('ketamine-iv')
    const consent = (await consentTo(id)).json()
    await clinic.members.nurse.request('POST', `/api/consents/${consent.id}/withdraw`, { reason: 'changed her mind' })
    const readiness = await clinic.members.prescriber.request(
      'GET',
      `/api/patients/${patientId}/plan-readiness?protocolId=${ketamine}`,
    )
    expect(readiness.json().obstacles.map((obstacle: { code: string }) => obstacle.code)).toEqual([
      'determination-stale',
      'consent-withdrawn',
    ])
  })

  it('offers the doses that the label has at the age of the patient', async () => {
    const doses = async (birthDate: string) => {
      const made = await clinic.members.nurse.request('POST', '/api/patients', {
        familyName: 'Marsh',
        givenName: 'Ada',
        sex: 'female',
        birthDate,
      })
      const id = made.json().patient?.id ?? made.json().id
      const path = `/api/patients/${id}/plan-readiness?protocolId=esketamine-trd-eu`
      const { dose } = (await clinic.members.prescriber.request('GET', path)).json()
      return [dose.firstSessionMg, dose.allowedMg]
    }
    expect(await doses('1985-02-03')).toEqual([[56], [56, 84]])
    expect(await doses('1945-02-03')).toEqual([[28], [28, 56, 84]])
  })

  it('is made, amended with a reason, and keeps its versions', async () => {
    await determine('ketamine-iv', 'eligible-with-cautions')
    await consentTo((await publishDocument('ketamine-iv')).id)
    const suggestion = await clinic.members.prescriber.request('POST', '/api/plans/suggest-dates', {
      protocolId: ketamine,
      firstOn: '2027-03-08',
      at: '09:30',
      weekdays: [1, 4],
    })
    const { sessions } = suggestion.json()
    expect(sessions).toHaveLength(6)
    // New York goes to summer time on 14 March 2027: half past nine stays half past nine.
    expect(sessions[0].startsAt).toBe('2027-03-08T14:30:00.000Z')
    expect(sessions[2].startsAt).toBe('2027-03-15T13:30:00.000Z')
    const schedule = sessions.map((session: { startsAt: string; chairId: string }) => ({
      startsAt: session.startsAt,
      chairId: session.chairId,
    }))
    const made = await plan(ketaminePlan({ schedule }))
    expect(made.statusCode).toBe(201)
    const { id, version, body, bookings } = made.json()
    expect(bookings.map((one: { number: number }) => one.number)).toEqual([1, 2, 3, 4, 5, 6])
    expect((await plan(ketaminePlan({ schedule }))).json().obstacles[0].code).toBe('plan-running')
    const amended = await clinic.members.prescriber.request('PATCH', `/api/plans/${id}`, {
      version,
      reason: 'no answer after two sessions',
      body: { ...body, dose: { kind: 'infusion', doseMgPerKg: 0.75, infusionMinutes: 40, doseWeight: 'actual' } },
    })
    expect(amended.json().version).toBe(2)
    const person = { familyName: 'Other', givenName: 'Ann', sex: 'female', birthDate: '1980-01-01' }
    const other = (await clinic.members.prescriber.request('POST', '/api/patients', person)).json().patient.id
    const elsewhere = await clinic.members.prescriber.request('POST', `/api/patients/${other}/plans`, {
      ...ketaminePlan(),
      id,
    })
    expect([elsewhere.statusCode, elsewhere.json().title]).toEqual([
      409,
      'This id belongs to a plan of another patient',
    ])
    const stale = await clinic.members.prescriber.request('PATCH', `/api/plans/${id}`, {
      version,
      reason: 'late',
      body,
    })
    expect([stale.statusCode, stale.json().currentVersion]).toEqual([409, 2])
    const history = await clinic.members.prescriber.request('GET', `/api/plans/${id}/history`)
    expect(
      history.json().versions.map((one: { body: { dose: { doseMgPerKg: number } } }) => one.body.dose.doseMgPerKg),
    ).toEqual([0.75, 0.5])
  })

  it('refuses a dose that the protocol does not know, naming the field', async () => {
    await determine('esketamine-us', 'eligible')
    await consentTo((await publishDocument('esketamine-us')).id)
    const wrongKind = await plan(ketaminePlan({ protocolId: esketamine }))
    expect(wrongKind.json().errors[0].path).toBe('dose.kind')
    const dose = { kind: 'devices', firstDoseMg: 56, doseMg: 70 }
    expect((await plan(ketaminePlan({ protocolId: esketamine, dose }))).json().errors[0].path).toBe('dose.doseMg')
    const above = { kind: 'infusion', doseMgPerKg: 4, infusionMinutes: 40, doseWeight: 'actual' }
    expect((await plan(ketaminePlan({ dose: above }))).json().errors[0].path).toBe('dose.doseMgPerKg')
  })

  it('takes no dose by weight for which nobody said which weight it counts', async () => {
    const byWeight = [
      { kind: 'infusion', doseMgPerKg: 0.5, infusionMinutes: 40 },
      { kind: 'injection', doseMgPerKg: 0.5 },
    ]
    for (const dose of byWeight) {
      const refused = await plan(ketaminePlan({ dose }))
      expect([refused.statusCode, refused.json().errors]).toEqual([
        400,
        [{ path: 'dose.doseWeight', message: 'must be said: actual, ideal or adjusted' }],
      ])
    }
  })

  it('two bookings cannot hold one chair; a cancelled one makes room, and finishing cancels the rest', async () => {
    await determine('ketamine-iv', 'eligible')
    await consentTo((await publishDocument('ketamine-iv')).id)
    const made = (await plan(ketaminePlan({ schedule: [{ startsAt: '2027-05-03T14:00:00Z', chairId }] }))).json()
    const { nurse } = clinic.members
    const book = () =>
      nurse.request('POST', `/api/plans/${made.id}/bookings`, { startsAt: '2027-05-03T14:30:00Z', chairId })
    expect([(await book()).statusCode, (await book()).json().code]).toEqual([409, 'overlaps'])
    const [first] = made.bookings
    const cancelled = await nurse.request('PATCH', `/api/bookings/${first.id}`, {
      version: 1,
      reason: 'patient has a cold',
      state: 'cancelled',
    })
    expect(cancelled.json().state).toBe('cancelled')
    const moved = await book()
    expect([moved.statusCode, moved.json().number]).toEqual([201, 1])
    const finished = await clinic.members.prescriber.request('POST', `/api/plans/${made.id}/finish`, {
      version: 1,
      state: 'stopped',
      reason: 'no improvement',
    })
    expect(finished.json().state).toBe('stopped')
    expect(finished.json().bookings.map((one: { state: string }) => one.state)).toEqual(['cancelled', 'cancelled'])
  })

  it('another clinic can neither read nor change it', async () => {
    await determine('ketamine-iv', 'eligible')
    await consentTo((await publishDocument('ketamine-iv')).id)
    const { id, body } = (await plan(ketaminePlan())).json()
    const other = (await test.addClinic('Other')).members.prescriber
    expect((await other.request('GET', `/api/plans/${id}/history`)).statusCode).toBe(404)
    expect((await other.request('PATCH', `/api/plans/${id}`, { version: 1, reason: 'x', body })).statusCode).toBe(404)
    expect((await other.request('GET', `/api/patients/${patientId}/plans`)).statusCode).toBe(404)
  })
})

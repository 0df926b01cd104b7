import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { protocols } from '../../clinical/protocols/index.ts'
import { jsonb } from '../database/index.ts'
import { startTestApp, type TestApp, type TestClinic, type TestMember, testPassword } from '../http/testing.ts'
import { addMember, answerAll, makePatient, recordReferral } from './testing.ts'

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

const password = testPassword
const make = async (body: object = {}, member = clinic.members.nurse) =>
  (
    await member.request('POST', `/api/patients/${patientId}/determinations`, { treatment: 'esketamine-us', ...body })
  ).json()
const of = (id: string, path: string, body: object, member: TestMember = clinic.members.prescriber) =>
  member.request('POST', `/api/determinations/${id}/${path}`, body)
const sign = (made: { id: string; signatureMeaning: string }, change: object = {}, member?: TestMember) =>
  of(made.id, 'sign', { meaning: made.signatureMeaning, password, ...change }, member)
const list = async () =>
  (await clinic.members.nurse.request('GET', `/api/patients/${patientId}/determinations`)).json().determinations
const answer = (question: string, value: string) =>
  clinic.members.nurse.request('POST', `/api/patients/${patientId}/interview-answers`, {
    answers: [{ question, answer: value }],
  })
const everythingAsked = async (answers: Record<string, 'yes' | 'no' | 'unknown'> = {}) => {
  await recordReferral(clinic.members.nurse, patientId)
  await answerAll(clinic.members.nurse, patientId, 'esketamine-us', answers)
}

describe('a determination', () => {
  it('is kept with its inputs and rule set, and moves the journey on', async () => {
    const made = await make()
    expect(made).toMatchObject({
      determination: 'needs-information',
      ruleset: { id: 'evenkeel-esketamine-us' },
      signed: null,
      superseded: false,
      author: { name: clinic.members.nurse.name },
    })
    expect(made.result.criteria.length).toBeGreaterThan(20)
    const read = await clinic.members.therapist.request('GET', `/api/determinations/${made.id}`)
    expect(read.json()).toEqual(made)
    const patient = (await clinic.members.nurse.request('GET', `/api/patients/${patientId}`)).json()
    expect(patient.nextStep).toBe('Answer what the evaluation still asks')
  })

  it('with the same id again is the same one', async () => {
    const id = uuidv7()
    await make({ id })
    await answer('aneurysm', 'yes')
    expect((await make({ id })).determination).toBe('needs-information')
    expect(await list()).toHaveLength(1)
    expect((await make({ id, treatment: 'ketamine-iv' })).code).toBe('exists-already')
  })

  it('is signed by a prescriber with the password under the sentence that was shown', async () => {
    await everythingAsked()
    const made = await make()
    expect(made.determination).toMatch(/^eligible/)
    expect((await sign(made, {}, clinic.members.therapist)).json().code).toBe('forbidden')
    expect((await sign(made, {}, clinic.members.nurse)).json().code).toBe('forbidden')
    expect((await sign(made, { password: 'wrong' })).json().code).toBe('wrong-password')
    expect((await sign(made, { meaning: 'Fine.' })).json().errors[0].path).toBe('meaning')
    const signed = await sign(made)
    expect(signed.json().signed).toMatchObject({
      memberName: clinic.members.prescriber.name,
      meaning: 'sign',
      reason: made.signatureMeaning,
    })
    expect((await sign(made)).json().signatures).toHaveLength(1)
    const other = await addMember(test, clinic, 'prescriber')
    expect((await sign(made, {}, other)).json().code).toBe('signed-already')
  })

  it('not eligible can be signed too: it was looked at, with the alternatives', async () => {
    await everythingAsked({ aneurysm: 'yes' })
    const made = await make()
    expect(made.determination).toBe('not-eligible')
    expect(made.result.alternatives.length).toBeGreaterThan(0)
    expect((await sign(made)).statusCode).toBe(200)
    const patient = (await clinic.members.nurse.request('GET', `/api/patients/${patientId}`)).json()
    expect(patient.nextStep).toMatch(/^Not eligible/)
  })

  it('is not signed once the record says otherwise, or a newer one exists', async () => {
    await everythingAsked()
    const first = await make()
    await answer('aneurysm', 'yes')
    const changed = await sign(first)
    expect([changed.statusCode, changed.json().code, changed.json().criteria]).toEqual([
      409,
      'record-changed',
      ['aneurysm'],
    ])
    const second = await make()
    expect((await sign(first)).json().code).toBe('superseded')
    expect((await sign(second)).statusCode).toBe(200)
    expect((await list()).map((each: { superseded: boolean }) => each.superseded)).toEqual([false, true])
  })

  it('two prescribers who sign at the same moment: one has signed', async () => {
    await everythingAsked()
    const made = await make()
    const other = await addMember(test, clinic, 'prescriber')
    const answers = await Promise.all([sign(made), sign(made, {}, other)])
    expect(answers.map((each) => each.statusCode).sort()).toEqual([200, 409])
    expect((await list())[0].signatures).toHaveLength(1)
  })

  it('and consent carry a plan; without the signature they do not', async () => {
    await everythingAsked()
    const { prescriber, nurse } = clinic.members
    const protocolId = protocols.find((one) => one.treatmentId === 'esketamine-us')?.id ?? ''
    const obstacles = async () =>
      (await prescriber.request('GET', `/api/patients/${patientId}/plan-readiness?protocolId=${protocolId}`))
        .json()
        .obstacles.map((each: { code: string }) => each.code)
    const made = await make()
    const document = await prescriber.request('POST', '/api/consent-documents', {
      treatment: 'esketamine-us',
      title: 'Consent',
      body: 'What is done and why.',
    })
    await nurse.request('POST', `/api/patients/${patientId}/consents`, {
      documentId: document.json().id,
      patientSignature: { kind: 'typed', name: 'Petra Novak' },
      memberName: nurse.name,
      password,
    })
    expect(await obstacles()).toEqual(['determination-not-signed'])
    await sign(made)
    expect(await obstacles()).toEqual([])
    const plan = await prescriber.request('POST', `/api/patients/${patientId}/plans`, {
      protocolId,
      dose: { kind: 'devices', firstDoseMg: 56, doseMg: 84 },
      doseReasoning: 'The label’s dose.',
      antidepressant: { kind: 'medicine', medication: 'venlafaxine', doseMgPerDay: 225 },
      psychotherapy: { arrangement: 'Weekly' },
      goals: ['Back to work'],
      schedule: [],
      password,
    })
    expect([plan.statusCode, plan.json().determinationId]).toEqual([201, made.id])
  })

  it('another clinic neither sees nor signs it', async () => {
    const made = await make()
    const { prescriber } = (await test.addClinic('Other')).members
    expect((await prescriber.request('GET', `/api/determinations/${made.id}`)).statusCode).toBe(404)
    expect((await sign(made, {}, prescriber)).statusCode).toBe(404)
    expect((await of(made.id, 're-run', {}, prescriber)).statusCode).toBe(404)
  })
})

describe('an override', () => {
  const reason = 'Seen by neurosurgery, clipped in 2019, benefit outweighs'
  const override = (id: string, change: object = {}, member?: TestMember) =>
    of(id, 'overrides', { overrides: [{ criterionId: 'aneurysm', reason, ...change }], password }, member)

  it('of a hard contraindication counts only with a second prescriber, who proves to be present', async () => {
    await everythingAsked({ aneurysm: 'yes' })
    const made = await make()
    const alone = (await override(made.id)).json()
    expect(alone).toMatchObject({ determination: 'not-eligible', supersedes: made.id })
    const waiting = alone.result.criteria.find((each: { id: string }) => each.id === 'aneurysm')
    expect(waiting.awaitsSecondSignature.reason).toBe(reason)

    const { prescriber, nurse } = clinic.members
    const second = await addMember(test, clinic, 'prescriber')
    const by = (memberId: string, secret: object) => override(alone.id, { second: { memberId, ...secret } })
    expect((await by(prescriber.id, { password })).json().code).toBe('own-override')
    expect((await by(nurse.id, { password })).json().errors[0].path).toBe('overrides.0.second.memberId')
    const wrong = await by(second.id, { password: 'wrong' })
    expect([wrong.statusCode, wrong.json().errors[0].path]).toEqual([403, 'overrides.0.second.password'])
    expect((await by(second.id, {})).statusCode).toBe(400)
    const pin = await second.request('POST', '/api/me/pin', { password, pin: '481516' })
    expect(pin.statusCode, pin.body).toBeLessThan(300)
    const wrongPin = await by(second.id, { pin: '999999' })
    expect(wrongPin.json().errors[0].path).toBe('overrides.0.second.pin')
    const agreed = (await by(second.id, { pin: '481516' })).json()
    expect(agreed.determination).toBe('eligible-with-cautions')
    expect(agreed.overrides).toMatchObject([{ criterionId: 'aneurysm', by: prescriber.name, secondBy: second.name }])
    expect(agreed.signatures.map((each: { meaning: string }) => each.meaning)).toEqual(['override', 'second-signature'])
    expect((await sign(agreed)).statusCode).toBe(200)
    expect((await override(agreed.id)).json().code).toBe('signed-already')
  })

  it('is agreed to from the second prescriber’s own console, never by who gave it', async () => {
    await everythingAsked({ aneurysm: 'yes' })
    const alone = (await override((await make()).id)).json()
    const agree = (member?: TestMember) =>
      of(alone.id, 'second-signature', { criterionId: 'aneurysm', password }, member)
    expect((await agree()).json().code).toBe('own-override')
    expect((await agree(clinic.members.nurse)).json().code).toBe('forbidden')
    const second = await addMember(test, clinic, 'prescriber')
    const agreed = (await agree(second)).json()
    expect(agreed).toMatchObject({ determination: 'eligible-with-cautions', supersedes: alone.id })
    expect((await agree(second)).json().code).toBe('superseded')
    expect((await list()).length).toBe(3)
  })

  it('needs a reason, a criterion that stands in the way, and is not by a nurse', async () => {
    await everythingAsked({ aneurysm: 'yes' })
    const made = await make()
    const path = async (change: object) => (await override(made.id, change)).json().errors[0].path
    expect(await path({ reason: ' ' })).toBe('overrides.0.reason')
    expect(await path({ criterionId: 'star-sign' })).toBe('overrides.0.criterionId')
    expect(await path({ criterionId: 'psychosis' })).toBe('overrides.0.criterionId')
    expect((await override(made.id, {}, clinic.members.nurse)).json().code).toBe('forbidden')
    const twice = await of(made.id, 'overrides', {
      overrides: [
        { criterionId: 'aneurysm', reason },
        { criterionId: 'aneurysm', reason },
      ],
      password,
    })
    expect(twice.json().errors[0].path).toBe('overrides.1.criterionId')
    expect(await list()).toHaveLength(1)
  })

  it('of what nobody knew is not signed once it was found', async () => {
    await everythingAsked({ 'mania-now': 'unknown' })
    const overridden = (await override((await make()).id, { criterionId: 'mania-now' })).json()
    expect(overridden.determination).toBe('eligible-with-cautions')
    await answer('mania-now', 'yes')
    const refused = await sign(overridden)
    expect([refused.statusCode, refused.json().code, refused.json().criteria]).toEqual([
      409,
      'record-changed',
      ['mania-now'],
    ])
  })

  it('cannot be given past what is final', async () => {
    const patient = (await clinic.members.nurse.request('GET', `/api/patients/${patientId}`)).json()
    await clinic.members.nurse.request('PATCH', `/api/patients/${patientId}`, {
      version: patient.version,
      reason: 'told by the family',
      change: { deceased: true },
    })
    const refused = await override((await make()).id, { criterionId: 'deceased' })
    expect([refused.statusCode, refused.json().code]).toEqual([422, 'final-criterion'])
  })
})

describe('run again', () => {
  it('gives the same answer from the stored inputs, whatever the record says now', async () => {
    await everythingAsked({ aneurysm: 'yes' })
    const second = await addMember(test, clinic, 'prescriber')
    const overridden = await of((await make()).id, 'overrides', {
      overrides: [{ criterionId: 'aneurysm', reason: 'clipped', second: { memberId: second.id, password } }],
      password,
    })
    await answer('psychosis', 'yes')
    const rerun = (await of(overridden.json().id, 're-run', {})).json()
    expect(rerun).toMatchObject({
      sameRuleset: true,
      sameAnswer: true,
      storedDetermination: 'eligible-with-cautions',
      determination: 'eligible-with-cautions',
      differences: [],
    })
    expect(rerun.result).toEqual(overridden.json().result)
  })

  it('says where today’s rule set would answer otherwise than an older one did', async () => {
    const made = await make()
    const id = uuidv7()
    const result = {
      ...made.result,
      ruleset: { ...made.result.ruleset, version: '2020.1' },
      criteria: [
        ...made.result.criteria.filter((each: { id: string }) => each.id !== 'adult'),
        { ...made.result.criteria[0], id: 'handedness' },
      ],
    }
    await test.database.inClinic(clinic.id, async (tx) => {
      const { inputs } = await tx
        .selectFrom('determination')
        .select('inputs')
        .where('clinic_id', '=', clinic.id)
        .where('id', '=', made.id)
        .executeTakeFirstOrThrow()
      await tx
        .insertInto('determination')
        .values({
          clinic_id: clinic.id,
          id,
          patient_id: patientId,
          treatment: 'esketamine-us',
          as_of: made.asOf,
          ruleset_id: made.ruleset.id,
          ruleset_version: '2020.1',
          inputs: jsonb(inputs),
          result: jsonb(result),
          determination: made.determination,
          author_id: clinic.members.nurse.id,
        })
        .execute()
    })
    const rerun = (await of(id, 're-run', {})).json()
    expect(rerun).toMatchObject({ sameRuleset: false, sameAnswer: false })
    expect(rerun.differences.map((each: { criterionId: string }) => each.criterionId).sort()).toEqual([
      'adult',
      'handedness',
    ])
  })

  it('what is kept cannot be changed', async () => {
    const made = await make()
    const change = test.database.inClinic(clinic.id, (tx) =>
      tx
        .updateTable('determination')
        .set({ determination: 'eligible' })
        .where('clinic_id', '=', clinic.id)
        .where('id', '=', made.id)
        .execute(),
    )
    await expect(change).rejects.toMatchObject({ code: '42501' })
  })
})

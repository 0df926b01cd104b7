import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestClinic, testPassword } from '../http/testing.ts'

let test: TestApp
let clinic: TestClinic
beforeAll(async () => {
  test = await startTestApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  clinic = await test.addClinic('Harbour')
})

interface Entry {
  id: string
  title: string
  needsSignOff: boolean
  approval: { by: string; note: string } | null
}

const evidence = async (member = clinic.members.nurse): Promise<{ entries: Entry[]; medicalLeads: string[] }> =>
  (await member.request('GET', '/api/evidence')).json()

const ruleAt = async (path: string, of = clinic): Promise<Entry> => {
  const found = (await evidence(of.members.nurse)).entries.find((entry) => entry.id.startsWith(`${path}#`))
  if (!found) throw new Error(`nothing at ${path}`)
  return found
}

const decide = (ruleIds: string[], change: object = {}) =>
  clinic.members['medical-lead'].request('POST', '/api/sign-offs', {
    id: uuidv7(),
    ruleIds,
    decision: 'approved',
    note: 'Discussed in our meeting of March.',
    password: testPassword,
    ...change,
  })

describe('the evidence', () => {
  it('is read by every role, with what this clinic approved and who may approve', async () => {
    const { entries, medicalLeads } = await evidence(clinic.members['front-desk'])
    expect(entries.length).toBeGreaterThan(400)
    expect(entries.every((entry) => entry.approval === null)).toBe(true)
    expect(medicalLeads).toEqual(['medical lead of Harbour'])
  })
})

describe('an approval', () => {
  it('stands with name, date and note, is taken back, and both stay in the history', async () => {
    const { id } = await ruleAt('protocols/notices/spo2-below-90')
    const made = await decide([id])
    expect(made.statusCode).toBe(201)
    expect((await ruleAt('protocols/notices/spo2-below-90')).approval).toMatchObject({
      by: 'medical lead of Harbour',
      note: 'Discussed in our meeting of March.',
    })
    const inForce = (await clinic.members.nurse.request('GET', '/api/sign-offs')).json().signOffs
    expect(inForce.map((each: { ruleId: string }) => each.ruleId)).toEqual([id])

    await decide([id], { decision: 'revoked', note: 'Our monitors average over longer.' })
    expect((await ruleAt('protocols/notices/spo2-below-90')).approval).toBeNull()
    const history = await clinic.members.nurse.request('GET', `/api/sign-offs/history?ruleId=${encodeURIComponent(id)}`)
    expect(history.json().decisions.map((each: { decision: string }) => each.decision)).toEqual(['revoked', 'approved'])
    expect(history.json().decisions[1].ruleText).toContain('below 90')

    const audit = await clinic.members.auditor.request('GET', '/api/audit?action=evidence.decide')
    expect(audit.json().entries[0].detail).toMatchObject({ decision: 'revoked', ruleIds: [id] })
  })

  it('is of this clinic alone', async () => {
    const other = await test.addClinic('Elsewhere')
    const { id } = await ruleAt('protocols/overdue')
    await decide([id])
    expect((await ruleAt('protocols/overdue', other)).approval).toBeNull()
    const history = await other.members.nurse.request('GET', `/api/sign-offs/history?ruleId=${encodeURIComponent(id)}`)
    expect(history.json().decisions).toEqual([])
  })

  it('needs the role, the password, a rule that there is and that wants it', async () => {
    const { id } = await ruleAt('protocols/overdue')
    const body = { id: uuidv7(), ruleIds: [id], decision: 'approved', note: 'Yes.', password: testPassword }
    expect((await clinic.members.prescriber.request('POST', '/api/sign-offs', body)).statusCode).toBe(403)
    expect((await decide([id], { password: 'wrong' })).json().code).toBe('wrong-password')
    expect((await decide([id, 'protocols/overdue#00000000'])).json().errors[0]).toMatchObject({ path: 'ruleIds.1' })
    const published = (await evidence()).entries.find((entry) => !entry.needsSignOff)
    expect((await decide([published?.id ?? ''])).json().errors[0].message).toContain('needs no approval')
    expect((await decide([id], { note: '  ' })).json().errors[0].path).toBe('note')
    expect((await decide([id], { decision: 'revoked' })).statusCode).toBe(409)
    expect((await clinic.members.nurse.request('GET', '/api/sign-offs')).json().signOffs).toEqual([])
  })

  it('sent twice is one', async () => {
    const rule = await ruleAt('protocols/overdue')
    const own = uuidv7()
    await decide([rule.id], { id: own })
    expect((await decide([rule.id], { id: own })).statusCode).toBe(201)
    const history = await clinic.members.nurse.request(
      'GET',
      `/api/sign-offs/history?ruleId=${encodeURIComponent(rule.id)}`,
    )
    expect(history.json().decisions).toHaveLength(1)
  })

  it('of a rule that has changed since says so, and can be taken back', async () => {
    const old = 'protocols/overdue#00000000'
    await test.database.inClinic(clinic.id, (tx) =>
      tx
        .insertInto('rule_sign_off')
        .values({
          clinic_id: clinic.id,
          id: uuidv7(),
          rule_id: old,
          rule_text: 'Overdue: minutes 5',
          decision: 'approved',
          note: 'As it was.',
          member_id: clinic.members['medical-lead'].id,
          at: new Date().toISOString(),
        })
        .execute(),
    )
    expect(await ruleAt('protocols/overdue')).toMatchObject({ approval: null, approvedEarlier: true })
    expect((await decide([old], { decision: 'revoked' })).statusCode).toBe(201)
    expect(await ruleAt('protocols/overdue')).toMatchObject({ approvedEarlier: false })
  })

  it('opens a protocol that waits for it, and closes it again when taken back', async () => {
    const { nurse, prescriber } = clinic.members
    const made = await nurse.request('POST', '/api/patients', {
      familyName: 'Marsh',
      givenName: 'Ada',
      sex: 'female',
      birthDate: '1985-02-03',
    })
    const patientId = made.json().patient?.id ?? made.json().id
    const codes = async () =>
      (await prescriber.request('GET', `/api/patients/${patientId}/plan-readiness?protocolId=ketamine-iv-step-up`))
        .json()
        .obstacles.map((each: { code: string }) => each.code)
    expect(await codes()).toContain('protocol-not-approved')
    const { id } = await ruleAt('protocols/approvedBeforeUse')
    await decide([id])
    expect(await codes()).not.toContain('protocol-not-approved')
    await decide([id], { decision: 'revoked' })
    expect(await codes()).toContain('protocol-not-approved')
  })
})

import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { triageSuicideRisk } from '../../clinical/safety/index.ts'
import { startTestApp, type TestApp, type TestClinic } from '../http/testing.ts'
import { escalateClinic, openUrgentPathway } from './index.ts'

let test: TestApp
let clinic: TestClinic
let patientId: string
beforeAll(async () => {
  test = await startTestApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  clinic = await test.addClinic('Harbour')
  patientId = uuidv7()
  await test.database.inClinic(clinic.id, (tx) =>
    tx
      .insertInto('patient')
      .values({
        clinic_id: clinic.id,
        id: patientId,
        record_number: '10377',
        family_name: 'Hale',
        given_name: 'Joan',
        sex: 'female',
      })
      .execute(),
  )
})

const screen = (answers: Record<string, boolean>) => {
  const triage = triageSuicideRisk('c-ssrs-screener', answers)
  if (!triage) throw new Error('the screener is no triage')
  return triage
}
const asked = {
  'wish-to-be-dead': true,
  thoughts: true,
  method: true,
  intent: false,
  plan: false,
  'behaviour-ever': false,
}
const moderate = asked
const high = { ...asked, intent: true }
const low = { 'wish-to-be-dead': true, thoughts: false, 'behaviour-ever': false }

const open = (answers: Record<string, boolean>, now = new Date().toISOString()) =>
  test.database.inClinic(clinic.id, (tx) =>
    openUrgentPathway(tx, { patientId, triage: screen(answers), memberId: clinic.members.nurse.id, now }),
  )
const shown = async (member = clinic.members.nurse) => (await member.request('GET', '/api/urgent')).json().pathways

describe('the urgent pathway', () => {
  it('is not started by passive ideation alone', async () => {
    expect(await open(low)).toBeNull()
    expect(await shown()).toEqual([])
  })

  it('goes from waiting to owned to closed, and asks for an action before it closes', async () => {
    const id = await open(high)
    const [banner] = await shown()
    expect(banner).toMatchObject({ tier: 'high', status: 'waiting', somebodyStays: true, holdsDischarge: true })
    const { prescriber } = clinic.members
    const early = await prescriber.request('POST', `/api/urgent/${id}/close`, { outcome: 'safe' })
    expect([early.statusCode, early.json().code]).toEqual([409, 'not-now'])
    const owned = await prescriber.request('POST', `/api/urgent/${id}/acknowledge`)
    expect(owned.json().owner.name).toBe(prescriber.name)
    expect((await prescriber.request('POST', `/api/urgent/${id}/close`, { outcome: 'safe' })).statusCode).toBe(409)
    await prescriber.request('POST', `/api/urgent/${id}/actions`, { action: 'Assessed, safety plan made' })
    const closed = await prescriber.request('POST', `/api/urgent/${id}/close`, { outcome: 'Goes home with her sister' })
    expect(closed.json().status).toBe('closed')
    expect(await shown()).toEqual([])
    const history = await prescriber.request('GET', `/api/patients/${patientId}/urgent`)
    expect(history.json().pathways[0].log.map((entry: { text: string }) => entry.text)).toEqual([
      'Opened, high tier',
      'Has it',
      'Assessed, safety plan made',
      'Closed: Goes home with her sister',
    ])
  })

  it('is told to the next when nobody answers, again and again, on the audit trail', async () => {
    const sixMinutesAgo = new Date(Date.now() - 6 * 60_000).toISOString()
    await open(high, sixMinutesAgo)
    await escalateClinic(test.database, clinic.id, new Date().toISOString())
    const [banner] = await shown()
    expect(banner).toMatchObject({
      status: 'waiting',
      overdue: 'acknowledgement',
      told: 'Every prescriber of the clinic',
    })
    await escalateClinic(test.database, clinic.id, new Date().toISOString())
    expect((await shown())[0].log).toHaveLength(2)
    await escalateClinic(test.database, clinic.id, new Date(Date.now() + 6 * 60_000).toISOString())
    expect((await shown())[0].told).toBe('Everybody who treats patients in the clinic')
    const audit = await clinic.members.auditor.request('GET', '/api/audit?action=urgent.escalate')
    expect(audit.json().entries.map((entry: { patientIds: string[] }) => entry.patientIds)).toEqual([
      [patientId],
      [patientId],
    ])
  })

  it('a graver finding reopens the waiting; a milder one does not lower it', async () => {
    const id = await open(moderate)
    await clinic.members.prescriber.request('POST', `/api/urgent/${id}/acknowledge`)
    expect(await open(high)).toBe(id)
    expect((await shown())[0]).toMatchObject({ tier: 'high', status: 'waiting' })
    expect(await open(moderate)).toBe(id)
    expect((await shown())[0].tier).toBe('high')
  })

  it('a finding of the same tier stays with who has it, and has to be acted on anew', async () => {
    const id = await open(moderate)
    const { prescriber } = clinic.members
    await prescriber.request('POST', `/api/urgent/${id}/acknowledge`)
    await prescriber.request('POST', `/api/urgent/${id}/actions`, { action: 'Seen' })
    await open(moderate)
    const [banner] = await shown()
    expect(banner).toMatchObject({ status: 'owned', acted: false })
    expect(banner.log.at(-1).text).toMatch(/^Found again. Moderate tier: /)
    expect((await prescriber.request('POST', `/api/urgent/${id}/close`, { outcome: 'safe' })).statusCode).toBe(409)
  })

  it('is handed over to who may act; the giver has it until they say so, and the trail names both', async () => {
    const id = await open(high)
    const { prescriber, nurse } = clinic.members
    const handOver = (to: string) => nurse.request('POST', `/api/urgent/${id}/hand-over`, { to })
    expect((await handOver(prescriber.id)).json().code).toBe('not-now')
    await nurse.request('POST', `/api/urgent/${id}/acknowledge`)
    for (const to of [clinic.members['front-desk'].id, uuidv7()])
      expect((await handOver(to)).json().errors[0].path).toBe('to')
    const asked = (await handOver(prescriber.id)).json()
    expect([asked.owner.name, asked.handedOverTo.name]).toEqual([nurse.name, prescriber.name])
    const taken = (await prescriber.request('POST', `/api/urgent/${id}/acknowledge`)).json()
    expect([taken.owner.name, taken.handedOverTo]).toEqual([prescriber.name, null])
    const { auditor } = clinic.members
    const { entries } = (await auditor.request('GET', '/api/audit?action=urgent.handOver')).json()
    expect(entries.find((entry: { outcome: string }) => entry.outcome === 'done')).toMatchObject({
      patientIds: [patientId],
      detail: { pathwayId: id, to: prescriber.id },
    })
    const desk = await clinic.members['front-desk'].request('POST', `/api/urgent/${id}/acknowledge`)
    expect(desk.json().code).toBe('forbidden')
  })

  it('taken but not acted on, it is told on again', async () => {
    const id = await open(high, new Date(Date.now() - 20 * 60_000).toISOString())
    await clinic.members.nurse.request('POST', `/api/urgent/${id}/acknowledge`)
    await escalateClinic(test.database, clinic.id, new Date().toISOString())
    expect((await shown())[0]).toMatchObject({ status: 'owned', overdue: 'assessment' })
    expect((await shown())[0].log.at(-1)).toMatchObject({ by: 'Evenkeel' })
    await clinic.members.nurse.request('POST', `/api/urgent/${id}/actions`, { action: 'Prescriber is with her' })
    expect((await shown())[0]).toMatchObject({ overdue: null, nextEscalation: null })
  })

  it('behind the lock the banner warns and names nobody', async () => {
    await open(high)
    await clinic.members.nurse.request('POST', '/api/lock')
    const [banner] = await shown()
    expect(banner.patientName).toBe('H.J')
    expect(JSON.stringify(banner)).not.toContain('Hale')
  })

  it('the front desk learns who and how urgent, not what was answered', async () => {
    await open(high)
    const [banner] = await shown(clinic.members['front-desk'])
    expect(banner).toMatchObject({ tier: 'high', finding: 'high tier', log: [] })
    expect(banner.patientName).toContain('Hale')
  })

  it('another clinic neither sees it nor can act on it', async () => {
    const id = await open(high)
    const other = await test.addClinic('Other')
    expect(await shown(other.members.prescriber)).toEqual([])
    const answer = await other.members.prescriber.request('POST', `/api/urgent/${id}/acknowledge`)
    expect(answer.statusCode).toBe(404)
  })
})

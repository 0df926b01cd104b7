import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { triageSuicideRisk } from '../../clinical/safety/index.ts'
import type { chart } from '../../contract/chart.ts'
import { jsonb } from '../database/index.ts'
import { startTestApp, type TestApp, type TestClinic } from '../http/testing.ts'
import { type NewFact, recordFact } from '../record/index.ts'
import { addTestPatient, addTestSession, type TestPatient } from '../sessions/testing.ts'
import { openUrgentPathway } from '../urgent/index.ts'

let test: TestApp
let clinic: TestClinic
let patient: TestPatient
beforeAll(async () => {
  test = await startTestApp()
  clinic = await test.addClinic('Harbour')
})
afterAll(() => test.close())

const now = () => new Date().toISOString()
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()
const chartOf = async (patientId: string, member = clinic.members.prescriber): Promise<z.output<typeof chart>> =>
  (await member.request('GET', `/api/patients/${patientId}/chart`)).json()
const record = (patientId: string, fact: NewFact) =>
  test.database.inClinic(clinic.id, (tx) =>
    recordFact(tx, { patientId, authorId: clinic.members.nurse.id, now: now(), fact }),
  )
const newPatient = async (familyName: string): Promise<string> => {
  const person = { familyName, givenName: 'Ada', sex: 'female', birthDate: '1985' }
  return (await clinic.members.nurse.request('POST', '/api/patients', person)).json().patient.id
}
const weight = (at: string, value: number): NewFact => ({
  kind: 'measurement',
  name: 'weight',
  concept: { text: 'Weight', codings: [] },
  at,
  value,
  unit: 'kg',
})
const medicine = (text: string, rest: Partial<Extract<NewFact, { kind: 'medication' }>>): NewFact => ({
  kind: 'medication',
  origin: 'request',
  concept: { text, codings: [] },
  status: 'active',
  taken: 'unknown',
  ...rest,
})

describe('the chart', () => {
  it('of a patient of whom nothing is known says so', async () => {
    const id = await newPatient('Nobody')
    const empty = await chartOf(id)
    expect(empty).toMatchObject({
      // Born in 1985: one of two ages.
      patient: { familyName: 'Nobody', ageYears: null, weight: null, height: null },
      journey: { stage: 'referral' },
      risk: { screen: null, pathway: null },
      allergies: [],
      noKnownAllergies: null,
      problems: { current: [], past: [], pastTotal: 0 },
      medicines: { current: [], past: [] },
      story: {
        episode: null,
        trials: [],
        adequateFailedTrials: { definite: 0, possible: 0 },
        historyComplete: 'unknown',
      },
      scores: [],
      measurements: [],
      recordReview: null,
      encounters: { total: 0, lastYear: 0, latest: [] },
    })
  })

  it('shows the latest measurement by time, whatever the offset it was written with, and none that was retracted', async () => {
    const id = await newPatient('Weighed')
    await record(id, weight('2026-01-02T01:00:00+05:00', 70))
    await record(id, weight('2026-01-01T23:00:00Z', 71))
    const { fact } = await record(id, weight('2026-01-03', 710))
    const url = `/api/patients/${id}/facts/${fact.id}/retract`
    await clinic.members.nurse.request('POST', url, { version: 1, reason: 'a slip' })
    const { patient, measurements } = await chartOf(id)
    expect(patient.weight).toEqual({ kg: 71, at: '2026-01-01T23:00:00Z' })
    expect(measurements.map(({ name, value }) => [name, value])).toEqual([['weight', 71]])
  })

  it('counts an order that runs as perhaps in use, notes its interactions, and puts past ones together', async () => {
    const id = await newPatient('Medicated')
    await record(id, medicine('Lorazepam 1 MG Oral Tablet', { start: '2025-11-01' }))
    await record(id, medicine('Oxazepam 10 MG Oral Tablet', { start: '2025-11-01', taken: 'no' }))
    for (const year of ['2019', '2020', '2021'])
      await record(
        id,
        medicine('Sertraline 100 MG Oral Tablet', {
          status: 'completed',
          start: `${year}-01-01`,
          stop: `${year}-06-01`,
          dailyDoseMg: 100,
        }),
      )
    const { medicines, interactions, story } = await chartOf(id)
    expect(medicines.current).toMatchObject([
      {
        text: 'Lorazepam 1 MG Oral Tablet',
        medication: 'lorazepam',
        inUse: 'unknown',
        interactions: ['benzodiazepines'],
      },
    ])
    expect(interactions).toMatchObject([{ id: 'benzodiazepines', drugs: ['racemic-ketamine', 'esketamine'] }])
    expect(medicines.past.find(({ text }) => text.startsWith('Sertraline'))).toMatchObject({
      times: 3,
      firstStart: '2019-01-01',
      lastStop: '2021-06-01',
      highestDailyDoseMg: 100,
    })
    expect(story.trials.every((trial) => trial.origin === 'proposed' && trial.id === null)).toBe(true)
    expect(story.trials.length).toBeGreaterThan(0)
  })

  it('puts the last screen and the open urgent pathway first', async () => {
    const id = await newPatient('Urgent')
    const answers = { 'wish-to-be-dead': 1, thoughts: 1, method: 1, intent: 1, plan: 0, 'behaviour-ever': 0 }
    const screen = { kind: 'assessment' as const, instrument: 'c-ssrs-screener', at: daysAgo(0), answers }
    const { fact } = await record(id, screen)
    const triage = triageSuicideRisk('c-ssrs-screener', answers)
    if (!triage) throw new Error('the screener is a triage')
    const memberId = clinic.members.nurse.id
    await test.database.inClinic(clinic.id, (tx) =>
      openUrgentPathway(tx, { patientId: id, factId: fact.id, triage, memberId, now: now() }),
    )
    const { risk } = await chartOf(id)
    expect(risk).toMatchObject({
      screen: { assessmentId: fact.id, tier: 'high', label: 'High tier' },
      pathway: { tier: 'high', owner: null },
    })
    const pathway = `/api/urgent/${risk.pathway?.id}/acknowledge`
    await clinic.members.prescriber.request('POST', pathway)
    expect((await chartOf(id)).risk.pathway?.owner).toBe('prescriber of Harbour')
  })

  it('shows scores with their change since the first dose, without the answers', async () => {
    patient = await addTestPatient(test.database, clinic, { plan: planBody })
    const id = patient.patientId
    const sessionId = await addTestSession(test.database, clinic, patient)
    const summary = { doseMg: 41, doseStartedAt: daysAgo(7), disposition: 'home' }
    await test.database.inClinic(clinic.id, (tx) =>
      tx
        .updateTable('session')
        .set({ summary: jsonb(summary), ended_at: daysAgo(6.9), phase: 'ended' })
        .where('clinic_id', '=', clinic.id)
        .where('id', '=', sessionId)
        .execute(),
    )
    for (const [at, total] of [
      [daysAgo(8), 34],
      [daysAgo(1), 15],
    ] as const)
      await record(id, { kind: 'assessment', instrument: 'madrs', at, total })
    const { scores, sessions, plans } = await chartOf(id)
    expect(scores).toMatchObject([
      { instrument: { id: 'madrs', items: [] }, baseline: { total: 34 }, latest: { outcome: { change: -19 } } },
    ])
    expect(sessions).toMatchObject([{ id: sessionId, kind: 'session', number: 1, at: summary.doseStartedAt }])
    expect(plans).toMatchObject([
      { doseText: 'racemic ketamine 0.5 mg/kg over 40 min', antidepressant: 'duloxetine 60 mg' },
    ])
  })

  it('tells of the newest determination what stands against the treatment, and of consent whether it stands', async () => {
    const id = patient.patientId
    const criterion = {
      id: 'pressure',
      title: 'Raised pressure',
      kind: 'caution',
      output: 'caution',
      finding: '150/95',
    }
    const criteria = [
      { ...criterion, standing: 'caution' },
      { ...criterion, id: 'liver', standing: 'clear' },
      { ...criterion, id: 'bladder', standing: 'open' },
      { ...criterion, id: 'age', kind: 'inclusion', output: 'block', standing: 'blocks' },
    ]
    await test.database.inClinic(clinic.id, async (tx) => {
      const determinationId = uuidv7()
      await tx
        .insertInto('determination')
        .values({
          clinic_id: clinic.id,
          id: determinationId,
          patient_id: id,
          treatment: 'ketamine-iv',
          as_of: '2026-01-12',
          ruleset_id: 'test',
          ruleset_version: '1',
          inputs: jsonb({}),
          result: jsonb({ criteria }),
          determination: 'not-eligible',
          author_id: clinic.members.prescriber.id,
        })
        .execute()
      await tx
        .insertInto('determination_signature')
        .values({
          clinic_id: clinic.id,
          id: uuidv7(),
          determination_id: determinationId,
          member_id: clinic.members.prescriber.id,
          meaning: 'sign',
        })
        .execute()
    })
    await clinic.members.nurse.request('POST', `/api/consents/${patient.consentId}/withdraw`, { reason: 'asked' })
    const { determinations, consents } = await chartOf(id)
    expect(determinations[0]?.signed?.by).toBe('prescriber of Harbour')
    expect(determinations[0]?.cautions.map(({ id, blocks }) => [id, blocks])).toEqual([
      ['pressure', false],
      ['age', true],
    ])
    expect(determinations[1]).toMatchObject({ signed: null, cautions: [] })
    expect(consents).toMatchObject([{ documentTitle: 'Consent', withdrawnAt: expect.any(String) }])
  })

  it('shows procedures and episodes newest first, to be amended', async () => {
    const id = await newPatient('Treated')
    const procedure = (text: string, start: string, status: 'completed' | 'not-done' = 'completed'): NewFact => ({
      kind: 'procedure',
      concept: { text, codings: [] },
      status,
      start,
    })
    await record(id, procedure('Appendectomy', '2001'))
    await record(id, procedure('Electroconvulsive therapy', '2025-03', 'not-done'))
    await record(id, { kind: 'episode', start: '2020' })
    await record(id, { kind: 'episode', start: '2024-09', severity: 'moderate', severityOn: '2026-01-02' })
    const { procedures, episodes, story } = await chartOf(id)
    expect([procedures.total, procedures.latest.map(({ text, status }) => [text, status])]).toEqual([
      2,
      [
        ['Electroconvulsive therapy', 'not-done'],
        ['Appendectomy', 'completed'],
      ],
    ])
    expect(episodes.map(({ start, severity, severityOn }) => [start, severity, severityOn])).toEqual([
      ['2024-09', 'moderate', '2026-01-02'],
      ['2020', null, null],
    ])
    expect(story.episode?.start).toBe('2024-09')
  })

  it('says that no allergy is known only where somebody said so, and what outweighs it', async () => {
    const id = await newPatient('Asked')
    await record(id, { kind: 'no-known-allergies', scope: 'any', on: '2026-01-02', statedBy: 'Dr Osei' })
    expect((await chartOf(id)).noKnownAllergies).toMatchObject({
      scope: 'any',
      on: '2026-01-02',
      statedBy: 'Dr Osei',
      stands: true,
    })
    await record(id, {
      kind: 'allergy',
      concept: { text: 'Latex', codings: [] },
      clinicalStatus: 'active',
      verificationStatus: 'unconfirmed',
    })
    const after = await chartOf(id)
    expect(after.noKnownAllergies?.stands).toBe(false)
    expect(after.allergies).toMatchObject([{ text: 'Latex', current: true }])
  })

  it('is read by those who treat, and each reading is in the audit trail', async () => {
    const url = `/api/patients/${patient.patientId}/chart`
    const status = async (role: keyof TestClinic['members']) =>
      (await clinic.members[role].request('GET', url)).statusCode
    expect([await status('therapist'), await status('nurse'), await status('front-desk')]).toEqual([200, 200, 403])
    const audit = await clinic.members.auditor.request('GET', `/api/audit?patientId=${patient.patientId}`)
    const readers = audit
      .json()
      .entries.filter((entry: { action: string }) => entry.action === 'chart.read')
      .map((entry: { memberName: string }) => entry.memberName)
    expect(new Set(readers)).toEqual(new Set(['prescriber of Harbour', 'therapist of Harbour', 'nurse of Harbour']))
  })
})

const planBody = {
  dose: { kind: 'infusion', doseMgPerKg: 0.5, infusionMinutes: 40, doseWeight: 'actual' },
  doseReasoning: 'as studied',
  antidepressant: { kind: 'medicine', medication: 'duloxetine', doseMgPerDay: 60 },
  psychotherapy: { arrangement: 'weekly', therapist: '' },
  goals: ['sleep'],
  preferences: '',
}

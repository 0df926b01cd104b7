import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findInstrument, scoreInstrument } from '../../clinical/instruments/index.ts'
import { journeySteps } from '../../clinical/journey/index.ts'
import { findProtocol, type Protocol } from '../../clinical/protocols/index.ts'
import { foldSession, mayDischarge, notices, noVitals, sessionSummary } from '../../clinical/session/index.ts'
import type { ClinicTransaction, Database } from '../database/index.ts'
import { createTestDatabase, type TestDatabase } from '../database/testing.ts'
import { listFacts } from '../record/index.ts'
import { listSessions, readEvents } from '../sessions/index.ts'
import { demoPatients } from './patients/index.ts'
import { seedDemo } from './seed-demo.ts'
import { patientIdOf } from './seed-patient.ts'
import { signInsOf } from './staff.ts'

let testDatabase: TestDatabase
let database: Database
let clinicId: string
const now = new Date().toISOString()
const inClinic = <T>(run: (tx: ClinicTransaction) => Promise<T>) => database.inClinic(clinicId, run)

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  database = await testDatabase.open()
  const signIns = await signInsOf(testDatabase.secretsDir)
  clinicId = await seedDemo(database, { now, timeZone: 'America/New_York', signIns })
}, 90_000)
afterAll(() => testDatabase.drop())

const patientRows = () =>
  inClinic((tx) =>
    tx
      .selectFrom('patient')
      .select(['id', 'family_name', 'stage', 'next_step'])
      .where('clinic_id', '=', tx.clinicId)
      .execute(),
  )

const sessionsOf = (running: boolean) =>
  inClinic(async (tx) => {
    const rows = (await listSessions(tx, {})).filter((row) => (row.endedAt === null) === running)
    const events = await readEvents(
      tx,
      rows.map((row) => row.id),
    )
    return rows.map((row) => ({ row, events: events.get(row.id) ?? [], protocol: protocolOf(row.protocolId) }))
  })

function protocolOf(id: string): Protocol {
  const protocol = findProtocol(id)
  if (!protocol) throw new Error(`no protocol ${id}`)
  return protocol
}

describe('the synthetic clinic', () => {
  it('has patients at every stage of the way', async () => {
    const patients = await patientRows()
    expect(patients.length).toBeGreaterThanOrEqual(12)
    expect(new Set(patients.map((patient) => patient.stage))).toEqual(new Set([...journeySteps, 'closed']))
  })

  it.each([
    ['Castellano', 'referral', 'Record the referral or import the record'],
    ['Whitfield', 'evaluation', 'Start the evaluation'],
    ['Novak', 'evaluation', 'Answer what the evaluation still asks'],
    ['Fontaine', 'evaluation', 'Sign the determination'],
    ['Brandt', 'evaluation', 'Not eligible: tell patient and referrer, guide to an alternative'],
    ['Tanaka', 'consent', 'Explain and record consent'],
    ['Mbeki', 'plan', 'Make the plan'],
    ['Vega', 'plan', 'Make the plan'],
    ['Sato', 'sessions', 'Check in for session 1'],
    ['Okoye', 'sessions', 'Session 5 is running'],
    ['Kowalska', 'sessions', 'Check in for session 5'],
    ['Ferreira', 'outcome', 'Score the outcome of the induction'],
    ['Lindqvist', 'maintenance', 'Check in for session 15'],
    ['Abara', 'closed', 'Deceased'],
  ])('%s: %s, next “%s”', async (familyName, stage, nextStep) => {
    const patient = (await patientRows()).find((row) => row.family_name === familyName)
    expect([patient?.stage, patient?.next_step]).toEqual([stage, nextStep])
  })

  it('decides by the rules themselves', async () => {
    const rows = await inClinic((tx) =>
      tx
        .selectFrom('determination')
        .select(['patient_id', 'determination'])
        .where('clinic_id', '=', tx.clinicId)
        .execute(),
    )
    const said = Object.fromEntries(
      demoPatients.map((patient) => [
        patient.key,
        rows.find((row) => row.patient_id === patientIdOf(patient))?.determination,
      ]),
    )
    expect(said).toMatchObject({
      novak: 'needs-information',
      fontaine: 'eligible',
      brandt: 'not-eligible',
      tanaka: 'eligible',
      okoye: 'eligible-with-cautions',
    })
    for (const patient of demoPatients) if (patient.plan) expect(said[patient.key], patient.key).toMatch(/^eligible/)
  })

  it('scores every form by its instrument', async () => {
    const facts = await inClinic(async (tx) => {
      const all = await Promise.all(demoPatients.map((patient) => listFacts(tx, patientIdOf(patient), ['assessment'])))
      return all.flat().map(({ fact }) => fact)
    })
    expect(facts.length).toBeGreaterThan(100)
    for (const fact of facts) {
      const instrument = findInstrument(fact.instrument)
      if (!instrument) throw new Error(fact.instrument)
      const score = scoreInstrument(instrument, fact.answers ?? {})
      expect([score.status, score.total]).toEqual(['complete', fact.total ?? null])
    }
  })

  it('has one open urgent pathway, and somebody who has it', async () => {
    const pathways = await inClinic((tx) =>
      tx
        .selectFrom('urgent_pathway as p')
        .innerJoin('urgent_event as e', (join) =>
          join.onRef('e.clinic_id', '=', 'p.clinic_id').onRef('e.pathway_id', '=', 'p.id'),
        )
        .select(['p.tier', 'e.kind'])
        .where('p.clinic_id', '=', tx.clinicId)
        .where('p.closed_at', 'is', null)
        .orderBy('e.seq')
        .execute(),
    )
    expect(pathways).toEqual([
      { tier: 'moderate', kind: 'opened' },
      { tier: 'moderate', kind: 'acknowledged' },
    ])
  })
})

describe('its sessions', () => {
  it('fold without a conflict', async () => {
    const all = [...(await sessionsOf(true)), ...(await sessionsOf(false))]
    expect(all.length).toBeGreaterThan(30)
    for (const { row, events, protocol } of all) {
      const state = foldSession(protocol, events)
      expect(state.conflicts, `${row.patientId} session ${row.number}`).toEqual([])
      expect(state.log.every((entry) => entry.standing === 'applied')).toBe(true)
      expect(state.phase).toBe(row.phase)
    }
  })

  it('that are over went home by the protocol’s own criteria', async () => {
    for (const { row, events, protocol } of await sessionsOf(false)) {
      const ended = events.findIndex((event) => event.type === 'session-ended')
      const end = events[ended]
      const before = foldSession(protocol, events.slice(0, ended))
      expect(mayDischarge(before, noVitals, end?.at ?? ''), `${row.patientId} session ${row.number}`).toEqual({
        ok: true,
      })
    }
  })

  it('three run now: one waits for an answer, one has ketamine running, one is observed with a high pressure', async () => {
    const running = await sessionsOf(true)
    const tiles = Object.fromEntries(
      running.map(({ row, events, protocol }) => {
        const state = foldSession(protocol, events)
        return [
          row.chair.name,
          { summary: sessionSummary(state, noVitals, now), notices: notices(state, noVitals, now) },
        ]
      }),
    )
    expect(Object.keys(tiles).sort()).toEqual(['Chair 1', 'Chair 2', 'Chair 3'])
    expect(tiles['Chair 1']?.summary).toMatchObject({ phase: 'dosing', minutesIn: 23, ofMinutes: 40, doseMg: 41 })
    expect(tiles['Chair 2']?.summary).toMatchObject({
      phase: 'observation',
      minutesIn: 54,
      ofMinutes: 120,
      doseMg: 84,
      bloodPressure: { systolic: 192, diastolic: 114 },
      topNotice: { signal: 'blood-pressure', tier: 'alert', state: 'raised', actNow: true },
    })
    const checkIn = tiles['Chair 3']?.summary
    expect(checkIn?.phase).toBe('check-in')
    expect(checkIn?.nextDue).toMatchObject({ action: 'answer-check', subject: 'fasting' })
  })

  it('have the streams of their monitors up to now', async () => {
    const counts = await inClinic((tx) =>
      tx
        .selectFrom('vital as v')
        .innerJoin('session as s', (join) =>
          join.onRef('s.clinic_id', '=', 'v.clinic_id').onRef('s.id', '=', 'v.session_id'),
        )
        .select(['s.phase', (eb) => eb.fn.max('v.at').as('newest'), (eb) => eb.fn.countAll<number>().as('samples')])
        .where('v.clinic_id', '=', tx.clinicId)
        .where('s.ended_at', 'is', null)
        .groupBy('s.phase')
        .execute(),
    )
    expect(counts.map((row) => row.phase).sort()).toEqual(['dosing', 'observation'])
    for (const { newest, samples } of counts) {
      expect(Date.parse(now) - Date.parse(newest)).toBeLessThan(3000)
      expect(samples).toBeGreaterThan(1000)
    }
  })
})

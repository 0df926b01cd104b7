import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findProtocol, type Protocol } from '../../clinical/protocols/index.ts'
import { allRoutes } from '../../contract/index.ts'
import { permissions, type Role, roles } from '../../contract/roles.ts'
import type { AnyRoute } from '../../contract/route.ts'
import { jsonb } from '../database/index.ts'
import { makeDevice } from '../identity/index.ts'
import { addTestPatient, ketamine, type TestPatient } from '../sessions/testing.ts'
import { openStory, type SessionStory } from '../sessions/testing-story.ts'
import { routeName } from './serve.ts'
import { startTestApp, type TestApp, type TestClinic, testPassword } from './testing.ts'

let test: TestApp
let mine: TestClinic
let stranger: TestClinic
let patient: TestPatient
let strangersPatient: TestPatient
let session: SessionStory
/** Of the first clinic, by the name that a path gives it. */
let ids: Record<string, string>
beforeAll(async () => {
  test = await startTestApp()
  mine = await test.addClinic('Harbour')
  stranger = await test.addClinic('Elsewhere')
  strangersPatient = await addTestPatient(test.database, stranger, { familyName: 'Okoye' })
  await liveALittle()
}, 60_000)
afterAll(() => test.close())

/** No word of the other clinic has it: wherever it shows, the clinics have met. */
const secretName = 'Quillfeather'

/** A patient with all that a clinic keeps of one: facts, plan, booking, session with vitals, an urgent pathway. */
async function liveALittle() {
  const { nurse } = mine.members
  patient = await addTestPatient(test.database, mine, { familyName: secretName })
  const facts = [
    { kind: 'condition', concept: { codings: [], text: `migraine of ${secretName}` }, reference: 'by hand' },
    { kind: 'assessment', instrument: 'phq-9', at: '2026-01-01', total: 20, reference: 'by hand' },
    { kind: 'trial', medication: 'sertraline', role: 'antidepressant', outcome: 'unknown', adherence: 'unknown' },
    { kind: 'trial-dismissal', medication: 'sertraline', derivedFrom: [], reason: `of ${secretName}` },
    { kind: 'interview-answer', question: 'seizures', answer: 'no', on: '2026-01-01', reference: 'by hand' },
  ].map((body) => ({ id: uuidv7(), body }))
  await test.database.inClinic(mine.id, async (tx) => {
    for (const { id, body } of facts)
      await tx
        .insertInto('fact')
        .values({ clinic_id: mine.id, id, patient_id: patient.patientId, kind: body.kind, body: jsonb(body) })
        .execute()
  })
  const factOf = (kind: string) => facts.find(({ body }) => body.kind === kind)?.id ?? ''
  const booked = await nurse.request('POST', `/api/plans/${patient.planId}/bookings`, {
    startsAt: new Date(Date.now() + 60_000).toISOString(),
    chairId: patient.chairIds[0],
  })
  session = await openStory(mine, patient, findProtocol(ketamine) as Protocol)
  const answer = { kind: 'suicide-screen', tier: 'high', note: secretName }
  await session.record(session.event('check-answered', { checkId: 'suicide-screen', answer }))
  await nurse.request('POST', `${session.url}/vitals`, [
    { at: new Date().toISOString(), kind: 'spo2', value: 97, device: secretName },
  ])
  await mine.members['medical-lead'].request('POST', '/api/protocol-variants', {
    id: 'ketamine-own',
    version: 0,
    parentId: ketamine,
    title: `Ketamine as ${secretName} has it`,
    shortTitle: 'Ketamine, ours',
    changes: { observation: { minimumMinutes: 90 } },
    reason: `because of ${secretName}`,
    password: testPassword,
  })
  const pathway = (await nurse.request('GET', '/api/urgent')).json().pathways[0]
  const { determinationId, deviceId } = await test.database.inClinic(mine.id, async (tx) => ({
    determinationId: (
      await tx.selectFrom('determination').select('id').where('clinic_id', '=', mine.id).executeTakeFirstOrThrow()
    ).id,
    deviceId: (await makeDevice(tx, `oximeter of ${secretName}`, null)).id,
  }))
  ids = {
    patientId: patient.patientId,
    planId: patient.planId,
    consentId: patient.consentId,
    bookingId: booked.json().id,
    sessionId: session.sessionId,
    chairId: patient.chairIds[1] ?? '',
    memberId: mine.members.nurse.id,
    deviceId,
    determinationId,
    pathwayId: pathway.id,
    factId: factOf('condition'),
    assessmentId: factOf('assessment'),
    trialId: factOf('trial'),
    dismissalId: factOf('trial-dismissal'),
    answerId: factOf('interview-answer'),
    variantId: 'ketamine-own',
  }
}

/** With the ids of the first clinic. */
const urlOf = (route: AnyRoute) =>
  route.path.replace(/:(\w+)/g, (_, name: string) => {
    // A number, and nobody's alone.
    const id = name === 'version' ? '1' : ids[name]
    if (!id) throw new Error(`${route.path}: this test has no ${name} of the first clinic; give it one`)
    return id
  })

const mayDo = (role: Role, { permission }: AnyRoute) =>
  Object.entries(permissions).some(([known, of]) => known === permission && (of as readonly Role[]).includes(role))

const now = () => new Date().toISOString()
const changed = { version: 1, reason: 'because' }
const signed = { password: testPassword }
/** Bodies that are right in form: what is refused is then refused because it is another clinic's. */
const bodies: Record<string, () => object> = {
  'identity.amendMember': () => ({ version: 1, name: 'Taken over' }),
  'identity.amendChair': () => ({ name: 'Taken over' }),
  'identity.revokeDevice': () => ({}),
  'consents.withdraw': () => ({ reason: 'because' }),
  'protocols.retireVariant': () => ({ ...changed, ...signed }),
  'plans.finish': () => ({ ...changed, state: 'stopped' }),
  'plans.book': () => ({ startsAt: now(), chairId: strangersPatient.chairIds[0] }),
  'plans.amendBooking': () => ({ ...changed, state: 'cancelled' }),
  'outcomes.recordContact': () => ({ at: now(), reached: true, by: 'phone' }),
  'patients.amend': () => ({ ...changed, change: { givenName: 'Taken over' } }),
  'sessions.open': () => ({ id: uuidv7(), planId: ids.planId, chairId: strangersPatient.chairIds[0] }),
  'sessions.append': () => ({ events: [session.event('note', { text: 'x' })] }),
  'sessions.appendSigned': () => ({
    event: session.event('waste-recorded', { wastedMg: 1 }),
    second: { memberId: stranger.members.prescriber.id, password: testPassword },
  }),
  'sessions.startDose': () => ({ kind: 'infusion', id: uuidv7() }),
  'sessions.end': () => ({ id: uuidv7(), disposition: 'transferred' }),
  'vitals.post': () => [{ at: now(), kind: 'spo2', value: 90, device: 'oximeter' }],
  'record.retract': () => changed,
  'evaluation.retractAnswer': () => changed,
  'evaluation.retractTrial': () => changed,
  'evaluation.dismissTrial': () => ({ derivedFrom: [uuidv7()], reason: 'because' }),
  'evaluation.bringTrialBack': () => changed,
  'evaluation.attestTrialHistory': () => ({ complete: true }),
  'assessments.retract': () => changed,
  'determinations.make': () => ({ treatment: 'ketamine-iv' }),
  'determinations.sign': () => ({ ...signed, meaning: 'I agree' }),
  'determinations.secondSignature': () => ({ ...signed, criterionId: 'seizures' }),
  'determinations.rerun': () => ({}),
  'urgent.acknowledge': () => ({}),
  'urgent.handOver': () => ({ to: stranger.members.prescriber.id }),
  'urgent.recordAction': () => ({ action: 'seen' }),
  'urgent.close': () => ({ outcome: 'safe' }),
}
const needsMore = ['identity.signOut', 'identity.signOutEverywhere', 'identity.lock']

/** Everything that the first clinic has in the database, as one number for each table. */
async function fingerprint(): Promise<Record<string, string>> {
  return test.database.inClinic(mine.id, async (tx) => {
    const { rows: tables } = await sql<{ name: string }>`
      select c.relname as name from pg_class c
      where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and exists (
        select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'clinic_id'
      ) and has_table_privilege(c.oid, 'select')`.execute(tx)
    const marks: Record<string, string> = {}
    for (const { name } of tables) {
      const { rows } = await sql<{ mark: string }>`
        select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as mark
        from ${sql.table(name)} t`.execute(tx)
      marks[name] = rows[0]?.mark ?? ''
    }
    return marks
  })
}

describe('two clinics in one database never meet', () => {
  const routes = allRoutes.filter(
    (route) => route.permission !== 'public' && route.produces !== 'stream' && !needsMore.includes(routeName(route)),
  )

  for (const role of roles)
    it(`through no route, as ${role}`, async () => {
      const before = await fingerprint()
      expect(before.session_event).toMatch(/^2 /)
      let asked = 0
      for (const route of routes) {
        const allowed = route.permission === 'signed-in' || mayDo(role, route)
        if (!allowed) continue
        const name = routeName(route)
        const body = route.method === 'GET' ? undefined : (bodies[name]?.() ?? {})
        const url = urlOf(route)
        const answer = await stranger.members[role].request(route.method, url, body)
        const which = `${role} ${name} → ${answer.statusCode} ${answer.body.slice(0, 300)}`
        expect(answer.statusCode, which).toBeLessThan(500)
        expect(answer.body, which).not.toContain(secretName)
        for (const id of [mine.id, ...Object.values(ids)].filter((one) => !url.includes(one)))
          expect(answer.body, which).not.toContain(id)
        // A well-formed write that names a thing of the first clinic finds no such thing.
        if (bodies[name]) expect([400, 404, 422], which).toContain(answer.statusCode)
        asked += 1
      }
      expect(asked).toBeGreaterThan(5)
      expect(await fingerprint()).toEqual(before)
    }, 60_000)

  it('not by naming members, chairs and bookings of the other in one’s own session', async () => {
    const own = await openStory(stranger, strangersPatient, findProtocol(ketamine) as Protocol)
    const { nurse, prescriber } = stranger.members
    const order = own.event('dose-ordered', { dose: { doseMgPerKg: 0.5 }, prescriber: mine.members.prescriber.id })
    expect((await own.send(nurse, order)).json().errors[0].path).toBe('events.0.prescriber')
    const watcher = own.event('watcher-changed', { watcher: mine.members.nurse.id })
    expect((await own.send(nurse, watcher)).json().errors[0].path).toBe('events.0.watcher')
    const second = { memberId: mine.members.prescriber.id, password: testPassword }
    expect((await own.sign(own.event('waste-recorded', { wastedMg: 1 }), second)).statusCode).toBe(403)
    const book = await nurse.request('POST', `/api/plans/${strangersPatient.planId}/bookings`, {
      startsAt: new Date(Date.now() + 86_400_000).toISOString(),
      chairId: patient.chairIds[0],
    })
    expect([404, 409]).toContain(book.statusCode)
    // The same event id in both clinics: neither learns of the other.
    const note = own.event('note', { text: 'x' })
    expect((await own.send(nurse, note)).statusCode).toBe(200)
    expect((await session.send(mine.members.nurse, note)).statusCode).toBe(200)
    expect((await own.read(prescriber)).events).toHaveLength(2)
  })
})

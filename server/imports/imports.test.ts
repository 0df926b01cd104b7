import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestClinic, type TestMember } from '../http/testing.ts'

let test: TestApp
let clinic: TestClinic
let prescriber: TestMember
beforeAll(async () => {
  test = await startTestApp()
  clinic = await test.addClinic('Harbour')
  prescriber = clinic.members.prescriber
})
afterAll(() => test.close())

const fixture = (name: string): string =>
  readFileSync(new URL(`../fhir/fixtures/${name}.json`, import.meta.url), 'utf8')

const send = (body: string, query = '', member = prescriber) =>
  test.app.inject({
    method: 'POST',
    url: `/api/imports${query}`,
    headers: { cookie: member.cookie, 'x-evenkeel': '1', 'content-type': 'application/json' },
    payload: body,
  })
const chartOf = async (patientId: string, member = prescriber) =>
  (await member.request('GET', `/api/patients/${patientId}/chart`)).json()
const importsOf = async (patientId: string) =>
  (await prescriber.request('GET', `/api/patients/${patientId}/imports`)).json().imports
const counted = async (member = prescriber): Promise<number> =>
  (await member.request('GET', '/api/patients?limit=200')).json().total

interface Resource {
  resourceType: string
  id?: string
  [key: string]: unknown
}
const patientOf = (id: string, rest: object = {}): Resource => ({
  resourceType: 'Patient',
  id,
  identifier: [{ system: 'https://sea.example/mrn', value: `S-${id}`, type: { coding: [{ code: 'MR' }] } }],
  name: [{ family: `Family ${id}`, given: ['Ada'] }],
  gender: 'female',
  birthDate: '1980-05-02',
  ...rest,
})
const bundleOf = (patient: Resource, ...resources: Resource[]) =>
  JSON.stringify({
    resourceType: 'Bundle',
    type: 'collection',
    entry: [patient, ...resources].map((resource) => ({ resource })),
  })
const subject = (id: string) => ({ subject: { reference: `Patient/${id}` } })
const asthma = (id: string, rest: object = {}): Resource => ({
  resourceType: 'Condition',
  id: `asthma-${id}`,
  code: { text: 'Asthma' },
  clinicalStatus: { coding: [{ code: 'active' }] },
  onsetDateTime: '2010',
  ...subject(id),
  ...rest,
})

describe('importing a bundle', () => {
  it('makes the patient, tells what was taken and left, and the chart shows it', async () => {
    const answer = await send(fixture('petra-novak'), '?fileName=petra-novak.json')
    expect(answer.statusCode).toBe(201)
    const { created, changed, patient, patientId, summary } = answer.json()
    expect([created, changed, patient.familyName, patient.recordNumber]).toEqual([true, true, 'Novák', 'EK-1001'])
    expect(summary.taken.map((one: { type: string }) => one.type)).toContain('QuestionnaireResponse')
    expect(summary.left.every((one: { reason: string }) => one.reason.length > 0)).toBe(true)
    const chart = await chartOf(patientId)
    expect(chart.problems.current[0].isDepression).toBe(true)
    expect(chart.story.episode.start).toBe('2024-09')
    expect(chart.story.trials.length).toBeGreaterThanOrEqual(3)
    expect(chart.scores.map((one: { instrument: { id: string } }) => one.instrument.id)).toEqual(['phq-9', 'madrs'])
    expect(chart.risk.screen).toMatchObject({ tier: 'low', label: 'Low tier' })
    expect(chart.patient.weight.kg).toBeCloseTo(69.989)
    expect(chart.imports).toMatchObject([{ fileName: 'petra-novak.json', changed: true }])
    expect(chart.journey.stage).toBe('evaluation')
  })

  it('changes nothing when the same bundle comes again, in whatever order', async () => {
    const { patientId } = (await send(fixture('petra-novak'))).json()
    const before = await chartOf(patientId)
    const again = JSON.parse(fixture('petra-novak'))
    again.entry.reverse()
    const answer = (await send(JSON.stringify(again))).json()
    expect([answer.patientId, answer.created, answer.changed]).toEqual([patientId, false, false])
    expect(answer.summary.facts).toMatchObject({ recorded: 0, changed: 0, retracted: 0 })
    expect({ ...(await chartOf(patientId)), imports: [] }).toEqual({ ...before, imports: [] })
  })

  it('reads a transaction without ids, and finds the patient again', async () => {
    const first = (await send(fixture('samuel-adeyemi'))).json()
    const second = (await send(fixture('samuel-adeyemi'))).json()
    expect([first.created, second.created, second.changed]).toEqual([true, false, false])
    expect(second.patientId).toBe(first.patientId)
    const { interactions, medicines } = await chartOf(first.patientId)
    expect(interactions.map((one: { id: string }) => one.id)).toContain('benzodiazepines')
    expect(medicines.current.length).toBeGreaterThan(0)
  })

  it('is written into the audit trail with the patient', async () => {
    const { patientId } = (await send(bundleOf(patientOf('audited')))).json()
    const { entries } = (await clinic.members.auditor.request('GET', `/api/audit?patientId=${patientId}`)).json()
    expect(entries.map((entry: { action: string }) => entry.action)).toContain('imports.run')
  })
})

describe('a source that changed', () => {
  it('makes a new version; what was amended here stays, and the import says so', async () => {
    const first = (await send(bundleOf(patientOf('v'), asthma('v'), asthma('v', { id: 'other-v' })))).json()
    const url = `/api/patients/${first.patientId}/facts`
    const { facts } = (await prescriber.request('GET', `${url}?kind=condition`)).json()
    const mine = facts.find((one: { fact: { reference: string } }) => one.fact.reference === 'Condition/other-v')
    const { id, reference, ...fact } = mine.fact
    await prescriber.request('PATCH', `${url}/${id}`, { version: 1, reason: 'asked', fact: { ...fact, onset: '2011' } })

    const changedBundle = bundleOf(
      patientOf('v'),
      asthma('v', { onsetDateTime: '2009' }),
      asthma('v', { id: 'other-v', onsetDateTime: '2008' }),
    )
    const { changed, summary } = (await send(changedBundle)).json()
    expect([changed, summary.facts.changed, summary.facts.recorded]).toEqual([true, 1, 0])
    expect(summary.kept).toEqual([
      { factId: id, kind: 'condition', reference, text: 'Asthma', sourceSays: 'onset: 2008' },
    ])
    const after = (await prescriber.request('GET', `${url}?kind=condition`)).json().facts
    expect(after.map((one: { fact: { onset: string } }) => one.fact.onset).sort()).toEqual(['2009', '2011'])
    const again = (await send(changedBundle)).json()
    expect([again.changed, again.summary.kept]).toEqual([false, []])
  })

  it('takes out what the source calls an error', async () => {
    const first = (await send(bundleOf(patientOf('e'), asthma('e')))).json()
    const error = { verificationStatus: { coding: [{ code: 'entered-in-error' }] }, clinicalStatus: undefined }
    const { summary } = (await send(bundleOf(patientOf('e'), asthma('e', error)))).json()
    expect(summary.facts.retracted).toBe(1)
    expect((await chartOf(first.patientId)).problems.current).toEqual([])
    expect((await send(bundleOf(patientOf('e'), asthma('e', error)))).json().changed).toBe(false)
    const back = (await send(bundleOf(patientOf('e'), asthma('e')))).json()
    expect(back.summary.facts.changed).toBe(1)
    expect((await chartOf(first.patientId)).problems.current).toHaveLength(1)
  })

  it('amends who the patient is, but not what was amended here', async () => {
    const { patientId } = (await send(bundleOf(patientOf('i')))).json()
    const name = [{ family: 'Married', given: ['Ada'] }]
    const renamed = (await send(bundleOf(patientOf('i', { name })))).json()
    expect([renamed.patientId, renamed.summary.identityChanged]).toEqual([patientId, ['familyName']])
    const patient = (await prescriber.request('GET', `/api/patients/${patientId}`)).json()
    const { version } = patient
    const change = { familyName: 'Chosen' }
    await prescriber.request('PATCH', `/api/patients/${patientId}`, { version, reason: 'asked', change })
    const died = patientOf('i', { name: [{ family: 'Third', given: ['Ada'] }], deceasedDateTime: '2026-01-03' })
    const last = (await send(bundleOf(died))).json()
    expect(last.summary.identityChanged).toEqual(['deceased', 'deceasedOn'])
    expect(last.summary.kept).toMatchObject([
      { factId: null, reference: 'familyName', sourceSays: 'familyName: Third' },
    ])
    expect(last.patient).toMatchObject({ familyName: 'Chosen', deceased: true, deceasedOn: '2026-01-03' })
    expect(last.summary.notes).toContain('The patient is recorded as deceased on 2026-01-03.')
    expect((await chartOf(patientId)).journey.stage).toBe('closed')
  })

  it('keeps two sources apart that both count from 1', async () => {
    const here = patientOf('1')
    const { patientId } = (await send(bundleOf(here, asthma('1', { id: '1' })))).json()
    const there = { ...patientOf('2'), identifier: here.identifier }
    const gout = asthma('2', { id: '1', code: { text: 'Gout' } })
    const second = (await send(bundleOf({ ...there, name: here.name }, gout))).json()
    expect([second.patientId, second.summary.facts.recorded]).toEqual([patientId, 1])
    expect((await chartOf(patientId)).problems.current).toHaveLength(2)
  })
})

describe('whose record it is', () => {
  const registered = async (familyName: string, recordNumber: string) =>
    (
      await prescriber.request('POST', '/api/patients', {
        familyName,
        givenName: 'Ada',
        sex: 'female',
        birthDate: '1980-05-02',
        recordNumber,
      })
    ).json().patient.id

  it('finds a patient who was registered by hand with the same number, name and birth date', async () => {
    const id = await registered('Family registered', 'S-registered')
    expect((await send(bundleOf(patientOf('registered')))).json()).toMatchObject({ patientId: id, created: false })
  })

  it('asks when somebody has the same name and birth date; a person says who it is', async () => {
    const id = await registered('Family asked', 'another number')
    const before = await counted()
    const asked = await send(bundleOf(patientOf('asked'), asthma('asked')))
    expect([asked.statusCode, asked.json().code]).toEqual([409, 'possible-duplicates'])
    expect(asked.json().patients).toMatchObject([{ id, recordNumber: 'another number' }])
    expect(await counted()).toBe(before)
    const chosen = await send(bundleOf(patientOf('asked'), asthma('asked')), `?patientId=${id}`)
    expect(chosen.json()).toMatchObject({ patientId: id, created: false, changed: true })
    expect((await send(bundleOf(patientOf('asked'), asthma('asked')))).json().changed).toBe(false)
  })

  it('makes somebody new when that is said, with a number of our own when theirs is taken', async () => {
    const id = await registered('Somebody else', 'S-new')
    const made = (await send(bundleOf(patientOf('new')), '?asNew=yes')).json()
    expect(made.patientId).not.toBe(id)
    expect(made.patient.recordNumber).toMatch(/^E\d{6}$/)
    expect(made.summary.notes.join()).toContain('record number')
  })

  it('refuses the record of somebody else for a chosen patient', async () => {
    const id = await registered('Family chosen', 'chosen')
    const other = await send(bundleOf(patientOf('chosen', { birthDate: '1991-01-01' })), `?patientId=${id}`)
    expect([other.statusCode, other.json().code]).toEqual([409, 'another-birth-date'])
    const { patientId } = (await send(bundleOf(patientOf('known')))).json()
    const known = await send(bundleOf(patientOf('known')), `?patientId=${id}`)
    expect([known.json().code, known.json().patientId]).toEqual(['another-patient', patientId])
  })

  it('knows a patient without identifiers again by name and birth date', async () => {
    const nameless = patientOf('bare', { identifier: undefined })
    const first = (await send(bundleOf(nameless))).json()
    expect((await send(bundleOf(nameless))).json()).toMatchObject({ patientId: first.patientId, changed: false })
    const namesake = patientOf('bare', { identifier: undefined, birthDate: '1999-01-01' })
    expect((await send(bundleOf(namesake))).json().created).toBe(true)
  })

  it('is of one clinic alone', async () => {
    const { patientId } = (await send(bundleOf(patientOf('mine')))).json()
    const other = (await test.addClinic('Other')).members.prescriber
    expect((await other.request('GET', `/api/patients/${patientId}/imports`)).statusCode).toBe(404)
    const theirs = (await send(bundleOf(patientOf('mine')), '', other)).json()
    expect([theirs.created, theirs.patientId === patientId]).toEqual([true, false])
    expect(await counted(other)).toBe(1)
  })
})

describe('a bad bundle is refused whole', () => {
  it.each([
    ['not JSON', '{"resourceType": "Bundle",', 'Bundle'],
    ['nothing', '', 'Bundle'],
    ['no bundle', '{"resourceType":"Patient"}', 'Bundle.resourceType'],
    ['no patient', '{"resourceType":"Bundle","type":"collection"}', 'Bundle'],
    ['two patients', bundleOf(patientOf('a'), patientOf('b')), 'Bundle.entry[1].resource'],
    [
      'a fault in a field',
      bundleOf(patientOf('f'), asthma('f', { onsetDateTime: 'May' })),
      'Bundle.entry[1].resource.onsetDateTime',
    ],
    ['U+0000', bundleOf(patientOf('n', { name: [{ family: 'a\u0000' }] })), 'Bundle.entry[0].resource.name[0].family'],
    ['born tomorrow', bundleOf(patientOf('t', { birthDate: '2999-01-01' })), 'Patient.birthDate'],
    ['a name without end', bundleOf(patientOf('l', { name: [{ family: 'a'.repeat(5000) }] })), 'Patient.name'],
  ])('%s', async (_, body, path) => {
    const before = await counted()
    const answer = await send(body)
    expect([answer.statusCode, answer.json().code, answer.json().errors?.[0]?.path]).toEqual([422, 'bad-bundle', path])
    expect(await counted()).toBe(before)
  })

  it('a body that is too large is refused before it is read', async () => {
    const answer = await send(`"${'x'.repeat(33 * 1024 * 1024)}"`)
    expect([answer.statusCode, answer.json().code]).toEqual([413, 'too-large'])
  })

  it('takes 20 MiB', async () => {
    const long = asthma('long', { note: [{ text: 'x'.repeat(20 * 1024 * 1024) }] })
    expect((await send(bundleOf(patientOf('long'), long))).statusCode).toBe(201)
  })
})

// Synthetic patients from elsewhere, read in place: they are no part of the project.
const folder = join(import.meta.dirname, '../../../shared/data/synthea')
const present = existsSync(folder)
if (!present) process.stdout.write(`Left out: bundles of ${folder} are not here.\n`)
const files = present ? readdirSync(folder).filter((name) => !name.startsWith('practitioner')) : []

describe.skipIf(!present)('bundles that Synthea made', () => {
  it.each(files)('%s is imported whole, and again changes nothing', async (file) => {
    const text = readFileSync(join(folder, file), 'utf8')
    const first = (await send(text, `?fileName=${file}`)).json()
    expect(first.created).toBe(true)
    const sum = (list: { count: number }[]) => list.reduce((total, { count }) => total + count, 0)
    expect(sum(first.summary.taken) + sum(first.summary.left)).toBe(JSON.parse(text).entry.length)
    expect(first.patient.deceased).toBe(first.summary.notes.some((note: string) => note.includes('deceased')))
    const chart = await chartOf(first.patientId)
    expect(chart.encounters.total).toBeGreaterThan(0)
    const second = (await send(text)).json()
    expect([second.patientId, second.changed]).toEqual([first.patientId, false])
    expect(await importsOf(first.patientId)).toHaveLength(2)
  })

  it('a bundle of practitioners is refused', async () => {
    const file = readdirSync(folder).find((name) => name.startsWith('practitioner')) ?? ''
    expect((await send(readFileSync(join(folder, file), 'utf8'))).json().detail).toBe('Bundle holds no Patient')
  })
})

describe('a screen of suicide risk that comes with a record', () => {
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()
  const screen = (patientId: string, id: string, at: string, yes: string[], rest: object = {}): Resource => ({
    resourceType: 'QuestionnaireResponse',
    id: `${id}-${patientId}`,
    questionnaire: 'https://sea.example/Questionnaire/c-ssrs-screener',
    status: 'completed',
    authored: at,
    item: ['wish-to-be-dead', 'thoughts', 'method', 'intent', 'plan', 'behaviour-ever', 'behaviour-recent']
      .filter((linkId) => linkId !== 'behaviour-recent' || yes.includes('behaviour-ever'))
      .map((linkId) => ({ linkId, answer: [{ valueBoolean: yes.includes(linkId) }] })),
    ...subject(patientId),
    ...rest,
  })
  const pathwaysOf = async (patientId: string) =>
    (await prescriber.request('GET', `/api/patients/${patientId}/urgent`)).json().pathways
  const intent = ['wish-to-be-dead', 'thoughts', 'intent']

  it('starts the urgent pathway, once, and says that it came by import and of when it is', async () => {
    const at = daysAgo(3)
    const bundle = bundleOf(patientOf('urgent'), screen('urgent', 's', at, intent))
    const { patientId, summary } = (await send(bundle)).json()
    const [pathway, ...others] = await pathwaysOf(patientId)
    expect(others).toEqual([])
    expect(summary.urgent).toMatchObject({ pathwayId: pathway.id, tier: 'high' })
    expect(pathway).toMatchObject({ tier: 'high', status: 'waiting', imported: { on: summary.urgent.on } })
    expect(pathway.log[0].text).toBe(`Opened, high tier (imported screen of ${summary.urgent.on})`)
    expect((await importsOf(patientId))[0].summary.urgent.pathwayId).toBe(pathway.id)

    expect((await send(bundle)).json().summary.urgent).toBeUndefined()
    // The same screen under another name, and a source that only renamed its status.
    const renamed = bundleOf(patientOf('urgent'), screen('urgent', 'again', at, intent))
    expect((await send(renamed)).json().summary.urgent).toBeUndefined()
    expect(await pathwaysOf(patientId)).toEqual([expect.objectContaining({ id: pathway.id, log: [pathway.log[0]] })])
  })

  it('starts nothing when it is older than what it asks about, and stands on the chart as it is', async () => {
    const old = bundleOf(
      patientOf('old'),
      screen('old', 'ideation', daysAgo(40), intent),
      screen('old', 'behaviour', daysAgo(100), ['behaviour-ever', 'behaviour-recent']),
    )
    const { patientId, summary } = (await send(old)).json()
    expect(summary.urgent).toBeUndefined()
    expect(await pathwaysOf(patientId)).toEqual([])
    expect((await chartOf(patientId)).risk).toMatchObject({ screen: { tier: 'high' }, pathway: null })
    const recent = bundleOf(patientOf('new'), screen('new', 'b', daysAgo(60), ['behaviour-ever', 'behaviour-recent']))
    expect((await send(recent)).json().summary.urgent.tier).toBe('high')
  })

  it('starts nothing when a later screen is on record, and something when the source makes it graver', async () => {
    const first = bundleOf(
      patientOf('later'),
      screen('later', 'a', daysAgo(5), intent),
      screen('later', 'b', daysAgo(2), []),
    )
    const { patientId, summary } = (await send(first)).json()
    expect(summary.urgent).toBeUndefined()
    const graver = bundleOf(patientOf('later'), screen('later', 'b', daysAgo(2), ['thoughts', 'method']))
    expect((await send(graver)).json().summary.urgent.tier).toBe('moderate')
    expect(await pathwaysOf(patientId)).toMatchObject([{ tier: 'moderate' }])
  })
})

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCommand } from './testing.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evenkeel evaluate '))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function evaluating(content: unknown, ...options: string[]) {
  const file = join(folder, 'bundle.json')
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content))
  return runCommand('evaluate', file, '--as-of', '2026-01-15', ...options)
}
const resultOf = async (content: unknown, ...options: string[]) => {
  const { out, err, exitCode } = await evaluating(content, '--json', ...options)
  expect({ err, exitCode }).toEqual({ err: '', exitCode: 0 })
  return JSON.parse(out)
}

const coding = (system: string, code: string, display?: string) => ({
  coding: [{ system, code, display }],
  text: display,
})
const subject = { reference: 'Patient/p' }
const patient = {
  resourceType: 'Patient',
  id: 'p',
  gender: 'female',
  birthDate: '1984-05-12',
  name: [{ family: 'Novák', given: ['Petra'] }],
}
const confirmed = {
  clinicalStatus: { coding: [{ code: 'active' }] },
  verificationStatus: { coding: [{ code: 'confirmed' }] },
}
const conditionOf = (id: string, code: string, display: string) => ({
  resourceType: 'Condition',
  id,
  subject,
  ...confirmed,
  code: coding('http://hl7.org/fhir/sid/icd-10-cm', code, display),
})
const depression = conditionOf('mdd', 'F33.2', 'Major depressive disorder, recurrent severe')

const trialItem = (medication: string, doseMg: number, start: string, stop: string) => ({
  linkId: 'antidepressant-trial',
  item: [
    { linkId: 'medication', answer: [{ valueCoding: { code: medication } }] },
    { linkId: 'highest-dose-mg-per-day', answer: [{ valueDecimal: doseMg }] },
    { linkId: 'start', answer: [{ valueDate: start }] },
    { linkId: 'stop', answer: [{ valueDate: stop }] },
    { linkId: 'outcome', answer: [{ valueCoding: { code: 'no-response' } }] },
    { linkId: 'adherence', answer: [{ valueCoding: { code: 'adherent' } }] },
  ],
})
const interviewOf = (...item: object[]) => ({
  resourceType: 'QuestionnaireResponse',
  id: 'interview',
  questionnaire: 'https://evenkeel.example/Questionnaire/evaluation-interview|1',
  status: 'completed',
  subject,
  authored: '2026-01-14T10:00:00Z',
  author: { display: 'Dr Osei' },
  item,
})
const answered = (linkId: string, valueBoolean: boolean) => ({ linkId, answer: [{ valueBoolean }] })
const history = [
  {
    linkId: 'episode',
    item: [
      { linkId: 'episode-start', answer: [{ valueDate: '2024-12' }] },
      { linkId: 'episode-severity', answer: [{ valueCoding: { code: 'severe-without-psychosis' } }] },
    ],
  },
  trialItem('sertraline', 150, '2025-01-01', '2025-04-30'),
  trialItem('venlafaxine', 225, '2025-05-15', '2025-10-01'),
]
const bundle = (...resources: object[]) => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: [patient, ...resources].map((resource) => ({ resource })),
})

/** Every open yes-no question that a first evaluation printed, answered with no. */
async function noToEverything(...options: string[]) {
  const { questions } = await resultOf(bundle(depression, interviewOf(...history)), ...options)
  const yesNo = questions.filter(({ answerType }: { answerType: string }) => answerType === 'yes-no')
  return interviewOf(...history, ...yesNo.map(({ linkId }: { linkId: string }) => answered(linkId, false)))
}

describe('evenkeel evaluate', () => {
  it('prints one object of the shape that other programs read', async () => {
    const result = await resultOf(bundle(depression, interviewOf(...history)))
    expect(Object.keys(result)).toEqual([
      'asOf',
      'treatment',
      'jurisdiction',
      'ruleset',
      'determination',
      'criteria',
      'questions',
      'resistance',
      'explanation',
      'alternatives',
      'reScreen',
    ])
    expect(result).toMatchObject({
      asOf: '2026-01-15',
      treatment: 'esketamine-us',
      jurisdiction: 'us',
      ruleset: { id: 'evenkeel-esketamine-us', version: expect.any(String) },
      determination: 'needs-information',
      resistance: {
        standard: 'athf-sf',
        episodeStart: '2024-12',
        trials: [
          { medication: 'sertraline', adequate: 'yes', failed: 'yes', reasons: expect.any(Array) },
          { medication: 'venlafaxine', adequate: 'yes', failed: 'yes', reasons: expect.any(Array) },
        ],
        adequateFailedTrials: { definite: 2, possible: 2 },
        maudsley: { score: null, severity: null, missing: expect.any(Array), range: { min: 7, max: 13 } },
        thaseRush: { stage: { min: 2, max: 5 }, missing: expect.any(Array) },
        mghS: { score: { min: 2, max: null }, missing: expect.any(Array) },
      },
    })
    for (const criterion of result.criteria) {
      expect(Object.keys(criterion)).toEqual([
        'id',
        'kind',
        'status',
        'output',
        'finding',
        'evidence',
        'source',
        'action',
      ])
      expect(['inclusion', 'exclusion', 'caution', 'interaction', 'work-up']).toContain(criterion.kind)
      expect(['met', 'not-met', 'unknown']).toContain(criterion.status)
      expect(criterion.source).not.toBe('')
    }
  })

  it('says on standard error what of the record was left, and why', async () => {
    const weight = {
      resourceType: 'Observation',
      id: 'w',
      status: 'final',
      subject,
      code: { text: 'Weight' },
      valueQuantity: { value: 70 },
    }
    const { err } = await evaluating(bundle(depression, weight, { resourceType: 'Claim', id: 'c' }))
    expect(err.split('\n')).toEqual([
      'Left: 1 Observation: Its unit for weight is missing (Observation/w).',
      'Left: 1 that no evaluation reads.',
    ])
  })

  it('a no to every question makes the patient eligible with the work-up to do', async () => {
    const answers = await noToEverything()
    const { determination } = await resultOf(bundle(depression, answers))
    expect(determination).toBe('eligible-with-cautions')
    const aneurysm = conditionOf('aaa', 'I71.4', 'Abdominal aortic aneurysm')
    expect((await resultOf(bundle(depression, answers, aneurysm))).determination).toBe('not-eligible')
  })

  it('in the EU it asks for an SSRI or SNRI beside it', async () => {
    const answers = await noToEverything('--treatment', 'esketamine-eu')
    expect((await resultOf(bundle(depression, answers), '--treatment', 'esketamine-eu')).determination).toBe(
      'not-eligible',
    )
    const statement = {
      resourceType: 'MedicationStatement',
      id: 's',
      status: 'active',
      subject,
      medicationCodeableConcept: coding(
        'http://www.nlm.nih.gov/research/umls/rxnorm',
        '312938',
        'Sertraline 100 MG Oral Tablet',
      ),
      effectivePeriod: { start: '2025-11-01' },
    }
    const beside = interviewOf(
      ...answers.item.filter((item) => !JSON.stringify(item).includes('antidepressant-beside')),
    )
    const { determination, criteria } = await resultOf(
      bundle(depression, beside, statement),
      '--treatment',
      'esketamine-eu',
    )
    expect(criteria.find(({ id }: { id: string }) => id === 'antidepressant-beside').status).toBe('met')
    expect(determination).toBe('eligible-with-cautions')
  })

  it('reads what the interview asks of trials and of the episode, with or without words beside the code', async () => {
    const request = {
      resourceType: 'MedicationRequest',
      id: 'r',
      status: 'stopped',
      intent: 'order',
      subject,
      authoredOn: '2025-01-01',
      medicationCodeableConcept: coding(
        'http://www.nlm.nih.gov/research/umls/rxnorm',
        '312938',
        'Sertraline 100 MG Oral Tablet',
      ),
      dosageInstruction: [
        {
          timing: {
            repeat: {
              frequency: 1,
              period: 1,
              periodUnit: 'd',
              boundsPeriod: { start: '2025-01-01', end: '2025-06-01' },
            },
          },
          doseAndRate: [{ doseQuantity: { value: 1 } }],
        },
      ],
    }
    const first = await resultOf(bundle(depression, request))
    const ids = first.questions.map(({ linkId }: { linkId: string }) => linkId)
    const outcome = ids.find((id: string) => id.startsWith('trial-outcome:sertraline'))
    const adherence = ids.find((id: string) => id.startsWith('trial-adherence:sertraline'))
    const answers = interviewOf(
      { linkId: 'episode-start', answer: [{ valueDate: '2024-12' }] },
      { linkId: 'episode-severity', answer: [{ valueCoding: { code: 'moderate', display: 'Moderate' } }] },
      { linkId: outcome, answer: [{ valueCoding: { code: 'no-response', display: 'No response' } }] },
      answered(adherence, true),
    )
    const { resistance, criteria } = await resultOf(bundle(depression, request, answers))
    expect(resistance).toMatchObject({ episodeStart: '2024-12', trials: [{ adequate: 'yes', failed: 'yes' }] })
    expect(criteria.find(({ id }: { id: string }) => id === 'episode-severity').status).toBe('met')
  })

  it('does not depend on the order of the entries', async () => {
    const resources = [depression, interviewOf(...history), conditionOf('ht', 'I10', 'Hypertension')]
    expect(await resultOf(bundle(...resources))).toEqual(await resultOf(bundle(...resources.toReversed())))
  })

  it('counts trials by a clinic’s own standard from a file, and names it', async () => {
    const file = join(folder, 'own.json')
    const own = {
      name: 'Harbour, eight weeks',
      minimumWeeks: 8,
      augmentationWeeks: 4,
      partialResponseFails: false,
      lostResponseFails: false,
      doses: 'usual-range',
      approved: { by: 'Dr Lund', on: '2026-01-02' },
    }
    // As editors on Windows save it.
    await writeFile(file, `\uFEFF${JSON.stringify(own)}`)
    const { out } = await evaluating(bundle(depression), '--standard', file)
    expect(out).toContain('Trials (Harbour, eight weeks)')
    expect((await resultOf(bundle(depression), '--standard', file)).resistance.standard).toBe('clinic')
    await writeFile(file, JSON.stringify({ ...own, minimumWeeks: 0, approved: { by: 'Dr Lund', on: '2026-02-30' } }))
    const { err, exitCode } = await evaluating(bundle(depression), '--standard', file)
    expect(exitCode).toBe(2)
    expect(err).toMatch(/is no standard: minimumWeeks: .*approved\.on: is not a day/)
    expect((await evaluating(bundle(depression), '--standard', join(folder, 'none.json'))).err).toContain(
      'no such file',
    )
  })

  it('counts trials by the named standard', async () => {
    const item = JSON.parse(JSON.stringify(history).replaceAll('no-response', 'partial-response'))
    const count = async (standard: string) =>
      (await resultOf(bundle(depression, interviewOf(...item)), '--standard', standard)).resistance.adequateFailedTrials
    expect(await count('athf-sf')).toEqual({ definite: 2, possible: 2 })
    expect(await count('mgh-atrq')).toEqual({ definite: 0, possible: 0 })
  })

  it('says it in words without --json', async () => {
    const aneurysm = conditionOf('aaa', 'I71.4', 'Abdominal aortic aneurysm')
    const { out, exitCode } = await evaluating(bundle(depression, aneurysm, interviewOf(...history)))
    expect(exitCode).toBe(0)
    expect(out).toMatch(/^not-eligible: Not eligible: aneurysm\./)
    for (const part of [
      'Intranasal esketamine, US label (esketamine-us) as of 2026-01-15, trials by ATHF-SF, rules',
      'Against it',
      'Not known, needed',
      'Trials (ATHF-SF): 2 adequate',
      '[psychosis]',
      'instead',
    ])
      expect(out).toContain(part)
  })

  it.each([
    ['no JSON', '{', 'Bundle is not JSON'],
    ['no bundle', patient, 'Bundle.resourceType is not Bundle'],
    ['no resource', [1], 'Bundle is not a JSON object'],
    ['no patient', { resourceType: 'Bundle', type: 'collection', entry: [] }, 'Bundle holds no Patient'],
    ['two patients', bundle({ ...patient, id: 'q' }), 'Bundle.entry[1].resource is a second Patient'],
    [
      'a fault in a field',
      bundle({ ...depression, onsetDateTime: '2025-02-30' }),
      'Bundle.entry[1].resource.onsetDateTime',
    ],
  ])('names the fault in one line and exits 2 for %s', async (_, content, message) => {
    const { out, err, exitCode } = await evaluating(content, '--json')
    expect({ out, exitCode }).toEqual({ out: '', exitCode: 2 })
    expect(err).toContain(message)
    expect(err.trim().split('\n')).toHaveLength(1)
  })

  it.each([
    [['/no/such/file', '--as-of', '2026-01-15'], '/no/such/file cannot be read: no such file.'],
    [['bundle.json'], '--as-of'],
    [['bundle.json', '--as-of', '2026-13-01'], '--as-of 2026-13-01 is not a day of the calendar'],
    [['bundle.json', '--as-of', '15.01.2026'], 'is not a day of the calendar'],
    [['bundle.json', '--as-of', '2026-01-15', '--treatment', 'spravato'], 'There is no treatment "spravato". Known:'],
    [['bundle.json', '--as-of', '2026-01-15', '--standard', 'mine'], 'There is no standard "mine". Known: athf-sf'],
  ])('exits 2 on %j', async (args, message) => {
    const { err, exitCode } = await runCommand('evaluate', ...args)
    expect(exitCode).toBe(2)
    expect(err).toContain(message)
  })
})

const fixture = (name: string): string =>
  readFileSync(new URL(`../server/fhir/fixtures/${name}.json`, import.meta.url), 'utf8')
const criteriaOf = (result: { criteria: { id: string; status: string }[] }) =>
  Object.fromEntries(result.criteria.map(({ id, status }) => [id, status]))

describe('two referrals of our own', () => {
  it.each(['esketamine-us', 'esketamine-eu', 'ketamine-iv'])(
    'Petra Novák needs information for %s',
    async (treatment) => {
      const result = await resultOf(fixture('petra-novak'), '--treatment', treatment)
      expect(result.determination).toBe('needs-information')
      expect(criteriaOf(result)).toMatchObject({
        'two-failed-trials': 'met',
        aneurysm: 'not-met',
        pregnancy: 'not-met',
        psychosis: 'unknown',
        'previous-ketamine': 'unknown',
        'interaction-benzodiazepines': 'not-met',
      })
      expect(result.resistance.maudsley).toMatchObject({ score: null, severity: null, missing: expect.any(Array) })
    },
  )

  it('Samuel Adeyemi is not eligible: a repaired aneurysm counts', async () => {
    const result = await resultOf(fixture('samuel-adeyemi'))
    expect(result.determination).toBe('not-eligible')
    expect(criteriaOf(result)).toMatchObject({
      aneurysm: 'met',
      'raised-pressure': 'met',
      'uncontrolled-hypertension': 'unknown',
      'interaction-benzodiazepines': 'met',
      'two-failed-trials': 'unknown',
    })
  })
})

// Synthetic patients from elsewhere, read in place: they are no part of the project.
const synthea = join(import.meta.dirname, '../../shared/data/synthea')
const present = existsSync(synthea)
if (!present) process.stdout.write(`Left out: bundles of ${synthea} are not here.\n`)

describe.skipIf(!present)('bundles that Synthea made', () => {
  const files = present ? readdirSync(synthea).filter((name) => !name.startsWith('practitioner')) : []

  it.each(files)('%s needs information, or is not eligible and says why', async (name) => {
    for (const treatment of ['esketamine-us', 'esketamine-eu', 'ketamine-iv']) {
      const result = await resultOf(readFileSync(join(synthea, name), 'utf8'), '--treatment', treatment)
      const dead = criteriaOf(result).deceased === 'met'
      expect([name, result.determination]).toEqual([name, dead ? 'not-eligible' : 'needs-information'])
      expect(criteriaOf(result)['two-failed-trials']).toBe('unknown')
    }
  })

  it('a deceased patient is never a candidate, and an untyped stroke is not taken for a bleeding', async () => {
    const read = (start: string) =>
      readFileSync(join(synthea, files.find((name) => name.startsWith(start)) ?? ''), 'utf8')
    expect(criteriaOf(await resultOf(read('Sherman')))).toMatchObject({ deceased: 'met' })
    expect(criteriaOf(await resultOf(read('Roberto')))).toMatchObject({ 'intracerebral-haemorrhage': 'unknown' })
  })
})

import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { runCommand } from './testing.ts'

const folder = mkdtempSync(join(tmpdir(), 'screen-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const subject = (id: string) => ({ reference: `Patient/${id}` })
const patient = (id: string) => ({
  resourceType: 'Patient',
  id,
  name: [{ family: id, given: ['=Petra'] }],
  birthDate: '1984-05-12',
  gender: 'female',
})
const condition = (id: string, of: string, code: string) => ({
  resourceType: 'Condition',
  id,
  subject: subject(of),
  code: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code }] },
  clinicalStatus: { coding: [{ code: 'active' }] },
  recordedDate: '2025-06-01',
})
const prescription = (id: string, of: string, text: string, start: string, end: string) => ({
  resourceType: 'MedicationRequest',
  id,
  subject: subject(of),
  status: 'completed',
  intent: 'order',
  medicationCodeableConcept: { text },
  authoredOn: start,
  dosageInstruction: [{ timing: { repeat: { boundsPeriod: { start, end } } } }],
})
const trials = (of: string) => [
  prescription(`${of}-1`, of, 'Sertraline 100 MG Oral Tablet', '2025-01-01', '2025-04-30'),
  prescription(`${of}-2`, of, 'Venlafaxine 225 MG Extended Release Oral Tablet', '2025-05-15', '2025-10-01'),
]
const lines = (resources: object[]) => resources.map((each) => `${JSON.stringify(each)}\n`).join('')

/** An export as EHRs write it: a file a resource type, not sorted by patient. */
function exportOf(name: string, files: Record<string, string>): string {
  const path = mkdtempSync(join(folder, name))
  for (const [file, text] of Object.entries(files)) writeFileSync(join(path, file), text)
  return path
}

const panel = () =>
  exportOf('panel', {
    'Condition.ndjson': lines([
      condition('a', 'cora', 'F33.2'),
      condition('b', 'anna', 'I71.4'),
      condition('c', 'anna', 'F33.2'),
      condition('d', 'berta', 'F33.2'),
      condition('e', 'cora', 'I10'),
    ]),
    'MedicationRequest.ndjson': lines([...trials('anna'), ...trials('cora')]),
    'Patient.ndjson': lines([patient('anna'), patient('berta'), patient('cora')]),
    'Claim.ndjson': lines([{ resourceType: 'Claim', id: 'x' }]),
  })

const screen = (path: string, ...more: string[]) => runCommand('screen', path, '--as-of', '2026-01-15', ...more)
const rowsOf = (out: string) => out.split('\n').map((line) => JSON.parse(line) as Record<string, unknown>)

describe('evenkeel screen', () => {
  it('puts those first whom the record speaks for, then by how few questions remain', async () => {
    const { out, err, exitCode } = await screen(panel(), '--format', 'ndjson')
    expect(exitCode).toBe(0)
    const rows = rowsOf(out)
    expect(rows.map(({ patient: of, category }) => [of, category])).toEqual([
      ['Patient/cora', 'candidate'],
      ['Patient/berta', 'resistance-not-shown'],
      ['Patient/anna', 'excluded-on-record'],
    ])
    expect(rows[0]).toMatchObject({ failedTrialsForCertain: 0, failedTrialsPossible: 2 })
    expect(rows[0]?.questionsRemaining).toBeGreaterThan(10)
    expect(rows[0]?.questions).toContain('Has an aneurysm or a dissection of an artery ever been found?')
    expect(rows[2]?.reason).toContain('Aneurysm: On record')
    for (const { note } of rows) expect(note).toBe('Work list, not a determination')
    expect(err).toContain('A work list, never a determination.')
    expect(err).toContain('3 patients: 1 candidate, 1 resistance-not-shown, 1 excluded-on-record.')
  })

  it('names treatment, day and standard, and follows them', async () => {
    const { err, out } = await screen(
      panel(),
      '--treatment',
      'ketamine-iv',
      '--standard',
      'mgh-atrq',
      '--format',
      'ndjson',
    )
    expect(err).toContain(
      'Screening for Intravenous racemic ketamine, off-label (ketamine-iv) as of 2026-01-15, trials by MGH-ATRQ.',
    )
    expect(rowsOf(out)[0]).toMatchObject({
      treatment: 'ketamine-iv',
      jurisdiction: 'off-label',
      standard: 'MGH-ATRQ',
      asOf: '2026-01-15',
    })
    expect(JSON.stringify(rowsOf(out)[0]?.questions)).toContain('Measure ALT')
  })

  it('writes CSV that a spreadsheet does not run', async () => {
    const { out } = await screen(panel())
    const [head, first] = out.split('\n')
    expect(head).toBe(
      'patient,name,birthDate,category,reason,failedTrialsForCertain,failedTrialsPossible,questionsRemaining,questions,treatment,jurisdiction,standard,asOf,note',
    )
    expect(first).toMatch(/^Patient\/cora,'=Petra cora,1984-05-12,candidate,/)
    expect(first).toMatch(/,esketamine-us,us,ATHF-SF,2026-01-15,"?Work list, not a determination"?$/)
  })

  it('reports a broken line with file and line number, and the rest goes on', async () => {
    const path = exportOf('broken', {
      'a.ndjson': `${JSON.stringify(patient('cora'))}\n{"resourceType":"Cond\n\n${JSON.stringify(condition('c', 'cora', 'F33.2'))}\n`,
      'b.ndjson': lines([
        { ...condition('x', 'cora', 'I71.4'), recordedDate: 'yesterday' },
        { resourceType: 'Condition', id: 'nobody', code: { text: 'x' } },
        ...trials('cora'),
        condition('lost', 'unknown-patient', 'I10'),
      ]),
    })
    const { out, err, exitCode } = await screen(path, '--format', 'ndjson')
    expect(exitCode).toBe(0)
    expect(rowsOf(out).map(({ category, note }) => [category, note])).toEqual([
      ['candidate', 'Work list, not a determination; 1 resource on record could not be read'],
    ])
    expect(err).toContain(`${join(path, 'a.ndjson')}:2: is not JSON from column 22 on`)
    expect(err).toContain(`${join(path, 'b.ndjson')}:1: Condition.recordedDate is not a date`)
    expect(err).toContain(`${join(path, 'b.ndjson')}:2: Condition.subject names no patient by reference`)
    expect(err).toContain(
      'Patient/unknown-patient: there is no Patient that can be read; 1 resource left out, the first',
    )
    expect(err).toContain('4 faults, named above.')
  })

  it('reads bundles one a line, and a medicine that a prescription points at', async () => {
    const bundle = (id: string) => ({
      resourceType: 'Bundle',
      type: 'collection',
      entry: [patient(id), condition(`c-${id}`, id, 'F33.2'), ...trials(id)].map((resource) => ({ resource })),
    })
    const file = join(folder, 'bundles.ndjson')
    writeFileSync(file, lines([bundle('p1'), bundle('p2')]))
    expect(rowsOf((await screen(file, '--format', 'ndjson')).out).map(({ category }) => category)).toEqual([
      'candidate',
      'candidate',
    ])
    const { medicationCodeableConcept, ...request } = prescription(
      'r',
      'q',
      'Sertraline 100 MG',
      '2025-01-01',
      '2025-04-30',
    )
    const path = exportOf('medicine', {
      'a.ndjson': lines([{ ...request, medicationReference: { reference: 'Medication/m' } }, patient('q')]),
      'm.ndjson': lines([{ resourceType: 'Medication', id: 'm', code: medicationCodeableConcept }]),
    })
    expect(rowsOf((await screen(path, '--format', 'ndjson')).out)[0]?.failedTrialsPossible).toBe(1)
  })

  it('gives one medicine to all who were prescribed it, and names it where it cannot be read', async () => {
    const pointing = (id: string, of: string, medicine: string) => {
      const { medicationCodeableConcept: _, ...request } = prescription(id, of, '', '2025-01-01', '2025-04-30')
      return { ...request, medicationReference: { reference: `https://ehr.example/fhir/Medication/${medicine}` } }
    }
    const path = exportOf('shared', {
      'Medication.ndjson': lines([
        { resourceType: 'Medication', id: 'm', code: { text: 'Sertraline 100 MG Oral Tablet' } },
        { resourceType: 'Medication', id: 'nobody', code: 7 },
        { resourceType: 'Medication', id: 'bad', code: 7 },
      ]),
      'MedicationRequest.ndjson': lines([
        pointing('1', 'q', 'm'),
        pointing('2', 'q', 'm'),
        pointing('3', 'r', 'm'),
        pointing('4', 'r', 'bad'),
        pointing('5', 'r', 'not-there'),
      ]),
      'Patient.ndjson': lines([patient('q'), patient('r')]),
    })
    const { out, err } = await screen(path, '--format', 'ndjson')
    expect(rowsOf(out).map(({ failedTrialsPossible }) => failedTrialsPossible)).toEqual([1, 1])
    expect(err).toContain('Medication.ndjson:3: Medication.code')
    expect(err).not.toContain('Medication.ndjson:2')
  })

  it('leaves nothing behind', async () => {
    const temporary = mkdtempSync(join(folder, 'tmp-'))
    vi.stubEnv('TMPDIR', temporary)
    expect((await screen(panel())).exitCode).toBe(0)
    expect((await screen(exportOf('nobody', { 'a.ndjson': '{' }))).exitCode).toBe(2)
    vi.unstubAllEnvs()
    expect(readdirSync(temporary)).toEqual([])
  })

  it.each([
    ['a file that is not there', ['/nowhere'], 'cannot be read: ENOENT'],
    ['an empty folder', [mkdtempSync(join(folder, 'empty'))], 'holds no .ndjson or .json file'],
    ['a format', [folder, '--format', 'xml'], '--format xml is none of csv, ndjson'],
    ['a treatment', [folder, '--treatment', 'x'], 'There is no treatment "x"'],
    ['a standard', [folder, '--standard', 'x'], 'There is no standard "x"'],
  ])('%s: says so and exits with 2', async (_, [path = '', ...more], message) => {
    const { err, exitCode } = await screen(path, ...more)
    expect({ exitCode, says: err.includes(message) }).toEqual({ exitCode: 2, says: true })
  })
})

const synthea = join(import.meta.dirname, '../../shared/data/synthea')

describe('records of Synthea', () => {
  it.skipIf(!existsSync(synthea))('a row for each patient, and nobody is a candidate by accident', async () => {
    const { out, exitCode } = await screen(synthea, '--format', 'ndjson')
    expect(exitCode).toBe(0)
    expect(rowsOf(out)).toHaveLength(6)
  })
  if (!existsSync(synthea)) console.warn(`Not there: ${synthea}`)
})

import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { runCommand } from '../testing.ts'
import { eachLine } from './lines.ts'

const folder = mkdtempSync(join(tmpdir(), 'screen-exports-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const patient = (id: string) => ({ resourceType: 'Patient', id, name: [{ family: id }], birthDate: '1984-05-12' })
const condition = (id: string, reference: string, more: object = {}) => ({
  resourceType: 'Condition',
  id,
  subject: { reference },
  code: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'I71.4' }] },
  clinicalStatus: { coding: [{ code: 'active' }] },
  recordedDate: '2025-06-01',
  ...more,
})
const lines = (...each: (object | string)[]) =>
  each.map((one) => `${typeof one === 'string' ? one : JSON.stringify(one)}\n`).join('')
const anna = lines(patient('anna'), condition('c', 'Patient/anna'))

function exportOf(files: Record<string, string | Buffer>): string {
  const path = mkdtempSync(join(folder, 'export-'))
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, file)), { recursive: true })
    writeFileSync(join(path, file), content)
  }
  return path
}

async function screen(path: string) {
  const { out, err, exitCode } = await runCommand('screen', path, '--as-of', '2026-01-15', '--format', 'ndjson')
  const rows = out === '' ? [] : out.split('\n').map((line) => JSON.parse(line) as Record<string, unknown>)
  return { rows, err: err.replaceAll(`${path}/`, ''), exitCode }
}

/** Nobody counts as excluded but by the aneurysm: where it is, what stands in the export was read. */
const excluded = async (files: Record<string, string | Buffer>) => {
  const { rows, err } = await screen(exportOf(files))
  return { rows: rows.map(({ patient: of, category }) => [of, category]), err }
}

describe('an export', () => {
  const whole = { rows: [['Patient/anna', 'excluded-on-record']], err: expect.stringContaining('No line was left out') }

  it.each<[string, Record<string, string | Buffer>]>([
    ['packed by gzip', { 'a.ndjson.gz': gzipSync(anna) }],
    ['packed by gzip under a plain name', { 'a.ndjson': gzipSync(anna) }],
    ['with a byte order mark, CRLF and empty lines', { 'a.ndjson': `\uFEFF${anna.replaceAll('\n', '\r\n')}\r\n  \n` }],
    ['without an end of the last line', { 'a.ndjson': anna.trimEnd() }],
    ['with the same lines twice', { 'a.ndjson': anna + anna }],
    ['with resources before their patient', { 'a.ndjson': lines(condition('c', 'Patient/anna'), patient('anna')) }],
    ['in folders', { 'Patient/0.ndjson': lines(patient('anna')), 'b/0.ndjson': lines(condition('c', 'Patient/anna')) }],
    [
      'of several files a type, with a manifest',
      {
        'Patient.000.ndjson': lines(patient('anna')),
        'Condition.000.ndjson': '',
        'Condition.001.ndjson': lines(condition('c', 'Patient/anna')),
        'manifest.json': JSON.stringify({ transactionTime: '2026-01-15T00:00:00Z', output: [] }, null, 2),
      },
    ],
    ['beside files of the file system', { 'a.ndjson': anna, '._a.ndjson': '\u0000', '.hidden/b.ndjson': 'x' }],
    ['with references by UUID', { 'a.ndjson': lines(patient('anna'), condition('c', 'urn:uuid:anna')) }],
    [
      'with references by address and version',
      { 'a.ndjson': lines(patient('anna'), condition('c', 'https://ehr.example/fhir/Patient/anna/_history/3')) },
    ],
    [
      'with what others take for the end of a line',
      { 'a.ndjson': lines(patient('anna'), condition('c', 'Patient/anna', { note: [{ text: 'a\u2028b\u0085c' }] })) },
    ],
    [
      'with a line of ten megabytes',
      { 'a.ndjson': lines(patient('anna'), condition('c', 'Patient/anna', { note: [{ text: 'x'.repeat(1e7) }] })) },
    ],
    [
      'with what is about no patient',
      { 'a.ndjson': anna + lines({ resourceType: 'Observation', id: 'o', subject: { reference: 'Location/77' } }) },
    ],
  ])('%s is read whole', async (_, files) => {
    expect(await excluded(files)).toEqual(whole)
  })

  it.each<[string, string | object, string]>([
    ['text that ends too early', '{"resourceType":"Cond', 'a.ndjson:3: is not JSON from column 22 on'],
    ['a list', '[1]', 'a.ndjson:3: is not a JSON object'],
    ['no FHIR', { id: 'x' }, 'a.ndjson:3: has no resourceType: it is no FHIR resource'],
    ['a bundle of nothing', { resourceType: 'Bundle', entry: 7 }, 'a.ndjson:3: Bundle.entry is no list'],
    [
      'a bundle of a number',
      { resourceType: 'Bundle', entry: [{ resource: 7 }] },
      'a.ndjson:3: Bundle.entry[0].resource is no FHIR resource',
    ],
    ['a patient without an id', { resourceType: 'Patient' }, 'a.ndjson:3: Patient.id is missing'],
    [
      'nobody by reference',
      condition('d', 'Patient?identifier=7'),
      'a.ndjson:3: Condition.subject names no patient by reference',
    ],
    [
      'deletions',
      { resourceType: 'Bundle', entry: [{ request: { method: 'DELETE', url: 'Condition/c' } }] },
      'a.ndjson:3: tells of 1 deleted resource: not taken out',
    ],
    [
      'an error of the exporting server',
      { resourceType: 'OperationOutcome', issue: [{ severity: 'error', diagnostics: 'no Encounter' }] },
      'a.ndjson:3: the exporting server says error: no Encounter',
    ],
    [
      'bottomless nesting',
      `{"resourceType":"Condition","id":"d","subject":{"reference":"Patient/anna"},"x":${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
      'is nested too deeply',
    ],
    [
      'half a character',
      condition('d', 'Patient/anna', { code: { text: '\ud800' } }),
      'a.ndjson:3: Condition.code.text holds half a character',
    ],
    [
      'another content under one id',
      condition('c', 'Patient/anna', { recordedDate: '2024-01-01' }),
      'a.ndjson:3: Condition has the same id as another entry and different content',
    ],
  ])('%s: is reported where it stands, and the rest goes on', async (_, bad, message) => {
    const path = exportOf({ 'a.ndjson': anna + lines(bad), 'b.ndjson': lines(patient('berta')) })
    const { rows, err, exitCode } = await screen(path)
    expect(rows.map(({ patient: of }) => of)).toEqual(['Patient/berta', 'Patient/anna'])
    expect({ exitCode, says: err.includes(message), counted: err.includes('1 fault, named above.') }).toEqual({
      exitCode: 0,
      says: true,
      counted: true,
    })
  })

  it('says in the row what of the patient was left, and why', async () => {
    const turned = condition('turned', 'Patient/anna', {
      modifierExtension: [{ url: 'http://example.org/not-the-patient', valueBoolean: true }],
    })
    const { rows } = await screen(exportOf({ 'a.ndjson': anna + lines(turned) }))
    expect(rows[0]?.note).toMatch(/^Work list, not a determination; Left: 1 Condition: .*modifierExtension.*turned/)
  })

  it('reports every resource that cannot be read once, and the row says how many there are', async () => {
    const bad = Array.from({ length: 30 }, (_, at) => condition(`bad-${at}`, 'Patient/anna', { recordedDate: 7 }))
    const { rows, err } = await screen(exportOf({ 'a.ndjson': anna + lines(...bad) }))
    expect(rows[0]?.note).toBe('Work list, not a determination; 30 resources on record could not be read')
    expect(err.match(/Condition\.recordedDate should be of type string/g)).toHaveLength(30)
    expect(err).toContain('a.ndjson:32: Condition.recordedDate')
  })

  it('names the line of a document that is not JSON, and reads what is not UTF-8 with a word about it', async () => {
    const { err, rows } = await screen(
      exportOf({
        'a.json': '{\n "resourceType": "Bundle",\n "type" "x"\n}',
        'b.ndjson': Buffer.concat([Buffer.from(anna), Buffer.from('{"resourceType":"X","a":"\xe9"}\n', 'latin1')]),
      }),
    )
    expect(err).toContain('a.json:3: is not JSON from column')
    expect(err).toContain('b.ndjson:3: is not UTF-8')
    expect(rows).toHaveLength(1)
  })

  it('tells what it holds, and which files were passed over', async () => {
    const { err } = await screen(exportOf({ 'a.ndjson': anna + lines({ resourceType: 'Foo' }), 'notes.txt': 'x' }))
    expect(err).toContain('Passed over, since no .ndjson or .json: notes.txt.')
    expect(err).toContain('In the export: 1 Patient, 1 Condition, 1 Foo.')
  })

  it.each<[string, (path: string) => void, string]>([
    ['is not there', (path) => symlinkSync('/nowhere', join(path, 'b.ndjson')), 'b.ndjson cannot be read: ENOENT.'],
    [
      'ends too early',
      (path) => writeFileSync(join(path, 'b.ndjson.gz'), gzipSync(anna).subarray(0, 60)),
      'cannot be read on: it ends too early.',
    ],
    [
      'is UTF-16',
      (path) => writeFileSync(join(path, 'b.ndjson'), Buffer.from(`\uFEFF${anna}`, 'utf16le')),
      'b.ndjson is UTF-16: FHIR is UTF-8.',
    ],
  ])('with a file that %s gives no list, since it would be wrong', async (_, add, message) => {
    const path = exportOf({ 'a.ndjson': anna })
    add(path)
    const { rows, err, exitCode } = await screen(path)
    expect({ rows, exitCode, says: err.includes(message) }).toEqual({ rows: [], exitCode: 2, says: true })
  })
})

it('a disk that is full while an export is read is no fault of the export', async () => {
  const path = exportOf({ 'a.ndjson': anna.repeat(20_000) })
  const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
  const reading = eachLine(
    { path: join(path, 'a.ndjson'), bytes: 1, packed: false, lines: true },
    {
      onBytes: () => {},
      onLine: () => {
        throw full
      },
    },
  )
  await expect(reading).rejects.toBe(full)
})

describe('the process', () => {
  const many = () =>
    exportOf({ 'Patient.ndjson': lines(...Array.from({ length: 8000 }, (_, at) => patient(`patient-${at}`))) })
  const run = (path: string, temporary: string): ChildProcess =>
    spawn(process.execPath, ['launch/evenkeel.mjs', 'screen', path, '--as-of', '2026-01-15'], {
      cwd: join(import.meta.dirname, '../..'),
      env: { ...process.env, TMPDIR: temporary },
    })
  const ended = (child: ChildProcess) => new Promise<number | null>((resolve) => child.on('close', resolve))

  it('is stopped at once while it screens, and leaves no patient behind', async () => {
    const temporary = mkdtempSync(join(folder, 'tmp-'))
    const child = run(many(), temporary)
    await new Promise<void>((screening) => {
      child.stderr?.on('data', (text) => String(text).includes('In the export') && screening())
    })
    expect(readdirSync(temporary)).toHaveLength(1)
    let out = ''
    child.stdout?.on('data', (text) => {
      out += text
    })
    child.kill('SIGINT')
    expect(await ended(child)).toBe(130)
    expect(out).toBe('')
    expect(readdirSync(temporary)).toEqual([])
  }, 60_000)

  it('ends quietly when whoever reads has had enough, and leaves no patient behind', async () => {
    const temporary = mkdtempSync(join(folder, 'tmp-'))
    const child = run(many(), temporary)
    let err = ''
    child.stderr?.on('data', (text) => {
      err += text
    })
    child.stdout?.once('data', () => child.stdout?.destroy())
    expect(await ended(child)).toBe(1)
    expect(err).not.toContain('EPIPE')
    expect(readdirSync(temporary)).toEqual([])
  }, 60_000)

  it.skipIf(!existsSync('/dev/full'))(
    'says that its list could not be written',
    async () => {
      const temporary = mkdtempSync(join(folder, 'tmp-'))
      const child = spawn(
        'sh',
        ['-c', `node launch/evenkeel.mjs screen ${exportOf({ 'a.ndjson': anna })} --as-of 2026-01-15 > /dev/full`],
        { cwd: join(import.meta.dirname, '../..'), env: { ...process.env, TMPDIR: temporary } },
      )
      let err = ''
      child.stderr?.on('data', (text) => {
        err += text
      })
      expect(await ended(child)).toBe(1)
      expect(err).toContain('Standard output cannot be written: ENOSPC')
      expect(readdirSync(temporary)).toEqual([])
    },
    60_000,
  )
})

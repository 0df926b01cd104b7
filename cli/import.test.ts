import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestClinic } from '../server/http/testing.ts'
import { runCommand } from './testing.ts'

let test: TestApp
let clinic: TestClinic
let dataDir: string
const petra = fileURLToPath(new URL('../server/fhir/fixtures/petra-novak.json', import.meta.url))
const samuel = fileURLToPath(new URL('../server/fhir/fixtures/samuel-adeyemi.json', import.meta.url))
beforeAll(async () => {
  test = await startTestApp()
  clinic = await test.addClinic('Clinic by the sea')
  dataDir = await mkdtemp(join(tmpdir(), 'evenkeel import '))
  await cp(test.testDatabase.secretsDir, join(dataDir, 'secrets'), { recursive: true })
})
afterAll(async () => {
  await test.close()
  await rm(dataDir, { recursive: true })
})

const run = (...args: string[]) =>
  runCommand('import', '--data-dir', dataDir, '--database-url', test.testDatabase.ownerUrl, ...args)
const fileWith = async (name: string, text: string): Promise<string> => {
  const file = join(dataDir, name)
  await writeFile(file, text)
  return file
}

it('imports the good files, names the fault of the bad one, and exits with 2', async () => {
  const bad = await fileWith('bad.json', '{"resourceType":"Bundle","type":"collection"}')
  const { out, err, exitCode } = await run(petra, bad, join(dataDir, 'nowhere.json'), samuel)
  expect(err).toBe(`${bad}: Bundle holds no Patient\n${join(dataDir, 'nowhere.json')}: cannot be read: ENOENT`)
  expect(exitCode).toBe(2)
  expect(out).toMatch(/Novák, Petra Marie, EK-1001: new patient/)
  expect(out).toMatch(/^ {2}taken .*1 Patient/m)
  expect(out).toMatch(/Adeyemi, Samuel, EK-1002: new patient/)
})

it('says that the same file again brought nothing new, and is in the audit trail with the account', async () => {
  const { out, exitCode } = await run(petra)
  expect(out).toMatch(/EK-1001: nothing new\n {2}facts {3}0 new, 0 changed, 0 taken out, \d+ as before/)
  expect(exitCode).toBe(0)
  const { entries } = (await clinic.members.auditor.request('GET', '/api/audit')).json()
  expect(entries.find((entry: { route: string }) => entry.route === 'evenkeel import')).toMatchObject({
    memberId: null,
    action: 'imports.run',
    detail: { created: false, changed: false, account: expect.any(String) },
  })
})

it('prints JSON, and imports for a patient who was registered by hand', async () => {
  const bundle = {
    resourceType: 'Bundle',
    type: 'collection',
    entry: [
      {
        resource: {
          resourceType: 'Patient',
          id: 'm',
          name: [{ family: 'Marsh', given: ['Ada'] }],
          birthDate: '1985-03-02',
        },
      },
    ],
  }
  const file = await fileWith('marsh.json', JSON.stringify(bundle))
  const marsh = { familyName: 'Marsh', givenName: 'Ada', sex: 'female', birthDate: '1985-03-02', recordNumber: 'M-7' }
  await clinic.members.nurse.request('POST', '/api/patients', marsh)
  const asked = await run(file)
  expect(asked.err).toMatch(/it is M-7, or somebody new. Use --patient with the record number, or --new.$/)
  expect(asked.exitCode).toBe(2)
  const { out } = await run('--json', '--patient', 'M-7', file)
  expect(JSON.parse(out)).toMatchObject([{ file, ok: true, created: false, patient: { recordNumber: 'M-7' } }])
  expect((await run('--patient', 'M-8', file)).err).toContain('There is no such patient: M-8')
})

it('asks for the clinic where there are several', async () => {
  await test.addClinic('Second')
  const asked = await run(petra)
  expect([asked.err, asked.exitCode]).toEqual([
    'There are several clinics: "Clinic by the sea", "Second". Name one with --clinic.',
    2,
  ])
  expect((await run('--clinic', 'third', petra)).err).toContain('There is no clinic "third"')
  expect((await run('--clinic', 'SECOND', petra)).out).toMatch(/EK-1001: new patient/)
})

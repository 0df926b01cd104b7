import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestClinic } from '../server/http/testing.ts'
import { runCommand } from './testing.ts'

let test: TestApp
let clinic: TestClinic
let dataDir: string
let owner: pg.Client
let determinationId: string
let patientId: string
beforeAll(async () => {
  test = await startTestApp()
  clinic = await test.addClinic('Clinic by the sea')
  dataDir = await mkdtemp(join(tmpdir(), 'evenkeel re-run '))
  await cp(test.testDatabase.secretsDir, join(dataDir, 'secrets'), { recursive: true })
  owner = new pg.Client({ connectionString: test.testDatabase.ownerUrl })
  await owner.connect()
  const { prescriber } = clinic.members
  const person = { familyName: 'Novak', givenName: 'Petra', sex: 'female', birthDate: '1984-05-02' }
  patientId = (await prescriber.request('POST', '/api/patients', person)).json().patient.id
  const made = await prescriber.request('POST', `/api/patients/${patientId}/determinations`, {
    treatment: 'ketamine-iv',
  })
  determinationId = made.json().id
})
afterAll(async () => {
  await owner.end()
  await test.close()
  await rm(dataDir, { recursive: true })
})

const rerun = (...args: string[]) =>
  runCommand('re-run', '--data-dir', dataDir, '--database-url', test.testDatabase.ownerUrl, ...args)

describe('evenkeel re-run', () => {
  it('gives the same answer, beside a running server, and is on the audit trail', async () => {
    const { out, err, exitCode } = await rerun(determinationId)
    expect({ err, exitCode }).toEqual({ err: '', exitCode: 0 })
    expect(out).toContain('needs-information, the same answer word for word')
    const { entries } = (await clinic.members.auditor.request('GET', '/api/audit?action=determinations.rerun')).json()
    expect(entries[0]).toMatchObject({ patientIds: [patientId], access: 'read', detail: { determinationId } })
  })

  it('prints what the API answers', async () => {
    const { out } = await rerun(determinationId, '--json')
    const answer = await clinic.members.nurse.request('POST', `/api/determinations/${determinationId}/re-run`)
    expect(JSON.parse(out)).toEqual(answer.json())
  })

  it('says where another answer was stored, with exit code 1', async () => {
    const change = `update determination set result = jsonb_set(result, '{criteria,0,status}', '"unknown"') where id = $1`
    const before = (await owner.query('select result from determination where id = $1', [determinationId])).rows[0]
    await owner.query(change, [determinationId])
    const { out, exitCode } = await rerun(determinationId)
    await owner.query('update determination set result = $2 where id = $1', [determinationId, before.result])
    expect(exitCode).toBe(1)
    expect(out).toContain('deceased: unknown, clear → not-met, clear')
    expect(out).toContain('that is a fault')
  })

  it('refuses what is no determination, in one line, with exit code 2', async () => {
    expect(await rerun('42')).toEqual({ out: '', err: '42 is no id of a determination.', exitCode: 2 })
    const nobody = '0199aaaa-0000-7000-8000-000000000000'
    expect(await rerun(nobody)).toMatchObject({
      err: `Clinic by the sea has no determination ${nobody}.`,
      exitCode: 2,
    })
  })
})

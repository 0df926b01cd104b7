import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestClinic } from '../server/http/testing.ts'
import { runCommand } from './testing.ts'

let test: TestApp
let clinic: TestClinic
let quiet: TestClinic
let dataDir: string
let owner: pg.Client
beforeAll(async () => {
  test = await startTestApp()
  clinic = await test.addClinic('Clinic by the sea')
  quiet = await test.addClinic('Quiet clinic')
  await test.app.inject({
    method: 'POST',
    url: '/api/sign-in',
    headers: { 'x-evenkeel': '1' },
    payload: { email: 'nobody@example.org', password: 'not a password of anybody' },
  })
  dataDir = await mkdtemp(join(tmpdir(), 'evenkeel audit '))
  await cp(test.testDatabase.secretsDir, join(dataDir, 'secrets'), { recursive: true })
  owner = new pg.Client({ connectionString: test.testDatabase.ownerUrl })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await test.close()
  await rm(dataDir, { recursive: true })
})

const verifyAudit = (...args: string[]) =>
  runCommand('verify-audit', '--data-dir', dataDir, '--database-url', test.testDatabase.ownerUrl, ...args)

/** A row as text, so that it can be put back as it was. */
const keep = async (seq: number) =>
  (await owner.query('select * from audit_entry where clinic_id = $1 and seq = $2', [clinic.id, seq])).rows[0]
const restore = async (table: string, rows: Record<string, unknown>[]) => {
  for (const row of rows) {
    const names = Object.keys(row)
    await owner.query(
      `insert into ${table} (${names}) values (${names.map((_, n) => `$${n + 1}`)})`,
      Object.values(row),
    )
  }
}
const change = (set: string, seq: number) =>
  owner.query(`update audit_entry set ${set} where clinic_id = $1 and seq = $2`, [clinic.id, seq])
const headSeq = async (): Promise<number> =>
  (await owner.query('select seq from audit_head where clinic_id = $1', [clinic.id])).rows[0].seq

describe('evenkeel verify-audit', () => {
  let backup: Record<string, unknown>[]
  beforeEach(async () => {
    backup = (await owner.query('select * from audit_entry where clinic_id = $1', [clinic.id])).rows
    return async () => {
      await owner.query('delete from audit_entry where clinic_id = $1', [clinic.id])
      await restore('audit_entry', backup)
    }
  })

  it('counts the entries of each clinic and of the installation when all is well', async () => {
    const { out, err, exitCode } = await verifyAudit()
    expect({ err, exitCode }).toEqual({ err: '', exitCode: 0 })
    expect(await headSeq()).toBeGreaterThan(5)
    expect(out).toContain(`Clinic by the sea (${clinic.id}): ${await headSeq()} entries, unbroken.`)
    expect(out).toContain(`Quiet clinic (${quiet.id}): `)
    expect(out).toContain('Installation: 1 entries, unbroken.')
  })

  it.each([
    [
      'a changed text',
      `entry = replace(entry, '"access":', '"access" :')`,
      'was changed: its hash does not fit its text',
    ],
    ['a changed time', `at = at + interval '1 second'`, 'was changed: its column at differs from its text'],
    ['a changed member', 'member_id = null', 'was changed: its column memberId differs from its text'],
    ['a changed action', `action = 'nothing'`, 'was changed: its column action differs from its text'],
    ['a changed access', `access = case access when 'read' then 'write' else 'read' end`, 'its column access differs'],
    ['a patient put in', `patient_ids = array[gen_random_uuid()]`, 'its column patientIds differs from its text'],
    ['a changed hash', `hash = 'ab'`, 'was changed: its hash does not fit its text'],
    ['a changed link', `previous_hash = 'ab'`, 'does not follow from the entry before it'],
  ])('names the row with %s', async (_name, set, words) => {
    await change(set, 4)
    const { err, exitCode } = await verifyAudit()
    expect(exitCode).toBe(1)
    expect(err).toContain(`Clinic by the sea (${clinic.id}): entry 4 `)
    expect(err).toContain(words)
  })

  it('names a removed row', async () => {
    await owner.query('delete from audit_entry where clinic_id = $1 and seq = 3', [clinic.id])
    expect(await verifyAudit()).toMatchObject({ exitCode: 1, err: expect.stringContaining('entry 3 is missing') })
  })

  it('names the first of two rows that changed places', async () => {
    await change('seq = 1000', 2)
    await change('seq = 2', 5)
    await change('seq = 5', 1000)
    expect(await verifyAudit()).toMatchObject({ exitCode: 1, err: expect.stringContaining('entry 2 does not follow') })
  })

  it('sees a cut end, and rows beyond the head', async () => {
    const end = await headSeq()
    await owner.query('delete from audit_entry where clinic_id = $1 and seq = $2', [clinic.id, end])
    expect((await verifyAudit()).err).toContain(`entry ${end} is missing: the chain's head stands at ${end}`)
    await restore(
      'audit_entry',
      backup.filter((row) => Number(row.seq) === end),
    )
    const { hash } = await keep(end - 1)
    await owner.query('update audit_head set seq = $2, hash = $3 where clinic_id = $1', [clinic.id, end - 1, hash])
    expect((await verifyAudit()).err).toContain(`entry ${end} lies beyond the chain's head`)
    await owner.query('update audit_head set seq = $2, hash = $3 where clinic_id = $1', [
      clinic.id,
      end,
      (await keep(end)).hash,
    ])
  })

  it('sees an end that was cut together with the head, when an earlier head was kept elsewhere', async () => {
    const file = join(dataDir, 'heads.json')
    await writeFile(file, (await verifyAudit('--json')).out)
    expect(await verifyAudit('--anchors', file)).toMatchObject({ exitCode: 0 })
    const end = await headSeq()
    await owner.query('delete from audit_entry where clinic_id = $1 and seq = $2', [clinic.id, end])
    const { hash } = await keep(end - 1)
    await owner.query('update audit_head set seq = $2, hash = $3 where clinic_id = $1', [clinic.id, end - 1, hash])
    expect(await verifyAudit()).toMatchObject({ exitCode: 0 })
    process.exitCode = undefined
    expect(await verifyAudit('--anchors', file)).toMatchObject({
      exitCode: 1,
      err: expect.stringContaining(`entry ${end} is missing: the chain stood at ${end} earlier`),
    })
    await owner.query('update audit_head set seq = $2, hash = $3 where clinic_id = $1', [
      clinic.id,
      end,
      backup.find((row) => Number(row.seq) === end)?.hash,
    ])
  })

  it('names a bad row of the installation’s chain', async () => {
    const text = (await owner.query('select entry from installation_audit_entry')).rows[0].entry
    await owner.query(`update installation_audit_entry set entry = '{}'`)
    expect((await verifyAudit()).err).toContain('Installation: entry 1 was changed')
    await owner.query('update installation_audit_entry set entry = $1', [text])
  })

  it.each([
    ['[{"clinicId":null,"ok":true,"head":7}]', 'is not the output of verify-audit --json'],
    ['[{"x":1}]', 'is not the output of verify-audit --json'],
    ['{', 'is not JSON'],
  ])('refuses anchors that are none: %s', async (text, message) => {
    const file = join(await mkdtemp(join(tmpdir(), 'anchors-')), 'anchors.json')
    await writeFile(file, text)
    expect(await verifyAudit('--anchors', file)).toMatchObject({ exitCode: 2, err: expect.stringContaining(message) })
  })

  it('says in one line that a folder holds no records', async () => {
    const { err, exitCode } = await runCommand('verify-audit', '--data-dir', '/no/such/folder')
    expect(err.split('\n')).toEqual([expect.stringContaining('There are no records in /no/such/folder')])
    expect(exitCode).toBe(2)
  })
})

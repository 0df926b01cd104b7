import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { roles } from '../../contract/roles.ts'
import { startTestApp, type TestApp, type TestClinic } from '../http/testing.ts'

let test: TestApp
let first: TestClinic
let second: TestClinic
beforeAll(async () => {
  test = await startTestApp()
  first = await test.addClinic('First')
  second = await test.addClinic('Second')
})
afterAll(() => test.close())

const countOf = async (table: string, clinicId: string | null) => {
  const query = sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`
  const run = clinicId
    ? test.database.inClinic(clinicId, (tx) => query.execute(tx))
    : test.database.outsideClinic((tx) => query.execute(tx))
  return (await run).rows[0]?.n
}

describe('clinics are isolated by the database itself', () => {
  it('a query that forgets its clinic sees nothing', async () => {
    for (const table of ['clinic', 'member', 'sign_in', 'audit_entry', 'chair', 'patient', 'fact', 'session', 'vital'])
      expect([table, await countOf(table, null)]).toEqual([table, 0])
    expect(await countOf('member', first.id)).toBe(roles.length)
  })

  it('a query without a filter sees its own clinic alone', async () => {
    expect(await countOf('clinic', first.id)).toBe(1)
    expect(await countOf('member', second.id)).toBe(roles.length)
  })

  it('writing a row for another clinic is refused', async () => {
    const write = test.database.inClinic(first.id, (tx) =>
      tx.insertInto('chair').values({ clinic_id: second.id, id: uuidv7(), name: 'stolen', position: 9 }).execute(),
    )
    await expect(write).rejects.toThrow(/row-level security/)
  })

  it('a setting left by another transaction does not leak into the next', async () => {
    await countOf('member', first.id)
    expect(await countOf('member', null)).toBe(0)
  })

  it('a cookie of one clinic opens nothing in the other', async () => {
    const [, token] = first.members.nurse.cookie.split('.')
    const cookie = `evenkeel=${second.id}.${token}`
    const answer = await test.app.inject({ method: 'GET', url: '/api/me', headers: { cookie } })
    expect(answer.statusCode).toBe(401)
  })
})

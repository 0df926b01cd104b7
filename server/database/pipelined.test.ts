import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestClinic } from '../http/testing.ts'
import { together } from './together.ts'

let test: TestApp
let clinics: TestClinic[]
beforeAll(async () => {
  test = await startTestApp()
  clinics = [await test.addClinic('First'), await test.addClinic('Second')]
})
afterAll(() => test.close())

const chairs = async (clinicId: string) =>
  test.database.inClinic(clinicId, async (tx) => (await tx.selectFrom('chair').select('name').execute()).length)

describe('statements of one transaction that do not wait for each other', () => {
  it('are answered each with its own answer, in their order', async () => {
    const id = clinics[0]?.id ?? ''
    const answers = await test.database.inClinic(id, (tx) =>
      together({
        one: sql<{ n: number }>`select 1 as n, pg_sleep(0.05)`.execute(tx),
        made: tx.insertInto('chair').values({ clinic_id: id, id: uuidv7(), name: 'new', position: 8 }).execute(),
        seen: sql<{ n: number }>`select count(*)::int as n from chair where name = 'new'`.execute(tx),
      }),
    )
    expect([answers.one.rows[0]?.n, answers.seen.rows[0]?.n]).toEqual([1, 1])
  })

  it('fail as one: the first fault is thrown, nothing is kept, and the connection goes on', async () => {
    const id = clinics[0]?.id ?? ''
    const before = await chairs(id)
    for (let i = 0; i < 20; i++) {
      const failing = test.database.inClinic(id, (tx) =>
        together({
          made: tx
            .insertInto('chair')
            .values({ clinic_id: id, id: uuidv7(), name: `x${i}`, position: 9 })
            .execute(),
          fault: sql`select 1 / 0`.execute(tx),
          after: sql`select 1`.execute(tx),
        }),
      )
      await expect(failing).rejects.toThrow('division by zero')
    }
    expect(await chairs(id)).toBe(before)
  })

  it('keep to their own clinic, however many run at once', async () => {
    const seen = await Promise.all(
      Array.from({ length: 40 }, async (_, i) => {
        const id = clinics[i % 2]?.id
        const { clinic, members } = await test.database.inClinic(id ?? '', (tx) =>
          together({
            clinic: tx.selectFrom('clinic').select('clinic_id').execute(),
            members: tx.selectFrom('member').select('clinic_id').execute(),
          }),
        )
        return [...clinic, ...members].every((row) => row.clinic_id === id) && members.length
      }),
    )
    expect(new Set(seen)).toEqual(new Set([Object.keys(clinics[0]?.members ?? {}).length]))
  })
})

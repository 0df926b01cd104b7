import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from './testing.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await createTestDatabase()
})
afterAll(() => test.drop())

it('gives a database with all migrations, opened as a login that is neither owner nor superuser', async () => {
  const database = await test.open()
  await database.outsideClinic(async (tx) => {
    const { rows } = await sql<{ name: string; migrations: number; superuser: string }>`
      select current_database() as name, (select count(*) from schema_migration) as migrations,
        current_setting('is_superuser') as superuser`.execute(tx)
    expect(rows[0]?.name).toMatch(/^evenkeel_test_/)
    expect(rows[0]?.migrations).toBeGreaterThan(0)
    expect(rows[0]?.superuser).toBe('off')
  })
})

it('gives each caller a database of its own', async () => {
  const other = await createTestDatabase()
  expect(other.ownerUrl).not.toBe(test.ownerUrl)
  await other.drop()
})

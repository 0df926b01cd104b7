import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { migrate } from '../database/index.ts'
import { createTestDatabase, type TestDatabase } from '../database/testing.ts'
import { emptyDemoDatabase } from './demo-database.ts'

let testDatabase: TestDatabase
let owner: pg.Client
beforeAll(async () => {
  testDatabase = await createTestDatabase()
  owner = new pg.Client({ connectionString: testDatabase.ownerUrl })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await testDatabase.drop()
})

const empty = () => emptyDemoDatabase(testDatabase.ownerUrl, 'DATABASE_URL')
const tables = async () =>
  (await owner.query(`select count(*)::int as n from pg_tables where schemaname = 'public'`)).rows[0].n
const refusal = 'DATABASE_URL holds records that the demo did not make. --demo throws its data away at each start'

it('a database that the demo did not make is refused and left as it is', async () => {
  const before = await tables()
  await expect(empty()).rejects.toThrow(refusal)
  expect(await tables()).toBe(before)
})

it('an empty one is taken, and emptied again at the next start', async () => {
  await owner.query('drop schema public cascade; create schema public')
  expect(await empty()).toEqual([])
  await migrate(testDatabase.ownerUrl)
  expect(await empty()).toEqual([])
  expect(await tables()).toBe(0)
})

it('one of the demo in which somebody has set up a real clinic is refused', async () => {
  await migrate(testDatabase.ownerUrl)
  await owner.query(
    `insert into clinic (clinic_id, name, time_zone, jurisdiction) values (gen_random_uuid(), 'Real', 'UTC', 'us')`,
  )
  await expect(empty()).rejects.toThrow(refusal)
})

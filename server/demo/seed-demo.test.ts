import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mayDischarge, foldSession, noVitals, addVitals } from '../../clinical/session/index.ts'
import { findProtocol } from '../../clinical/protocols/index.ts'
import type { Database } from '../database/index.ts'
import { createTestDatabase, type TestDatabase } from '../database/testing.ts'
import { seedDemo } from './seed-demo.ts'
import { signInsOf } from './staff.ts'

let testDatabase: TestDatabase
let database: Database
beforeAll(async () => {
  testDatabase = await createTestDatabase()
  database = await testDatabase.open()
})
afterAll(() => testDatabase.drop())

it('seeds', async () => {
  const t = Date.now()
  await seedDemo(database, {
    now: new Date().toISOString(),
    timeZone: 'America/New_York',
    signIns: await signInsOf(testDatabase.secretsDir),
  })
  console.log(Date.now() - t)
}, 60000)

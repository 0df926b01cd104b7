import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { type Database, openDatabase } from './open.ts'
import type {} from './testing-cluster.ts' // what `inject` gives

/** A database of one test file: all migrations applied, no rows. */
export type TestDatabase = {
  /** Connection string of the owner. */
  ownerUrl: string
  /** For `openDatabase({ ownerUrl, secretsDir })`. */
  secretsDir: string
  /** Opens it as the application does; `drop` closes it. */
  open(): Promise<Database>
  drop(): Promise<void>
}

/**
 * Makes a database from the run's template; call in `beforeAll` and `drop()` in `afterAll`.
 *
 * With `DATABASE_URL` it is made there, otherwise in a throw-away PostgreSQL of this test run.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { url, template, prefix, secretsDir } = inject('testCluster')
  const name = `${prefix}_${randomBytes(4).toString('hex')}`
  const asOwner = async (...statements: string[]) => {
    const owner = new pg.Client({ connectionString: url })
    await owner.connect()
    try {
      for (const statement of statements) await owner.query(statement)
    } finally {
      await owner.end()
    }
  }
  await asOwner(`create database ${name} template ${template}`)
  const ownerUrl = new URL(url)
  ownerUrl.pathname = `/${name}`
  const opened: Database[] = []
  return {
    ownerUrl: ownerUrl.href,
    secretsDir: join(secretsDir, name),
    open: async () => {
      const database = await openDatabase({ ownerUrl: ownerUrl.href, secretsDir: join(secretsDir, name) })
      opened.push(database)
      return database
    },
    drop: async () => {
      for (const database of opened) await database.close().catch(() => {})
      await asOwner(`drop database ${name} with (force)`, `drop role if exists evenkeel_app_${name}`)
    },
  }
}

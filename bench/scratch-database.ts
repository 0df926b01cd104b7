import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { attachOrStartEmbedded } from '../server/database/embedded.ts'
import { type Database, migrate, openDatabase } from '../server/database/index.ts'

export interface ScratchDatabase {
  database: Database
  ownerUrl: string
  secretsDir: string
  /** What PostgreSQL does by itself within a minute: counts the rows, so that it chooses indexes as in a clinic. */
  analyze(): Promise<void>
  close(): Promise<void>
}

/** An empty, migrated database for a measurement: in the PostgreSQL of DATABASE_URL, else in an embedded one. */
export async function openScratchDatabase(): Promise<ScratchDatabase> {
  const dir = await mkdtemp(join(tmpdir(), 'evenkeel-bench-'))
  const embedded = process.env.DATABASE_URL ? null : await attachOrStartEmbedded({ dataDir: dir })
  const serverUrl = process.env.DATABASE_URL ?? embedded?.ownerUrl ?? ''
  const name = `evenkeel_bench_${randomBytes(4).toString('hex')}`
  const asOwner = async (statement: string, url = serverUrl) => {
    const owner = new pg.Client({ connectionString: url })
    await owner.connect()
    await owner.query(statement).finally(() => owner.end())
  }
  await asOwner(`create database ${name}`)
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  await migrate(url.href)
  const secretsDir = join(dir, 'secrets')
  const database = await openDatabase({ ownerUrl: url.href, secretsDir })
  return {
    database,
    ownerUrl: url.href,
    secretsDir,
    analyze: () => asOwner('analyze', url.href),
    close: async () => {
      await database.close()
      await asOwner(`drop database ${name} with (force)`)
      await asOwner(`drop role if exists evenkeel_app_${name}`)
      await embedded?.release()
      await rm(dir, { recursive: true, force: true })
    },
  }
}

import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'

/** The oldest PostgreSQL that the schema runs on: `server_version_num` of 15.0. */
const oldestVersion = 150000
const advisoryLock = 0x65766b6c // 'evkl': one migrator at a time

export class DatabaseTooOld extends Error {
  override readonly name = 'DatabaseTooOld'
}
/** The database was written by a newer Evenkeel. */
export class DatabaseTooNew extends Error {
  override readonly name = 'DatabaseTooNew'
}
/** A migration that was applied has another content now, or is missing. */
export class MigrationChanged extends Error {
  override readonly name = 'MigrationChanged'
}

export interface Migration {
  name: string
  sql: string
  hash: string
}

/** Beside this file when run from source; beside the bundle when built. */
const migrationsDir = () => fileURLToPath(new URL('./migrations/', import.meta.url))

/** All migrations in order. */
export async function readMigrations(dir = migrationsDir()): Promise<Migration[]> {
  const names = (await readdir(dir)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(`${dir}/${name}`, 'utf8')
      return { name, sql, hash: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

/** One hash over all migrations: names the template database of the tests. */
export const migrationsHash = (migrations: Migration[]) =>
  createHash('sha256')
    .update(migrations.map((m) => m.hash).join())
    .digest('hex')
    .slice(0, 16)

/**
 * Brings the database up to this program: each migration once, in order, in a transaction of its own.
 *
 * @throws DatabaseTooOld for a PostgreSQL before 15
 * @throws DatabaseTooNew when the database knows a migration that this program does not
 * @throws MigrationChanged when an applied migration differs from the file of that name
 */
export async function migrate(ownerUrl: string, dir?: string): Promise<void> {
  const migrations = await readMigrations(dir)
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    const version = Number((await client.query('show server_version_num')).rows[0].server_version_num)
    if (version < oldestVersion)
      throw new DatabaseTooOld(`PostgreSQL ${Math.floor(version / 10000)} is too old; Evenkeel needs 15 or newer`)
    await client.query('select pg_advisory_lock($1)', [advisoryLock])
    await client.query(
      `create table if not exists schema_migration (
         name text not null primary key, hash text not null, applied_at timestamptz not null default now())`,
    )
    const applied = new Map<string, string>(
      (await client.query('select name, hash from schema_migration')).rows.map((row) => [row.name, row.hash]),
    )
    const newest = migrations.at(-1)?.name ?? ''
    for (const name of applied.keys()) {
      if (migrations.some((migration) => migration.name === name)) continue
      if (name > newest)
        throw new DatabaseTooNew(`the database has migration ${name}, which this program does not know`)
      throw new MigrationChanged(`migration ${name} was applied but is no longer part of the program`)
    }
    let pending = false
    for (const { name, sql, hash } of migrations) {
      const known = applied.get(name)
      if (known === undefined) {
        pending = true
        await applyOne(client, name, sql, hash)
      } else if (known !== hash) throw new MigrationChanged(`migration ${name} changed after it was applied`)
      else if (pending) throw new MigrationChanged(`migration ${name} was applied out of order`)
    }
  } finally {
    await client.end()
  }
}

async function applyOne(client: pg.Client, name: string, sql: string, hash: string): Promise<void> {
  await client.query('begin')
  try {
    await client.query(sql)
    await client.query('insert into schema_migration (name, hash) values ($1, $2)', [name, hash])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

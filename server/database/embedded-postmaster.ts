import { execFile, spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { chown, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { CannotStart } from './cannot-start.ts'
import type { Account } from './embedded-account.ts'
import { asAccount } from './embedded-cluster.ts'
import type { PostgresPrograms } from './embedded-programs.ts'

const run = promisify(execFile)

/** The running main process of PostgreSQL, as `postmaster.pid` tells of it. */
export type Postmaster = { pid: number; port: number; ready: boolean }

/**
 * The postmaster of this cluster, whoever started it, or null when none runs.
 *
 * The file of a killed one stays behind and its process id may belong to somebody else by now, always so in a
 * container, where ids start over: only a process that runs PostgreSQL on this very folder counts.
 */
export async function findPostmaster(cluster: string): Promise<Postmaster | null> {
  const [pid, , , port, , , , status] = (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split(
    '\n',
  )
  if (!pid || !Number(pid)) return null
  if (!(await commandOf(Number(pid))).includes(cluster)) return null
  return { pid: Number(pid), port: Number(port), ready: status?.trim() === 'ready' }
}

async function commandOf(pid: number): Promise<string> {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    return (await run('ps', ['-o', 'command=', '-p', String(pid)])).stdout
  } catch {
    return ''
  }
}

export type StartOptions = {
  cluster: string
  programs: PostgresPrograms
  account: Account | null
  logFile: string
  /** Tried first; otherwise, and when it is taken, a free one. */
  port?: number
  /** Further settings, `name=value`. */
  configuration?: string[]
}

/**
 * Starts PostgreSQL on 127.0.0.1, in a session of its own: Ctrl-C in the terminal reaches Evenkeel
 * alone, whose requests still need the database while they end. The caller knows that none runs on this cluster.
 *
 * @throws CannotStart with PostgreSQL's own words
 */
export async function startPostmaster(options: StartOptions): Promise<Postmaster> {
  const { cluster, account, logFile } = options
  await keepLogSmall(logFile)
  const attempts = { port: 0, memory: 0, file: 0 }
  for (let port = options.port; ; ) {
    const log = await open(logFile, 'a', 0o600)
    if (account) await chown(logFile, account.uid, account.gid)
    const logged = (await log.stat()).size
    const postmaster = await launch(options, log.fd, port ?? (await freePort())).finally(() => log.close())
    if (postmaster) return postmaster
    const said = (await readFile(logFile)).subarray(logged).toString()
    // Somebody else may take the free port before PostgreSQL does.
    if (/could not create any TCP\/IP sockets/.test(said) && attempts.port++ < 5) {
      port = undefined
      continue
    }
    // Children of a killed postmaster end a little after it.
    if (/pre-existing shared memory block/.test(said) && attempts.memory++ < 100) {
      await sleep(200)
      continue
    }
    if (/lock file .* already exists/.test(said) && attempts.file++ < 1 && isDeserted(cluster)) {
      await rm(join(cluster, 'postmaster.pid'))
      continue
    }
    const reason = said.split('\n').findLast((line) => /FATAL|PANIC|error/i.test(line)) ?? 'it gave no reason'
    throw new CannotStart(`PostgreSQL did not start: ${reason.replace(/^.*?(FATAL|PANIC): +/, '')} (see ${logFile})`)
  }
}

/**
 * Whether no process works in this folder, as each of PostgreSQL's does. Then the lock file is of one that was killed,
 * and the process id in it belongs to somebody else by now: the rule in a container, where ids start over.
 */
function isDeserted(cluster: string): boolean {
  if (process.platform !== 'linux') return false
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .every((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`) !== cluster
      } catch {
        return true // ended meanwhile, or another user's
      }
    })
}

/** @returns null when it ended before it was ready */
async function launch(options: StartOptions, log: number, port: number): Promise<Postmaster | null> {
  const { cluster, programs, account } = options
  const settings = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=',
    'timezone=UTC',
    'log_timezone=UTC',
    'log_checkpoints=off',
    // Details and statements may hold what a patient's record holds; they stay out of the log.
    'log_error_verbosity=terse',
    'log_min_error_statement=panic',
    ...(options.configuration ?? []),
  ]
  const child = spawn(programs.postgres, ['-D', cluster, ...settings.flatMap((setting) => ['-c', setting])], {
    ...asAccount(account, cluster),
    detached: true,
    stdio: ['ignore', log, log],
  })
  child.unref()
  let failed: Error | undefined
  child.on('error', (error) => {
    failed = error
  })
  while (child.exitCode === null && child.signalCode === null) {
    if (failed) throw new CannotStart(`PostgreSQL did not start: ${failed.message}`)
    const postmaster = await findPostmaster(cluster)
    if (postmaster?.ready) return postmaster
    await sleep(20)
  }
  return null
}

async function keepLogSmall(logFile: string): Promise<void> {
  const size = await stat(logFile).then(
    ({ size }) => size,
    () => 0,
  )
  if (size > 10 * 1024 * 1024) await rename(logFile, `${logFile}.1`)
}

/**
 * Ends PostgreSQL: running statements are rolled back, everything committed is on disk.
 *
 * A process whose parent never asks for it stays listed after its end, so the file that it removes counts too.
 */
export async function stopPostmaster(cluster: string, { pid }: Postmaster): Promise<void> {
  const signals = ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const // fast, then immediate: what is committed survives each
  for (const signal of signals) {
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    for (const deadline = Date.now() + 20_000; Date.now() < deadline; await sleep(15)) {
      if (!existsSync(join(cluster, 'postmaster.pid')) || !isAlive(pid)) return
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

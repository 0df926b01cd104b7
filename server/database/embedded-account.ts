import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { CannotStart } from './cannot-start.ts'

const run = promisify(execFile)

/** A system user. PostgreSQL refuses to run as root, so a root process starts it as this one. */
export type Account = { name: string; uid: number; gid: number }

/**
 * The account that PostgreSQL runs as, or null for an ordinary user, who runs it as himself.
 *
 * @throws CannotStart when this is root, there is no user `postgres`, and none can be made
 */
export async function findPostgresAccount(): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null
  const found = (await lookUp('postgres')) ?? (await lookUp('_postgres'))
  if (found) return found
  try {
    await run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'])
  } catch {
    // Another start may have made it at the same moment; the look-up tells.
  }
  const made = await lookUp('postgres')
  if (made) return made
  throw new CannotStart(
    'PostgreSQL does not run as root, and a system user "postgres" could not be made. Make one, or start as an ordinary user.',
  )
}

async function lookUp(name: string): Promise<Account | null> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])])
    return { name, uid: Number(uid.stdout), gid: Number(gid.stdout) }
  } catch {
    return null
  }
}

/** Whether the account can enter this folder, which lies behind folders that may be closed to it. */
export async function canEnter(account: Account, folder: string): Promise<boolean> {
  try {
    await run('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { uid: account.uid, gid: account.gid, cwd: '/' })
    return true
  } catch {
    return false
  }
}

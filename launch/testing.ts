import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const startScript = fileURLToPath(new URL('./start.mjs', import.meta.url))

/** What `npm start` runs, as a process of its own. */
export type EvenkeelProcess = {
  process: ChildProcess
  /** Where it serves; empty when it ended before it was ready. */
  url: string
  /** One-time link of the set-up wizard, on a data folder without a clinic. */
  setUpLink: string | undefined
  /** Everything it wrote so far. */
  output(): string
  /** Sends the signal and waits for the end. @returns the exit code; null after a signal that cannot be handled */
  end(signal?: NodeJS.Signals): Promise<number | null>
}

const running = new Set<ChildProcess>()

/** Kills what a failed test left running. */
export async function killAllEvenkeels(): Promise<void> {
  for (const child of running) {
    child.kill('SIGKILL')
    await once(child, 'close')
  }
}

/** A folder of this test alone; the space in its name is on purpose. */
export async function makeTestFolder(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'evenkeel test '))
  // For root: PostgreSQL runs as another user, who must get to the data folder inside.
  await chmod(path, 0o711)
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}

/**
 * Starts Evenkeel on a free port and waits until it is ready or has ended.
 *
 * @param environment settings, `DATA_DIR` at least
 */
export async function startEvenkeel(
  environment: Record<string, string>,
  flags: string[] = [],
): Promise<EvenkeelProcess> {
  const { DATABASE_URL: _, ...inherited } = process.env
  const child = spawn(process.execPath, [startScript, ...flags], {
    env: { ...inherited, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that a test can press Ctrl-C on it.
    detached: true,
  })
  running.add(child)
  child.on('close', () => running.delete(child))
  let text = ''
  const ended = once(child, 'close')
  const ready = new Promise<void>((resolve) => {
    const take = (chunk: Buffer) => {
      text += chunk
      if (/^Evenkeel is ready at \S+\n/m.test(text)) resolve()
    }
    child.stdout.on('data', take)
    child.stderr.on('data', take)
  })
  await Promise.race([ready, ended])
  return {
    process: child,
    url: /^Evenkeel is ready at (\S+)$/m.exec(text)?.[1] ?? '',
    setUpLink: /^Set up .* (http\S+)$/m.exec(text)?.[1],
    output: () => text,
    end: async (signal = 'SIGTERM') => {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal)
      await ended
      return child.exitCode
    },
  }
}

import { readFileSync, readlinkSync } from 'node:fs'
import { readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { CannotStart } from './cannot-start.ts'

const renewMs = 4_000
/** A mark that nobody renews for so long belongs to a server that ended without removing it. */
const deadAfterMs = 12_000

const fileOf = (dataDir: string) => join(dataDir, 'serving')

/**
 * The machine and the container that this process sees the processes of. Within one, PostgreSQL's own lock is enough;
 * two containers on one volume do not see each other, and two PostgreSQL on the same files destroy them.
 */
function placeOfProcess(): string {
  try {
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${readlinkSync('/proc/self/ns/pid')}`
  } catch {
    return process.platform
  }
}

/** Marks the data folder as served from here, until the function that is returned removes the mark. */
export async function markServing(dataDir: string): Promise<() => Promise<void>> {
  const file = fileOf(dataDir)
  await writeFile(file, placeOfProcess())
  const renewal = setInterval(() => {
    const now = new Date()
    utimes(file, now, now).catch(() => {})
  }, renewMs)
  renewal.unref()
  return async () => {
    clearInterval(renewal)
    await rm(file, { force: true })
  }
}

/**
 * Asked before PostgreSQL is started: is the folder served from a place whose processes cannot be seen from here?
 *
 * @throws CannotStart when it is
 */
export async function refuseServedElsewhere(dataDir: string): Promise<void> {
  const file = fileOf(dataDir)
  const place = await readFile(file, 'utf8').catch(() => null)
  if (place === null || place === placeOfProcess()) return
  const changed = () =>
    stat(file).then(
      ({ mtimeMs }) => mtimeMs,
      () => 0,
    )
  const before = await changed()
  if (Date.now() - before > 10 * deadAfterMs) return
  for (const deadline = Date.now() + deadAfterMs; Date.now() < deadline; await sleep(200)) {
    const now = await changed()
    if (now > before)
      throw new CannotStart(
        `The data folder ${dataDir} is in use by another Evenkeel, in another container or on another machine.`,
      )
    if (now === 0) return
  }
}

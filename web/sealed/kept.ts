/**
 * How much lies in this browser, sealed. Asked before the code that opens it is loaded, and by pages on which nobody is
 * signed in: neither needs a key.
 */

export const draftPrefix = 'evenkeel.draft.'

/** Entries of sessions that the server does not have yet, whoever recorded them. */
export async function countWaiting(): Promise<number> {
  const { browserEvents } = await import('../session/waiting-database.ts')
  const kept = await browserEvents()
    .all()
    .catch(() => [])
  return kept.length
}

export async function somethingKept(): Promise<boolean> {
  return hasDrafts() || (await countWaiting()) > 0
}

function hasDrafts(): boolean {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith(draftPrefix))
  } catch {
    return false
  }
}

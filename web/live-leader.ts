/**
 * One window of a browser holds the live stream and tells the others: HTTP/1.1 allows six connections an origin, and a
 * seventh window with a stream of its own would hang. The leader renews a lease in local storage; a window that dies or
 * is put to sleep loses it. (Web Locks would need https, which a tablet in a clinic's network may not have.)
 */

const storageKey = 'evenkeel.live-leader'
const renewMs = 2_000
const leaseMs = 6_000
const windowId = `${Date.now()}-${Math.random()}`

interface Lease {
  id: string
  until: number
}

/** Calls `lead` when this window becomes the leader and `follow` when it no longer is. Returns how to stop. */
export function electLeader(lead: () => void, follow: () => void): () => void {
  let leading = false
  const renew = () => {
    const lease = readLease()
    const free = !lease || lease.until < Date.now() || lease.id === windowId
    if (free) writeLease({ id: windowId, until: Date.now() + leaseMs })
    // Two windows may have written at once: the one that the next look finds has it.
    const mine = readLease()?.id === windowId
    if (mine && !leading) lead()
    if (!mine && leading) follow()
    leading = mine
  }
  const release = () => {
    if (readLease()?.id === windowId) localStorage.removeItem(storageKey)
    if (leading) follow()
    leading = false
  }
  renew()
  const timer = setInterval(renew, renewMs)
  window.addEventListener('pagehide', release)
  window.addEventListener('pageshow', renew)
  return () => {
    clearInterval(timer)
    window.removeEventListener('pagehide', release)
    window.removeEventListener('pageshow', renew)
    release()
  }
}

function readLease(): Lease | null {
  try {
    return JSON.parse(localStorage.getItem(storageKey) ?? 'null') as Lease | null
  } catch {
    // No storage: each window leads itself.
    return { id: windowId, until: 0 }
  }
}

function writeLease(lease: Lease): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify(lease))
  } catch {
    // See readLease.
  }
}

import { useSyncExternalStore } from 'react'

/** `live`: the stream is open; `reached`: calls work, no stream; `connecting`: not known yet; `lost`: since `since`. */
export interface Connection {
  state: 'live' | 'reached' | 'connecting' | 'lost'
  /** Of `lost`: when the server was last heard. */
  since?: number
}

let current: Connection = { state: 'connecting' }
let lastHeard = Date.now()
const listeners = new Set<() => void>()

function change(next: Connection): void {
  if (next.state === current.state) return
  current = next
  for (const listener of listeners) listener()
}

/** A call was answered. Says nothing of a stream that is lost: values may still be old. */
export function reportReached(): void {
  if (current.state === 'connecting' || (current.state === 'lost' && !streamLost)) change({ state: 'reached' })
  if (current.state !== 'lost') lastHeard = Date.now()
}

let streamLost = false
/** The live stream broke, or came back. */
export function reportStream(lost: boolean): void {
  streamLost = lost
  if (!lost) lastHeard = Date.now()
  change(lost ? { state: 'lost', since: lastHeard } : { state: 'live' })
}

/** A call had no answer. */
export function reportUnreached(): void {
  change({ state: 'lost', since: lastHeard })
}

/** No stream any more, on purpose: signed out, or no permission for one. */
export function reportNoStream(): void {
  streamLost = false
  if (current.state === 'live') change({ state: 'reached' })
}

export const connection = () => current

export function subscribeConnection(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useConnection = (): Connection => useSyncExternalStore(subscribeConnection, connection)

import type { ServerResponse } from 'node:http'
import type { LiveMessage } from '../../contract/live.ts'
import { permissionsOf } from '../../contract/roles.ts'
import type { Database } from '../database/index.ts'
import type { Caller } from '../identity/caller.ts'
import { liveChannel } from './publish.ts'

/** A browser that reads slower than this much is let go; it comes back and reads anew. */
const largestBacklogBytes = 1024 * 1024
const heartbeatMs = 10_000

interface Watcher {
  caller: Caller
  response: ServerResponse
  maySeeSessions: boolean
}

/** Fans out what the database announces to the browsers of the same clinic. */
export interface Hub {
  watch(caller: Caller, response: ServerResponse): void
  close(): Promise<void>
  readonly watching: number
}

export async function openHub(database: Database): Promise<Hub> {
  const watchers = new Set<Watcher>()

  const send = (watcher: Watcher, event: string, data: string) => {
    if (watcher.response.writableLength > largestBacklogBytes) return drop(watcher)
    watcher.response.write(`event: ${event}\ndata: ${data}\n\n`)
  }
  const drop = (watcher: Watcher) => {
    watchers.delete(watcher)
    watcher.response.end()
  }

  const onMessage = (payload: string) => {
    const message = JSON.parse(payload) as LiveMessage
    for (const watcher of watchers) {
      // LISTEN knows no clinics: this is where one clinic's news is kept from another.
      if (watcher.caller.clinicId !== message.clinicId) continue
      if (message.topic === 'sign-in') {
        if (message.memberId === watcher.caller.memberId) drop(watcher)
        continue
      }
      const forThem = watcher.maySeeSessions ? payload : JSON.stringify({ ...message, samples: undefined })
      send(watcher, message.topic, forThem)
    }
  }
  // Messages may have been lost while the connection was away: every browser reads anew.
  const onReconnect = () => {
    for (const watcher of watchers) send(watcher, 'refresh', '{}')
  }
  const stopListening = await database.listen(liveChannel, onMessage, onReconnect)
  const heartbeat = setInterval(() => {
    for (const watcher of watchers) send(watcher, 'heartbeat', JSON.stringify({ at: new Date().toISOString() }))
  }, heartbeatMs)

  return {
    get watching() {
      return watchers.size
    },
    watch(caller, response) {
      const watcher = { caller, response, maySeeSessions: permissionsOf(caller.roles).includes('session:read') }
      watchers.add(watcher)
      response.on('close', () => watchers.delete(watcher))
      send(watcher, 'open', JSON.stringify({ at: new Date().toISOString() }))
    },
    async close() {
      clearInterval(heartbeat)
      for (const watcher of watchers) drop(watcher)
      await stopListening()
    },
  }
}

import { type DBSchema, openDB } from 'idb'
import type { NewSessionEvent } from './session.ts'

/** An event that the server has not confirmed yet. */
export interface WaitingEvent {
  /** That of the event. */
  id: string
  /** Who recorded it: it is only sent under their own sign-in. */
  memberId: string
  sessionId: string
  event: NewSessionEvent
  /** Why the server does not take it, in words; `null` while it only waits. */
  refused: string | null
}

export interface WaitingStore {
  /** In the order in which they were put. */
  all(): Promise<WaitingEvent[]>
  put(waiting: WaitingEvent): Promise<void>
  remove(ids: readonly string[]): Promise<void>
}

interface Schema extends DBSchema {
  'waiting-events': { key: string; value: WaitingEvent }
}

/**
 * Outlives a reload and a flat battery. Ids are UUIDv7, so the order of keys is that of recording. Where the browser
 * refuses a database (some private windows) events wait in memory.
 */
export function browserStore(): WaitingStore {
  const memory = memoryStore()
  const database = openDB<Schema>('evenkeel', 1, {
    upgrade: (db) => {
      db.createObjectStore('waiting-events', { keyPath: 'id' })
    },
  }).catch(() => null)
  return {
    all: async () => (await database)?.getAll('waiting-events') ?? memory.all(),
    put: async (waiting) => {
      const db = await database
      if (db) await db.put('waiting-events', waiting)
      else await memory.put(waiting)
    },
    remove: async (ids) => {
      const db = await database
      if (!db) return memory.remove(ids)
      const transaction = db.transaction('waiting-events', 'readwrite')
      await Promise.all([...ids.map((id) => transaction.store.delete(id)), transaction.done])
    },
  }
}

export function memoryStore(): WaitingStore {
  const events = new Map<string, WaitingEvent>()
  return {
    all: async () => [...events.values()],
    put: async (waiting) => {
      events.set(waiting.id, waiting)
    },
    remove: async (ids) => {
      for (const id of ids) events.delete(id)
    },
  }
}

import { type DBSchema, openDB } from 'idb'

/** An event as it lies in the browser: whose it is, of which session, and a box that only its member opens. */
export interface KeptEvent {
  /** That of the event. */
  id: string
  memberId: string
  sessionId: string
  /** Missing where an earlier version left the event in clear. */
  box?: string
  event?: unknown
  refused?: unknown
}

export interface KeptEvents {
  /** In the order in which they were put. */
  all(): Promise<KeptEvent[]>
  put(kept: KeptEvent): Promise<void>
  remove(ids: readonly string[]): Promise<void>
}

interface Schema extends DBSchema {
  'waiting-events': { key: string; value: KeptEvent }
}

/**
 * Outlives a reload and a flat battery. Ids are UUIDv7, so the order of keys is that of recording. Where the browser
 * refuses a database (some private windows) events wait in memory.
 */
export function browserEvents(): KeptEvents {
  const memory = eventsInMemory()
  const database = openDB<Schema>('evenkeel', 1, {
    upgrade: (db) => {
      db.createObjectStore('waiting-events', { keyPath: 'id' })
    },
  }).catch(() => null)
  return {
    all: async () => (await database)?.getAll('waiting-events') ?? memory.all(),
    put: async (kept) => {
      const db = await database
      if (db) await db.put('waiting-events', kept)
      else await memory.put(kept)
    },
    remove: async (ids) => {
      const db = await database
      if (!db) return memory.remove(ids)
      const transaction = db.transaction('waiting-events', 'readwrite')
      await Promise.all([...ids.map((id) => transaction.store.delete(id)), transaction.done])
    },
  }
}

export function eventsInMemory(): KeptEvents {
  const events = new Map<string, KeptEvent>()
  return {
    all: async () => [...events.values()],
    put: async (kept) => {
      events.set(kept.id, kept)
    },
    remove: async (ids) => {
      for (const id of ids) events.delete(id)
    },
  }
}

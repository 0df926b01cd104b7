import { ConnectionLost, Problem } from '../problem.ts'
import type { MemberKey } from '../sealed/member-key.ts'
import type { NewSessionEvent } from './session.ts'
import type { ClosedEvent, WaitingEvent, WaitingStore } from './waiting-store.ts'

/** What the server says of each event that it took: its number, and its time by the server's clock. */
export type Accepted = { id: string; seq: number; at: string }

export type Send = (sessionId: string, events: NewSessionEvent[]) => Promise<Accepted[]>

type OnAccepted = (sessionId: string, waiting: WaitingEvent[], accepted: Accepted[]) => void

export interface QueueState {
  events: readonly WaitingEvent[]
  /** Kept in this browser, and not to be read now. */
  closed: readonly ClosedEvent[]
  sending: boolean
  /** When the server last confirmed something; ms. */
  savedMs: number | null
}

/** As many as one request may hold. */
const batchSize = 100

/**
 * Events on their way to the server: kept before they are sent, sent in their order, sent again until they are confirmed
 * (the server takes each id once), and never dropped: one that is refused stays, with the reason, until a person takes it
 * away.
 */
export class EventQueue {
  private current: QueueState = { events: [], closed: [], sending: false, savedMs: null }
  private readonly listeners = new Set<() => void>()
  private running: Promise<void> | null = null
  private again = false
  private loaded: Promise<void> | null = null
  private openedBy: MemberKey | null = null
  /** Confirmed or taken away: a reading of the store that began before must not bring them back. */
  private readonly gone = new Set<string>()

  private readonly store: WaitingStore
  private readonly send: Send
  private readonly memberId: () => string | null
  private readonly onAccepted: OnAccepted

  /** @param memberId whose events may be sent now; nobody's while nobody is signed in */
  constructor(store: WaitingStore, send: Send, memberId: () => string | null, onAccepted: OnAccepted) {
    this.store = store
    this.send = send
    this.memberId = memberId
    this.onAccepted = onAccepted
  }

  readonly snapshot = (): QueueState => this.current

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Reads what is kept, once with each key that comes, and sends it. */
  async open(by: MemberKey | null): Promise<void> {
    if (!this.loaded || by !== this.openedBy) {
      this.openedBy = by
      this.loaded = (this.loaded ?? Promise.resolve()).then(() => this.load())
    }
    await this.flush()
  }

  private async load(): Promise<void> {
    const kept = await this.store.all().catch(() => null)
    if (!kept) return
    const known = new Set(this.current.events.map((waiting) => waiting.id))
    const more = kept.events.filter(({ id }) => !known.has(id) && !this.gone.has(id))
    this.change({ events: [...more, ...this.current.events], closed: kept.closed })
  }

  /** Shown at once, kept, and sent as soon as it can be. */
  async add(sessionId: string, memberId: string, event: NewSessionEvent): Promise<void> {
    const waiting: WaitingEvent = { id: event.id, memberId, sessionId, event, refused: null }
    this.change({ events: [...this.current.events, waiting] })
    // A full disk must not keep an event from the server.
    await this.store.put(waiting).catch(() => undefined)
    await this.flush()
  }

  /** Takes away one that the server refuses, or that does not open any more; a person decided. */
  async discard(id: string): Promise<void> {
    this.gone.add(id)
    this.change({
      events: this.current.events.filter((waiting) => waiting.id !== id),
      closed: this.current.closed.filter((closed) => closed.id !== id),
    })
    await this.store.remove([id])
  }

  /** Sends what waits; calls that come meanwhile are one more round. */
  flush(): Promise<void> {
    if (this.running) {
      this.again = true
      return this.running
    }
    this.running = this.rounds().finally(() => {
      this.running = null
    })
    return this.running
  }

  private async rounds(): Promise<void> {
    this.loaded ??= this.load()
    await this.loaded
    do {
      this.again = false
      while (await this.sendOne()) {
        // Until nothing is left or the network is gone.
      }
    } while (this.again)
    this.change({ sending: false })
  }

  /** One batch of one session. True when another may follow. */
  private async sendOne(): Promise<boolean> {
    const memberId = this.memberId()
    const mine = this.current.events.filter((waiting) => waiting.memberId === memberId && waiting.refused === null)
    const sessionId = mine[0]?.sessionId
    if (sessionId === undefined) return false
    const batch = mine.filter((waiting) => waiting.sessionId === sessionId).slice(0, batchSize)
    this.change({ sending: true })
    try {
      await this.deliver(sessionId, batch)
      return true
    } catch (error) {
      if (waits(error)) return false
      if (batch.length === 1) return this.refuse(batch, error)
      // One of them is at fault: each by itself, in the same order.
      for (const waiting of batch) {
        try {
          await this.deliver(sessionId, [waiting])
        } catch (each) {
          if (waits(each)) return false
          await this.refuse([waiting], each)
        }
      }
      return true
    }
  }

  private async deliver(sessionId: string, batch: WaitingEvent[]): Promise<void> {
    const accepted = await this.send(
      sessionId,
      batch.map((waiting) => waiting.event),
    )
    const taken = new Set(batch.map((waiting) => waiting.id))
    for (const id of taken) this.gone.add(id)
    this.onAccepted(sessionId, batch, accepted)
    // Who shows the server's events is told of them a moment later. Until then both have these, and the fold takes each
    // once; otherwise the session would fall back for that moment, and what is being typed would go with its form.
    await new Promise((resolve) => setTimeout(resolve, 20))
    this.change({
      events: this.current.events.filter((waiting) => !taken.has(waiting.id)),
      savedMs: Date.now(),
    })
    await this.store.remove([...taken]).catch(() => undefined)
  }

  private async refuse(batch: WaitingEvent[], error: unknown): Promise<true> {
    const refused = error instanceof Error ? error.message : String(error)
    for (const waiting of batch) {
      const marked = { ...waiting, refused }
      this.change({ events: this.current.events.map((each) => (each.id === waiting.id ? marked : each)) })
      await this.store.put(marked).catch(() => undefined)
    }
    return true
  }

  private change(patch: Partial<QueueState>): void {
    this.current = { ...this.current, ...patch }
    for (const listener of this.listeners) listener()
  }
}

/** No answer, a lock, a sign-in that ended, too many at once, a server in trouble: these pass. A no does not. */
function waits(error: unknown): boolean {
  if (error instanceof ConnectionLost) return true
  return error instanceof Problem && (error.status >= 500 || [401, 408, 423, 429].includes(error.status))
}

import type { SessionEvent } from '../../clinical/session/index.ts'
import type { Api } from '../../contract/index.ts'
import type { NewSessionEvent, SignedSessionEvent } from '../../contract/session-events.ts'

export type { NewSessionEvent, SignedSessionEvent }

export type SessionDetail = Api['GET /api/sessions/:sessionId']['response']
export type SessionMember = SessionDetail['members'][number]

type WithoutBase<E> = E extends unknown ? Omit<E, 'id' | 'at' | 'deviceAt'> : never

/** What a form makes; id and times are put to it when it is recorded. */
export type EventContent = WithoutBase<NewSessionEvent>
export type SignedContent = WithoutBase<SignedSessionEvent>

/** Up to which number nothing is missing: events of others may arrive after our own of a higher number. */
export function contiguousSeq(events: readonly SessionEvent[]): number {
  const seqs = new Set(events.map((event) => event.seq))
  let last = 0
  while (seqs.has(last + 1)) last += 1
  return last
}

/** One list by number; an event that is there already stays as the server told it. */
export function mergeEvents(known: readonly SessionEvent[], more: readonly SessionEvent[]): SessionEvent[] {
  const byId = new Map([...more, ...known].map((event) => [event.id, event]))
  return [...byId.values()].sort((a, b) => (a.seq ?? 0) - (b.seq ?? 0))
}

import type { MemberKey } from '../sealed/member-key.ts'
import { type Place, seal, unseal } from '../sealed/seal.ts'
import type { NewSessionEvent } from './session.ts'
import type { KeptEvent, KeptEvents } from './waiting-database.ts'

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

/** One that is kept and cannot be read now. `broken`: not with this member's key either, or it was altered. */
export interface ClosedEvent {
  id: string
  memberId: string
  sessionId: string
  why: 'of another member' | 'locked' | 'broken'
}

export interface WaitingStore {
  /** In the order in which they were put. */
  all(): Promise<{ events: WaitingEvent[]; closed: ClosedEvent[] }>
  put(waiting: WaitingEvent): Promise<void>
  remove(ids: readonly string[]): Promise<void>
}

type Content = Pick<WaitingEvent, 'event' | 'refused'>

/**
 * Keeps events sealed with the key of who recorded them.
 *
 * @param memberId who is signed in
 * @param mine their key, which a console that was loaded behind the lock does not have yet
 */
export function sealedStore(
  kept: KeptEvents,
  memberId: () => string | null,
  mine: () => MemberKey | null,
): WaitingStore {
  const put = async ({ id, memberId: of, sessionId, event, refused }: WaitingEvent) => {
    const by = mine()
    // In clear it may not lie here; it is still sent from memory.
    if (by?.memberId !== of) throw new Error('There is no key to seal this event with')
    const content: Content = { event, refused }
    await kept.put({
      id,
      memberId: of,
      sessionId,
      box: seal(by.key, placeOf({ id, memberId: of, sessionId }), content),
    })
  }
  const open = async (each: KeptEvent): Promise<WaitingEvent | ClosedEvent> => {
    const { id, memberId: of, sessionId } = each
    const by = mine()
    if (of !== memberId()) return { id, memberId: of, sessionId, why: 'of another member' }
    if (by?.memberId !== of) return { id, memberId: of, sessionId, why: 'locked' }
    const content = each.box === undefined ? leftInClear(each) : unseal(by.key, placeOf(each), each.box)?.value
    if (!isContent(content)) return { id, memberId: of, sessionId, why: 'broken' }
    const waiting = { id, memberId: of, sessionId, ...content }
    if (each.box === undefined) await put(waiting).catch(() => undefined)
    return waiting
  }
  return {
    all: async () => {
      const opened = await Promise.all((await kept.all()).map(open))
      return {
        events: opened.filter((each): each is WaitingEvent => 'event' in each),
        closed: opened.filter((each): each is ClosedEvent => 'why' in each),
      }
    },
    put,
    remove: (ids) => kept.remove(ids),
  }
}

const placeOf = ({ id, memberId, sessionId }: Pick<KeptEvent, 'id' | 'memberId' | 'sessionId'>): Place => [
  'waiting-event',
  memberId,
  sessionId,
  id,
]

const leftInClear = ({ event, refused }: KeptEvent): unknown => ({ event, refused })

function isContent(value: unknown): value is Content {
  if (typeof value !== 'object' || value === null || !('event' in value) || !('refused' in value)) return false
  if (value.refused !== null && typeof value.refused !== 'string') return false
  return typeof value.event === 'object' && value.event !== null
}

import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { SessionEvent } from '../../clinical/session/index.ts'
import { api } from '../api.ts'
import { nowInstant } from '../clock.ts'
import { connection, subscribeConnection } from '../connection.ts'
import { type Me, meQuery } from '../me.ts'
import { query, queryClient } from '../queries.ts'
import { memberKey, useMemberKey } from '../sealed/member-key.ts'
import { EventQueue, type QueueState } from './event-queue.ts'
import { mergeEvents, type SessionDetail } from './session.ts'
import { browserEvents } from './waiting-database.ts'
import { sealedStore } from './waiting-store.ts'

/** While something waits, the next try; the live stream's return is tried at once. */
const retryMs = 4_000

let shared: EventQueue | null = null

const signedIn = () => queryClient.getQueryData<Me>(meQuery().queryKey)?.member.id ?? null

/** The one queue of this window. Keeps on trying as long as the window is open, whatever page it shows. */
export function eventQueue(): EventQueue {
  if (shared) return shared
  const queue = new EventQueue(
    sealedStore(browserEvents(), signedIn, memberKey),
    async (sessionId, events) => {
      const answer = await api('POST /api/sessions/:sessionId/events', {
        params: { sessionId },
        body: { events, sentAt: nowInstant() },
      })
      return answer.events
    },
    signedIn,
    (sessionId, waiting, accepted) => {
      const events = waiting.flatMap(({ event, memberId }) => {
        const taken = accepted.find((each) => each.id === event.id)
        return taken ? [{ ...event, author: memberId, seq: taken.seq, at: taken.at } as SessionEvent] : []
      })
      takeEvents(sessionId, events)
    },
  )
  setInterval(() => {
    if (queue.snapshot().events.some((waiting) => waiting.refused === null)) void queue.flush()
  }, retryMs)
  subscribeConnection(() => {
    if (connection().state !== 'lost') void queue.flush()
  })
  shared = queue
  return queue
}

/** What is kept in this browser, and opens with the key of who is signed in. */
export function useQueue(): QueueState {
  const queue = eventQueue()
  const mine = useMemberKey()
  useEffect(() => void queue.open(mine), [queue, mine])
  return useSyncExternalStore(queue.subscribe, queue.snapshot)
}

/** Puts events that the server numbered into what is shown of their session. */
export function takeEvents(sessionId: string, events: readonly SessionEvent[]): void {
  const { queryKey } = query('GET /api/sessions/:sessionId', { params: { sessionId } })
  queryClient.setQueryData<SessionDetail>(
    queryKey,
    (detail) => detail && { ...detail, events: mergeEvents(detail.events, events) },
  )
}

/** What waits of one session, and when the last was confirmed. */
export function useWaiting(sessionId: string) {
  const state = useQueue()
  return useMemo(() => {
    const mine = state.events.filter((waiting) => waiting.sessionId === sessionId)
    return {
      waiting: mine.filter((each) => each.refused === null),
      refused: mine.filter((each) => each.refused !== null),
      /** Kept in this browser, and not to be read now: of somebody else, or before the unlock. */
      closed: state.closed.filter((each) => each.sessionId === sessionId && each.why !== 'broken'),
      sending: state.sending,
      savedMs: state.savedMs,
    }
  }, [state, sessionId])
}

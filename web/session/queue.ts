import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { SessionEvent } from '../../clinical/session/index.ts'
import { api } from '../api.ts'
import { nowInstant } from '../clock.ts'
import { connection, subscribeConnection } from '../connection.ts'
import { type Me, meQuery } from '../me.ts'
import { query, queryClient } from '../queries.ts'
import { EventQueue } from './event-queue.ts'
import { mergeEvents, type SessionDetail } from './session.ts'
import { browserStore } from './waiting-store.ts'

/** While something waits, the next try; the live stream's return is tried at once. */
const retryMs = 4_000

let shared: EventQueue | null = null

/** The one queue of this window. */
export function eventQueue(): EventQueue {
  shared ??= new EventQueue(
    browserStore(),
    async (sessionId, events) => {
      const answer = await api('POST /api/sessions/:sessionId/events', {
        params: { sessionId },
        body: { events, sentAt: nowInstant() },
      })
      return answer.events
    },
    () => queryClient.getQueryData<Me>(meQuery().queryKey)?.member.id ?? null,
    (sessionId, waiting, accepted) => {
      const events = waiting.flatMap(({ event, memberId }) => {
        const taken = accepted.find((each) => each.id === event.id)
        return taken ? [{ ...event, author: memberId, seq: taken.seq, at: taken.at } as SessionEvent] : []
      })
      takeEvents(sessionId, events)
    },
  )
  return shared
}

/** Puts events that the server numbered into what is shown of their session. */
export function takeEvents(sessionId: string, events: readonly SessionEvent[]): void {
  const { queryKey } = query('GET /api/sessions/:sessionId', { params: { sessionId } })
  queryClient.setQueryData<SessionDetail>(
    queryKey,
    (detail) => detail && { ...detail, events: mergeEvents(detail.events, events) },
  )
}

/** What waits of one session, and when the last was confirmed. Keeps on trying while it is shown. */
export function useWaiting(sessionId: string) {
  const queue = eventQueue()
  const state = useSyncExternalStore(queue.subscribe, queue.snapshot)
  useEffect(() => {
    void queue.flush()
    const timer = setInterval(() => {
      if (queue.snapshot().events.some((waiting) => waiting.refused === null)) void queue.flush()
    }, retryMs)
    const stop = subscribeConnection(() => {
      if (connection().state !== 'lost') void queue.flush()
    })
    return () => {
      clearInterval(timer)
      stop()
    }
  }, [queue])
  return useMemo(() => {
    const mine = state.events.filter((waiting) => waiting.sessionId === sessionId)
    return {
      waiting: mine.filter((each) => each.refused === null),
      refused: mine.filter((each) => each.refused !== null),
      sending: state.sending,
      savedMs: state.savedMs,
    }
  }, [state, sessionId])
}

import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { uuidv7 } from 'uuidv7'
import { foldSession, type SessionEvent } from '../../clinical/session/index.ts'
import { api } from '../api.ts'
import { nowInstant } from '../clock.ts'
import { useLive } from '../live.ts'
import { useMe } from '../me.ts'
import { query } from '../queries.ts'
import { protocolOf } from './protocol-of.ts'
import { eventQueue, takeEvents, useWaiting } from './queue.ts'
import { contiguousSeq, type EventContent, type NewSessionEvent, type SessionDetail } from './session.ts'

/** The session as the server tells it, kept up to date by the live stream. */
export function useSessionDetail(sessionId: string) {
  const detailQuery = query('GET /api/sessions/:sessionId', { params: { sessionId } })
  const detail = useQuery(detailQuery)
  const known = useMemo(() => contiguousSeq(detail.data?.events ?? []), [detail.data])
  useLive('session', ({ sessionId: of, lastSeq }) => {
    if (of === sessionId && (lastSeq === undefined || lastSeq > known)) void readNewer(sessionId, known)
  })
  return detail
}

/** Reads what is newer than a number. A failure needs no word: the return of the connection reads everything. */
export async function readNewer(sessionId: string, after: number): Promise<void> {
  const answer = await api('GET /api/sessions/:sessionId/events', { params: { sessionId }, query: { after } }).catch(
    () => null,
  )
  if (answer) takeEvents(sessionId, answer.events)
}

/** Server events and then the unsent ones, folded by the reducer that the server uses too. */
export function useFolded(detail: SessionDetail) {
  const sessionId = detail.session.id
  const queued = useWaiting(sessionId)
  const protocol = protocolOf(detail)
  const state = useMemo(() => {
    if (!protocol) return null
    const unsent = queued.waiting.map(({ event, memberId }) => ({ ...event, author: memberId }) as SessionEvent)
    return foldSession(protocol, [...detail.events, ...unsent])
  }, [protocol, detail.events, queued.waiting])
  return { state, queued }
}

/**
 * Records what happened.
 *
 * @returns a function that takes the content and, for a late entry, its true time
 */
export function useRecord(sessionId: string) {
  const { member } = useMe()
  return (content: EventContent, at?: string) => {
    const event = { ...content, id: uuidv7(), ...timesOf(at) } as NewSessionEvent
    void eventQueue().add(sessionId, member.id, event)
  }
}

/** Now, or a time that somebody entered: then the moment of the entry is kept beside it. */
export function timesOf(at?: string): { at: string; deviceAt?: string } {
  return at === undefined ? { at: nowInstant() } : { at, deviceAt: nowInstant() }
}

import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { foldSession } from '../../clinical/session/index.ts'
import type { Api } from '../../contract/index.ts'
import { useLive } from '../live.ts'
import { shortName } from '../me.ts'
import { query, refresh } from '../queries.ts'
import { Button, Loaded } from '../ui/index.ts'
import { protocolOf } from './protocol-of.ts'
import { RecordOfSession } from './record-of-session.tsx'
import './record.css'

export type SessionRecord = Api['GET /api/sessions/:sessionId/record']['response']

/** The session on paper: what was given, what was measured, what happened, who signed. */
export function RecordPage() {
  const { sessionId } = useParams({ from: '/signed-in/sessions/$sessionId/record' })
  const record = useQuery({
    ...query('GET /api/sessions/:sessionId/record', { params: { sessionId } }),
    refetchOnWindowFocus: false,
  })
  useRereading(sessionId)
  useEffect(() => {
    document.title = 'Session record · Evenkeel'
  }, [])
  return (
    <Loaded query={record}>
      {(data) => {
        const protocol = protocolOf(data)
        if (!protocol) return <p>The protocol of this session is not known to this version.</p>
        const names = new Map(data.members.map((member) => [member.id, shortName(member.name)]))
        return (
          <article className="session-record">
            <div className="no-print row">
              <Button kind="primary" onClick={() => window.print()}>
                Print
              </Button>
              <Button onClick={() => history.back()}>Back</Button>
            </div>
            <RecordOfSession
              record={data}
              state={foldSession(protocol, data.events)}
              nameOf={(id) => names.get(id) ?? 'somebody'}
            />
          </article>
        )
      }}
    </Loaded>
  )
}

/** Samples come every second; the record is read anew after so long, with all that came meanwhile. */
const gatherMs = 5_000

/** The record is read anew for what still comes in, events and vitals alike. */
function useRereading(sessionId: string): void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  useLive(['session', 'vitals'], (message) => {
    if (message.sessionId !== sessionId || timer.current !== undefined) return
    timer.current = setTimeout(() => {
      timer.current = undefined
      void refresh('GET /api/sessions/:sessionId/record', { params: { sessionId } })
    }, gatherMs)
  })
}

import { createContext, useContext, useMemo, useState } from 'react'
import {
  addVitals,
  type DischargeReadiness,
  type DueItem,
  dischargeReadiness,
  dueItems,
  type Gate,
  gates,
  type Notice,
  notices,
  type SessionEvent,
  type SessionState,
  type SessionTimes,
  sessionTimes,
  type VitalsSummary,
} from '../../clinical/session/index.ts'
import { useNow } from '../clock.ts'
import { useConnection } from '../connection.ts'
import { useLocked } from '../lock.ts'
import { shortName, useMayI, useMe } from '../me.ts'
import type { useWaiting } from './queue.ts'
import type { EventContent, SessionDetail, SessionMember } from './session.ts'
import { useRecord } from './use-console.ts'
import { useVitals } from './use-vitals.ts'

/** A dialog of the console. One at a time. */
export type Action =
  | { kind: 'vitals'; purpose?: 'pre-dose' | 'routine' | 'repeat'; event?: SessionEvent }
  | { kind: 'symptoms'; notice: Notice }
  | { kind: 'steps'; notice: Notice }
  | { kind: 'gate'; gateId: string }
  | { kind: 'discharge-item'; criterionId: string }
  | { kind: 'device'; number: number }
  | { kind: 'correct'; event: SessionEvent }
  | { kind: 'conflict'; conflictId: string }
  | { kind: 'score'; instrumentId: string }
  | { kind: EventDialogKind; event?: SessionEvent }

export type EventDialogKind =
  | 'add'
  | 'sedation'
  | 'dissociation'
  | 'adverse-event'
  | 'medication'
  | 'note'
  | 'cannula'
  | 'handover'
  | 'dose-given'
  | 'rate'
  | 'injection'
  | 'waste'
  | 'help-answered'
  | 'symptoms-told'
  | 'screen'
  | 'instructions'
  | 'weight'
  | 'order'
  | 'end'
  | 'cancel'
  | 'leave'

export type View = 'check-in' | 'dose' | 'live'

/** Everything that the parts of a console share; made once a second. */
export interface Console {
  detail: SessionDetail
  state: SessionState
  /** Streams and what was entered by hand. */
  vitals: VitalsSummary
  /** The moment that is shown: now, or the end of the session. */
  nowMs: number
  now: string
  notices: Notice[]
  due: DueItem[]
  gates: Gate[]
  readiness: DischargeReadiness
  times: SessionTimes
  queued: ReturnType<typeof useWaiting>
  /** Starting a dose and discharging need the server. */
  lost: boolean
  mayWrite: boolean
  record: (content: EventContent, at?: string) => void
  /** `N. Reyes`; initials behind the lock. */
  nameOf: (memberId: string) => string
  memberOf: (memberId: string) => SessionMember | undefined
  me: string
  action: Action | null
  open: (action: Action | null) => void
  view: View
  show: (view: View) => void
}

const ConsoleContext = createContext<Console | null>(null)
export const ConsoleProvider = ConsoleContext.Provider

export function useConsole(): Console {
  const console = useContext(ConsoleContext)
  if (!console) throw new Error('useConsole is for the parts of a session page')
  return console
}

export function useMakeConsole(
  detail: SessionDetail,
  state: SessionState,
  queued: ReturnType<typeof useWaiting>,
): Console {
  const streams = useVitals(detail.session.id)
  const vitals = useMemo(() => addVitals(streams, state.recordedVitals), [streams, state])
  const clockMs = useNow('second')
  // What has ended is shown as it was then.
  const nowMs = state.ended ? Math.min(clockMs, Date.parse(state.ended.at)) : clockMs
  const now = new Date(nowMs).toISOString()
  const connection = useConnection()
  const locked = useLocked()
  const mayWrite = useMayI('session:write') && !locked
  const record = useRecord(detail.session.id)
  const me = useMe().member.id
  const [action, open] = useState<Action | null>(null)
  const [chosen, choose] = useState<{ view: View; phase: string } | null>(null)
  const derived = useMemo(
    () => ({
      notices: notices(state, vitals, now),
      due: dueItems(state, vitals, now),
      gates: gates(state, now),
      readiness: dischargeReadiness(state, vitals, now),
      times: sessionTimes(state, now),
    }),
    [state, vitals, now],
  )
  const memberOf = (memberId: string) => detail.members.find((member) => member.id === memberId)
  return {
    detail,
    state,
    vitals,
    nowMs,
    now,
    ...derived,
    queued,
    lost: connection.state === 'lost',
    mayWrite,
    record,
    memberOf,
    nameOf: (memberId) => {
      const member = memberOf(memberId)
      if (!member) return 'somebody'
      return locked ? member.initials : shortName(member.name)
    },
    me,
    action,
    open,
    view: chosen?.phase === state.phase ? chosen.view : viewOf(state),
    show: (view) => choose({ view, phase: state.phase }),
  }
}

function viewOf({ phase }: SessionState): View {
  if (phase === 'check-in') return 'check-in'
  return phase === 'preparation' ? 'dose' : 'live'
}

import type { Instant, PartialDate } from '../record/record.ts'
import type { EscalationStep } from './suicide-risk-tiers.ts'
import { minutesLater, type UrgentPathway } from './urgent-pathway.ts'

interface EventBase {
  /** UUIDv7; the same id twice counts once. */
  id: string
  at: Instant
  /** Member id, or `system` for what the clock did. */
  by: string
}

/** When the screen was taken, where it came with an import. */
interface Found {
  importedOn?: PartialDate
}

/** The log of one urgent pathway, in the order in which the server took it. */
export type UrgentPathwayEvent =
  | (EventBase & Found & { type: 'opened'; pathway: UrgentPathway; finding?: string })
  /** A later finding made it graver: new times, and it has to be acknowledged again. */
  | (EventBase & Found & { type: 'raised'; pathway: UrgentPathway; finding?: string })
  /** A later finding of the same tier: who has it keeps it, and has to act anew. */
  | (EventBase & Found & { type: 'found-again'; finding: string })
  | (EventBase & { type: 'acknowledged' })
  | (EventBase & { type: 'escalated'; to: EscalationStep['id'] })
  /** The giver stays the owner until the receiver acknowledges. */
  | (EventBase & { type: 'handed-over'; to: string })
  | (EventBase & { type: 'action-recorded'; action: string })
  | (EventBase & { type: 'closed'; outcome: string })

export interface UrgentPathwayState {
  status: 'not-open' | 'waiting' | 'owned' | 'closed'
  pathway: UrgentPathway | null
  /** Who answers for it: the last who acknowledged. */
  owner: string | null
  /** Asked to take over, and has not acknowledged yet. */
  handedOverTo: string | null
  actions: { at: Instant; by: string; action: string }[]
  /** An action is recorded since it was opened, or since it last became graver. */
  acted: boolean
  escalations: { at: Instant; to: EscalationStep['id'] }[]
  /** The step of the escalation told last; it starts again when the finding becomes graver. */
  escalationStep: number
  /** When the clock tells the next, and whom; null once it is handled or closed. */
  nextEscalationAt: Instant | null
  nextEscalationTo: EscalationStep | null
  /** What the clinic promised and has not done; null when nothing is late. */
  overdue: 'acknowledgement' | 'assessment' | null
  somebodyStays: boolean
  holdsDischarge: boolean
  closed: { at: Instant; by: string; outcome: string } | null
  /** Events that were not legal when they came. They are kept and shown; a person sorts them out. */
  conflicts: { eventId: string; reason: string }[]
}

const notOpen: UrgentPathwayState = {
  status: 'not-open',
  pathway: null,
  owner: null,
  handedOverTo: null,
  actions: [],
  acted: false,
  escalations: [],
  escalationStep: 0,
  nextEscalationAt: null,
  nextEscalationTo: null,
  overdue: null,
  somebodyStays: false,
  holdsDischarge: false,
  closed: null,
  conflicts: [],
}

/** The state of a pathway now. Never throws, never drops an event: what is not legal becomes a conflict. */
export function foldUrgentPathway(events: readonly UrgentPathwayEvent[], now: Instant): UrgentPathwayState {
  const seen = new Set<string>()
  let state = notOpen
  for (const event of events) {
    if (seen.has(event.id)) continue
    seen.add(event.id)
    const fault = faultOfPathwayEvent(state, event)
    state = fault
      ? { ...state, conflicts: [...state.conflicts, { eventId: event.id, reason: fault }] }
      : apply(state, event)
  }
  return withClock(state, now)
}

/** Why an event is not legal in a state, in a sentence; null when it is. The server refuses intentions by it. */
export function faultOfPathwayEvent(state: UrgentPathwayState, event: UrgentPathwayEvent): string | null {
  if (event.type === 'opened') return state.status === 'not-open' ? null : 'This urgent pathway is open already.'
  if (state.status === 'not-open') return 'This urgent pathway was never opened.'
  if (state.status === 'closed') return 'This urgent pathway is closed; a new finding opens a new one.'
  switch (event.type) {
    case 'raised':
      return state.pathway?.tier === 'high' && event.pathway.tier !== 'high'
        ? 'A high tier is not lowered by a later screen; a clinician closes it.'
        : null
    case 'handed-over':
      if (state.owner === null) return 'Nobody has taken it yet: acknowledge it before handing it over.'
      return event.to === state.owner ? 'It is with this member already.' : null
    case 'action-recorded':
      return event.action.trim() === '' ? 'Say what was done.' : null
    case 'closed':
      if (state.owner === null) return 'Nobody has taken it yet: acknowledge it before closing it.'
      if (!state.acted) return 'Record what was done before closing it.'
      return event.outcome.trim() === '' ? 'Say how it ended.' : null
    default:
      return null
  }
}

function apply(state: UrgentPathwayState, event: UrgentPathwayEvent): UrgentPathwayState {
  switch (event.type) {
    case 'opened':
      return { ...state, ...holdsOf(event.pathway), status: 'waiting', pathway: event.pathway }
    case 'raised':
      // What was done before the graver finding does not answer it, so the clock starts again.
      return {
        ...state,
        ...holdsOf(event.pathway),
        status: 'waiting',
        pathway: event.pathway,
        acted: false,
        escalationStep: 0,
      }
    case 'found-again':
      return { ...state, acted: false }
    case 'acknowledged':
      return { ...state, status: 'owned', owner: event.by, handedOverTo: null }
    case 'escalated':
      return {
        ...state,
        escalations: [...state.escalations, { at: event.at, to: event.to }],
        escalationStep: state.escalationStep + 1,
      }
    case 'handed-over':
      return { ...state, handedOverTo: event.to }
    case 'action-recorded':
      return {
        ...state,
        actions: [...state.actions, { at: event.at, by: event.by, action: event.action }],
        acted: true,
      }
    case 'closed':
      return {
        ...state,
        status: 'closed',
        closed: { at: event.at, by: event.by, outcome: event.outcome },
        handedOverTo: null,
        somebodyStays: false,
        holdsDischarge: false,
      }
  }
}

const holdsOf = ({ somebodyStays, holdsDischarge }: UrgentPathway) => ({ somebodyStays, holdsDischarge })

/** Nobody took it: from the acknowledgement time on. Somebody did, but nothing is done: from the assessment time on. */
function withClock(state: UrgentPathwayState, now: Instant): UrgentPathwayState {
  const { pathway, status, acted, escalations, escalationStep } = state
  if (pathway === null || status === 'closed' || (status === 'owned' && acted)) return state
  const lateFrom = status === 'waiting' ? pathway.acknowledgeBy : pathway.assessBy
  const last = escalationStep > 0 ? escalations.at(-1) : undefined
  const again = last && minutesLater(last.at, pathway.escalateEveryMinutes)
  // The first step was told when the pathway opened; the last is told again until somebody answers.
  const next = Math.min(escalationStep + 1, pathway.escalation.length - 1)
  return {
    ...state,
    nextEscalationAt: again && Date.parse(again) > Date.parse(lateFrom) ? again : lateFrom,
    nextEscalationTo: pathway.escalation[next] ?? null,
    overdue: Date.parse(now) < Date.parse(lateFrom) ? null : status === 'waiting' ? 'acknowledgement' : 'assessment',
  }
}

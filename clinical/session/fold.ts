import type { Protocol } from '../protocols/index.ts'
import { instantMs } from '../quantity/instant.ts'
import type { Flag } from './effect.ts'
import { effectOf } from './effects.ts'
import { isReadable } from './event-shape.ts'
import type { SessionEvent, SessionEventOf } from './events.ts'
import { gatesAt } from './gates.ts'
import { type Conflict, newSession, type SessionState } from './state.ts'

/**
 * The one reducer of a session, in the server and in the browser. Pure; never throws; keeps every event in `log`.
 * An event whose id is already there changes nothing. An event that is not possible in its state changes nothing but
 * the log and `conflicts`. The order of calls is the order of the fold: the server's `seq`, then what is unsent.
 */
export function applyEvent(state: SessionState, event: SessionEvent): SessionState {
  if (state.log.some((entry) => entry.event.id === event.id)) return state
  const corrected = state.log.some(
    (entry) => entry.event.type === 'event-corrected' && entry.event.corrects === event.id,
  )
  if (event.type !== 'event-corrected' && !corrected) return step(state, event, undefined)
  return refold(state.protocol, [...state.log.map((entry) => entry.event), event])
}

/**
 * Folds a whole log. Events with a `seq` go by it, those without come after them in the order given.
 *
 * @param protocol the snapshot that was stored with the session
 */
export function foldSession(protocol: Protocol, events: readonly SessionEvent[]): SessionState {
  const seen = new Set<string>()
  const ordered = [...events].sort(
    (a, b) => (a.seq ?? Number.POSITIVE_INFINITY) - (b.seq ?? Number.POSITIVE_INFINITY) || 0,
  )
  return refold(
    protocol,
    ordered.filter((event) => !seen.has(event.id) && seen.add(event.id)),
  )
}

function refold(protocol: Protocol, events: readonly SessionEvent[]): SessionState {
  const targets = new Map(events.map((event) => [event.id, event]))
  const corrections = new Map<string, SessionEventOf<'event-corrected'>>()
  for (const event of events) {
    if (event.type === 'event-corrected' && faultOfCorrection(event, targets.get(event.corrects)) === null) {
      corrections.set(event.corrects, event)
    }
  }
  let state = newSession(protocol)
  for (const event of events) {
    state =
      event.type === 'event-corrected'
        ? stepCorrection(state, event, targets.get(event.corrects))
        : step(state, event, corrections.get(event.id))
  }
  return state
}

function faultOfCorrection(
  event: SessionEventOf<'event-corrected'>,
  target: SessionEvent | undefined,
): { code: 'unknown-target' | 'other-type'; text: string } | null {
  if (!target) return { code: 'unknown-target', text: 'The event to be corrected is not there' }
  if (target.type === 'event-corrected' || target.type === 'session-opened') {
    return { code: 'other-type', text: 'This is corrected by another entry, not by a correction' }
  }
  if (event.replacement && event.replacement.type !== target.type) {
    return { code: 'other-type', text: `A correction of ${target.type} cannot be ${event.replacement.type}` }
  }
  return null
}

function stepCorrection(
  state: SessionState,
  event: SessionEventOf<'event-corrected'>,
  target: SessionEvent | undefined,
): SessionState {
  const fault = faultOfCorrection(event, target)
  if (!fault) return { ...state, log: [...state.log, { event, standing: 'applied' }] }
  return {
    ...state,
    log: [...state.log, { event, standing: 'conflict' }],
    conflicts: [...state.conflicts, conflictOf(event, 'refused', fault)],
  }
}

/** One event, or the content that a correction put in its place. */
function step(
  state: SessionState,
  event: Exclude<SessionEvent, { type: 'event-corrected' }>,
  correction: SessionEventOf<'event-corrected'> | undefined,
): SessionState {
  if (correction?.replacement === null) {
    return { ...state, log: [...state.log, { event, standing: 'replaced', correctedBy: correction.id }] }
  }
  const effective = correction?.replacement
    ? ({ ...correction.replacement, id: event.id, author: correction.author } as typeof event)
    : event
  const correctedBy = correction ? { correctedBy: correction.id } : {}
  const outcome = attempt(state, effective)
  if ('refused' in outcome) {
    return {
      ...state,
      log: [...state.log, { event, standing: correction ? 'replaced' : 'conflict', ...correctedBy }],
      conflicts: [...state.conflicts, conflictOf(effective, 'refused', outcome.refused)],
    }
  }
  return {
    ...outcome.next,
    log: [...state.log, { event, standing: correction ? 'replaced' : 'applied', ...correctedBy }],
  }
}

/** Never throws: content that cannot be read at all is a conflict too. */
function attempt(
  state: SessionState,
  event: Exclude<SessionEvent, { type: 'event-corrected' }>,
): { next: SessionState } | { refused: Flag } {
  const atMs = instantMs(event.at)
  if (!Number.isFinite(atMs)) {
    return { refused: { code: 'unreadable-time', text: `The time ${String(event.at)} cannot be read` } }
  }
  if (!state.opened && event.type !== 'session-opened' && intentions.has(event.type)) {
    return { refused: { code: 'not-opened', text: 'The session had not been opened' } }
  }
  if (!isReadable(event)) return unreadableContent(event)
  try {
    const effect = effectOf(state, event)
    if ('refused' in effect) return effect
    const conflicts = [...state.conflicts, ...effect.flags.map((flag) => conflictOf(event, 'flagged', flag))]
    const next = { ...state, conflicts, ...effect.change, latestMs: Math.max(state.latestMs, atMs) }
    return { next: withPhaseBeforeDose(next) }
  } catch {
    return unreadableContent(event)
  }
}

const unreadableContent = (event: SessionEvent): { refused: Flag } => ({
  refused: { code: 'unreadable-content', text: `The content of ${event.type} cannot be read` },
})

/** What is refused before the opening; what happened is taken in even when the opening has not arrived yet. */
const intentions = new Set<SessionEvent['type']>([
  'gate-overridden',
  'dose-calculated',
  'second-check-entered',
  'discharge-started',
  'discharge-overridden',
  'session-cancelled',
])

function conflictOf(
  event: SessionEvent,
  kind: Conflict['kind'],
  { code, text }: Pick<Conflict, 'code' | 'text'>,
): Conflict {
  return { id: `${event.id}/${code}`, eventId: event.id, kind, code, text, at: event.at, resolved: null }
}

/** Until the dose starts the phase follows from the gates: check-in until all of its gates are passed. */
function withPhaseBeforeDose(state: SessionState): SessionState {
  if (state.phase !== 'check-in' && state.phase !== 'preparation') return state
  const open = gatesAt(state, state.latestMs).some((gate) => gate.stage === 'check-in' && !gate.passed)
  const phase = open || !state.opened ? 'check-in' : 'preparation'
  return phase === state.phase ? state : { ...state, phase }
}

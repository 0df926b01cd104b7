import { applyEvent, type SessionEvent, type SessionState } from '../../clinical/session/index.ts'
import { type ClinicTransaction, jsonb } from '../database/index.ts'
import { conflict } from '../http/problem.ts'
import { publish } from '../live/index.ts'
import { refreshJourney } from '../patients/index.ts'
import { amendBooking, listBookings } from '../plans/index.ts'
import type { LoadedSession } from './load.ts'
import { summarizeRow } from './row-summary.ts'
import { findStoredEvents, insertEvents, listSessions } from './store.ts'
import { openPathwaysOf } from './suicide-screens.ts'

export interface Accepted {
  id: string
  seq: number
  at: string
}

/**
 * Puts events at the end of a session's log, each once, and everything that follows from them: the session's row, its
 * booking, the patient's journey, an urgent pathway, the news for browsers. The caller holds the session.
 *
 * @param callerId whose doing it is; the author of an event may be the second person
 */
export async function appendEvents(
  tx: ClinicTransaction,
  session: LoadedSession,
  events: readonly SessionEvent[],
  { callerId, now }: { callerId: string; now: string },
): Promise<{ accepted: Accepted[]; lastSeq: number; state: SessionState }> {
  const { row } = session
  const stored = await findStoredEvents(
    tx,
    events.map((event) => event.id),
  )
  const accepted: Accepted[] = []
  const fresh: SessionEvent[] = []
  let { state } = session
  for (const event of events) {
    const before = stored.get(event.id)
    if (before && before.sessionId !== row.id)
      throw conflict('event-elsewhere', 'This event is in the log of another session', `Its id is ${event.id}.`)
    if (before) {
      accepted.push({ id: event.id, seq: before.seq, at: before.at })
      continue
    }
    const seq = row.lastSeq + fresh.length + 1
    const numbered: SessionEvent = { ...event, seq }
    fresh.push(numbered)
    stored.set(event.id, { sessionId: row.id, seq, at: event.at })
    accepted.push({ id: event.id, seq, at: event.at })
    state = applyEvent(state, numbered)
  }
  const lastSeq = row.lastSeq + fresh.length
  if (fresh.length === 0) return { accepted, lastSeq, state }
  await insertEvents(tx, row.id, fresh, now)
  await updateRow(tx, session, state, lastSeq, now)
  await openPathwaysOf(tx, row, fresh, { callerId, now })
  await publish(tx, { topic: 'session', sessionId: row.id, patientId: row.patientId, lastSeq })
  return { accepted, lastSeq, state }
}

async function updateRow(
  tx: ClinicTransaction,
  { row, state: before }: LoadedSession,
  state: SessionState,
  lastSeq: number,
  now: string,
): Promise<void> {
  if (row.endedAt !== null && state.ended === null) await refuseTaken(tx, { ...row, chairId: row.chair.id })
  await tx
    .updateTable('session')
    .set({
      phase: state.phase,
      ended_at: state.ended?.at ?? null,
      last_seq: lastSeq,
      summary: jsonb(await summarizeRow(tx, row.id, state, now)),
    })
    .where('clinic_id', '=', tx.clinicId)
    .where('id', '=', row.id)
    .execute()
  if ((before.ended === null) === (state.ended === null)) return
  await settleBooking(tx, row.bookingId, state)
  await refreshJourney(tx, row.patientId)
}

/** One running session a chair and a patient. */
export async function refuseTaken(
  tx: ClinicTransaction,
  session: { id: string; patientId: string; chairId: string },
): Promise<void> {
  const others = (await listSessions(tx, { running: true })).filter((one) => one.id !== session.id)
  if (others.some((one) => one.patientId === session.patientId))
    throw conflict('session-running', 'This patient is in a session already')
  const inChair = others.find((one) => one.chair.id === session.chairId)
  if (inChair) throw conflict('chair-taken', `Somebody is in ${inChair.chair.name} already`)
}

/** A booking whose session is over is done; one whose session was cancelled before the dose gives its place back. */
async function settleBooking(tx: ClinicTransaction, bookingId: string | null, state: SessionState): Promise<void> {
  if (bookingId === null) return
  const [booking] = await listBookings(tx, { id: bookingId })
  const wanted = state.ended === null ? 'arrived' : state.ended.disposition === 'cancelled' ? 'cancelled' : 'done'
  if (!booking || booking.state === wanted) return
  await amendBooking(tx, {
    bookingId,
    version: booking.version,
    state: wanted,
    reason: state.ended?.reason ?? '',
    authorId: state.log.at(-1)?.event.author ?? '',
  })
}

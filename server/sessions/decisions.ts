import type { z } from 'zod'
import {
  type Decision,
  isExpired,
  mayDischarge,
  mayGiveDevice,
  mayGiveInjection,
  mayStartDose,
  noVitals,
  type SessionEvent,
} from '../../clinical/session/index.ts'
import type { sessionRoutes, UnmetGates } from '../../contract/sessions.ts'
import type { ClinicTransaction } from '../database/index.ts'
import { conflict, Problem } from '../http/problem.ts'
import { readPlan } from '../plans/index.ts'
import { readOpenPathway } from '../urgent/index.ts'
import { type Accepted, appendEvents } from './append.ts'
import { type LoadedSession, loadLocked } from './load.ts'
import { refuseWithoutConsent } from './open-session.ts'
import { findStoredEvents } from './store.ts'
import { readVitals } from './vitals.ts'

interface Doing {
  callerId: string
  now: string
}

/** What each kind of start records, and what decides whether it may be. */
const givings = {
  infusion: { type: 'infusion-started', may: mayStartDose },
  injection: { type: 'injection-given', may: mayGiveInjection },
  device: { type: 'device-given', may: mayGiveDevice },
} as const

/** Starts the infusion, or gives the injection or the next device now, by the server's clock, or says what stands in the way. */
export async function startDose(
  tx: ClinicTransaction,
  sessionId: string,
  body: z.output<typeof sessionRoutes.startDose.body>,
  doing: Doing,
): Promise<Accepted & { patientId: string }> {
  const session = await loadLocked(tx, sessionId)
  const { kind, ...content } = body
  const { type, may } = givings[kind]
  return once(
    tx,
    session,
    { ...content, type, at: doing.now, author: doing.callerId } as SessionEvent,
    doing,
    async () => {
      await refuseWithoutConsent(tx, await readPlan(tx, session.row.planId))
      if (kind === 'infusion' && session.protocol.dose.kind !== 'infusion')
        throw conflict('not-in-this-phase', `${session.protocol.title} has no infusion`)
      const decision = may(session.state, doing.now)
      if (!decision.ok) throw refusedDose(decision)
      const today = session.state.opened?.sessionDate
      if (kind === 'device' && today && isExpired(body.expiry, today))
        throw new Problem(409, 'device-expired', 'This device has expired', undefined, {
          errors: [{ path: 'expiry', message: `expired ${body.expiry}` }],
        })
    },
  )
}

/** Ends the session now. Going home asks for every criterion; a transfer or leaving against advice is a fact. */
export async function endSession(
  tx: ClinicTransaction,
  sessionId: string,
  content: z.output<typeof sessionRoutes.end.body>,
  doing: Doing,
): Promise<Accepted & { patientId: string }> {
  const session = await loadLocked(tx, sessionId)
  const event = { ...content, type: 'session-ended', at: doing.now, author: doing.callerId } as SessionEvent
  return once(tx, session, event, doing, async () => {
    const { phase } = session.state
    if (phase === 'ended') throw conflict('after-the-end', 'The session has already ended')
    if (phase === 'check-in' || phase === 'preparation')
      throw conflict('not-in-this-phase', 'Without a dose a session is cancelled, not ended')
    if (content.disposition !== 'home') return
    const decision = mayDischarge(
      session.state,
      (await readVitals(tx, [sessionId])).get(sessionId) ?? noVitals,
      doing.now,
    )
    if (!decision.ok) throw refusedDischarge(decision)
    await refuseWhileUrgent(tx, session.row.patientId, doing.now)
  })
}

/** Appends unless it is there already; only then is it decided whether it may be. */
async function once(
  tx: ClinicTransaction,
  session: LoadedSession,
  event: SessionEvent,
  doing: Doing,
  decide: () => Promise<void>,
): Promise<Accepted & { patientId: string }> {
  if (!(await findStoredEvents(tx, [event.id])).has(event.id)) await decide()
  const { accepted } = await appendEvents(tx, session, [event], doing)
  const [stored] = accepted
  if (!stored) throw conflict('not-now', 'This is not possible now')
  return { ...stored, patientId: session.row.patientId }
}

function refusedDose({ reason, text, unmet, from }: Extract<Decision, { ok: false }>): Problem {
  const more: UnmetGates = {
    reason,
    unmet: unmet.map(({ id, label, text: why }) => ({ id, label, text: why })),
    ...(from ? { from } : {}),
  }
  return new Problem(409, reason, 'The dose cannot start yet', text, { errors: asErrors(unmet), more: { ...more } })
}

/** An urgent pathway of any screen holds the discharge, and is closed by a clinician, not overridden here. */
async function refuseWhileUrgent(tx: ClinicTransaction, patientId: string, now: string): Promise<void> {
  const pathway = await readOpenPathway(tx, patientId, now)
  if (!pathway?.holdsDischarge) return
  const text = `an urgent pathway of the ${pathway.tier} tier is open; close it with what was done first`
  throw refusedDischarge({
    text: `Not yet: ${text}.`,
    unmet: [{ id: 'urgent-pathway', label: 'Urgent pathway', text }],
  })
}

function refusedDischarge({
  text,
  unmet,
}: {
  text: string
  unmet: readonly { id: string; label: string; text: string }[]
}): Problem {
  const reason = unmet.length > 0 ? 'unmet-criteria' : 'not-in-this-phase'
  const more: UnmetGates = { reason, unmet: unmet.map(({ id, label, text: why }) => ({ id, label, text: why })) }
  return new Problem(409, reason, 'The patient cannot go home yet', text, {
    errors: asErrors(unmet),
    more: { ...more },
  })
}

const asErrors = (unmet: readonly { id: string; label: string; text: string }[]) =>
  unmet.map(({ id, label, text }) => ({ path: id, message: `${label}: ${text}` }))

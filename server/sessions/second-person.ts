import type { z } from 'zod'
import { applyEvent, type SessionEvent } from '../../clinical/session/index.ts'
import { permissionsOf, type Role } from '../../contract/roles.ts'
import type { SignedSessionEvent } from '../../contract/session-events.ts'
import type { sessionRoutes } from '../../contract/sessions.ts'
import type { ClinicTransaction, Database } from '../database/index.ts'
import { conflict, invalidField } from '../http/problem.ts'
import type { Caller } from '../identity/caller.ts'
import { confirmMember } from '../identity/index.ts'
import { appendEvents } from './append.ts'
import { refuseOverrideWithoutPrescriber } from './authority.ts'
import { correctClock } from './clock.ts'
import { loadLocked } from './load.ts'
import { findStoredEvents } from './store.ts'

type Signed = z.output<typeof sessionRoutes.appendSigned.body>
type Answer = z.input<typeof sessionRoutes.appendSigned.response>

/**
 * An event that a second person stands behind. They prove it by PIN or password before the session is held, so that a
 * slow hash keeps nobody from recording. A check or an override that does not count is refused and not recorded; what
 * was wasted is a fact and always taken.
 */
export async function appendSigned(
  tx: ClinicTransaction,
  database: Database,
  sessionId: string,
  { event: given, second, sentAt }: Signed,
  { caller, now }: { caller: Caller & { memberId: string }; now: string },
): Promise<Answer & { patientId: string }> {
  if (second.memberId === caller.memberId && kindOf(given) !== 'second-check-entered')
    throw invalidField('second.memberId', 'must be another person than the one who is signed in')
  const { pin, password } = second
  const person = await confirmMember(
    database,
    caller.clinicId,
    second.memberId,
    password === undefined ? { pin } : { password },
    kindOf(given),
  )
  if (!permissionsOf(person.roles as Role[]).includes('session:write'))
    throw invalidField('second.memberId', 'must be somebody who gives treatments: a prescriber or a nurse')

  const session = await loadLocked(tx, sessionId)
  const event = signedEvent(correctClock(given, sentAt, now), { callerId: caller.memberId, secondId: person.id })
  const known = (await findStoredEvents(tx, [event.id])).has(event.id)
  if (!known) {
    refuseOverrideWithoutPrescriber(event, session.state, { behind: [caller, person], now })
    const entry = applyEvent(session.state, event).log.at(-1)
    const intended = kindOf(given) !== 'waste-recorded'
    if (intended && entry?.standing === 'conflict') {
      const why = applyEvent(session.state, event).conflicts.findLast((one) => one.eventId === event.id)
      throw conflict(why?.code ?? 'not-now', why?.text ?? 'This is not possible now')
    }
  }
  const { accepted, state } = await appendEvents(tx, session, [event], { callerId: caller.memberId, now })
  const [stored] = accepted
  if (!stored) throw conflict('not-now', 'This is not possible now')
  const check = state.secondCheck?.eventId === event.id ? state.secondCheck.result : null
  return {
    ...stored,
    patientId: session.row.patientId,
    secondCheck: check && { agrees: check.agrees, fields: check.fields, text: check.text },
    secondPerson: { id: person.id, name: person.name },
  }
}

const kindOf = (event: SignedSessionEvent): string =>
  event.type === 'event-corrected' ? (event.replacement?.type ?? 'event-corrected') : event.type

/** The check is the second person's own; of anything else they are the witness or the second signature. */
function signedEvent(
  event: SignedSessionEvent,
  { callerId, secondId }: { callerId: string; secondId: string },
): SessionEvent {
  const bySecond = (type: string | undefined) =>
    type === 'waste-recorded'
      ? { witness: secondId }
      : type === 'second-check-entered'
        ? {}
        : { secondSignature: secondId }
  if (event.type === 'event-corrected') {
    const replacement = event.replacement && { ...event.replacement, ...bySecond(event.replacement.type) }
    return { ...event, author: callerId, replacement } as SessionEvent
  }
  const author = event.type === 'second-check-entered' ? secondId : callerId
  return { ...event, author, ...bySecond(event.type) } as SessionEvent
}

import type { FastifyInstance } from 'fastify'
import type { SessionEvent } from '../../clinical/session/index.ts'
import { rooms } from '../../contract/index.ts'
import type { Database } from '../database/index.ts'
import { invalidField, Problem } from '../http/problem.ts'
import { serve } from '../http/serve.ts'
import type { Caller } from '../identity/caller.ts'
import { readClinic } from '../identity/index.ts'
import { countVitalConflicts, readLatestVitals, readVitalSeries } from '../live/index.ts'
import { readPatient } from '../patients/index.ts'
import { appendEvents } from './append.ts'
import { refuseOverrideWithoutPrescriber, refuseUnknownMembers } from './authority.ts'
import { withoutWords } from './behind-the-lock.ts'
import { correctClock } from './clock.ts'
import { endSession, startDose } from './decisions.ts'
import { loadLocked } from './load.ts'
import { openSession } from './open-session.ts'
import { membersOf, presentSession } from './present.ts'
import { appendSigned } from './second-person.ts'
import { findStoredEvents, listSessions, readEvents, readSession } from './store.ts'

const { sessions } = rooms

export function registerSessions(app: FastifyInstance, database: Database): void {
  serve(app, database, sessions.open, async ({ tx, body, caller, now, audit }) => {
    const callerId = memberOf(caller).memberId
    if (body.watcher && !(await membersOf(tx)).some((member) => member.id === body.watcher))
      throw invalidField('watcher', 'is not a member of this clinic')
    const session = await openSession(tx, body, { callerId, now })
    audit.patient(session.patientId)
    audit.detail({ sessionId: session.id, planId: session.planId, number: session.number })
    return { session }
  })

  serve(app, database, sessions.read, async ({ tx, params, caller, now, audit }) => {
    const detail = await presentSession(tx, params.sessionId, { now, locked: caller.locked })
    audit.patient(detail.session.patientId)
    return detail
  })

  serve(app, database, sessions.eventsSince, async ({ tx, params, query, caller, audit }) => {
    const session = await readSession(tx, params.sessionId)
    audit.patient(session.patientId)
    const events = (await readEvents(tx, [session.id], query.after)).get(session.id) ?? []
    return { events: caller.locked ? events.map(withoutWords) : events, lastSeq: session.lastSeq }
  })

  serve(app, database, sessions.append, async ({ tx, params, body, caller, now, audit }) => {
    const { memberId } = memberOf(caller)
    const session = await loadLocked(tx, params.sessionId)
    audit.patient(session.row.patientId)
    const stored = await findStoredEvents(
      tx,
      body.events.map((event) => event.id),
    )
    const fresh = body.events.filter((event) => !stored.has(event.id))
    await refuseUnknownMembers(tx, fresh)
    const events = body.events.map(
      (event) => ({ ...correctClock(event, body.sentAt, now), author: memberId }) as SessionEvent,
    )
    for (const event of events)
      if (!stored.has(event.id)) refuseOverrideWithoutPrescriber(event, session.state, { behind: [caller], now })
    const { accepted, lastSeq } = await appendEvents(tx, session, events, { callerId: memberId, now })
    audit.detail({
      sessionId: session.row.id,
      events: fresh.length,
      types: [...new Set(fresh.map(({ type }) => type))],
    })
    return { events: accepted, lastSeq }
  })

  serve(app, database, sessions.appendSigned, async ({ tx, params, body, caller, now, audit }) => {
    const { patientId, ...answer } = await appendSigned(tx, database, params.sessionId, body, {
      caller: memberOf(caller),
      now,
    })
    audit.patient(patientId)
    audit.detail({ sessionId: params.sessionId, type: body.event.type, secondPersonId: answer.secondPerson.id })
    return answer
  })

  serve(app, database, sessions.startDose, async ({ tx, params, body, caller, now, audit }) => {
    const { patientId, ...accepted } = await startDose(tx, params.sessionId, body, {
      callerId: memberOf(caller).memberId,
      now,
    })
    audit.patient(patientId)
    audit.detail({ sessionId: params.sessionId, kind: body.kind })
    return accepted
  })

  serve(app, database, sessions.end, async ({ tx, params, body, caller, now, audit }) => {
    const { patientId, ...accepted } = await endSession(tx, params.sessionId, body, {
      callerId: memberOf(caller).memberId,
      now,
    })
    audit.patient(patientId)
    audit.detail({ sessionId: params.sessionId, disposition: body.disposition })
    return accepted
  })

  serve(app, database, sessions.ofPatient, async ({ tx, params, audit }) => {
    const { id: patientId } = await readPatient(tx, params.patientId)
    audit.patient(patientId)
    return { sessions: await listSessions(tx, { patientId }) }
  })

  serve(app, database, sessions.record, async ({ tx, params, caller, now, audit }) => {
    const { sessionId } = params
    const detail = await presentSession(tx, sessionId, { now, locked: false })
    audit.patient(detail.session.patientId)
    const { name, timeZone, synthetic } = await readClinic(tx)
    return {
      ...detail,
      clinic: { name, timeZone, synthetic },
      series: await readVitalSeries(tx, sessionId, { everySeconds: 60 }),
      latest: (await readLatestVitals(tx, [sessionId])).get(sessionId) ?? [],
      vitalConflicts: await countVitalConflicts(tx, sessionId),
      printedBy: caller.memberName,
    }
  })
}

/** A device's token writes vitals and nothing else; the permission has refused it before this. */
function memberOf(caller: Caller): Caller & { memberId: string } {
  const { memberId } = caller
  if (memberId === null) throw new Problem(403, 'forbidden', 'A device records vitals alone')
  return { ...caller, memberId }
}

import type { FastifyInstance } from 'fastify'
import { uuidv7 } from 'uuidv7'
import { type Protocol, protocols } from '../../clinical/protocols/index.ts'
import { ageOn } from '../../clinical/quantity/calendar-date.ts'
import { calendarDateIn } from '../../clinical/quantity/clinic-day.ts'
import { rooms } from '../../contract/index.ts'
import type { ClinicTransaction, Database } from '../database/index.ts'
import { conflict, notFound, unprocessable } from '../http/problem.ts'
import { serve } from '../http/serve.ts'
import { confirmCaller, readClinic } from '../identity/index.ts'
import { publish } from '../live/index.ts'
import { readPatient, refreshJourney } from '../patients/index.ts'
import { amendBooking, cancelOpenBookings, insertBooking, listBookings, listBookingsBetween } from './booking-store.ts'
import { refuseDose } from './dose-limits.ts'
import { amendPlan, insertPlan, listPlans, planHistory, readPlan } from './plan-store.ts'
import { summarizeDose, summarizeProtocol } from './protocol-summary.ts'
import { protocolOfPlan, protocolToPlan, variantsInUse } from './protocol-to-plan.ts'
import { planReadiness } from './readiness.ts'
import { sessionMinutes, suggestSessions } from './suggest.ts'

const { plans } = rooms

export function registerPlans(app: FastifyInstance, database: Database): void {
  serve(app, database, plans.protocols, async ({ tx }) => {
    const { jurisdiction } = await readClinic(tx)
    const here = jurisdiction.toUpperCase() as 'US' | 'EU'
    const holdsHere = ({ jurisdictions }: Protocol) => jurisdictions.length === 0 || jurisdictions.includes(here)
    return {
      protocols: [...protocols, ...(await variantsInUse(tx))]
        .filter(holdsHere)
        .map((protocol) => summarizeProtocol(protocol)),
    }
  })

  serve(app, database, plans.readiness, async ({ tx, params, query, now, audit }) => {
    audit.patient(params.patientId)
    const protocol = await protocolToPlan(tx, query.protocolId)
    const { obstacles } = await planReadiness(tx, params.patientId, protocol, now)
    const dose = summarizeDose(protocol, await ageInYears(tx, params.patientId, now))
    return { ready: obstacles.length === 0, obstacles, dose }
  })

  serve(app, database, plans.suggestDates, async ({ tx, body }) => ({
    sessions: await suggestSessions(tx, await protocolToPlan(tx, body.protocolId), body),
  }))

  serve(app, database, plans.ofPatient, async ({ tx, params, audit }) => {
    audit.patient(params.patientId)
    return { plans: await listPlans(tx, params) }
  })

  serve(app, database, plans.make, async ({ tx, params, body, caller, now, audit }) => {
    const { id = uuidv7(), protocolId, schedule, password, ...planBody } = body
    audit.patient(params.patientId)
    const [before] = await listPlans(tx, { id })
    if (before && before.patientId !== params.patientId)
      throw conflict('exists-already', 'This id belongs to a plan of another patient')
    if (before) return before
    const protocol = await protocolToPlan(tx, protocolId)
    refuseDose(protocol, planBody.dose)
    const readiness = await planReadiness(tx, params.patientId, protocol, now, planBody.antidepressant.kind)
    if (readiness.obstacles.length > 0 || !readiness.determinationId || !readiness.consentId)
      throw unprocessable(
        'plan-not-ready',
        'A plan cannot be made yet',
        readiness.obstacles.map((obstacle) => obstacle.text).join(' '),
        { obstacles: readiness.obstacles },
      )
    const prescriber = await confirmCaller(database, caller, password, 'sign a plan')
    await insertPlan(tx, {
      id,
      patientId: params.patientId,
      protocolId,
      protocolVersion: protocol.version,
      treatment: protocol.treatmentId,
      determinationId: readiness.determinationId,
      consentId: readiness.consentId,
      body: planBody,
      authorId: prescriber.id,
    })
    for (const { startsAt, chairId } of schedule)
      await insertBooking(tx, {
        id: uuidv7(),
        planId: id,
        patientId: params.patientId,
        chairId,
        startsAt,
        endsAt: endOf(startsAt, protocol),
        authorId: prescriber.id,
      })
    audit.detail({ planId: id, protocolId, protocolVersion: protocol.version, sessions: schedule.length })
    await announce(params.patientId)
    return readPlan(tx, id)

    async function announce(patientId: string) {
      await refreshJourney(tx, patientId)
      await publish(tx, { topic: 'booking', patientId })
    }
  })

  serve(app, database, plans.amend, async ({ tx, params, body, caller, audit }) => {
    const before = await readPlan(tx, params.planId)
    audit.patient(before.patientId)
    refuseDose(await protocolOfPlan(tx, before), body.body.dose)
    const amended = await amendPlan(tx, { ...params, ...body, authorId: caller.memberId ?? '' })
    audit.detail({ planId: amended.id, version: amended.version, reason: body.reason })
    await publish(tx, { topic: 'patient', patientId: amended.patientId })
    return amended
  })

  serve(app, database, plans.finish, async ({ tx, params, body, caller, audit }) => {
    const authorId = caller.memberId ?? ''
    const before = await readPlan(tx, params.planId)
    audit.patient(before.patientId)
    if (before.state !== 'active') throw conflict('plan-over', `The plan is ${before.state} already`)
    await amendPlan(tx, { ...params, ...body, authorId })
    await cancelOpenBookings(tx, params.planId, body.reason, authorId)
    audit.detail({ planId: params.planId, state: body.state, reason: body.reason })
    await refreshJourney(tx, before.patientId)
    await publish(tx, { topic: 'booking', patientId: before.patientId })
    return readPlan(tx, params.planId)
  })

  serve(app, database, plans.protocol, async ({ tx, params, now, audit }) => {
    const plan = await readPlan(tx, params.planId)
    audit.patient(plan.patientId)
    return summarizeProtocol(await protocolOfPlan(tx, plan), await ageInYears(tx, plan.patientId, now))
  })

  serve(app, database, plans.history, async ({ tx, params, audit }) => {
    const { patientId } = await readPlan(tx, params.planId)
    audit.patient(patientId)
    return { versions: await planHistory(tx, params.planId) }
  })

  serve(app, database, plans.bookings, async ({ tx, query, audit }) => {
    const bookings = await listBookingsBetween(tx, query.from, query.to)
    for (const { patientId } of bookings) audit.patient(patientId)
    return { bookings }
  })

  serve(app, database, plans.book, async ({ tx, params, body, caller, audit }) => {
    const plan = await readPlan(tx, params.planId)
    audit.patient(plan.patientId)
    if (plan.state !== 'active') throw unprocessable('plan-over', `The plan is ${plan.state}`)
    const booking = await insertBooking(tx, {
      id: body.id ?? uuidv7(),
      planId: plan.id,
      patientId: plan.patientId,
      chairId: body.chairId,
      startsAt: body.startsAt,
      endsAt: endOf(body.startsAt, await protocolOfPlan(tx, plan)),
      authorId: caller.memberId ?? '',
    })
    await publish(tx, { topic: 'booking', patientId: plan.patientId })
    return booking
  })

  serve(app, database, plans.amendBooking, async ({ tx, params, body, caller, audit }) => {
    const [before] = await listBookings(tx, { id: params.bookingId })
    if (!before) throw notFound('booking')
    audit.patient(before.patientId)
    const amended = await amendBooking(tx, { ...params, ...body, authorId: caller.memberId ?? '' })
    audit.detail({ bookingId: amended.id, version: amended.version, reason: body.reason })
    await publish(tx, { topic: 'booking', patientId: amended.patientId })
    return amended
  })
}

const endOf = (startsAt: string, protocol: Protocol): string =>
  new Date(Date.parse(startsAt) + sessionMinutes(protocol) * 60_000).toISOString()

/** Today in the clinic; null where the birth date does not tell. */
async function ageInYears(tx: ClinicTransaction, patientId: string, now: string): Promise<number | null> {
  const { birthDate } = await readPatient(tx, patientId)
  const { timeZone } = await readClinic(tx)
  const age = ageOn(birthDate ?? undefined, calendarDateIn(now, timeZone))
  return age && age.min === age.max ? age.min : null
}

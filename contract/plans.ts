import { z } from 'zod'
import { stopReasons } from '../clinical/journey/index.ts'
import { treatment } from './consents.ts'
import { route } from './route.ts'
import { calendarDate, freeText, id, instant, text } from './shapes.ts'

/** Why a plan cannot be made yet; each names what is missing and where to do it. */
export const planObstacle = z.object({
  code: z.enum([
    'determination-missing',
    'determination-not-signed',
    'determination-stale',
    'determination-not-eligible',
    'determination-needs-information',
    'consent-missing',
    'consent-withdrawn',
    'plan-running',
    'care-closed',
    'adjunct-missing',
    'wrong-jurisdiction',
    'protocol-not-approved',
  ]),
  text: z.string(),
})

export const protocolSummary = z.object({
  id: z.string(),
  version: z.string(),
  title: z.string(),
  shortTitle: z.string(),
  treatment,
  drug: z.string(),
  route: z.string(),
  standing: z.string(),
  /** How the dose is chosen: a dose a kilogram with its studied range, or one of the device doses. */
  dose: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('infusion'),
      doseMgPerKg: z.number(),
      infusionMinutes: z.number(),
      studiedMgPerKg: z.object({ low: z.number(), high: z.number() }),
      /** Which weight it counts, in words. */
      doseWeight: z.string(),
    }),
    z.object({
      kind: z.literal('injection'),
      doseMgPerKg: z.number(),
      steps: z.array(z.number()),
      doseWeight: z.string(),
    }),
    z.object({
      kind: z.literal('devices'),
      mgPerDevice: z.number(),
      allowedMg: z.array(z.number()),
      firstSessionMg: z.array(z.number()),
    }),
  ]),
  adjunct: z.object({ rule: z.enum(['required', 'allowed-alone', 'not-stated']), text: z.string() }),
  phases: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      sessions: z.number(),
      perWeeks: z.number(),
      totalSessions: z.number().nullable(),
    }),
  ),
  /** Set where it is the clinic's own variant of a published one. */
  variantOf: z.object({ parentTitle: z.string(), approver: z.string(), approvedOn: calendarDate }).nullable(),
  observationMinutes: z.number(),
  sources: z.array(z.string()),
})

/**
 * The weight that the dose counts, and why it is another than the protocol proposes. It is always said: the protocol's
 * proposal goes by the body mass index of the day (`dose.doseWeight` of the protocol tells its rule).
 */
const doseWeight = {
  doseWeight: z.enum(['actual', 'ideal', 'adjusted'], 'must be said: actual, ideal or adjusted'),
  doseWeightReason: freeText(1000).optional(),
}

export const orderedDose = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('infusion'),
    doseMgPerKg: z.number().positive().max(5),
    infusionMinutes: z.number().positive().max(480),
    ...doseWeight,
  }),
  z.object({ kind: z.literal('injection'), doseMgPerKg: z.number().positive().max(5), ...doseWeight }),
  /** First session, then the later ones. */
  z.object({
    kind: z.literal('devices'),
    firstDoseMg: z.number().positive().max(112),
    doseMg: z.number().positive().max(112),
  }),
])

export const antidepressantBeside = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('medicine'),
    medication: text(),
    doseMgPerDay: z.number().positive().max(5000).optional(),
    since: calendarDate.optional(),
  }),
  z.object({ kind: z.literal('none'), reason: text(1000) }),
])

export const planBody = z.object({
  dose: orderedDose,
  /** Why this dose for this person. */
  doseReasoning: text(4000),
  antidepressant: antidepressantBeside,
  psychotherapy: z.object({ arrangement: text(1000), therapist: freeText(200).default('') }),
  goals: z.array(text(500)).min(1).max(20),
  /** How the person likes it in the chair: music, light, company, touch. */
  preferences: freeText(1000).default(''),
  reviewOn: calendarDate.optional(),
})

export const booking = z.object({
  id,
  planId: id,
  patientId: id,
  chairId: id,
  number: z.number().int(),
  startsAt: instant,
  endsAt: instant,
  state: z.enum(['booked', 'arrived', 'cancelled', 'missed', 'done']),
  version: z.number().int(),
})

export const plan = z.object({
  id,
  patientId: id,
  protocolId: z.string(),
  protocolVersion: z.string(),
  protocolTitle: z.string(),
  treatment,
  determinationId: id,
  consentId: id,
  state: z.enum(['active', 'completed', 'stopped']),
  /** Why it was stopped; null where nobody said. */
  stoppedFor: z.enum(stopReasons).nullable(),
  body: planBody,
  version: z.number().int(),
  createdAt: instant,
  bookings: z.array(booking),
})

const scheduleEntry = z.object({ startsAt: instant, chairId: id })

export const planRoutes = {
  protocols: route({
    method: 'GET',
    path: '/api/protocols',
    summary: 'The protocols that can be planned in this clinic',
    permission: 'plan:read',
    response: z.object({
      protocols: z.array(protocolSummary),
    }),
  }),
  readiness: route({
    method: 'GET',
    path: '/api/patients/:patientId/plan-readiness',
    summary: 'What stands in the way of a plan with this protocol',
    permission: 'plan:read',
    params: z.object({ patientId: id }),
    query: z.object({ protocolId: z.string().max(100) }),
    response: z.object({
      ready: z.boolean(),
      obstacles: z.array(planObstacle),
      /** As the protocol has it at the age of this patient. */
      dose: protocolSummary.shape.dose,
    }),
  }),
  suggestDates: route({
    method: 'POST',
    path: '/api/plans/suggest-dates',
    summary: 'Dates for the sessions of a protocol from a first day, on free chairs; nothing is stored',
    permission: 'plan:read',
    body: z.object({
      protocolId: z.string().max(100),
      firstOn: calendarDate,
      /** Time of day in the clinic’s zone, `HH:MM`. */
      at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time as HH:MM'),
      /** ISO weekdays, 1 is Monday. */
      weekdays: z.array(z.number().int().min(1).max(7)).min(1).max(7),
      chairId: id.optional(),
    }),
    response: z.object({
      sessions: z.array(
        z.object({
          number: z.number().int(),
          phase: z.string(),
          startsAt: instant,
          endsAt: instant,
          chairId: id.nullable(),
        }),
      ),
    }),
  }),
  ofPatient: route({
    method: 'GET',
    path: '/api/patients/:patientId/plans',
    summary: 'The plans of a patient with their bookings, newest first',
    permission: 'plan:read',
    params: z.object({ patientId: id }),
    response: z.object({ plans: z.array(plan) }),
  }),
  make: route({
    method: 'POST',
    path: '/api/patients/:patientId/plans',
    summary: 'Make a plan; refused with the obstacles when determination or consent do not carry it',
    permission: 'plan:write',
    status: 201,
    params: z.object({ patientId: id }),
    body: planBody.extend({
      id: id.optional(),
      protocolId: z.string().max(100),
      schedule: z.array(scheduleEntry).max(60),
      /** The prescriber signs the plan with the password. */
      password: z.string().min(1).max(200),
    }),
    response: plan,
  }),
  amend: route({
    method: 'PATCH',
    path: '/api/plans/:planId',
    summary: 'Amend a plan with a reason; earlier versions stay readable',
    permission: 'plan:write',
    params: z.object({ planId: id }),
    body: z.object({ version: z.number().int(), reason: text(1000), body: planBody }),
    response: plan,
  }),
  finish: route({
    method: 'POST',
    path: '/api/plans/:planId/finish',
    summary: 'Complete or stop a plan; bookings still open are cancelled',
    permission: 'plan:write',
    params: z.object({ planId: id }),
    body: z
      .object({
        version: z.number().int(),
        state: z.enum(['completed', 'stopped']),
        /** Why it was stopped, by which the patient is guided on; the words beside it are in `reason`. */
        stoppedFor: z.enum(stopReasons).optional(),
        reason: text(1000),
      })
      .refine(({ state, stoppedFor }) => state === 'stopped' || stoppedFor === undefined, {
        path: ['stoppedFor'],
        message: 'is only of a plan that is stopped',
      }),
    response: plan,
  }),
  protocol: route({
    method: 'GET',
    path: '/api/plans/:planId/protocol',
    summary: 'The protocol of a plan in the version that it was made with',
    permission: 'plan:read',
    params: z.object({ planId: id }),
    response: protocolSummary,
  }),
  history: route({
    method: 'GET',
    path: '/api/plans/:planId/history',
    summary: 'All versions of a plan',
    permission: 'plan:read',
    params: z.object({ planId: id }),
    response: z.object({
      versions: z.array(
        z.object({
          version: z.number().int(),
          body: planBody,
          state: z.string(),
          reason: z.string(),
          authorName: z.string(),
          at: instant,
        }),
      ),
    }),
  }),
  bookings: route({
    method: 'GET',
    path: '/api/bookings',
    summary: 'Bookings between two instants, with patient names',
    permission: 'booking:read',
    query: z.object({ from: instant, to: instant }),
    response: z.object({ bookings: z.array(booking.extend({ patientName: z.string(), protocolTitle: z.string() })) }),
  }),
  book: route({
    method: 'POST',
    path: '/api/plans/:planId/bookings',
    summary: 'Book a further session of a plan',
    permission: 'booking:write',
    status: 201,
    params: z.object({ planId: id }),
    body: scheduleEntry.extend({ id: id.optional() }),
    response: booking,
  }),
  amendBooking: route({
    method: 'PATCH',
    path: '/api/bookings/:bookingId',
    summary: 'Move, cancel or mark a booking, with a reason',
    permission: 'booking:write',
    params: z.object({ bookingId: id }),
    body: z.object({
      version: z.number().int(),
      reason: text(1000),
      startsAt: instant.optional(),
      chairId: id.optional(),
      state: z.enum(['booked', 'arrived', 'cancelled', 'missed']).optional(),
    }),
    response: booking,
  }),
}

import { z } from 'zod'
import type { Gate } from '../clinical/session/index.ts'
import { route } from './route.ts'
import { type NewSessionEvent, newSessionEvent, sessionEvent, signedSessionEvent } from './session-events.ts'
import { calendarDate, freeText, id, instant, noKnownAllergies, text } from './shapes.ts'
import { vitalReading, vitalSeries } from './vitals.ts'

export const sessionPhase = z.enum(['check-in', 'preparation', 'dosing', 'observation', 'discharge', 'ended'])

/** What lists and charts show of a session, made from its events at each new one. */
export const sessionSummary = z.object({
  doseMg: z.number().nullable(),
  doseStartedAt: instant.nullable(),
  lastDoseAt: instant.nullable(),
  minutesFromFirstDose: z.number().nullable(),
  /** As measured on the day. Summaries of an older program lack it. */
  weight: z.object({ kg: z.number(), at: instant }).nullish(),
  baseline: z.object({ systolic: z.number(), diastolic: z.number() }).nullable(),
  highestSystolic: z.number().nullable(),
  highestDiastolic: z.number().nullable(),
  lowestSpo2: z.number().nullable(),
  lowestMoaas: z.number().nullable(),
  highestCadss6: z.number().nullable(),
  adverseEvents: z.array(z.object({ term: z.string(), severity: z.string(), serious: z.boolean() })),
  disposition: z.enum(['home', 'transferred', 'left-against-advice', 'cancelled']).nullable(),
})
export type SessionRowSummary = z.infer<typeof sessionSummary>

export const sessionRow = z.object({
  id,
  patientId: id,
  planId: id,
  bookingId: id.nullable(),
  chair: z.object({ id, name: z.string() }),
  number: z.number().int(),
  phase: sessionPhase,
  openedAt: instant,
  endedAt: instant.nullable(),
  lastSeq: z.number().int(),
  protocolId: z.string(),
  protocolVersion: z.string(),
  summary: sessionSummary.nullable(),
})

export type SessionRow = z.infer<typeof sessionRow>

/** Behind a locked console names are initials, and what people wrote in words is left out. */
export const sessionPatient = z.object({
  id,
  name: z.string(),
  recordNumber: z.string(),
  birthDate: z.string().nullable(),
  ageYears: z.number().int().nullable(),
  sex: z.enum(['female', 'male', 'other', 'unknown']),
  heightCm: z.number().nullable(),
  lastWeight: z.object({ weightKg: z.number(), at: z.string() }).nullable(),
  allergies: z.array(z.string()),
  noKnownAllergies,
})

const sessionPlan = z.object({
  id,
  treatment: z.string(),
  state: z.string(),
  /** As in `contract/plans.ts` (`planBody`). */
  body: z.record(z.string(), z.unknown()),
})

export const sessionDetail = z.object({
  session: sessionRow,
  patient: sessionPatient,
  plan: sessionPlan,
  /** The whole protocol, where it is a variant of the clinic; null where it is published. */
  protocol: z.record(z.string(), z.unknown()).nullable(),
  /** In the order of `seq`: fold them with `foldSession(protocol, events)`. */
  events: z.array(sessionEvent),
  /** Everybody whom an event may name. */
  members: z.array(z.object({ id, name: z.string(), initials: z.string(), roles: z.array(z.string()) })),
  previous: z
    .object({
      sessionId: id,
      number: z.number().int(),
      date: calendarDate,
      doseMg: z.number().nullable(),
      weightKg: z.number().nullable(),
    })
    .nullable(),
  locked: z.boolean(),
  serverTime: instant,
})

const accepted = z.object({
  id,
  seq: z.number().int(),
  /** As it was stored: an event recorded as it happened is set to the server's clock. */
  at: instant,
})

const sessionParams = z.object({ sessionId: id })
/** The person beside the one who is signed in, with PIN or password. */
const secondPerson = z
  .object({ memberId: id, pin: z.string().max(10).optional(), password: z.string().max(200).optional() })
  .refine((second) => second.pin !== undefined || second.password !== undefined, {
    path: ['pin'],
    message: 'or password must be given',
  })

export interface UnmetGates {
  reason: string
  unmet: Pick<Gate, 'id' | 'label' | 'text'>[]
  /** `too-soon`: when it may be given. */
  from?: string
}

export const sessionRoutes = {
  open: route({
    method: 'POST',
    path: '/api/sessions',
    summary: 'Open a session of a plan at a chair; with the same id again it answers with the session that is there',
    permission: 'session:write',
    status: 201,
    body: z.object({
      id,
      planId: id,
      chairId: id,
      bookingId: id.optional(),
      /** Who watches; the caller unless said. */
      watcher: id.optional(),
    }),
    response: z.object({ session: sessionRow }),
  }),
  read: route({
    method: 'GET',
    path: '/api/sessions/:sessionId',
    summary: 'A session with its patient, plan and events',
    permission: 'session:read',
    whileLocked: true,
    params: sessionParams,
    response: sessionDetail,
  }),
  eventsSince: route({
    method: 'GET',
    path: '/api/sessions/:sessionId/events',
    summary: 'The events after a number: what a console asks for when it hears of a new one',
    permission: 'session:read',
    whileLocked: true,
    params: sessionParams,
    query: z.object({ after: z.coerce.number().int().min(0).default(0) }),
    response: z.object({ events: z.array(sessionEvent), lastSeq: z.number().int() }),
  }),
  append: route({
    method: 'POST',
    path: '/api/sessions/:sessionId/events',
    summary: 'Record what happened, in any phase; each event once, whatever is sent again, and none is dropped',
    permission: 'session:write',
    params: sessionParams,
    body: z.object({
      events: z.array(newSessionEvent).min(1).max(200),
      /** The console's clock now. Events recorded as they happened are moved by its error. */
      sentAt: instant.optional(),
    }),
    response: z.object({ events: z.array(accepted), lastSeq: z.number().int() }),
  }),
  appendSigned: route({
    method: 'POST',
    path: '/api/sessions/:sessionId/signed-events',
    summary: 'An event with a second person, who proves it by PIN or password: blind dose check, witness, override',
    permission: 'session:write',
    params: sessionParams,
    body: z.object({ event: signedSessionEvent, second: secondPerson, sentAt: instant.optional() }),
    response: accepted.extend({
      /** For the blind check: field by field, never the calculated value. */
      secondCheck: z
        .object({
          agrees: z.boolean(),
          fields: z.array(z.object({ field: z.string(), label: z.string(), verdict: z.enum(['agrees', 'differs']) })),
          text: z.string().nullable(),
        })
        .nullable(),
      secondPerson: z.object({ id, name: z.string() }),
    }),
  }),
  startDose: route({
    method: 'POST',
    path: '/api/sessions/:sessionId/start-dose',
    summary: 'Start the infusion, give the injection or the next device, now: refused with the unmet gates',
    permission: 'session:write',
    params: sessionParams,
    body: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('infusion'),
        id,
        deviceAt: instant.optional(),
        pumpRateMlPerHour: z.number().positive().max(2000).optional(),
        volumeMl: z.number().positive().max(2000).optional(),
      }),
      z.object({
        kind: z.literal('device'),
        id,
        deviceAt: instant.optional(),
        number: z.number().int().min(1).max(20),
        lot: text(60),
        expiry: text(10),
        note: freeText(1000).optional(),
      }),
      z.object({
        kind: z.literal('injection'),
        id,
        deviceAt: instant.optional(),
        doseMg: z.number().positive().max(1000),
        volumeMl: z.number().positive().max(100).optional(),
        /** Where: `left deltoid`, `abdomen`. */
        site: text(200),
        note: freeText(1000).optional(),
      }),
    ]),
    response: accepted,
  }),
  end: route({
    method: 'POST',
    path: '/api/sessions/:sessionId/end',
    summary:
      'Discharge and end the session now: refused with the discharge criteria that are neither met nor overridden',
    permission: 'session:write',
    params: sessionParams,
    body: z.object({
      id,
      deviceAt: instant.optional(),
      disposition: z.enum(['home', 'transferred', 'left-against-advice']),
      escortName: freeText(200).optional(),
      note: freeText(2000).optional(),
    }),
    response: accepted,
  }),
  ofPatient: route({
    method: 'GET',
    path: '/api/patients/:patientId/sessions',
    summary: 'The sessions of a patient, newest first',
    permission: 'session:read',
    params: z.object({ patientId: id }),
    response: z.object({ sessions: z.array(sessionRow) }),
  }),
  record: route({
    method: 'GET',
    path: '/api/sessions/:sessionId/record',
    summary: 'Everything that a printed session record shows',
    permission: 'session:read',
    params: sessionParams,
    response: sessionDetail.extend({
      clinic: z.object({ name: z.string(), timeZone: z.string(), synthetic: z.boolean() }),
      /** One point a minute. */
      series: z.array(vitalSeries),
      latest: z.array(vitalReading),
      vitalConflicts: z.number().int(),
      printedBy: z.string(),
    }),
  }),
}

export type { NewSessionEvent }

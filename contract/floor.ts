import { z } from 'zod'
import { route } from './route.ts'
import { sessionPhase } from './sessions.ts'
import { calendarDate, id, instant, noKnownAllergies } from './shapes.ts'
import { vitalReading } from './vitals.ts'

export const floorNotice = z.object({
  id: z.string(),
  tier: z.enum(['watch', 'alert', 'act']),
  text: z.string(),
  at: instant,
  acknowledged: z.boolean(),
})

export const floorSession = z.object({
  id,
  patientId: id,
  /** Initials behind a locked console. */
  patientName: z.string(),
  ageYears: z.number().int().nullable(),
  phase: sessionPhase,
  protocolTitle: z.string(),
  /** `racemic ketamine 41 mg`, `esketamine 84 mg`; empty while it is not known. */
  doseText: z.string(),
  number: z.number().int(),
  plannedSessions: z.number().int().nullable(),
  openedAt: instant,
  bookedAt: instant.nullable(),
  /** First device or start of the infusion. */
  doseStartedAt: instant.nullable(),
  /** The observation counts from here. */
  lastDoseAt: instant.nullable(),
  /** How far the whole dose is; null before it. */
  dosing: z
    .discriminatedUnion('kind', [
      z.object({
        kind: z.literal('infusion'),
        /** Of the pump, without its pauses, at `serverTime`. */
        minutes: z.number(),
        ofMinutes: z.number(),
        /** Null while it does not run. */
        endsAt: instant.nullable(),
      }),
      z.object({ kind: z.literal('injection'), givenMg: z.number(), ofMg: z.number().nullable() }),
      z.object({
        kind: z.literal('devices'),
        given: z.number().int(),
        of: z.number().int().nullable(),
        /** When the next device may be given; null when it is not known, or there is none. */
        nextAt: instant.nullable(),
      }),
    ])
    .nullable(),
  observationMinutes: z.number(),
  /** A pump that is paused or stopped is said. */
  doseStatus: z.enum(['not-started', 'running', 'paused', 'stopped', 'ended']),
  latest: z.array(vitalReading),
  /** Open ones, the gravest first. */
  notices: z.array(floorNotice),
  /** Next things, the soonest first; before dosing the open gates have no time. */
  due: z.array(z.object({ id: z.string(), label: z.string(), dueAt: instant.nullable() })),
  /** Until the dose starts: the gates as they stand. */
  gates: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      status: z.enum(['met', 'not-met', 'unknown']),
      passed: z.boolean(),
      text: z.string(),
    }),
  ),
  /** From the observation on. */
  discharge: z
    .object({ met: z.number().int(), total: z.number().int(), open: z.array(z.string()), from: instant.nullable() })
    .nullable(),
  watcher: z.object({ id, name: z.string(), initials: z.string() }).nullable(),
  helpCalledAt: instant.nullable(),
  preferences: z.string(),
  lastSeq: z.number().int(),
})

export const floorBooking = z.object({
  bookingId: id,
  planId: id,
  patientId: id,
  patientName: z.string(),
  ageYears: z.number().int().nullable(),
  chairId: id,
  number: z.number().int(),
  protocolTitle: z.string(),
  doseText: z.string(),
  startsAt: instant,
  endsAt: instant,
  state: z.enum(['booked', 'arrived', 'missed']),
})

export const dueToday = z.object({
  kind: z.enum(['determination', 'follow-up', 'monitoring-form', 'review']),
  /** Of what it is about: determination, session, plan. */
  id: z.string(),
  patientId: id,
  patientName: z.string(),
  text: z.string(),
  /** `due 26 Nov · session of 19 Nov` and the like. */
  detail: z.string(),
  dueAt: instant.nullable(),
  overdue: z.boolean(),
  /** Its time is on a later day of the clinic, though it can be done already. */
  coming: z.boolean(),
})

export const floorRoutes = {
  read: route({
    method: 'GET',
    path: '/api/floor',
    summary: 'Every chair as it is now, who is booked and waiting today, and what is due today and soon',
    permission: 'floor:read',
    whileLocked: true,
    response: z.object({
      serverTime: instant,
      date: calendarDate,
      /** In the order of the clinic; a retired chair only while somebody sits in it. */
      chairs: z.array(
        z.object({ id, name: z.string(), session: floorSession.nullable(), next: floorBooking.nullable() }),
      ),
      /** Today's bookings without a session, by time. */
      waiting: z.array(floorBooking),
      /** Sorted by when it is due, also what is `coming`. Left out for those who may not read the record. */
      due: z.array(dueToday),
      locked: z.boolean(),
    }),
  }),
  downtime: route({
    method: 'GET',
    path: '/api/downtime',
    summary: 'Today’s patients on one sheet, to be printed before the network fails',
    permission: 'session:read',
    response: z.object({
      clinic: z.object({ name: z.string(), timeZone: z.string(), synthetic: z.boolean() }),
      date: calendarDate,
      printedAt: instant,
      printedBy: z.string(),
      patients: z.array(
        z.object({
          patientId: id,
          name: z.string(),
          recordNumber: z.string(),
          birthDate: z.string().nullable(),
          sex: z.string(),
          phone: z.string().nullable(),
          allergies: z.array(z.string()),
          noKnownAllergies,
          startsAt: instant,
          chair: z.string(),
          number: z.number().int(),
          protocolId: z.string(),
          protocolVersion: z.string(),
          protocolTitle: z.string(),
          doseText: z.string(),
          preferences: z.string(),
          lastWeight: z.object({ weightKg: z.number(), at: z.string() }).nullable(),
          previous: z
            .object({
              date: calendarDate,
              doseMg: z.number().nullable(),
              highestSystolic: z.number().nullable(),
              highestDiastolic: z.number().nullable(),
              adverseEvents: z.array(z.string()),
            })
            .nullable(),
          /** Set when the session is already running. */
          phase: sessionPhase.nullable(),
        }),
      ),
    }),
  }),
}

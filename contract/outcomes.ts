import { z } from 'zod'
import { route } from './route.ts'
import { freeText, id, instant } from './shapes.ts'

const source = z.object({
  citation: z.string(),
  url: z.string().optional(),
  evidence: z.enum(['verified', 'unverified', 'local']),
})
/** What a word such as response means here, in words with its numbers. */
const definition = z.object({ id: z.string(), statement: z.string(), source, status: z.string().optional() })
const judgement = z.object({ definition, holds: z.enum(['yes', 'no', 'unknown']) })
const line = z.object({ total: z.number(), definition })

const point = z.object({
  assessmentId: z.string(),
  at: z.string(),
  from: instant,
  dayOnly: z.boolean(),
  total: z.number(),
  band: z.string().nullable(),
  flags: z.array(z.string()).optional(),
  answers: z.record(z.string(), z.union([z.number(), z.boolean()])).optional(),
})

const outcome = z.object({
  baselineTotal: z.number().nullable(),
  total: z.number(),
  change: z.number().nullable(),
  changePercent: z.number().nullable(),
  improvement: z.number().nullable(),
  response: judgement.nullable(),
  partialResponse: judgement.nullable(),
  nonResponse: judgement.nullable(),
  deterioration: judgement.nullable(),
  remission: z.array(judgement),
  meaningfulChange: judgement.nullable(),
  substantialChange: judgement.nullable(),
})

export const courseOfInstrument = z.object({
  instrument: z.object({
    id: z.string(),
    title: z.string(),
    shortTitle: z.string(),
    direction: z.enum(['higher-is-worse', 'higher-is-better']),
    range: z.object({ min: z.number(), max: z.number() }).nullable(),
    bands: z.array(z.object({ from: z.number(), label: z.string() })),
    /** What a point may carry besides its total, in words. */
    flags: z.array(z.object({ id: z.string(), meaning: z.string() })),
    items: z.array(
      z.object({
        linkId: z.string(),
        label: z.string(),
        min: z.number(),
        max: z.number(),
        /** Which end is the graver one; `neither` where too low and too high both are. */
        graver: z.enum(['high', 'low', 'neither']),
      }),
    ),
  }),
  points: z.array(point),
  baseline: point.nullable(),
  baselineIsFinal: z.boolean(),
  responseLine: line.nullable(),
  remissionLines: z.array(line),
  latest: z.object({ point, outcome }).nullable(),
  notUsed: z.array(z.object({ assessmentId: z.string(), reason: z.string() })),
})

const provenance = z.object({ source, status: z.string().optional() })

/** As in `clinical/dosing/propose-dose.ts`. */
const doseProposal = z.object({
  move: z.enum(['start', 'stay', 'raise', 'lower', 'unknown']),
  dose: z.union([z.object({ doseMg: z.number() }), z.object({ doseMgPerKg: z.number() })]).nullable(),
  text: z.string(),
  facts: z.array(z.string()),
  ask: z.array(z.string()),
  rule: provenance.extend({ id: z.string(), version: z.string(), text: z.string() }),
  rests: z.array(provenance),
})

export const followUpItem = z.object({
  id: z.string(),
  label: z.string(),
  /** Null where it hangs on the plan and no single session. */
  sessionId: z.string().nullable(),
  sessionNumber: z.number().int().nullable(),
  opensAt: instant,
  dueAt: instant,
  closesAt: instant.nullable(),
  state: z.enum(['upcoming', 'due', 'overdue', 'missed', 'done']),
  outstanding: z.array(z.string()),
  contactOutstanding: z.boolean(),
  source,
})

export const outcomeRoutes = {
  course: route({
    method: 'GET',
    path: '/api/patients/:patientId/outcome',
    summary:
      'The patient’s course: scores, sessions, what runs beside them, and where the patient stands by each definition',
    permission: 'outcome:read',
    params: z.object({ patientId: id }),
    response: z.object({
      firstDoseAt: instant.nullable(),
      courses: z.array(courseOfInstrument),
      sessions: z.array(
        z.object({
          id,
          number: z.number().int(),
          at: instant,
          doseMg: z.number().nullable(),
          drug: z.string(),
          planned: z.boolean(),
        }),
      ),
      beside: z.array(
        z.object({
          kind: z.enum(['antidepressant', 'psychotherapy']),
          label: z.string(),
          from: z.string(),
          to: z.string().nullable(),
        }),
      ),
      plan: z
        .object({
          id,
          protocolTitle: z.string(),
          state: z.string(),
          phase: z.string(),
          review: z.string(),
          reviewOn: z.string().nullable(),
        })
        .nullable(),
      followUps: z.array(followUpItem),
    }),
  }),
  doseProposal: route({
    method: 'GET',
    path: '/api/plans/:planId/dose-proposal',
    summary:
      'What the protocol’s own rule comes to for the dose of the next session, with its facts and source; nothing is ordered',
    permission: 'outcome:read',
    params: z.object({ planId: id }),
    response: z.object({ proposal: doseProposal.nullable() }),
  }),
  recordContact: route({
    method: 'POST',
    path: '/api/patients/:patientId/contacts',
    summary: 'Record a call or message to the patient, reached or not',
    permission: 'assessment:write',
    status: 201,
    params: z.object({ patientId: id }),
    body: z.object({
      id: id.optional(),
      at: instant,
      reached: z.boolean(),
      by: z.enum(['phone', 'video', 'in-person', 'message']),
      note: freeText(2000).default(''),
    }),
    response: z.object({ id: z.string() }),
  }),
}

import { z } from 'zod'
import type { SuicideRiskTriage } from '../clinical/safety/index.ts'
import { ofPatient } from './evaluation-shapes.ts'
import { route } from './route.ts'
import { calendarDate, freeText, id, instant, text } from './shapes.ts'

const source = z.object({
  citation: z.string(),
  url: z.string().optional(),
  evidence: z.enum(['verified', 'unverified', 'local']),
})

const item = z.object({
  linkId: z.string(),
  /** A few neutral words of ours. */
  label: z.string(),
  /** The instrument’s own wording; only where the licence lets it be shown. */
  text: z.string().nullable(),
  min: z.number().int(),
  max: z.number().int(),
  /** Empty where the answer is written as a number. */
  options: z.array(z.object({ value: z.number().int(), label: z.string() })),
  /** The answer is a number with at most so many decimals. */
  measured: z.object({ unit: z.string(), decimals: z.number().int() }).nullable(),
  /** It counts from its other end. */
  reversed: z.boolean(),
  /** Asked only when the earlier item, or several together, were answered with at least this number. */
  askedWhen: z
    .union([
      z.object({ linkId: z.string(), atLeast: z.number().int() }),
      z.object({ sumOf: z.array(z.string()), atLeast: z.number().int() }),
    ])
    .nullable(),
  /** One of the two is enough. */
  alternativeTo: z.string().nullable(),
})

export const instrumentForm = z.object({
  id: z.string(),
  version: z.string(),
  title: z.string(),
  shortTitle: z.string(),
  source,
  /** A proposal of ours, to be approved by the medical lead. */
  needsSignOff: z.boolean(),
  licence: z.object({ text: z.enum(['shippable', 'labels-only']), holder: z.string(), terms: z.string() }),
  recallPeriod: z.string(),
  administeredBy: z.array(z.enum(['patient', 'clinician', 'trained-staff'])),
  direction: z.enum(['higher-is-worse', 'higher-is-better']),
  prompt: z.string(),
  items: z.array(item),
  /** Asked with the form, never scored. */
  unscoredItems: z.array(item),
  range: z.object({ min: z.number(), max: z.number() }).nullable(),
  bands: z.array(z.object({ id: z.string(), label: z.string(), from: z.number() })),
  missingItems: z.string(),
  flags: z.array(z.object({ id: z.string(), linkId: z.string(), atLeast: z.number(), meaning: z.string() })),
  /** A total alone may be entered, from a form on paper. */
  takesTotal: z.boolean(),
  /** The answers give a tier of suicide risk, and no total. */
  isTriage: z.boolean(),
})

/** The clinic’s own wording in which a form was asked. */
const wordingUsed = z.object({ language: z.string().max(35), version: z.number().int().min(1).max(1_000_000) })

export const assessment = z.object({
  id,
  instrument: z.string(),
  instrumentVersion: z.string(),
  shortTitle: z.string(),
  /** An instant, or a date known as an interval. */
  at: z.string(),
  sessionId: id.nullable(),
  wording: wordingUsed.nullable(),
  /** By link id; null when only a total was entered or came with the record. */
  answers: z.record(z.string(), z.number()).nullable(),
  total: z.number().nullable(),
  band: z.object({ id: z.string(), label: z.string() }).nullable(),
  complete: z.boolean(),
  /** Link ids that were asked for and not answered. */
  missing: z.array(z.string()),
  /** What must be seen whatever the total is. */
  flags: z.array(z.object({ id: z.string(), meaning: z.string() })),
  subscales: z.array(z.object({ id: z.string(), label: z.string(), total: z.number().nullable() })),
  /** A C-SSRS is to be asked because of it; nothing is alerted. */
  asksForScreener: z.boolean(),
  /** Of a screen of suicide risk. */
  triage: z.custom<SuicideRiskTriage>().nullable(),
  version: z.number().int(),
  retracted: z.boolean(),
  imported: z.boolean(),
  authorName: z.string(),
  recordedAt: instant,
})

const given = {
  at: z.union([instant, calendarDate], 'must be a date as YYYY-MM-DD, or a time with its offset'),
  /** Numbers (yes 1, no 0), whole unless measured, by link id. Unanswered items are left out or null. */
  answers: z.record(z.string().max(100), z.union([z.number(), z.boolean()]).nullable()).optional(),
  /** In place of answers, where `takesTotal`. */
  total: z.number().optional(),
}
const ofAssessment = z.object({ patientId: id, assessmentId: id })

const written = z.object({
  assessment,
  /** The urgent pathway that this started, or that it was added to. */
  urgentPathwayId: id.nullable(),
})

export const assessmentRoutes = {
  instruments: route({
    method: 'GET',
    path: '/api/instruments',
    summary: 'The instruments with everything that their forms need',
    permission: 'evaluation:read',
    response: z.object({ instruments: z.array(instrumentForm) }),
  }),
  list: route({
    method: 'GET',
    path: '/api/patients/:patientId/assessments',
    summary: 'The assessments of a patient with their scores, newest first',
    permission: 'evaluation:read',
    params: ofPatient,
    query: z.object({
      instrument: freeText(100).optional(),
      retracted: z.enum(['with', 'without']).default('without'),
    }),
    response: z.object({ assessments: z.array(assessment) }),
  }),
  record: route({
    method: 'POST',
    path: '/api/patients/:patientId/assessments',
    summary:
      'Record an assessment and score it; a moderate or high tier of suicide risk starts the urgent pathway. With the same id again it is the same one, once',
    permission: 'assessment:write',
    status: 201,
    params: ofPatient,
    body: z.object({
      id: id.optional(),
      instrument: text(100),
      sessionId: id.optional(),
      wording: wordingUsed.optional(),
      ...given,
    }),
    response: written,
  }),
  amend: route({
    method: 'PATCH',
    path: '/api/patients/:patientId/assessments/:assessmentId',
    summary: 'Amend an assessment with a reason; earlier versions stay readable, and the tier is judged anew',
    permission: 'assessment:write',
    params: ofAssessment,
    body: z.object({
      version: z.number().int(),
      reason: text(1000),
      /** Left out: as before. Null: labels stood on the screen. */
      wording: wordingUsed.nullable().optional(),
      ...given,
    }),
    response: written,
  }),
  retract: route({
    method: 'POST',
    path: '/api/patients/:patientId/assessments/:assessmentId/retract',
    summary: 'Take an assessment out of the record with a reason; an urgent pathway that it started stays open',
    permission: 'assessment:write',
    params: ofAssessment,
    body: z.object({ version: z.number().int(), reason: text(1000) }),
    response: assessment,
  }),
  history: route({
    method: 'GET',
    path: '/api/patients/:patientId/assessments/:assessmentId/history',
    summary: 'All versions of an assessment, newest first',
    permission: 'evaluation:read',
    params: ofAssessment,
    response: z.object({
      versions: z.array(z.object({ assessment, reason: z.string(), authorName: z.string(), at: instant })),
    }),
  }),
}

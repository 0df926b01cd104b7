import { z } from 'zod'
import { route } from './route.ts'
import { freeText, instant, text } from './shapes.ts'

/** A language tag as BCP 47 writes it: `de`, `pt-BR`. */
const language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/, 'must be a language such as de or pt-BR')
  .refine(isCanonical, 'must be a language such as de or pt-BR')

/** Written as the standard writes it, so that one language has one name. */
function isCanonical(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag)[0] === tag
  } catch {
    return false
  }
}

const wording = z.object({
  instrument: z.string(),
  shortTitle: z.string(),
  language: z.string(),
  version: z.number().int(),
  /** It words the items of the instrument as they are now; another version may have other items. */
  fits: z.boolean(),
  /** By whose leave, and which translation. */
  licence: z.string(),
  /** Why it was withdrawn; null while it is in use. */
  withdrawnBecause: z.string().nullable(),
  /** Null once withdrawn. */
  content: z
    .object({
      prompt: z.string().optional(),
      items: z.record(z.string(), z.object({ text: z.string(), options: z.record(z.string(), z.string()).optional() })),
    })
    .nullable(),
  authorName: z.string(),
  at: instant,
})

const named = { instrument: text(100), language }
/** 0 where there is none yet. */
const version = z.number().int().min(0)

export const wordingRoutes = {
  list: route({
    method: 'GET',
    path: '/api/wordings',
    summary: 'Wordings that this clinic loaded from its own licensed copies, the newest of each language',
    permission: 'clinic:read',
    query: z.object({ instrument: freeText(100).optional() }),
    response: z.object({ wordings: z.array(wording) }),
  }),
  history: route({
    method: 'GET',
    path: '/api/wordings/history',
    summary: 'All versions of one wording, newest first',
    permission: 'clinic:read',
    query: z.object(named),
    response: z.object({ wordings: z.array(wording) }),
  }),
  questionnaire: route({
    method: 'GET',
    path: '/api/wordings/questionnaire',
    summary: 'An instrument as a FHIR Questionnaire with our labels, to write a clinic’s own wording into',
    permission: 'clinic:read',
    query: z.object({ instrument: text(100) }),
    response: z.looseObject({ resourceType: z.literal('Questionnaire') }),
  }),
  load: route({
    method: 'POST',
    path: '/api/wordings',
    summary:
      'Load the wording of an instrument in one language, as a FHIR Questionnaire with its link ids; the version before stays readable',
    permission: 'clinic:manage',
    status: 201,
    body: z.object({ ...named, version, licence: text(1000), questionnaire: z.record(z.string(), z.unknown()) }),
    response: wording,
  }),
  withdraw: route({
    method: 'POST',
    path: '/api/wordings/withdraw',
    summary: 'Take a wording out of use, with a reason; labels stand in its place',
    permission: 'clinic:manage',
    body: z.object({ ...named, version, reason: text(1000) }),
    response: wording,
  }),
}

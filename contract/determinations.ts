import { z } from 'zod'
import { treatment } from './consents.ts'
import { determinationOutcome, ofPatient, standardChoice, storedEvaluation } from './evaluation-shapes.ts'
import { route } from './route.ts'
import { calendarDate, id, instant, text } from './shapes.ts'

export const determinationSignature = z.object({
  id,
  memberId: id,
  memberName: z.string(),
  meaning: z.enum(['sign', 'override', 'second-signature']),
  /** Override and second signature only. */
  criterionId: z.string().nullable(),
  /** Why, of an override; of a signature the sentence that was signed. */
  reason: z.string(),
  at: instant,
})

export const determinationOverride = z.object({
  criterionId: z.string(),
  reason: z.string(),
  by: z.string(),
  at: instant,
  secondBy: z.string().nullable(),
  secondAt: instant.nullable(),
})

export const determinationSummary = z.object({
  id,
  patientId: id,
  treatment,
  asOf: calendarDate,
  ruleset: z.object({ id: z.string(), version: z.string() }),
  determination: determinationOutcome,
  sentence: z.string(),
  author: z.object({ memberId: id, name: z.string() }),
  at: instant,
  /** The determination that this one was made from by an override; that one can no longer be signed. */
  supersedes: id.nullable(),
  /** A newer one of the same treatment exists. */
  superseded: z.boolean(),
  signed: determinationSignature.nullable(),
  signatures: z.array(determinationSignature),
  overrides: z.array(determinationOverride),
})

export const determination = determinationSummary.extend({
  result: storedEvaluation,
  /** What a signature under it says: show it, and send it back with the signature. */
  signatureMeaning: z.string(),
})

const ofDetermination = z.object({ determinationId: id })

/** A prescriber who agrees and proves to be present: at the same console, by password or PIN. */
const secondSigner = z
  .object({ memberId: id, password: z.string().min(1).max(200).optional(), pin: z.string().min(1).max(20).optional() })
  .refine(({ password, pin }) => (password === undefined) !== (pin === undefined), 'needs a password or a PIN')

export const newOverride = z.object({
  criterionId: z.string().max(100),
  /** Why this patient is treated all the same. */
  reason: text(2000),
  second: secondSigner.optional(),
})

export const determinationRoutes = {
  list: route({
    method: 'GET',
    path: '/api/patients/:patientId/determinations',
    summary: 'The determinations of a patient, newest first, with signatures and overrides',
    permission: 'evaluation:read',
    params: ofPatient,
    response: z.object({ determinations: z.array(determinationSummary) }),
  }),
  read: route({
    method: 'GET',
    path: '/api/determinations/:determinationId',
    summary: 'One determination in full',
    permission: 'evaluation:read',
    params: ofDetermination,
    response: determination,
  }),
  make: route({
    method: 'POST',
    path: '/api/patients/:patientId/determinations',
    summary: 'Evaluate as of today and keep the answer with its inputs; a prescriber signs it afterwards',
    permission: 'evaluation:write',
    status: 201,
    params: ofPatient,
    body: z.object({ id: id.optional(), treatment, standard: standardChoice.optional() }),
    response: determination,
  }),
  override: route({
    method: 'POST',
    path: '/api/determinations/:determinationId/overrides',
    summary:
      'Go on past criteria of a determination that is not signed yet, each with a reason: makes the next determination from the same inputs. A hard contraindication counts only with a second prescriber’s signature',
    permission: 'determination:sign',
    status: 201,
    params: ofDetermination,
    body: z.object({
      /** Of the determination that this makes. */
      id: id.optional(),
      overrides: z.array(newOverride).min(1).max(20),
      password: z.string().min(1).max(200),
    }),
    response: determination,
  }),
  secondSignature: route({
    method: 'POST',
    path: '/api/determinations/:determinationId/second-signature',
    summary: 'Agree, as the second prescriber, with an override that waits for it: makes the next determination',
    permission: 'determination:sign',
    status: 201,
    params: ofDetermination,
    body: z.object({
      id: id.optional(),
      criterionId: z.string().max(100),
      password: z.string().min(1).max(200),
    }),
    response: determination,
  }),
  sign: route({
    method: 'POST',
    path: '/api/determinations/:determinationId/sign',
    summary: 'Sign a determination with the password; refused when a newer one exists or the record says otherwise now',
    permission: 'determination:sign',
    params: ofDetermination,
    body: z.object({
      /** `signatureMeaning` of the determination, as it was shown. */
      meaning: z.string().max(1000),
      password: z.string().min(1).max(200),
    }),
    response: determination,
  }),
  rerun: route({
    method: 'POST',
    path: '/api/determinations/:determinationId/re-run',
    summary: 'Evaluate the stored inputs again, and say whether today’s rule set answers otherwise; nothing is stored',
    permission: 'evaluation:read',
    params: ofDetermination,
    response: z.object({
      determinationId: id,
      storedRuleset: z.object({ id: z.string(), version: z.string() }),
      ruleset: z.object({ id: z.string(), version: z.string() }),
      sameRuleset: z.boolean(),
      /** The whole answer is the same, word for word. */
      sameAnswer: z.boolean(),
      storedDetermination: determinationOutcome,
      determination: determinationOutcome,
      /** Criteria that answer otherwise; `null` for one that only the one rule set has. */
      differences: z.array(
        z.object({ criterionId: z.string(), stored: z.string().nullable(), now: z.string().nullable() }),
      ),
      result: storedEvaluation,
    }),
  }),
}

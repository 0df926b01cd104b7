import { z } from 'zod'
import { assessedTrial, ofPatient, standardChoice, trialFact } from './evaluation-shapes.ts'
import { route } from './route.ts'
import { calendarDate, id, instant, partialDate, text, threeValued } from './shapes.ts'

const trialBody = z.object({
  /** Ingredient of our table, or words that name the medicine. */
  medication: text(200),
  role: trialFact.shape.role,
  highestDoseMgPerDay: z.number().positive('must be above 0').max(100_000).optional(),
  start: partialDate.optional(),
  stop: partialDate.optional(),
  weeksAtMinimumDose: z.number().min(0, 'must not be below 0').max(2000).optional(),
  optimised: trialFact.shape.optimised,
  outcome: trialFact.shape.outcome,
  adherence: trialFact.shape.adherence,
  /** Medicines of the record that it was made from: the proposal of these is then no longer made. */
  derivedFrom: z.array(id).max(200).default([]),
})

const storedTrial = z.object({
  trial: trialFact,
  version: z.number().int(),
  retracted: z.boolean(),
  imported: z.boolean(),
  authorName: z.string(),
  recordedAt: instant,
})

/** What the record suggested and somebody said was no trial; brought back, it is proposed again and this stays readable. */
const trialDismissal = z.object({
  id,
  /** Name of the medicine, as shown. */
  medication: z.string(),
  start: z.string().optional(),
  stop: z.string().optional(),
  reason: z.string(),
  dismissedBy: z.string(),
  on: calendarDate,
  at: instant,
  version: z.number().int(),
  broughtBack: z.object({ by: z.string(), at: instant, reason: z.string() }).nullable(),
})

const ofTrial = z.object({ patientId: id, trialId: id })

export const trialRoutes = {
  trials: route({
    method: 'GET',
    path: '/api/patients/:patientId/trials',
    summary: 'The trials that people entered, and those that the medicines of the record suggest, each judged',
    permission: 'evaluation:read',
    params: ofPatient,
    query: z.object({ standard: standardChoice.optional() }),
    response: z.object({
      trials: z.array(assessedTrial.extend({ stored: storedTrial.omit({ trial: true }).nullable() })),
      adequateFailedTrials: z.object({ definite: z.number().int(), possible: z.number().int() }),
      /** All that were ever dismissed, newest first, with those brought back. */
      dismissed: z.array(trialDismissal),
      historyComplete: threeValued,
      /** Medicines of our table, for choosing. */
      medicines: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          roles: z.array(z.string()),
          minimumMgPerDay: z.number().nullable(),
        }),
      ),
    }),
  }),
  recordTrial: route({
    method: 'POST',
    path: '/api/patients/:patientId/trials',
    summary: 'Enter a trial, or confirm a proposed one; with the same id again it is the same one, once',
    permission: 'evaluation:write',
    status: 201,
    params: ofPatient,
    body: z.object({ id: id.optional(), trial: trialBody }),
    response: storedTrial,
  }),
  amendTrial: route({
    method: 'PATCH',
    path: '/api/patients/:patientId/trials/:trialId',
    summary: 'Amend a trial with a reason; earlier versions stay readable',
    permission: 'evaluation:write',
    params: ofTrial,
    body: z.object({ version: z.number().int(), reason: text(1000), trial: trialBody }),
    response: storedTrial,
  }),
  retractTrial: route({
    method: 'POST',
    path: '/api/patients/:patientId/trials/:trialId/retract',
    summary: 'Take a trial out with a reason',
    permission: 'evaluation:write',
    params: ofTrial,
    body: z.object({ version: z.number().int(), reason: text(1000) }),
    response: storedTrial,
  }),
  trialHistory: route({
    method: 'GET',
    path: '/api/patients/:patientId/trials/:trialId/history',
    summary: 'All versions of a trial, newest first',
    permission: 'evaluation:read',
    params: ofTrial,
    response: z.object({
      versions: z.array(
        z.object({
          version: z.number().int(),
          trial: trialFact,
          retracted: z.boolean(),
          reason: z.string(),
          authorName: z.string(),
          at: instant,
        }),
      ),
    }),
  }),
  attestTrialHistory: route({
    method: 'POST',
    path: '/api/patients/:patientId/trial-history',
    summary: 'Attest, by name and day, that the trials listed are all of this episode, or that they are not',
    permission: 'evaluation:write',
    status: 201,
    params: ofPatient,
    body: z.object({ id: id.optional(), complete: z.boolean() }),
    response: z.object({ id, complete: z.boolean(), attestedBy: z.string(), on: calendarDate }),
  }),
  dismissTrial: route({
    method: 'POST',
    path: '/api/patients/:patientId/trial-dismissals',
    summary: 'Say, with a reason, that a proposed trial is none; it is no longer proposed nor counted as possible',
    permission: 'evaluation:write',
    status: 201,
    params: ofPatient,
    body: z.object({
      id: id.optional(),
      /** Medicines of the record that the proposal is made from, all of them. */
      derivedFrom: z.array(id).min(1).max(200),
      reason: text(1000),
    }),
    response: trialDismissal,
  }),
  bringTrialBack: route({
    method: 'POST',
    path: '/api/patients/:patientId/trial-dismissals/:dismissalId/retract',
    summary: 'Bring a dismissed trial back with a reason: it is proposed again',
    permission: 'evaluation:write',
    params: z.object({ patientId: id, dismissalId: id }),
    body: z.object({ version: z.number().int(), reason: text(1000) }),
    response: trialDismissal,
  }),
}

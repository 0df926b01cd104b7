import { z } from 'zod'
import type { SuicideRiskTriage } from '../clinical/safety/index.ts'
import { treatment } from './consents.ts'
import { determinationSummary } from './determinations.ts'
import {
  determinationOutcome,
  episodePicture,
  evaluationResult,
  explanation,
  interviewQuestion,
  ofPatient,
  standardChoice,
} from './evaluation-shapes.ts'
import { measurement } from './facts.ts'
import { route } from './route.ts'
import { calendarDate, freeText, id, instant, text, threeValued } from './shapes.ts'
import { trialRoutes } from './trials.ts'

/** What the last screen of suicide risk says, and what asks for one. */
const safety = z.object({
  screen: z.object({ assessmentId: id, at: z.string(), triage: z.custom<SuicideRiskTriage>() }).nullable(),
  /** Depression scales that touched suicide after the last screen: ask the C-SSRS. */
  askScreener: z.array(z.object({ assessmentId: id, at: z.string(), text: z.string() })),
  urgentPathwayId: id.nullable(),
})

/** One answer: to a measurement’s question the measurement itself, to a date’s or a choice’s the detail. */
export const givenAnswer = z.object({
  /** Made by the browser, so that sending it again is the same answer. */
  id: id.optional(),
  /** Link id of the question. */
  question: text(200),
  answer: threeValued,
  detail: freeText(1000).optional(),
  measurement: measurement.optional(),
  /** The day of asking; today unless said. */
  on: calendarDate.optional(),
})

export const storedAnswer = z.object({
  id,
  question: z.string(),
  answer: threeValued,
  detail: z.string().nullable(),
  on: calendarDate,
  expires: calendarDate.nullable(),
  answeredBy: z.string(),
  retracted: z.boolean(),
  imported: z.boolean(),
  version: z.number().int(),
  recordedAt: instant,
})

const evaluateQuery = {
  /** Unless said: the treatment of the newest determination, else the clinic’s. */
  treatment: treatment.optional(),
  /** Unless said: the one that the clinic uses. */
  standard: standardChoice.optional(),
}

export const evaluationRoutes = {
  read: route({
    method: 'GET',
    path: '/api/patients/:patientId/evaluation',
    summary: 'The evaluation as the record stands: determination, criteria, interview, resistance, alternatives',
    permission: 'evaluation:read',
    params: ofPatient,
    query: z.object({ ...evaluateQuery, asOf: calendarDate.optional() }),
    response: z.object({
      patientId: id,
      today: calendarDate,
      clinic: z.object({ jurisdiction: z.enum(['us', 'eu']), defaultTreatment: treatment }),
      /** `here`: its label holds in this clinic’s jurisdiction, or it is off-label everywhere. */
      treatments: z.array(z.object({ id: treatment, title: z.string(), here: z.boolean() })),
      /** `used`: the clinic’s choice, which counts unless another is asked for. */
      standards: z.array(z.object({ id: standardChoice, name: z.string(), used: z.boolean() })),
      evaluation: evaluationResult,
      /** What the trials’ picture shows around them. */
      picture: episodePicture,
      /** All questions that concern this patient, answered or open, in the order of asking. */
      interview: z.array(interviewQuestion),
      /** What it would be if all that holds it up were answered in favour; null when it waits for nothing of the kind. */
      ifAnsweredInFavour: z.object({ determination: determinationOutcome, cautions: z.number().int() }).nullable(),
      safety,
      /** Newest first, of all treatments. */
      determinations: z.array(determinationSummary),
    }),
  }),
  explanation: route({
    method: 'GET',
    path: '/api/patients/:patientId/evaluation/explanation',
    summary: 'The smallest sets of facts that would change the determination; tried, and nothing is stored',
    permission: 'evaluation:read',
    params: ofPatient,
    query: z.object({ ...evaluateQuery, asOf: calendarDate.optional() }),
    response: explanation,
  }),
  whatIf: route({
    method: 'POST',
    path: '/api/patients/:patientId/evaluation/what-if',
    summary: 'What the evaluation would be with other answers; nothing is stored',
    permission: 'evaluation:read',
    params: ofPatient,
    body: z.object({
      ...evaluateQuery,
      asOf: calendarDate.optional(),
      answers: z.array(givenAnswer.omit({ id: true, on: true })).max(200),
    }),
    response: z.object({
      /** Always: show it beside the result. */
      isWhatIf: z.literal(true),
      before: determinationOutcome,
      evaluation: evaluationResult,
      /** Ids of criteria whose status or standing differs. */
      changed: z.array(z.string()),
    }),
  }),
  answers: route({
    method: 'GET',
    path: '/api/patients/:patientId/interview-answers',
    summary: 'All answers ever given in the interview, newest first, with those taken back',
    permission: 'evaluation:read',
    params: ofPatient,
    query: z.object({ question: freeText(200).optional() }),
    response: z.object({ answers: z.array(storedAnswer) }),
  }),
  answer: route({
    method: 'POST',
    path: '/api/patients/:patientId/interview-answers',
    summary: 'Answer questions of the interview; all are taken or none',
    permission: 'evaluation:write',
    status: 201,
    params: ofPatient,
    body: z.object({ answers: z.array(givenAnswer).min(1).max(200) }),
    response: z.object({ factIds: z.array(id) }),
  }),
  retractAnswer: route({
    method: 'POST',
    path: '/api/patients/:patientId/interview-answers/:answerId/retract',
    summary: 'Take an answer back with a reason; it stays in the history',
    permission: 'evaluation:write',
    params: z.object({ patientId: id, answerId: id }),
    body: z.object({ version: z.number().int(), reason: text(1000) }),
    response: storedAnswer,
  }),
  ...trialRoutes,
}

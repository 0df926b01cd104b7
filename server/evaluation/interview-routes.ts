import type { FastifyInstance } from 'fastify'
import type { InterviewAnswerFact } from '../../clinical/record/record.ts'
import { rooms } from '../../contract/index.ts'
import type { Database } from '../database/index.ts'
import { notFound } from '../http/problem.ts'
import { serve } from '../http/serve.ts'
import { readPatient } from '../patients/index.ts'
import { listFacts, readFact, retractFact, type StoredFact } from '../record/index.ts'
import { announce } from './announce.ts'
import { answerInterview, presentAnswer } from './answer-interview.ts'
import { lockPatient } from './lock-patient.ts'

export function registerInterview(app: FastifyInstance, database: Database): void {
  const { evaluation } = rooms

  serve(app, database, evaluation.answers, async ({ tx, params: { patientId }, query, audit }) => {
    audit.patient((await readPatient(tx, patientId)).id)
    const stored = await listFacts(tx, patientId, ['interview-answer'], { withRetracted: true })
    const answers = stored
      .filter(({ fact }) => query.question === undefined || fact.question === query.question)
      .map(presentAnswer)
      .sort((a, b) => (a.recordedAt < b.recordedAt ? 1 : a.recordedAt > b.recordedAt ? -1 : a.id < b.id ? 1 : -1))
    return { answers }
  })

  serve(app, database, evaluation.answer, async ({ tx, params: { patientId }, body, caller, now, audit }) => {
    await lockPatient(tx, patientId)
    audit.patient(patientId)
    const factIds = await answerInterview(tx, { patientId, ...body, authorId: caller.memberId, now })
    audit.detail({ questions: body.answers.map(({ question }) => question), factIds })
    await announce(tx, patientId)
    return { factIds }
  })

  serve(app, database, evaluation.retractAnswer, async ({ tx, params, body, caller, now, audit }) => {
    const { patientId, answerId } = params
    await lockPatient(tx, patientId)
    audit.patient(patientId)
    asAnswer(await readFact(tx, patientId, answerId))
    const stored = await retractFact(tx, { patientId, factId: answerId, ...body, authorId: caller.memberId, now })
    audit.detail({ factId: answerId, version: stored.version, reason: body.reason })
    await announce(tx, patientId)
    return presentAnswer(asAnswer(stored))
  })
}

/** Throws 404 when the fact is something else. */
function asAnswer(stored: StoredFact): StoredFact<InterviewAnswerFact> {
  if (stored.fact.kind !== 'interview-answer') throw notFound('answer')
  return stored as StoredFact<InterviewAnswerFact>
}

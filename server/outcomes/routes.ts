import type { FastifyInstance } from 'fastify'
import { rooms } from '../../contract/index.ts'
import type { Database } from '../database/index.ts'
import { serve } from '../http/serve.ts'
import { publish } from '../live/index.ts'
import { readPatient } from '../patients/index.ts'
import { readPlan } from '../plans/index.ts'
import { recordFact } from '../record/index.ts'
import { readDoseProposal } from './dose-proposal.ts'
import { readCourse } from './store.ts'

const { outcomes } = rooms

export function registerOutcomes(app: FastifyInstance, database: Database): void {
  serve(app, database, outcomes.course, async ({ tx, params, now, audit }) => {
    audit.patient(params.patientId)
    await readPatient(tx, params.patientId)
    return readCourse(tx, params.patientId, now)
  })

  serve(app, database, outcomes.doseProposal, async ({ tx, params, now, audit }) => {
    const plan = await readPlan(tx, params.planId)
    audit.patient(plan.patientId)
    return readDoseProposal(tx, plan, now)
  })

  serve(app, database, outcomes.recordContact, async ({ tx, params, body, caller, now, audit }) => {
    audit.patient(params.patientId)
    await readPatient(tx, params.patientId)
    const { id, ...contact } = body
    const { fact } = await recordFact(tx, {
      ...params,
      id,
      authorId: caller.memberId,
      now,
      fact: { kind: 'contact', ...contact },
    })
    audit.detail({ contactId: fact.id, reached: body.reached })
    await publish(tx, { topic: 'patient', patientId: params.patientId })
    return { id: fact.id }
  })
}

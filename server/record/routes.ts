import type { FastifyInstance } from 'fastify'
import type { HandEnteredFact } from '../../contract/facts.ts'
import { rooms } from '../../contract/index.ts'
import type { ClinicTransaction, Database } from '../database/index.ts'
import { serve } from '../http/serve.ts'
import { publish } from '../live/index.ts'
import { readPatient, refreshJourney } from '../patients/index.ts'
import { readFactPage } from './fact-page.ts'
import { amendFact, factHistory, listFacts, nameOf, readFact, recordFact, retractFact } from './facts.ts'
import { factOfHand, refuseAgainstAllergies, refuseOtherForms } from './hand-entered.ts'

export function registerRecord(app: FastifyInstance, database: Database): void {
  const { record } = rooms

  serve(app, database, record.list, async ({ params, query, tx, audit }) => {
    audit.patient((await readPatient(tx, params.patientId)).id)
    return readFactPage(tx, params.patientId, { ...query, withRetracted: query.retracted === 'with' })
  })

  serve(app, database, record.record, async ({ params: { patientId }, body, tx, caller, now, audit }) => {
    audit.patient((await readPatient(tx, patientId)).id)
    const authorId = caller.memberId
    await refuseBeside(tx, patientId, body.fact)
    const fact = factOfHand(body.fact, { now, by: await nameOf(tx, authorId) })
    const stored = await recordFact(tx, { patientId, authorId, now, id: body.id, fact })
    audit.detail({ factId: stored.fact.id, kind: fact.kind })
    await refreshJourney(tx, patientId)
    await publish(tx, { topic: 'patient', patientId })
    return stored
  })

  serve(app, database, record.amend, async ({ params, body, tx, caller, now, audit }) => {
    const { patientId } = params
    audit.patient((await readPatient(tx, patientId)).id)
    const { fact: amended } = await readFact(tx, patientId, params.factId)
    refuseOtherForms(amended)
    await refuseBeside(tx, patientId, body.fact)
    const fact = factOfHand(body.fact, { now, by: await nameOf(tx, caller.memberId), amended })
    const stored = await amendFact(tx, { ...params, ...body, authorId: caller.memberId, now, fact })
    audit.detail({ factId: params.factId, kind: fact.kind, version: stored.version, reason: body.reason })
    await refreshJourney(tx, patientId)
    await publish(tx, { topic: 'patient', patientId })
    return stored
  })

  serve(app, database, record.retract, async ({ params, body, tx, caller, now, audit }) => {
    const { patientId } = params
    audit.patient((await readPatient(tx, patientId)).id)
    const { fact } = await readFact(tx, patientId, params.factId)
    refuseOtherForms(fact)
    const stored = await retractFact(tx, { ...params, ...body, authorId: caller.memberId, now })
    audit.detail({ factId: params.factId, kind: fact.kind, version: stored.version, reason: body.reason })
    await refreshJourney(tx, patientId)
    await publish(tx, { topic: 'patient', patientId })
    return stored
  })

  serve(app, database, record.history, async ({ params, tx, audit }) => {
    audit.patient((await readPatient(tx, params.patientId)).id)
    return { versions: await factHistory(tx, params.patientId, params.factId) }
  })
}

/** Throws 409 for what cannot be said beside what is on record. */
async function refuseBeside(tx: ClinicTransaction, patientId: string, fact: HandEnteredFact): Promise<void> {
  if (fact.kind !== 'no-known-allergies') return
  const allergies = await listFacts(tx, patientId, ['allergy'])
  refuseAgainstAllergies(
    fact,
    allergies.map((each) => each.fact),
  )
}

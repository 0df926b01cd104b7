import type { FastifyInstance } from 'fastify'
import { rooms } from '../../contract/index.ts'
import type { Database } from '../database/index.ts'
import { serve } from '../http/serve.ts'
import { publish } from '../live/index.ts'
import { registerCare } from './care-routes.ts'
import { refreshJourney } from './journey.ts'
import { amendPatient, createPatient, listPatients, patientHistory, possibleDuplicates, readPatient } from './store.ts'

export function registerPatients(app: FastifyInstance, database: Database): void {
  const { patients } = rooms
  registerCare(app, database)

  serve(app, database, patients.list, async ({ query, tx, audit }) => {
    const found = await listPatients(tx, query)
    for (const patient of found.patients) audit.patient(patient.id)
    return found
  })

  serve(app, database, patients.create, async ({ body, tx, caller, now, audit }) => {
    const { id } = await createPatient(tx, body, { authorId: caller.memberId, now })
    audit.patient(id)
    await refreshJourney(tx, id)
    await publish(tx, { topic: 'patient', patientId: id })
    return { patient: await readPatient(tx, id), possibleDuplicates: await possibleDuplicates(tx, body, id) }
  })

  serve(app, database, patients.possibleDuplicates, async ({ query, tx, audit }) => {
    const patients = await possibleDuplicates(tx, query)
    for (const patient of patients) audit.patient(patient.id)
    return { patients }
  })

  serve(app, database, patients.read, async ({ params, tx, audit }) => {
    const patient = await readPatient(tx, params.patientId)
    audit.patient(patient.id)
    return patient
  })

  serve(app, database, patients.amend, async ({ params, body, tx, caller, now, audit }) => {
    const { patientId } = params
    const { version } = await amendPatient(tx, { patientId, ...body }, { authorId: caller.memberId, now })
    audit.patient(patientId)
    audit.detail({ version, fields: Object.keys(body.change), reason: body.reason })
    await refreshJourney(tx, patientId)
    await publish(tx, { topic: 'patient', patientId })
    return readPatient(tx, patientId)
  })

  serve(app, database, patients.history, async ({ params, tx, audit }) => {
    const versions = await patientHistory(tx, params.patientId)
    audit.patient(params.patientId)
    return { versions }
  })
}

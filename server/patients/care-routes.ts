import type { FastifyInstance } from 'fastify'
import { rooms } from '../../contract/index.ts'
import type { Database } from '../database/index.ts'
import { serve } from '../http/serve.ts'
import { closeCare, readCare, reopenCare } from './care.ts'
import { refreshJourney } from './journey.ts'

export function registerCare(app: FastifyInstance, database: Database): void {
  const { care } = rooms

  serve(app, database, care.read, async ({ params, tx, audit }) => {
    const found = await readCare(tx, params.patientId)
    audit.patient(params.patientId)
    return found
  })

  serve(app, database, care.close, async ({ params, body, tx, caller, now, audit }) => {
    const done = await closeCare(tx, { ...params, ...body, authorId: caller.memberId ?? '', now })
    audit.patient(params.patientId)
    audit.detail({ action: 'closed', reason: body.reason, note: body.note })
    await refreshJourney(tx, params.patientId)
    return done
  })

  serve(app, database, care.reopen, async ({ params, body, tx, caller, now, audit }) => {
    const done = await reopenCare(tx, { ...params, ...body, authorId: caller.memberId ?? '', now })
    audit.patient(params.patientId)
    audit.detail({ action: 'reopened', note: body.note })
    await refreshJourney(tx, params.patientId)
    return done
  })
}

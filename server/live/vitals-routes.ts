import type { FastifyInstance } from 'fastify'
import { rooms } from '../../contract/index.ts'
import type { ClinicTransaction, Database } from '../database/index.ts'
import { notFound } from '../http/problem.ts'
import { serve } from '../http/serve.ts'
import { publish } from './publish.ts'
import { countVitalConflicts, readLatestVitals, readVitalSeries } from './read-vitals.ts'
import { takeExtremes } from './session-extremes.ts'
import { storeVitals } from './store-vitals.ts'

export function registerVitals(app: FastifyInstance, database: Database): void {
  // Answered after the commit: what a monitor was told is kept, is kept.
  serve(app, database, rooms.vitals.post, async ({ params, body, tx, audit }) => {
    const { sessionId } = params
    const patientId = await patientOf(tx, sessionId)
    const { stored, duplicates, conflicts } = await storeVitals(tx, sessionId, body.samples)
    if (stored.length > 0) {
      await takeExtremes(tx, sessionId, stored)
      await publish(tx, { topic: 'vitals', sessionId, samples: stored })
    }
    const counts = { stored: stored.length, duplicates, conflicts }
    audit.patient(patientId)
    audit.detail({ sessionId, ...counts })
    return counts
  })

  serve(app, database, rooms.vitals.read, async ({ params, query, tx, audit }) => {
    const { sessionId } = params
    audit.patient(await patientOf(tx, sessionId))
    audit.detail({ sessionId })
    const latest = await readLatestVitals(tx, [sessionId])
    return {
      series: await readVitalSeries(tx, sessionId, query),
      latest: latest.get(sessionId) ?? [],
      conflicts: await countVitalConflicts(tx, sessionId),
    }
  })
}

async function patientOf(tx: ClinicTransaction, sessionId: string): Promise<string> {
  const session = await tx
    .selectFrom('session')
    .select('patient_id')
    .where('clinic_id', '=', tx.clinicId)
    .where('id', '=', sessionId)
    .executeTakeFirst()
  if (!session) throw notFound('session')
  return session.patient_id
}

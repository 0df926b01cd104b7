import type { FastifyInstance } from 'fastify'
import { rooms } from '../../contract/index.ts'
import type { Database } from '../database/index.ts'
import { serve } from '../http/serve.ts'
import { readDowntime } from './downtime.ts'
import { readFloor } from './read-floor.ts'

const { floor } = rooms

export function registerFloor(app: FastifyInstance, database: Database): void {
  serve(app, database, floor.read, async ({ tx, caller, now, audit }) => {
    const shown = await readFloor(tx, { caller, now })
    for (const { session } of shown.chairs) if (session) audit.patient(session.patientId)
    for (const { patientId } of [...shown.waiting, ...shown.due]) audit.patient(patientId)
    return shown
  })

  serve(app, database, floor.downtime, async ({ tx, caller, now, audit }) => {
    const sheet = await readDowntime(tx, { now, printedBy: caller.memberName })
    for (const { patientId } of sheet.patients) audit.patient(patientId)
    return sheet
  })
}

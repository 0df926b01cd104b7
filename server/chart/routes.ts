import type { FastifyInstance } from 'fastify'
import { rooms } from '../../contract/index.ts'
import type { Database } from '../database/index.ts'
import { serve } from '../http/serve.ts'
import { readChart } from './read-chart.ts'

export function registerChart(app: FastifyInstance, database: Database): void {
  serve(app, database, rooms.chart.read, async ({ params, tx, now, audit }) => {
    const chart = await readChart(tx, params.patientId, now)
    audit.patient(chart.patient.id)
    return chart
  })
}

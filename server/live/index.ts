import type { FastifyInstance } from 'fastify'
import { rooms } from '../../contract/index.ts'
import type { Database } from '../database/index.ts'
import { serve } from '../http/serve.ts'
import { openHub } from './hub.ts'
import { registerVitals } from './vitals-routes.ts'

export { publish } from './publish.ts'
export {
  countVitalConflicts,
  readLatestVitals,
  readVitalSeries,
  type VitalPoint,
  type VitalSeries,
} from './read-vitals.ts'
export { type StoredVitals, storeVitals } from './store-vitals.ts'

export async function registerLive(app: FastifyInstance, database: Database): Promise<void> {
  const hub = await openHub(database)
  app.addHook('preClose', () => hub.close())
  serve(app, database, rooms.live.stream, async ({ caller, reply, afterCommit }) => {
    afterCommit(() => {
      reply.hijack()
      reply.raw.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-cache, no-transform',
        'x-accel-buffering': 'no',
      })
      hub.watch(caller, reply.raw)
    })
    return ''
  })
  registerVitals(app, database)
}

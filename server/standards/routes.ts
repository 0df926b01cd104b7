import type { FastifyInstance } from 'fastify'
import { calendarDateIn } from '../../clinical/quantity/clinic-day.ts'
import { rooms } from '../../contract/index.ts'
import type { Database } from '../database/index.ts'
import { staleVersion } from '../http/problem.ts'
import { serve } from '../http/serve.ts'
import { confirmCaller, readClinic } from '../identity/index.ts'
import { publish } from '../live/index.ts'
import { appendChoice, listChoices, readChoice } from './store.ts'

export function registerStandards(app: FastifyInstance, database: Database): void {
  const { standards } = rooms

  serve(app, database, standards.read, async ({ tx }) => ({
    current: await readChoice(tx),
    history: await listChoices(tx),
  }))

  serve(app, database, standards.choose, async ({ tx, body, caller, now, audit }) => {
    const before = await readChoice(tx)
    if (before.version !== body.version) throw staleVersion('standard', before.version)
    const lead = await confirmCaller(database, caller, body.password, 'approve a standard of adequacy')
    const { timeZone } = await readClinic(tx)
    const approved = { by: lead.name, on: calendarDateIn(now, timeZone) }
    const { uses, reason } = body
    const version = before.version + 1
    const own = body.own ? { ...body.own, approved } : null
    await appendChoice(tx, { version, uses, own, reason, memberId: lead.id, now })
    audit.detail({ version, uses, ...(own ? { name: own.name } : {}), reason })
    await publish(tx, { topic: 'clinic' })
    return readChoice(tx)
  })
}

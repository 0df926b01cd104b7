import type { FastifyInstance } from 'fastify'
import { rooms } from '../../contract/index.ts'
import { permissionsOf, type Role } from '../../contract/roles.ts'
import type { ClinicTransaction, Database } from '../database/index.ts'
import { invalidField } from '../http/problem.ts'
import { serve } from '../http/serve.ts'
import { presentPathway } from './present.ts'
import { actOnPathway, listPathways, type StoredPathway } from './store.ts'

const { urgent } = rooms

export function registerUrgent(app: FastifyInstance, database: Database): void {
  serve(app, database, urgent.open, async ({ tx, now, audit, caller }) => {
    const names = await memberNames(tx)
    const stored = await listPathways(tx, { open: true })
    for (const { patientId } of stored) audit.patient(patientId)
    const shown = stored.map((one) => presentPathway(one, names, now))
    const gravest = shown.sort((a, b) => Number(b.tier === 'high') - Number(a.tier === 'high'))
    if (!caller.locked && permissionsOf(caller.roles).includes('record:read')) return { pathways: gravest }
    // Behind the lock, and at the front desk, the banner still warns; what was said and done stays inside.
    return {
      pathways: gravest.map((one) => ({
        ...one,
        patientName: caller.locked ? initials(one.patientName) : one.patientName,
        finding: `${one.tier} tier`,
        log: [],
      })),
    }
  })

  serve(app, database, urgent.ofPatient, async ({ tx, params, now, audit }) => {
    audit.patient(params.patientId)
    const names = await memberNames(tx)
    return { pathways: (await listPathways(tx, params)).map((one) => presentPathway(one, names, now)) }
  })

  const present = async (tx: ClinicTransaction, stored: StoredPathway, now: string) =>
    presentPathway(stored, await memberNames(tx), now)

  serve(app, database, urgent.acknowledge, async ({ tx, params, caller, now, audit }) => {
    const stored = await actOnPathway(tx, params.pathwayId, caller.memberId ?? '', now, { type: 'acknowledged' })
    audit.patient(stored.patientId)
    audit.detail({ pathwayId: stored.id })
    return present(tx, stored, now)
  })

  serve(app, database, urgent.handOver, async ({ tx, params, body, caller, now, audit }) => {
    await refuseWhoCannotAct(tx, body.to)
    const intention = { type: 'handed-over' as const, to: body.to }
    const stored = await actOnPathway(tx, params.pathwayId, caller.memberId ?? '', now, intention)
    audit.patient(stored.patientId)
    audit.detail({ pathwayId: stored.id, to: body.to })
    return present(tx, stored, now)
  })

  serve(app, database, urgent.recordAction, async ({ tx, params, body, caller, now, audit }) => {
    const intention = { type: 'action-recorded' as const, action: body.action }
    const stored = await actOnPathway(tx, params.pathwayId, caller.memberId ?? '', now, intention)
    audit.patient(stored.patientId)
    audit.detail({ pathwayId: stored.id })
    return present(tx, stored, now)
  })

  serve(app, database, urgent.close, async ({ tx, params, body, caller, now, audit }) => {
    const intention = { type: 'closed' as const, outcome: body.outcome }
    const stored = await actOnPathway(tx, params.pathwayId, caller.memberId ?? '', now, intention)
    audit.patient(stored.patientId)
    audit.detail({ pathwayId: stored.id })
    return present(tx, stored, now)
  })
}

/** Throws 400 naming a receiver who has left, or whose role does not let them act. */
async function refuseWhoCannotAct(tx: ClinicTransaction, memberId: string): Promise<void> {
  const member = await tx
    .selectFrom('member')
    .select('roles')
    .where('clinic_id', '=', tx.clinicId)
    .where('id', '=', memberId)
    .where('status', '=', 'active')
    .executeTakeFirst()
  if (!member) throw invalidField('to', 'is not a member of this clinic')
  if (!permissionsOf(member.roles as Role[]).includes('urgent:act'))
    throw invalidField('to', 'must be somebody whose role lets them act on it')
}

const initials = (name: string) =>
  name
    .split(/[\s,]+/)
    .map((word) => word[0] ?? '')
    .join('.')

async function memberNames(tx: ClinicTransaction): Promise<Map<string, string>> {
  const rows = await tx.selectFrom('member').select(['id', 'name']).where('clinic_id', '=', tx.clinicId).execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}

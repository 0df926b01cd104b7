import { appendAudit } from '../audit/index.ts'
import type { Database } from '../database/index.ts'
import { escalateOverdue } from './store.ts'

/** One round through a clinic: each pathway that nobody answered in time is told to the next, and that is audited. */
export async function escalateClinic(database: Database, clinicId: string, now: string): Promise<void> {
  await database.inClinic(clinicId, async (tx) => {
    const patientIds = await escalateOverdue(tx, now)
    if (patientIds.length === 0) return
    await appendAudit(tx, database.auditKey, {
      memberId: null,
      ip: null,
      action: 'urgent.escalate',
      access: 'write',
      route: 'job',
      outcome: 'done',
      patientIds,
      detail: {},
    })
  })
}

import type { Transaction } from 'kysely'
import type { ClinicTransaction, Schema } from '../database/index.ts'
import { type AuditFacts, entryHash, entryText } from './chain.ts'

export type AuditNote = Omit<AuditFacts, 'seq' | 'at'>

/**
 * Appends one entry to the clinic's chain, in the transaction of what it tells of. Call it last: it locks the head row,
 * and that lock is what gives the chain one order.
 */
export async function appendAudit(tx: ClinicTransaction, key: string, note: AuditNote): Promise<void> {
  const head = await tx
    .selectFrom('audit_head')
    .select(['seq', 'hash'])
    .where('clinic_id', '=', tx.clinicId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const facts: AuditFacts = { ...note, seq: head.seq + 1, at: new Date().toISOString() }
  const entry = entryText(facts)
  const hash = entryHash(key, head.hash, entry)
  await tx
    .insertInto('audit_entry')
    .values({
      clinic_id: tx.clinicId,
      seq: facts.seq,
      at: facts.at,
      member_id: facts.memberId,
      action: facts.action,
      access: facts.access,
      patient_ids: facts.patientIds,
      entry,
      previous_hash: head.hash,
      hash,
    })
    .execute()
  await tx.updateTable('audit_head').set({ seq: facts.seq, hash }).where('clinic_id', '=', tx.clinicId).execute()
}

/** The installation's own chain: what happened before a clinic was known, such as sign-ins with unknown e-mails. */
export async function appendInstallationAudit(
  tx: Transaction<Schema>,
  key: string,
  note: Omit<AuditNote, 'patientIds'>,
): Promise<void> {
  const head = await tx
    .selectFrom('installation_audit_head')
    .select(['seq', 'hash'])
    .where('id', '=', 1)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const facts: AuditFacts = { ...note, patientIds: [], seq: head.seq + 1, at: new Date().toISOString() }
  const entry = entryText(facts)
  const hash = entryHash(key, head.hash, entry)
  await tx
    .insertInto('installation_audit_entry')
    .values({ seq: facts.seq, at: facts.at, entry, previous_hash: head.hash, hash })
    .execute()
  await tx.updateTable('installation_audit_head').set({ seq: facts.seq, hash }).where('id', '=', 1).execute()
}

import { sql, type Transaction } from 'kysely'
import type { Database, Schema } from '../database/index.ts'
import { type AuditHead, type AuditRow, type ChainVerdict, verifyChain } from './verify.ts'

export interface ChainReport {
  /** Null: the installation's own chain. */
  clinicId: string | null
  name: string
  verdict: ChainVerdict
}

const rowsAtOnce = 5_000

/**
 * Verifies the installation's chain and that of each clinic, one after the other; a server may run beside it.
 *
 * @param anchors heads noted earlier, by clinic (null: the installation)
 */
export async function* verifyAllChains(
  database: Database,
  anchors: ReadonlyMap<string | null, AuditHead> = new Map(),
): AsyncGenerator<ChainReport> {
  yield { clinicId: null, name: 'installation', verdict: await verifyInstallation(database, anchors.get(null)) }
  const ids = await database.outsideClinic(async (tx) => {
    const { rows } = await sql<{ id: string }>`select list_clinic_ids() as id`.execute(tx)
    return rows.map((row) => row.id)
  })
  for (const clinicId of ids) yield await verifyClinic(database, clinicId, anchors.get(clinicId))
}

async function verifyInstallation(database: Database, anchor?: AuditHead): Promise<ChainVerdict> {
  return database.outsideClinic(async (tx) => {
    await oneMoment(tx)
    const head = await tx.selectFrom('installation_audit_head').select(['seq', 'hash']).executeTakeFirst()
    const page = (after: number) =>
      tx
        .selectFrom('installation_audit_entry')
        .selectAll()
        .where('seq', '>', after)
        .orderBy('seq')
        .limit(rowsAtOnce)
        .execute()
    const rows = inPages(page, (row) => ({ ...textOf(row), columns: { at: row.at } }))
    return verifyChain(rows, head ?? null, database.auditKey, anchor)
  })
}

async function verifyClinic(database: Database, clinicId: string, anchor?: AuditHead): Promise<ChainReport> {
  return database.inClinic(clinicId, async (tx) => {
    await oneMoment(tx)
    const clinic = await tx
      .selectFrom('clinic')
      .select('name')
      .where('clinic_id', '=', clinicId)
      .executeTakeFirstOrThrow()
    const head = await tx
      .selectFrom('audit_head')
      .select(['seq', 'hash'])
      .where('clinic_id', '=', clinicId)
      .executeTakeFirst()
    const page = (after: number) =>
      tx
        .selectFrom('audit_entry')
        .selectAll()
        .where('clinic_id', '=', clinicId)
        .where('seq', '>', after)
        .orderBy('seq')
        .limit(rowsAtOnce)
        .execute()
    const rows = inPages(page, (row) => ({
      ...textOf(row),
      columns: {
        at: row.at,
        memberId: row.member_id,
        action: row.action,
        access: row.access as 'read' | 'write',
        patientIds: row.patient_ids,
      },
    }))
    return { clinicId, name: clinic.name, verdict: await verifyChain(rows, head ?? null, database.auditKey, anchor) }
  })
}

/** A running server appends meanwhile: head and entries are read as of one moment. */
const oneMoment = (tx: Transaction<Schema>) => sql`set transaction isolation level repeatable read`.execute(tx)

const textOf = (row: { seq: number; entry: string; previous_hash: string; hash: string }) => ({
  seq: row.seq,
  entry: row.entry,
  previousHash: row.previous_hash,
  hash: row.hash,
})

async function* inPages<Row extends { seq: number }>(
  page: (after: number) => Promise<Row[]>,
  read: (row: Row) => AuditRow,
): AsyncGenerator<AuditRow> {
  let after = 0
  while (true) {
    const rows = await page(after)
    for (const row of rows) yield read(row)
    const last = rows.at(-1)
    if (!last || rows.length < rowsAtOnce) return
    after = last.seq
  }
}

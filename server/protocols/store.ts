import { findProtocol, type Protocol, type VariantChanges, variantDifferences } from '../../clinical/protocols/index.ts'
import type { ProtocolVariant } from '../../contract/protocols.ts'
import { type ClinicTransaction, jsonb } from '../database/index.ts'

/** As it was approved. What it lacks, because a newer program asks for it, its parent says in the version it was made from. */
const asProtocol = (row: { protocol: unknown; parent_id: string; parent_version: string }): Protocol => ({
  ...findProtocol(row.parent_id, row.parent_version),
  ...(row.protocol as Protocol),
})

/** The whole protocol of these versions of variants, as each was approved. */
export async function readWholeVariants(
  tx: ClinicTransaction,
  versions: readonly { id: string; version: number }[],
): Promise<Protocol[]> {
  if (versions.length === 0) return []
  const rows = await tx
    .selectFrom('protocol_variant')
    .select(['protocol', 'parent_id', 'parent_version'])
    .where('clinic_id', '=', tx.clinicId)
    .where((eb) => eb.or(versions.map(({ id, version }) => eb.and({ id, version }))))
    .where('protocol', 'is not', null)
    .execute()
  return rows.map(asProtocol)
}

/** Every version as it was made, newest first, of one variant or of all; each says whether the variant is retired now. */
export async function listMade(
  tx: ClinicTransaction,
  id?: string,
): Promise<{ variant: ProtocolVariant; protocol: Protocol }[]> {
  let query = tx
    .selectFrom('protocol_variant as v')
    .innerJoin('member as m', (join) => join.onRef('m.clinic_id', '=', 'v.clinic_id').onRef('m.id', '=', 'v.member_id'))
    .selectAll('v')
    .select('m.name')
    .where('v.clinic_id', '=', tx.clinicId)
    .orderBy('v.id')
    .orderBy('v.version', 'desc')
  if (id !== undefined) query = query.where('v.id', '=', id)
  const rows = await query.execute()
  return rows.flatMap((row) => {
    if (row.protocol === null) return []
    const protocol = asProtocol(row)
    const newest = rows.find((one) => one.id === row.id)
    const parent = findProtocol(row.parent_id, row.parent_version)
    const variant: ProtocolVariant = {
      id: row.id,
      version: row.version,
      parentId: row.parent_id,
      parentVersion: row.parent_version,
      parentTitle: protocol.variantOf?.parentTitle ?? row.parent_id,
      title: protocol.title,
      shortTitle: protocol.shortTitle,
      treatment: protocol.treatmentId,
      reason: row.reason,
      approver: protocol.variantOf?.approver ?? row.name,
      approvedOn: protocol.variantOf?.approvedOn ?? row.at.slice(0, 10),
      approvedAt: row.at,
      changes: row.changes as VariantChanges,
      differences: parent ? variantDifferences(parent, protocol) : [],
      retired:
        newest && newest.protocol === null
          ? { version: newest.version, reason: newest.reason, by: newest.name, at: newest.at }
          : null,
    }
    return [{ variant, protocol }]
  })
}

/** The version that each variant was made in last, retired ones too. */
export async function listNewestMade(tx: ClinicTransaction, id?: string) {
  const made = await listMade(tx, id)
  return made.filter((one, index) => made.findIndex(({ variant }) => variant.id === one.variant.id) === index)
}

/** The newest version of a variant, made or retired; 0 where there is none. */
export async function newestVersion(tx: ClinicTransaction, id: string): Promise<number> {
  const row = await tx
    .selectFrom('protocol_variant')
    .select((eb) => eb.fn.max('version').as('version'))
    .where('clinic_id', '=', tx.clinicId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.version ?? 0
}

export async function appendVariant(
  tx: ClinicTransaction,
  given: {
    id: string
    version: number
    parentId: string
    parentVersion: string
    made: { changes: VariantChanges; protocol: Protocol } | null
    reason: string
    memberId: string
    now: string
  },
): Promise<void> {
  await tx
    .insertInto('protocol_variant')
    .values({
      clinic_id: tx.clinicId,
      id: given.id,
      version: given.version,
      parent_id: given.parentId,
      parent_version: given.parentVersion,
      changes: given.made && jsonb(given.made.changes),
      protocol: given.made && jsonb(given.made.protocol),
      reason: given.reason,
      member_id: given.memberId,
      at: given.now,
    })
    .execute()
}

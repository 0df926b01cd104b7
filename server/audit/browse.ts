import { sql } from 'kysely'
import type { z } from 'zod'
import type { identityRoutes } from '../../contract/identity.ts'
import type { ClinicTransaction } from '../database/index.ts'
import type { AuditFacts } from './chain.ts'

type AuditQuery = z.output<(typeof identityRoutes)['audit']['query']>

/** A page of the audit trail, newest first, with the number of entries that fit the filter. */
export async function browseAudit(tx: ClinicTransaction, query: AuditQuery) {
  let base = tx
    .selectFrom('audit_entry as a')
    .leftJoin('member as m', (join) => join.onRef('m.clinic_id', '=', 'a.clinic_id').onRef('m.id', '=', 'a.member_id'))
    .where('a.clinic_id', '=', tx.clinicId)
  if (query.memberId) base = base.where('a.member_id', '=', query.memberId)
  if (query.patientId) base = base.where(sql<boolean>`a.patient_ids @> array[${query.patientId}::uuid]`)
  if (query.action) base = base.where(sql<boolean>`starts_with(a.action, ${query.action})`)
  if (query.access) base = base.where('a.access', '=', query.access)
  if (query.from) base = base.where('a.at', '>=', query.from)
  if (query.to) base = base.where('a.at', '<', query.to)
  const rows = await base
    .select(['a.entry', 'a.hash', 'm.name'])
    .orderBy('a.seq', 'desc')
    .limit(query.limit)
    .offset(query.offset)
    .execute()
  const { total } = await base.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  return {
    total: Number(total),
    entries: rows.map((row) => {
      const facts = JSON.parse(row.entry) as AuditFacts
      // An entry without an address is readable like any other.
      return { ...facts, ip: facts.ip ?? null, memberName: row.name, hash: row.hash }
    }),
  }
}

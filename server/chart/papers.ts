import { sql } from 'kysely'
import type { z } from 'zod'
import type { chart } from '../../contract/chart.ts'
import type { ClinicTransaction } from '../database/index.ts'

type Chart = z.output<typeof chart>
type Determination = Chart['determinations'][number]

interface DeterminationRow extends Omit<Determination, 'signed' | 'cautions'> {
  signed_by: string | null
  signed_at: string | null
  criteria: unknown
}

/** Newest first. What stands against the treatment is told of the newest only: the older ones are history. */
export async function readDeterminations(tx: ClinicTransaction, patientId: string): Promise<Chart['determinations']> {
  const { rows } = await sql<DeterminationRow>`
    select d.id, d.treatment, d.determination, d.as_of as "asOf", d.at, s.by as signed_by, s.at as signed_at,
      case when row_number() over (order by d.at desc, d.id desc) = 1 then d.result -> 'criteria' end as criteria
    from determination d
    left join lateral (
      select m.name as by, g.at from determination_signature g
      join member m on m.clinic_id = g.clinic_id and m.id = g.member_id
      where g.clinic_id = d.clinic_id and g.determination_id = d.id and g.meaning = 'sign' order by g.at limit 1
    ) s on true
    where d.clinic_id = ${tx.clinicId}::uuid and d.patient_id = ${patientId}::uuid
    order by d.at desc, d.id desc`.execute(tx)
  return rows.map(({ signed_by, signed_at, criteria, ...row }) => ({
    ...row,
    signed: signed_at === null ? null : { by: signed_by ?? '', at: signed_at },
    cautions: cautionsIn(criteria),
  }))
}

/**
 * What stands against the treatment or asks for care. Stored results are read loosely: an older rule set may have written
 * them otherwise.
 */
function cautionsIn(criteria: unknown): Determination['cautions'] {
  if (!Array.isArray(criteria)) return []
  return criteria.flatMap((each: Record<string, unknown>) => {
    if (each.standing !== 'blocks' && each.standing !== 'caution') return []
    const { id, title, kind, output, finding } = each
    return [
      {
        id: String(id),
        title: String(title ?? id),
        kind: String(kind),
        output: String(output),
        blocks: each.standing === 'blocks',
        finding: String(finding),
      },
    ]
  })
}

/** Newest first, without the signatures themselves. */
export async function readConsents(tx: ClinicTransaction, patientId: string): Promise<Chart['consents']> {
  const { rows } = await sql<Chart['consents'][number]>`
    select c.id, d.treatment, d.title as "documentTitle", d.version as "documentVersion", c.signed_at as "signedAt",
      w.at as "withdrawnAt"
    from consent c
    join consent_document d on d.clinic_id = c.clinic_id and d.id = c.document_id
    left join consent_withdrawal w on w.clinic_id = c.clinic_id and w.consent_id = c.id
    where c.clinic_id = ${tx.clinicId}::uuid and c.patient_id = ${patientId}::uuid
    order by c.signed_at desc, c.id desc`.execute(tx)
  return rows
}

/** Newest first. */
export async function readImportLines(tx: ClinicTransaction, patientId: string): Promise<Chart['imports']> {
  const { rows } = await sql<Chart['imports'][number]>`
    select r.id, r.file_name as "fileName", r.at, coalesce(m.name, 'command line') as "authorName", r.changed,
      (select coalesce(sum((t ->> 'count')::int), 0)::int from jsonb_array_elements(r.summary -> 'taken') t) as taken,
      (select coalesce(sum((l ->> 'count')::int), 0)::int from jsonb_array_elements(r.summary -> 'left') l) as left
    from record_import r left join member m on m.clinic_id = r.clinic_id and m.id = r.author_id
    where r.clinic_id = ${tx.clinicId}::uuid and r.patient_id = ${patientId}::uuid
    order by r.at desc, r.id desc`.execute(tx)
  return rows
}

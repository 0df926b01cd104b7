import type { z } from 'zod'
import type { importRow, importSummary } from '../../contract/imports.ts'
import type { ClinicTransaction } from '../database/index.ts'

/** What was imported into a patient's record, newest first. */
export async function listImports(tx: ClinicTransaction, patientId: string): Promise<z.output<typeof importRow>[]> {
  const rows = await tx
    .selectFrom('record_import as r')
    .leftJoin('member as m', (join) => join.onRef('m.clinic_id', '=', 'r.clinic_id').onRef('m.id', '=', 'r.author_id'))
    .select(['r.id', 'r.file_name', 'r.at', 'r.changed', 'r.summary', 'm.name'])
    .where('r.clinic_id', '=', tx.clinicId)
    .where('r.patient_id', '=', patientId)
    .orderBy('r.at', 'desc')
    .orderBy('r.id', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    fileName: row.file_name,
    at: row.at,
    authorName: row.name ?? 'command line',
    changed: row.changed,
    summary: row.summary as unknown as z.output<typeof importSummary>,
  }))
}

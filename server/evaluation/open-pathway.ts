import type { ClinicTransaction } from '../database/index.ts'

/** The urgent pathway of a patient that is open now; null when there is none. */
export async function openPathwayOf(tx: ClinicTransaction, patientId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('urgent_pathway')
    .select('id')
    .where('clinic_id', '=', tx.clinicId)
    .where('patient_id', '=', patientId)
    .where('closed_at', 'is', null)
    .orderBy('opened_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

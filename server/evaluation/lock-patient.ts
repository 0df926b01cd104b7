import type { ClinicTransaction } from '../database/index.ts'
import { notFound } from '../http/problem.ts'

/**
 * Writes to one patient's evaluation one after the other, so that two screens start one urgent pathway and two
 * signatures cannot both be the first. Throws 404 for a patient that this clinic does not have.
 */
export async function lockPatient(tx: ClinicTransaction, patientId: string): Promise<void> {
  const row = await tx
    .selectFrom('patient')
    .select('id')
    .where('clinic_id', '=', tx.clinicId)
    .where('id', '=', patientId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!row) throw notFound('patient')
}

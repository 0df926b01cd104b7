import type { ClinicTransaction } from '../database/index.ts'

/** Is a request that brings this id a repeat? What it caused the first time must not be caused again. */
export async function factExists(tx: ClinicTransaction, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('fact')
    .select('id')
    .where('clinic_id', '=', tx.clinicId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row !== undefined
}

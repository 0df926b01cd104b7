import type { FactKind } from '../../clinical/record/record.ts'
import type { ClinicTransaction } from '../database/index.ts'
import { type StoredFact, selectFacts, storedFact } from './facts.ts'

/** One page of the facts of a patient, newest first; undated ones come last. `total` is of all that match. */
export async function readFactPage(
  tx: ClinicTransaction,
  patientId: string,
  options: { kind?: FactKind; withRetracted: boolean; limit: number; offset: number },
): Promise<{ facts: StoredFact[]; total: number }> {
  let matching = tx
    .selectFrom('fact')
    .select('fact.id')
    .where('fact.clinic_id', '=', tx.clinicId)
    .where('fact.patient_id', '=', patientId)
  if (options.kind) matching = matching.where('fact.kind', '=', options.kind)
  if (!options.withRetracted) matching = matching.where('fact.retracted', '=', false)
  const { total } = await tx
    .selectFrom(matching.as('matching'))
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const page = matching
    .orderBy('fact.at', (order) => order.desc().nullsLast())
    .orderBy('fact.id', 'desc')
    .limit(options.limit)
    .offset(options.offset)
  const rows = await selectFacts(tx)
    .where('fact.id', 'in', page)
    .orderBy('fact.at', (order) => order.desc().nullsLast())
    .orderBy('fact.id', 'desc')
    .execute()
  return { facts: rows.map(storedFact), total }
}

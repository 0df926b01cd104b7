import { type ClinicTransaction, jsonb } from '../database/index.ts'
import { dateOfFact } from './fact-date.ts'
import type { NewFact } from './facts.ts'

/** A fact with all that a person entering it alone would be asked for or given. */
export interface FactToRecord {
  id: string
  fact: NewFact
  authorId: string
  /** When it was written down. */
  now: string
  /** Where it can be looked up. */
  reference: string
}

/** Records new facts of a patient, each as its first version, in two statements however many there are. */
export async function recordFacts(
  tx: ClinicTransaction,
  patientId: string,
  facts: readonly FactToRecord[],
): Promise<void> {
  if (facts.length === 0) return
  const bodyOf = ({ fact, reference }: FactToRecord) => jsonb({ ...fact, reference })
  await tx
    .insertInto('fact')
    .values(
      facts.map((each) => ({
        clinic_id: tx.clinicId,
        id: each.id,
        patient_id: patientId,
        kind: each.fact.kind,
        at: dateOfFact(each.fact),
        body: bodyOf(each),
        author_id: each.authorId,
        recorded_at: each.now,
      })),
    )
    .execute()
  await tx
    .insertInto('fact_version')
    .values(
      facts.map((each) => ({
        clinic_id: tx.clinicId,
        fact_id: each.id,
        version: 1,
        body: bodyOf(each),
        author_id: each.authorId,
        at: each.now,
      })),
    )
    .execute()
}

import { isCurrentAllergy, noKnownAllergies } from '../../clinical/allergies/index.ts'
import { newestWeight, type Weight } from '../../clinical/record/newest-weight.ts'
import type { MeasurementFact } from '../../clinical/record/record.ts'
import type { SessionRowSummary } from '../../contract/sessions.ts'
import type { ClinicTransaction } from '../database/index.ts'
import { readClinic } from '../identity/index.ts'
import { listFacts } from '../record/index.ts'

export interface Measures {
  heightCm: number | null
  lastWeight: { weightKg: number; at: string } | null
}

/** Newest height on record, and newest weight there or of a session day. The record keeps them in cm and kg; another unit was not understood there. */
export async function readMeasures(tx: ClinicTransaction, patientId: string): Promise<Measures> {
  const facts = await listFacts(tx, patientId, ['measurement'])
  const newest = (name: MeasurementFact['name'], unit: string) =>
    facts
      .map(({ fact }) => fact)
      .filter((fact) => fact.name === name && fact.unit === unit && fact.value !== undefined)
      .sort((a, b) => (a.at ?? '').localeCompare(b.at ?? ''))
      .at(-1)
  const recorded = newest('weight', 'kg')
  const weight = newestWeight(
    recorded?.value === undefined ? null : { kg: recorded.value, at: recorded.at ?? null },
    await sessionWeights(tx, patientId),
    (await readClinic(tx)).timeZone,
  )
  return {
    heightCm: newest('height', 'cm')?.value ?? null,
    lastWeight: weight && { weightKg: weight.kg, at: weight.at ?? '' },
  }
}

async function sessionWeights(tx: ClinicTransaction, patientId: string): Promise<Weight<string>[]> {
  const rows = await tx
    .selectFrom('session')
    .select('summary')
    .where('clinic_id', '=', tx.clinicId)
    .where('patient_id', '=', patientId)
    .execute()
  return rows.flatMap(({ summary }) => (summary as unknown as SessionRowSummary | null)?.weight ?? [])
}

export interface Allergies {
  /** Those that stand, in words. */
  allergies: string[]
  /** Somebody said that none is known, and nothing on record speaks against it. Null: not recorded. */
  noKnownAllergies: { scope: 'any' | 'medicine'; on: string | null } | null
}

export async function readAllergies(tx: ClinicTransaction, patientId: string): Promise<Allergies> {
  const facts = (await listFacts(tx, patientId, ['allergy', 'no-known-allergies'])).map(({ fact }) => fact)
  const allergies = facts.filter((fact) => fact.kind === 'allergy')
  const none = noKnownAllergies(
    facts.filter((fact) => fact.kind === 'no-known-allergies'),
    allergies,
  )
  return {
    allergies: allergies
      .filter(isCurrentAllergy)
      .map((fact) => (fact.reaction ? `${fact.concept.text} (${fact.reaction})` : fact.concept.text)),
    noKnownAllergies: none ? { scope: none.scope, on: none.on ?? null } : null,
  }
}

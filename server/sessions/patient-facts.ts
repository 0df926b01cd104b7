import type { MeasurementFact } from '../../clinical/record/record.ts'
import type { ClinicTransaction } from '../database/index.ts'
import { listFacts } from '../record/index.ts'

export interface Measures {
  heightCm: number | null
  lastWeight: { weightKg: number; at: string } | null
}

/** Newest height and weight on record. The record keeps them in cm and kg; another unit was not understood there. */
export async function readMeasures(tx: ClinicTransaction, patientId: string): Promise<Measures> {
  const facts = await listFacts(tx, patientId, ['measurement'])
  const newest = (name: MeasurementFact['name'], unit: string) =>
    facts
      .map(({ fact }) => fact)
      .filter((fact) => fact.name === name && fact.unit === unit && fact.value !== undefined)
      .sort((a, b) => (a.at ?? '').localeCompare(b.at ?? ''))
      .at(-1)
  const weight = newest('weight', 'kg')
  return {
    heightCm: newest('height', 'cm')?.value ?? null,
    lastWeight: weight?.value === undefined ? null : { weightKg: weight.value, at: weight.at ?? '' },
  }
}

/** Allergies that nobody has refuted, in words. */
export async function readAllergies(tx: ClinicTransaction, patientId: string): Promise<string[]> {
  const facts = await listFacts(tx, patientId, ['allergy'])
  return facts
    .map(({ fact }) => fact)
    .filter((fact) => fact.verificationStatus !== 'refuted' && fact.verificationStatus !== 'entered-in-error')
    .filter((fact) => fact.clinicalStatus !== 'resolved')
    .map((fact) => (fact.reaction ? `${fact.concept.text} (${fact.reaction})` : fact.concept.text))
}

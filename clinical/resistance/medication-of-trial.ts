import { findMedication, identifyMedication, type Medication, type ProductForm } from '../medications/index.ts'
import type { TrialFact } from '../record/record.ts'

const rxnorm = 'http://www.nlm.nih.gov/research/umls/rxnorm'

/** The medicine of a trial, with its form where words name one: by its id, by an RXCUI, or by words. */
export function productOfTrial({ medication }: Pick<TrialFact, 'medication'>): ProductForm | undefined {
  const name = medication.trim()
  const known = findMedication(name.toLowerCase())
  if (known) return { medication: known }
  return identifyMedication({ codings: /^\d+$/.test(name) ? [{ system: rxnorm, code: name }] : [], text: name })
}

/** The medicine of a trial. Undefined when it is not in our table. */
export const medicationOfTrial = (trial: Pick<TrialFact, 'medication'>): Medication | undefined =>
  productOfTrial(trial)?.medication

/** What two trials must differ in to count as two: the ingredient, or the name where we do not know it. */
export const ingredientOfTrial = (trial: Pick<TrialFact, 'medication'>): string =>
  medicationOfTrial(trial)?.id ?? trial.medication.trim().toLowerCase()

/** Name of the medicine, as shown. */
export const nameOfTrialMedicine = (trial: Pick<TrialFact, 'medication'>): string =>
  medicationOfTrial(trial)?.name ?? trial.medication

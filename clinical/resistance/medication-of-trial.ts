import { findMedication, identifyMedication, type Medication } from '../medications/index.ts'
import type { TrialFact } from '../record/record.ts'

const rxnorm = 'http://www.nlm.nih.gov/research/umls/rxnorm'

/** The medicine of a trial: by its id, by an RXCUI, or by words that name it. Undefined when it is not in our table. */
export function medicationOfTrial({ medication }: Pick<TrialFact, 'medication'>): Medication | undefined {
  const name = medication.trim()
  return (
    findMedication(name.toLowerCase()) ??
    identifyMedication({ codings: /^\d+$/.test(name) ? [{ system: rxnorm, code: name }] : [], text: name })?.medication
  )
}

/** What two trials must differ in to count as two: the ingredient, or the name where we do not know it. */
export const ingredientOfTrial = (trial: Pick<TrialFact, 'medication'>): string =>
  medicationOfTrial(trial)?.id ?? trial.medication.trim().toLowerCase()

/** Name of the medicine, as shown. */
export const nameOfTrialMedicine = (trial: Pick<TrialFact, 'medication'>): string =>
  medicationOfTrial(trial)?.name ?? trial.medication

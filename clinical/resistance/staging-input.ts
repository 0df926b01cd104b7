import { findMedication, type Medication, type MedicationClass } from '../medications/index.ts'
import type { ThreeValued } from '../quantity/three-valued.ts'
import type { ElectroconvulsiveTherapy } from './electroconvulsive-therapy.ts'
import type { Evidence } from './episode.ts'
import { ingredientOfTrial, medicationOfTrial } from './medication-of-trial.ts'
import type { TrialOnRecord } from './trial-on-record.ts'

/** What the stagings that count trials see of one: under the standard that each of them asks for. */
export interface StagedTrial {
  onRecord: TrialOnRecord
  name: string
  failed: ThreeValued
  adequate: ThreeValued
  /** It ran only beside another antidepressant that began before it: a combination rather than a trial of its own. */
  onlyCombined: boolean
  /** Of an augmentation: did it run beside an antidepressant that failed? */
  besideFailed: ThreeValued
}

export interface StagingInput {
  trials: readonly StagedTrial[]
  historyComplete: ThreeValued
  electroconvulsiveTherapy: ElectroconvulsiveTherapy
}

/** Trials of one medicine together: it failed when one of them failed, and has not when none can have. */
export interface StagedMedicine {
  name: string
  class: MedicationClass | undefined
  trials: StagedTrial[]
  failed: ThreeValued
}

/** The antidepressants that failed or may have, each once. */
export function staged(trials: readonly StagedTrial[]): StagedMedicine[] {
  const byMedicine = new Map<string, StagedMedicine>()
  for (const each of trials) {
    const { trial } = each.onRecord
    if (trial.role !== 'antidepressant' || each.failed === 'no') continue
    const key = ingredientOfTrial(trial)
    const known = byMedicine.get(key)
    if (!known)
      byMedicine.set(key, {
        name: each.name,
        class: classOf(medicationOfTrial(trial)),
        trials: [each],
        failed: each.failed,
      })
    else {
      known.trials.push(each)
      if (each.failed === 'yes') known.failed = 'yes'
    }
  }
  return [...byMedicine.values()]
}

/** As stagings count classes: of a fixed combination its antidepressant, old and reversible MAOIs as one. */
function classOf(medicine: Medication | undefined): MedicationClass | undefined {
  const counted = medicine?.ingredients?.[1] === undefined ? medicine : findMedication(medicine.ingredients[1])
  switch (counted?.class) {
    case 'reversible-maoi':
      return 'maoi'
    case 'tetracyclic':
      return 'tca'
    default:
      return counted?.class
  }
}

export const factOf = ({ onRecord: { trial }, name, failed }: StagedTrial): Evidence => ({
  reference: trial.reference,
  text: `${name}: ${failed === 'yes' ? 'adequate and failed' : 'may have failed'}`,
})

/** What would make a count exact, in words. */
export function openQuestions(medicines: readonly StagedMedicine[], historyComplete: ThreeValued): string[] {
  return [
    ...medicines.filter(({ failed }) => failed === 'unknown').map(({ name }) => `whether ${name} failed`),
    ...(historyComplete === 'yes' ? [] : ['whether the list of trials is complete']),
  ]
}

import { findMedication, identifyMedication, type Medication, type ProductForm } from '../medications/index.ts'
import type { TrialFact } from '../record/record.ts'

const rxnorm = 'http://www.nlm.nih.gov/research/umls/rxnorm'

/** What the name in a trial stands for. */
interface TrialMedicine {
  product: ProductForm | undefined
  /** What two trials must differ in to count as two: the ingredient, or the name where we do not know it. */
  ingredient: string
  /** As shown. */
  name: string
  /** Its ingredient as part of a link id. */
  slug: string
  /** By the start of the trial. */
  questions: Map<string, TrialQuestions>
}

/** The medicine of a trial, with its form where words name one: by its id, by an RXCUI, or by words. */
export const productOfTrial = (trial: Pick<TrialFact, 'medication'>): ProductForm | undefined =>
  medicineOf(trial.medication).product

/** The medicine of a trial. Undefined when it is not in our table. */
export const medicationOfTrial = (trial: Pick<TrialFact, 'medication'>): Medication | undefined =>
  medicineOf(trial.medication).product?.medication

/** By which two trials count as two. */
export const ingredientOfTrial = (trial: Pick<TrialFact, 'medication'>): string =>
  medicineOf(trial.medication).ingredient

/** Of a fixed combination the antidepressant that it holds: fluoxetine of olanzapine with fluoxetine. */
export const heldInCombination = (trial: Pick<TrialFact, 'medication'>): string | undefined =>
  medicineOf(trial.medication).product?.medication.ingredients?.[1]

/** Its name, as shown. */
export const nameOfTrialMedicine = (trial: Pick<TrialFact, 'medication'>): string => medicineOf(trial.medication).name

/** Link ids of the interview's questions about one trial. */
export interface TrialQuestions {
  readonly outcome: string
  readonly adherence: string
}

/** By medicine and start, so that another trial never changes them. */
export function questionsAbout({
  medication,
  start = 'undated',
}: Pick<TrialFact, 'medication' | 'start'>): TrialQuestions {
  const { slug, questions } = medicineOf(medication)
  const before = questions.get(start)
  if (before !== undefined) return before
  const name = `${slug}:${start}`
  const made = Object.freeze({ outcome: `trial-outcome:${name}`, adherence: `trial-adherence:${name}` })
  if (questions.size >= mostStarts) questions.clear()
  questions.set(start, made)
  return made
}

/** By what is written; a few dozen names stand in all trials of a clinic. */
const known = new Map<string, TrialMedicine>()
const mostKnown = 5000
const mostStarts = 1000

function medicineOf(written: string): TrialMedicine {
  const before = known.get(written)
  if (before !== undefined) return before
  const product = read(written)
  const ingredient = product?.medication.id ?? written.trim().toLowerCase()
  const name = product?.medication.name ?? written
  const slug = ingredient.replaceAll(/[^a-z0-9]+/g, '-')
  const found: TrialMedicine = { product, ingredient, name, slug, questions: new Map() }
  if (known.size >= mostKnown) known.clear()
  known.set(written, found)
  return found
}

function read(written: string): ProductForm | undefined {
  const name = written.trim()
  const medication = findMedication(name.toLowerCase())
  if (medication) return { medication }
  return identifyMedication({ codings: /^\d+$/.test(name) ? [{ system: rxnorm, code: name }] : [], text: name })
}

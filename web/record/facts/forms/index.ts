import { allergy } from './allergy.ts'
import { condition } from './condition.ts'
import { episode } from './episode.ts'
import type { FactForm } from './form.ts'
import { measurement } from './measurement.ts'
import { medication } from './medication.ts'
import { noKnownAllergies } from './no-known-allergies.ts'
import { procedure } from './procedure.ts'

/** The kinds that the chart takes by hand. Trials and answers have forms of their own in the evaluation. */
const forms = {
  condition,
  medication,
  allergy,
  'no-known-allergies': noKnownAllergies,
  measurement,
  procedure,
  episode,
}
export type ChartKind = keyof typeof forms

// Each form is given facts of its own kind alone; which one it is only `kind` knows.
export const factForm = (kind: ChartKind): FactForm => forms[kind] as unknown as FactForm

export const isChartKind = (kind: string): kind is ChartKind => kind in forms
export type { FactFaults, FactValues, FormField, FormRow, HandEnteredFact } from './form.ts'
export { emptyValues } from './form.ts'

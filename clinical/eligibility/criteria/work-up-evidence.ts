import type { MeasurementName } from '../../record/record.ts'
import type { Evidence } from '../../resistance/index.ts'
import type { CriterionQuestion, Judgement } from '../criterion.ts'
import { textsOf } from '../evidence-texts.ts'
import type { OutcomesBefore } from '../outcomes-before.ts'
import type { PatientView } from '../patient-view.ts'
import { type Measured, measured } from './measured.ts'

export const measure = (text: string, measurements: MeasurementName[], validForDays: number): CriterionQuestion => ({
  text,
  answerType: 'measurement',
  measurements,
  validForDays,
})

/** Done when each of the measurements is on record within so many days. */
export function isMeasured(names: readonly MeasurementName[], days: number): (view: PatientView) => Judgement {
  const none: Judgement = { status: 'unknown', finding: notWithin(days, names), evidence: [] }
  return (view) => {
    if (view.measurements.length === 0) return none
    const evidence: Evidence[] = []
    const missing: MeasurementName[] = []
    for (const name of names) {
      const [newest] = measured(view, name, days)
      if (newest) evidence.push(asEvidence(newest))
      else missing.push(name)
    }
    if (evidence.length === 0) return none
    return missing.length === 0
      ? { status: 'met', finding: `${textsOf(evidence)}.`, evidence }
      : { status: 'unknown', finding: notWithin(days, missing), evidence }
  }
}

const notWithin = (days: number, missing: readonly MeasurementName[]): string =>
  `Not on record within ${days} days: ${missing.map(inWords).join(', ')}.`
const inWords = (name: MeasurementName): string => name.replaceAll('-', ' ')

const asEvidence = ({ fact, day }: Measured): Evidence => ({
  reference: fact.reference,
  text: `${inWords(fact.name)} ${resultOf(fact)} on ${day}`,
})

const resultOf = ({ value, unit, text }: { value?: number; unit?: string; text?: string }): string =>
  value === undefined ? (text ?? 'without a result') : `${value} ${unit ?? ''}`.trim()

/** Is any of these true of the patient, or raised by something on record? */
export function raisedOrKnown(others: OutcomesBefore, ids: readonly string[]): boolean {
  for (const id of ids) {
    const outcome = others.of(id)
    if (outcome?.status === 'met' || (outcome?.status === 'unknown' && outcome.evidence.length > 0)) return true
  }
  return false
}

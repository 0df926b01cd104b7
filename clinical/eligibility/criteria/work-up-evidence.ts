import type { MeasurementName } from '../../record/record.ts'
import type { CriterionOutcome, CriterionQuestion, Judgement } from '../criterion.ts'
import type { PatientView } from '../patient-view.ts'
import { measured } from './measured.ts'

export const measure = (text: string, measurements: MeasurementName[], validForDays: number): CriterionQuestion => ({
  text,
  answerType: 'measurement',
  measurements,
  validForDays,
})

/** Done when each of the measurements is on record within so many days. */
export function judgeDone(view: PatientView, names: readonly MeasurementName[], days: number): Judgement {
  const found = names.map((name) => ({ name, newest: measured(view, name, days)[0] }))
  const missing = found.filter(({ newest }) => newest === undefined).map(({ name }) => name.replaceAll('-', ' '))
  const evidence = found.flatMap(({ name, newest }) =>
    newest
      ? [
          {
            reference: newest.fact.reference,
            text: `${name.replaceAll('-', ' ')} ${resultOf(newest.fact)} on ${newest.day}`,
          },
        ]
      : [],
  )
  return missing.length === 0
    ? { status: 'met', finding: `${evidence.map(({ text }) => text).join('; ')}.`, evidence }
    : { status: 'unknown', finding: `Not on record within ${days} days: ${missing.join(', ')}.`, evidence }
}

const resultOf = ({ value, unit, text }: { value?: number; unit?: string; text?: string }): string =>
  value === undefined ? (text ?? 'without a result') : `${value} ${unit ?? ''}`.trim()

/** Is any of these true of the patient, or raised by something on record? */
export const raisedOrKnown = (others: readonly CriterionOutcome[], ids: readonly string[]): boolean =>
  others.some(
    ({ id, status, evidence }) =>
      ids.includes(id) && (status === 'met' || (status === 'unknown' && evidence.length > 0)),
  )

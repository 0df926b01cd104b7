import type { DoseThreshold } from '../medications/index.ts'
import type { ThreeValued } from '../quantity/three-valued.ts'
import type { Judged } from './judge-trial.ts'
import { productOfTrial } from './medication-of-trial.ts'
import { minimumDoseUnder, type Standard } from './standards.ts'
import type { DosePeriod, TrialOnRecord } from './trial-on-record.ts'

const said = (answer: Judged['answer'], reason: () => string): Judged => ({ answer, reason })

/** 90 mg a week is 12.8571 mg a day. */
const plain = (mg: number): string => String(Math.round(mg * 10_000) / 10_000)

/** Was its highest dose at or above the minimum of the standard? A minimum that nobody approved decides nothing. */
export function judgeDose({ trial, periods, together = [] }: TrialOnRecord, standard: Standard): Judged {
  const product = productOfTrial(trial)
  if (!product)
    return said(
      'unknown',
      () => `${trial.medication} is not in our table of antidepressants: no minimum dose is known.`,
    )
  const medicine = product.medication
  if (trial.role === 'antidepressant' && !medicine.role.includes('antidepressant'))
    return said('no', () => `${medicine.name} is not an antidepressant.`)
  if (medicine.class === 'neurosteroid') return said('no', () => medicine.remark ?? `${medicine.name} is no trial.`)

  const threshold = minimumOfForms(periods ?? [], standard) ?? minimumDoseUnder(standard, product)
  if (!threshold)
    return said('unknown', () => `No minimum dose of ${medicine.name} is known. ${medicine.remark ?? ''}`.trim())
  const { source, evidence } = threshold
  const minimum = plain(threshold.value)
  const dose = trial.highestDoseMgPerDay
  if (dose === undefined)
    return said('unknown', () => `The dose is not known; the minimum is ${minimum} mg a day (${source}).`)
  if (evidence === 'needs-clinical-sign-off')
    return said(
      'unknown',
      () => `Highest dose ${plain(dose)} mg a day; our minimum of ${minimum} mg is not approved by a medical lead yet.`,
    )
  if (dose >= threshold.value)
    return said(
      'yes',
      () => `Highest dose ${plain(dose)} mg a day, at or above the minimum of ${minimum} mg (${source}).`,
    )
  const both = together.find((each) => atDoseOf(each, standard) === 'yes')?.doseMgPerDay
  if (both !== undefined)
    return said(
      'unknown',
      () =>
        `Highest dose of one prescription ${plain(dose)} mg a day, below the minimum of ${minimum} mg (${source}); two that ran at once come to ${plain(both)} mg.`,
    )
  return (periods ?? []).some((period) => period.doseMgPerDay === undefined)
    ? said(
        'unknown',
        () =>
          `Highest known dose ${plain(dose)} mg a day, below the minimum of ${minimum} mg (${source}); some doses are not known.`,
      )
    : said('no', () => `Highest dose ${plain(dose)} mg a day, below the minimum of ${minimum} mg (${source}).`)
}

/** Where all prescriptions of a trial are of forms with one minimum. */
function minimumOfForms(periods: readonly DosePeriod[], standard: Standard): DoseThreshold | undefined {
  let first: DoseThreshold | undefined
  for (const { product } of periods) {
    const minimum = minimumDoseUnder(standard, product)
    if (minimum === undefined) continue
    first ??= minimum
    if (minimum.value !== first.value) return undefined
  }
  return first
}

/** Of one prescription: is its dose at or above the minimum for its form? */
export function atDoseOf({ doseMgPerDay, product }: DosePeriod, standard: Standard): ThreeValued {
  const minimum = minimumDoseUnder(standard, product)
  if (minimum === undefined || minimum.evidence === 'needs-clinical-sign-off' || doseMgPerDay === undefined)
    return 'unknown'
  return doseMgPerDay >= minimum.value ? 'yes' : 'no'
}

import type { DoseThreshold } from '../medications/index.ts'
import type { Judged } from './judge-trial.ts'
import { productOfTrial } from './medication-of-trial.ts'
import { minimumDoseUnder, type Standard } from './standards.ts'
import type { DosePeriod, TrialOnRecord } from './trial-on-record.ts'

const said = (answer: Judged['answer'], reason: () => string): Judged => ({ answer, reason })

/** Was its highest dose at or above the minimum of the standard? A minimum that nobody approved decides nothing. */
export function judgeDose({ trial, periods }: TrialOnRecord, standard: Standard): Judged {
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
  const { value: minimum, source, evidence } = threshold
  const dose = trial.highestDoseMgPerDay
  if (dose === undefined)
    return said('unknown', () => `The dose is not known; the minimum is ${minimum} mg a day (${source}).`)
  if (evidence === 'needs-clinical-sign-off')
    return said(
      'unknown',
      () => `Highest dose ${dose} mg a day; our minimum of ${minimum} mg is not approved by a medical lead yet.`,
    )
  if (dose >= minimum)
    return said('yes', () => `Highest dose ${dose} mg a day, at or above the minimum of ${minimum} mg (${source}).`)
  return (periods ?? []).some((period) => period.doseMgPerDay === undefined)
    ? said(
        'unknown',
        () =>
          `Highest known dose ${dose} mg a day, below the minimum of ${minimum} mg (${source}); some doses are not known.`,
      )
    : said('no', () => `Highest dose ${dose} mg a day, below the minimum of ${minimum} mg (${source}).`)
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

import type { MedicationFact } from '../record/record.ts'
import { type DosageText, readDosageText } from './dosage-text.ts'
import { identifyMedication } from './identify.ts'
import type { IdentifiedMedication } from './medication.ts'
import { toMilligrams } from './product-name.ts'

const pieces = /^(\{?(tab(let)?s?|cap(sule)?s?|pills?|each|ea|units?|tbl|dose\(?s?\)?|patch(es)?)\}?|1)$/i
/** Four or fewer of something without a unit are pieces; a larger bare number could as well be mg. */
const mostPiecesWithoutUnit = 4

/**
 * mg a day of the medicine that `identifyMedication` names, from strength, dose and frequency or from the text.
 * Undefined when any part is missing, when the dose is taken as needed, or when text and structure disagree:
 * an unknown dose stays unknown.
 */
export function dailyDoseMg(fact: MedicationFact): number | undefined {
  const dose = readDose(fact)
  // A zero or a number beyond all numbers is a slip of the record, not a dose.
  return dose !== undefined && dose > 0 && Number.isFinite(dose) ? dose : undefined
}

function readDose(fact: MedicationFact): number | undefined {
  if (fact.dailyDoseMg !== undefined) return fact.dailyDoseMg
  const identified = identifyMedication(fact.concept)
  const text = fact.dosageText === undefined ? {} : readDosageText(fact.dosageText)
  if (fact.asNeeded || text.asNeeded) return undefined

  if (identified?.route === 'transdermal' && identified.mgPerHour !== undefined) return round(identified.mgPerHour * 24)

  const structured = times(perDoseFromQuantity(fact, identified), fact.timesPerDay ?? text.timesPerDay)
  const written = text.mgPerDay ?? times(perDoseFromText(text, identified), text.timesPerDay ?? fact.timesPerDay)
  if (structured !== undefined && written !== undefined && structured !== written) return undefined
  return structured ?? written
}

function perDoseFromQuantity(fact: MedicationFact, identified: IdentifiedMedication | undefined): number | undefined {
  const { doseQuantity } = fact
  if (!doseQuantity || !(doseQuantity.value > 0)) return undefined
  const unit = doseQuantity.unit?.trim()
  if (unit) {
    const factor = toMilligrams(unit)
    if (factor !== undefined) return doseQuantity.value * factor
    if (/^ml$/i.test(unit)) return times(doseQuantity.value, identified?.strengthMgPerMl)
    if (!pieces.test(unit)) return undefined
  } else if (doseQuantity.value > mostPiecesWithoutUnit) return undefined
  return times(doseQuantity.value, identified?.strengthMg)
}

function perDoseFromText(text: DosageText, identified: IdentifiedMedication | undefined): number | undefined {
  const counted =
    text.mlPerDose === undefined
      ? times(text.unitsPerDose, identified?.strengthMg)
      : times(text.mlPerDose, identified?.strengthMgPerMl)
  if (text.mgPerDose === undefined) return counted
  const { mgPerDose, unitsPerDose = 1 } = text
  if (unitsPerDose === 1 || counted === mgPerDose) return mgPerDose
  // `2 tablets of 50 mg` is 100 mg when the product is 50 mg; where that is not known it may be either.
  return identified?.strengthMg === mgPerDose ? counted : undefined
}

const times = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? undefined : round(a * b)

/** Floating-point dust (0.1 * 3) must not make two equal doses differ. */
const round = (value: number): number => Math.round(value * 1e6) / 1e6

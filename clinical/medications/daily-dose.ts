import type { MedicationFact } from '../record/record.ts'
import { type DosageText, readDosageText } from './dosage-text.ts'
import { identifyMedication } from './identify.ts'
import type { IdentifiedMedication } from './medication.ts'
import { toMilligrams } from './product-name.ts'

const pieces = /^(\{?(tab(let)?|cap(sule)?|pill|each|ea|unit|tbl|dose|patch)(s|es|\(s\))?\}?|1)$/i
const millilitres = /^(ml|milliliters?|millilitres?|milliliter\(s\)|millilitre\(s\))$/i

/** Is it a unit that a dose can be worked out from? */
export const isDoseUnit = (unit: string): boolean =>
  toMilligrams(unit) !== undefined || millilitres.test(unit.trim()) || pieces.test(unit.trim())

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

/** Taken when the patient needs it, by its structure or by its words: for sleep perhaps, and no course of treatment. */
export const isTakenAsNeeded = ({ asNeeded, dosageText }: MedicationFact): boolean =>
  asNeeded === true || (dosageText !== undefined && readDosageText(dosageText).asNeeded === true)

function readDose(fact: MedicationFact): number | undefined {
  if (fact.dailyDoseMg !== undefined) return fact.dailyDoseMg
  const identified = identifyMedication(fact.concept)
  const text = fact.dosageText === undefined ? {} : readDosageText(fact.dosageText)
  if (fact.asNeeded || text.asNeeded || text.varies) return undefined
  if (differ(fact.timesPerDay, text.timesPerDay)) return undefined

  if (identified?.route === 'transdermal' && identified.mgPerHour !== undefined)
    return times(identified.mgPerHour * 24, patchesAtOnce(fact, text))

  const structured = times(perDoseFromQuantity(fact, identified), fact.timesPerDay ?? text.timesPerDay)
  const written =
    same(text.mgPerDay, times(text.unitsPerDay, identified?.strengthMg)) ??
    times(perDoseFromText(text, identified), text.timesPerDay ?? fact.timesPerDay)
  if (differ(structured, written)) return undefined
  return structured ?? written
}

/** How often and how long each is worn does not change what is given in a day. */
const patchesAtOnce = ({ doseQuantity }: MedicationFact, { unitsPerDose }: DosageText): number => {
  const unit = doseQuantity?.unit?.trim()
  const counted = doseQuantity && (unit === undefined || pieces.test(unit)) ? doseQuantity.value : unitsPerDose
  return counted ?? 1
}

function perDoseFromQuantity(fact: MedicationFact, identified: IdentifiedMedication | undefined): number | undefined {
  const { doseQuantity } = fact
  if (!doseQuantity || !(doseQuantity.value > 0)) return undefined
  const unit = doseQuantity.unit?.trim()
  if (unit) {
    const factor = toMilligrams(unit)
    if (factor !== undefined) return doseQuantity.value * factor
    if (millilitres.test(unit)) return times(doseQuantity.value, identified?.strengthMgPerMl)
    if (!pieces.test(unit)) return undefined
  } else if (doseQuantity.value > mostPiecesWithoutUnit) return undefined
  return times(doseQuantity.value, identified?.strengthMg)
}

const perDoseFromText = (text: DosageText, identified: IdentifiedMedication | undefined): number | undefined =>
  text.mlPerDose === undefined
    ? agreed(text.mgPerDose, text.unitsPerDose, identified)
    : same(text.mgPerDose, times(text.mlPerDose, identified?.strengthMgPerMl))

/** `2 tablets of 50 mg` is 100 mg when the product is 50 mg; where that is not known it may be either. */
function agreed(
  mg: number | undefined,
  units: number | undefined,
  identified: IdentifiedMedication | undefined,
): number | undefined {
  const counted = times(units, identified?.strengthMg)
  if (mg === undefined || units === undefined) return mg ?? counted
  if (counted === undefined) return units === 1 ? mg : undefined
  return differ(mg, counted) && identified?.strengthMg !== mg ? undefined : counted
}

const same = (a: number | undefined, b: number | undefined): number | undefined => (differ(a, b) ? undefined : (a ?? b))

const times = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? undefined : round(a * b)

/** Both are known and not the same, dust aside. */
const differ = (a: number | undefined, b: number | undefined): boolean =>
  a !== undefined && b !== undefined && round(a) !== round(b)

/** Floating-point dust (0.1 * 3) must not make two equal doses differ. */
const round = (value: number): number => Math.round(value * 1e6) / 1e6

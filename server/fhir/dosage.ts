import { isDoseUnit, toMilligrams } from '../../clinical/medications/index.ts'
import type { MedicationFact, PartialDate } from '../../clinical/record/record.ts'
import { cleanText, dayOf, defined, wordsOf } from './concepts.ts'
import type { FhirQuantity } from './elements.ts'
import type { FhirDosage } from './resources.ts'
import { saysHowOften, timesPerDay } from './timing.ts'

type DosageFields = Pick<MedicationFact, 'dosageText' | 'doseQuantity' | 'timesPerDay' | 'asNeeded'>

export interface ReadDosage {
  fields: DosageFields
  /** Of several instructions that hold at the same time: each of them. */
  together?: DosageFields[]
  start?: PartialDate
  stop?: PartialDate
}

/**
 * Reads dosage instructions. The fields keep structure only where one instruction stands alone: several in sequence are a
 * titration, several at once are summed by whoever works out the dose; their text is kept for a person.
 */
export function readDosage(dosages: FhirDosage[] | undefined): ReadDosage {
  const all = dosages ?? []
  const bounds = all.map((each) => each.timing?.repeat?.boundsPeriod)
  const asNeeded = all.some((each) => each.asNeededBoolean === true || each.asNeededCodeableConcept !== undefined)
  const together = all.length > 1 && holdTogether(all)
  const texts = all.flatMap((each) => textOf(each) ?? [])
  const only = all.length === 1 ? all[0] : undefined
  return {
    fields: defined({
      ...(only ? fieldsOf(only) : {}),
      dosageText: texts.join(inSequence(all) ? '; then ' : '; ') || undefined,
      asNeeded: asNeeded || undefined,
    }),
    ...(together && !asNeeded ? { together: all.map(fieldsOf) } : {}),
    start: earliest(bounds.map((each) => dayOf(each?.start))),
    stop: bounds.every((each) => each?.end) ? latest(bounds.map((each) => dayOf(each?.end))) : undefined,
  }
}

/** A code stands for the words that are not there, but never against the structure beside it. */
function textOf({ text, patientInstruction, timing }: FhirDosage): string | undefined {
  const coded = timing?.repeat && saysHowOften(timing.repeat) ? undefined : wordsOf(timing?.code)
  return cleanText(text ?? patientInstruction ?? coded ?? '') || undefined
}

const fieldsOf = (dosage: FhirDosage): DosageFields =>
  defined({
    dosageText: textOf(dosage),
    doseQuantity: doseOf(dosage.doseAndRate),
    timesPerDay: timesPerDay(dosage.timing),
  })

/**
 * One amount, also where it stands there as ordered, as calculated and in tablets: by mass where one is. A limit (`<= 2`)
 * is no amount.
 */
function doseOf(rates: FhirDosage['doseAndRate']): DosageFields['doseQuantity'] {
  if (rates?.some((each) => each.doseRange !== undefined)) return undefined
  const amounts = (rates ?? []).flatMap(({ doseQuantity: dose }) => {
    if (dose?.value === undefined) return []
    return [{ limit: dose.comparator, ...defined({ value: dose.value, unit: unitOf(dose) }) }]
  })
  const inMass = amounts.filter(({ unit }) => unit !== undefined && toMilligrams(unit) !== undefined)
  const counted = inMass.length > 0 ? inMass : amounts
  const [first] = counted
  if (!first || amounts.some(({ limit }) => limit !== undefined)) return undefined
  const mgOf = ({ value, unit = '' }: typeof first) =>
    `${value * (toMilligrams(unit) ?? 1)} ${inMass.length > 0 ? 'mg' : unit}`
  return counted.every((each) => mgOf(each) === mgOf(first))
    ? defined({ value: first.value, unit: first.unit })
    : undefined
}

/** As written, unless only its code is one that we know: `Tablette`, coded `{tbl}`. */
const unitOf = ({ unit, code }: FhirQuantity): string | undefined =>
  unit !== undefined && code !== undefined && !isDoseUnit(unit) && isDoseUnit(code) ? code : (unit ?? code)

const sequences = (all: readonly FhirDosage[]) => new Set(all.map((each) => each.sequence))
const inSequence = (all: readonly FhirDosage[]): boolean =>
  sequences(all).size > 1 || new Set(all.map((each) => JSON.stringify(each.timing?.repeat?.boundsPeriod))).size > 1

/**
 * Do several instructions hold at the same time? FHIR says so of those with one sequence number; without any, those of
 * different times of the day do.
 */
function holdTogether(all: readonly FhirDosage[]): boolean {
  if (inSequence(all) || new Set(all.map((each) => JSON.stringify(each))).size < all.length) return false
  if (all[0]?.sequence !== undefined) return true
  const moments = all.map(({ timing }) => [...(timing?.repeat?.when ?? []), ...(timing?.repeat?.timeOfDay ?? [])])
  return moments.every((each) => each.length > 0) && new Set(moments.flat()).size === moments.flat().length
}

const sorted = (days: (PartialDate | undefined)[]) => days.filter((day) => day !== undefined).sort()
const earliest = (days: (PartialDate | undefined)[]): PartialDate | undefined => sorted(days)[0]
const latest = (days: (PartialDate | undefined)[]): PartialDate | undefined => sorted(days).at(-1)

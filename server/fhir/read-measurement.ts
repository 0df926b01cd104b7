import { ageOn, dayInterval } from '../../clinical/quantity/calendar-date.ts'
import { measurementForm } from '../../clinical/record/measurements.ts'
import type { Fact, MeasurementFact, MeasurementName, PatientIdentity } from '../../clinical/record/record.ts'
import { cleanText, defined, firstCode, readConcept, wordsOf } from './concepts.ts'
import type { FhirQuantity } from './elements.ts'
import { numberIn } from './observation-value.ts'
import { left, type Reading } from './reading.ts'
import type { Entry } from './references.ts'
import type { FhirObservation } from './resources.ts'
import { convert, toCanonical, unitOf } from './units.ts'

export function readMeasurement(
  resource: FhirObservation,
  name: MeasurementName,
  at: string | undefined,
  entry: Entry,
  patient: PatientIdentity,
): Reading {
  const concept = readConcept(resource.code) ?? { codings: [], text: name }
  const base = { id: entry.reference, reference: entry.reference, kind: 'measurement', name, concept, at } as const
  if (contradictsItself(resource)) return left('Its value is positive and negative at once')
  const words = textOf(resource)
  const number = numberIn(resource)
  if (number === undefined) {
    if (words === undefined) return left(whyNoValue(resource))
    if (saysNoResult.test(words)) return left('It has no result')
    const onlyWords = name === 'pregnancy-test' || name === 'drug-screen' || name === 'other' || resource.valueQuantity
    return onlyWords
      ? { facts: [defined({ ...base, text: words })] satisfies Fact[], notes: at === undefined ? [undated] : [] }
      : left(`Its value for ${name} is not a number`)
  }
  const unit = resource.valueQuantity ? unitOf(resource.valueQuantity) : undefined
  const converted = convert(name, number, resource.valueQuantity)
  if (converted === 'two-units') return left(`Its unit for ${name} and the code of that unit differ`)
  if (converted === 'unknown-unit') return left(`Its unit for ${name} is ${unit ? 'not known here' : 'missing'}`)
  const { value, unit: kept } = converted === 'not-converted' ? { value: number, unit } : converted
  if (!isPossible(name, value, at, patient)) return left(`Its value for ${name} is not possible`)
  const fact: MeasurementFact = defined({
    ...base,
    value,
    unit: kept,
    text: words,
    referenceRange: rangeOf(resource, name, unit),
  })
  return { facts: [fact], notes: at === undefined ? [undated] : [] }
}

/** Every rule asks how old a measurement is. */
export const undated = 'A measurement without a date is kept; no criterion counts it.'

/** Within the bounds of what a person may type in; the lower ones of weight and height are those of adults. */
function isPossible(name: MeasurementName, value: number, at: string | undefined, patient: PatientIdentity): boolean {
  const { from, to } = measurementForm(name)
  if (to !== undefined && value > to) return false
  if (from === undefined || value >= from) return true
  const age = ageOn(patient.birthDate, dayInterval(at)?.latest ?? '')
  return bySize.has(name) && value > 0 && at !== undefined && age !== undefined && age.min < 18
}
const bySize = new Set<MeasurementName>(['weight', 'height', 'body-mass-index'])

/** Where a laboratory writes in the place of the result why there is none. */
const saysNoResult =
  /^(?:(?:test )?not (?:performed|done|collected|tested|available)|no result|pending|cancell?ed|rejected|refused|declined|unable to perform)\b/i

function whyNoValue(resource: FhirObservation): string {
  const kind = Object.keys(resource).find((key) => /^value[A-Z]/.test(key))
  if (kind) return `Its value is of a kind that is not read (${kind})`
  return `It has no value (${wordsOf(resource.dataAbsentReason) ?? 'none recorded'})`
}

/** Words of a result: `negative`, `positive`, `< 5 mIU/mL`, or as they stand. */
function textOf(resource: FhirObservation): string | undefined {
  const { value, interpreted } = findingsOf(resource)
  const [finding] = [...value, ...interpreted]
  const { valueQuantity: quantity } = resource
  if (quantity?.comparator && quantity.value !== undefined) {
    const limit = `${quantity.comparator} ${quantity.value} ${quantity.unit ?? quantity.code ?? ''}`.trim()
    return finding ? `${limit}, ${finding}` : limit
  }
  const said = saidBy(resource)
  return value.size > 0 || !said ? finding : finding ? `${said} (${finding})` : said
}

type Finding = 'positive' | 'negative'

/** SNOMED CT, LOINC answers and HL7 interpretation codes for found and not found. */
const findingByCode: Record<string, Finding> = {
  '10828004': 'positive',
  '260373001': 'positive',
  'LA6576-8': 'positive',
  POS: 'positive',
  '260385009': 'negative',
  '260415000': 'negative',
  'LA6577-6': 'negative',
  NEG: 'negative',
}

const saidBy = ({ valueCodeableConcept, valueString }: FhirObservation): string | undefined =>
  wordsOf(valueCodeableConcept) ?? (valueString === undefined ? undefined : cleanText(valueString))

/** Found or not, by the value and by what the laboratory made of it. */
function findingsOf(resource: FhirObservation): { value: Set<Finding>; interpreted: Set<Finding> } {
  const { valueBoolean, valueCodeableConcept, interpretation } = resource
  const byCode = (codes: (string | undefined)[]) => codes.flatMap((code) => findingByCode[code ?? ''] ?? [])
  const value = byCode((valueCodeableConcept?.coding ?? []).map(({ code }) => code))
  if (valueBoolean !== undefined) value.push(valueBoolean ? 'positive' : 'negative')
  const words = saidBy(resource)?.toLowerCase() ?? ''
  if (/^(neg|negative|not detected|none detected|absent|not pregnant)\.?$/.test(words)) value.push('negative')
  if (/^(pos|positive|detected|present|pregnant)\.?$/.test(words)) value.push('positive')
  return { value: new Set(value), interpreted: new Set(byCode((interpretation ?? []).map(firstCode))) }
}

/** Code, words and interpretation that contradict each other say nothing. */
function contradictsItself(resource: FhirObservation): boolean {
  const { value, interpreted } = findingsOf(resource)
  return new Set([...value, ...interpreted]).size > 1
}

function rangeOf(resource: FhirObservation, name: MeasurementName, unit: string | undefined) {
  const range = resource.referenceRange?.length === 1 ? resource.referenceRange[0] : undefined
  const limit = (quantity: FhirQuantity | undefined): number | undefined => {
    if (quantity?.value === undefined) return undefined
    const converted = toCanonical(name, quantity.value, unitOf(quantity) ?? unit)
    if (converted === 'unknown-unit') return undefined
    return converted === 'not-converted' ? quantity.value : converted.value
  }
  const limits = defined({ low: limit(range?.low), high: limit(range?.high) })
  return limits.low === undefined && limits.high === undefined ? undefined : limits
}

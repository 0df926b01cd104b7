import { faultOfAnswer, faultOfTotal, type Item, isYesNo, mayBeRawSum } from '../../clinical/instruments/index.ts'
import type { Fact, MeasurementFact, MeasurementName } from '../../clinical/record/record.ts'
import { cleanText, defined, firstCode, readConcept, wordsOf } from './concepts.ts'
import type { FhirConcept, FhirQuantity } from './elements.ts'
import { type InstrumentCode, instrumentCode, rawOrPerCent } from './instrument-codes.ts'
import {
  diastolicCode,
  leftOnPurpose,
  measurementByLoinc,
  measurementByText,
  pressurePanelCodes,
  systolicCode,
} from './observation-codes.ts'
import { numberFromConcept } from './read-answer.ts'
import { enteredInError, left, parse, type Reading, type ReadingContext, whyNotThePatient } from './reading.ts'
import type { Entry } from './references.ts'
import { type FhirObservation, observationSchema } from './resources.ts'
import { toCanonical } from './units.ts'

/** A part of a fact that other observations of the same time complete. */
export type Piece = { reference: string; at: string } & (
  | { kind: 'pressure'; side: 'systolicMmHg' | 'diastolicMmHg'; value: number }
  | { kind: 'answer'; instrument: string; linkId: string; value: number }
  | { kind: 'total'; instrument: string; total: number }
)

export type ObservationReading = Reading | { pieces: Piece[]; notes?: string[] }

type Valued = Pick<
  FhirObservation,
  'valueQuantity' | 'valueCodeableConcept' | 'valueString' | 'valueBoolean' | 'valueInteger' | 'dataAbsentReason'
>

const loincSystems = new Set(['http://loinc.org', 'urn:oid:2.16.840.1.113883.6.1'])
const loincOf = (concept: FhirConcept): string[] =>
  (concept.coding ?? []).flatMap(({ system, code }) =>
    system && loincSystems.has(system) && code ? [code.trim()] : [],
  )

const isHere = <T>(value: T | undefined): value is T => value !== undefined

export function readObservation(entry: Entry, context: ReadingContext): ObservationReading {
  const resource = parse(observationSchema, entry.resource, entry.path)
  const why = whyNotThePatient(resource.subject, 'subject', entry, context)
  if (why) return why
  if (resource.status === 'entered-in-error') return left(enteredInError)
  if (resource.status === 'cancelled' || resource.status === 'registered') return left('It has no result')

  const codes = loincOf(resource.code)
  const at =
    resource.effectiveDateTime ?? resource.effectiveInstant ?? resource.effectivePeriod?.start ?? resource.issued

  const instrument =
    codes.map(instrumentCode).find(isHere) ?? (codes.length === 0 ? instrumentCode(namesOf(resource)) : undefined)
  if (instrument) return readScore(resource, instrument, at, entry)

  const byText = codes.length === 0 ? measurementByText.get(namesOf(resource).toLowerCase()) : undefined
  if (codes.some((code) => pressurePanelCodes.has(code)) || byText === 'pressure-panel')
    return readPressure(resource, at, entry)
  if (codes.includes(systolicCode)) return readHalfPressure(resource, 'systolicMmHg', at, entry)
  if (codes.includes(diastolicCode)) return readHalfPressure(resource, 'diastolicMmHg', at, entry)

  const name = codes.map((code) => measurementByLoinc.get(code)).find(isHere) ?? byText
  if (name) return readMeasurement(resource, name, at, entry)

  const onPurpose = codes.map((code) => leftOnPurpose.get(code)).find(isHere)
  return left(
    onPurpose ?? `${codes[0] ? `LOINC ${codes[0]} ` : ''}(${namesOf(resource) || 'no name'}) is not used here`,
  )
}

const namesOf = (resource: FhirObservation): string => cleanText(wordsOf(resource.code) ?? '')

const numberIn = (value: Valued): number | undefined =>
  value.valueInteger ?? (value.valueQuantity?.comparator ? undefined : value.valueQuantity?.value)

const unitOf = ({ system, code, unit }: FhirQuantity): string | undefined =>
  system === 'http://unitsofmeasure.org' ? (code ?? unit) : (unit ?? code)

function readScore(
  resource: FhirObservation,
  found: InstrumentCode,
  at: string | undefined,
  entry: Entry,
): ObservationReading {
  const { instrument } = found
  if (at === undefined) return left('A score without a date cannot be placed')
  const piece = { reference: entry.reference, at, instrument: instrument.id }
  const pieces: Piece[] = []
  for (const component of resource.component ?? []) {
    const part = loincOf(component.code).map(instrumentCode).find(isHere)
    if (part?.instrument.id !== instrument.id) continue
    const value = scoreIn(component, part)
    if (value === undefined) continue
    if (part.kind === 'item') pieces.push({ ...piece, kind: 'answer', linkId: part.item.linkId, value })
    if (part.kind === 'total') pieces.push({ ...piece, kind: 'total', total: value })
  }
  const value = scoreIn(resource, found)
  if (found.kind === 'item' && value !== undefined)
    pieces.push({ ...piece, kind: 'answer', linkId: found.item.linkId, value })
  // A panel with a number of its own: many records write the total there.
  if (found.kind !== 'item' && value !== undefined) pieces.push({ ...piece, kind: 'total', total: value })
  if (pieces.length === 0) {
    return left(
      found.kind === 'panel'
        ? 'It only holds together other observations'
        : found.kind === 'band'
          ? `It gives only a risk band of ${instrument.shortTitle}, not the answers`
          : `Its answer to ${instrument.shortTitle} cannot be read`,
    )
  }
  const { known } = instrument
  for (const each of pieces) {
    if (each.kind !== 'total' || !known) continue
    const perCent = resource.valueQuantity && unitOf(resource.valueQuantity) === '%'
    if (mayBeRawSum(known, each.total) && !perCent) return left(rawOrPerCent(known))
    const fault = faultOfTotal(known, each.total)
    if (fault) return left(fault)
  }
  return { pieces }
}

function scoreIn(value: Valued, found: InstrumentCode): number | undefined {
  const number = numberIn(value)
  if (found.kind !== 'item') return number
  const answer = number ?? answerIn(value, found.item)
  return answer === undefined || faultOfAnswer(found.item, answer) ? undefined : answer
}

function answerIn({ valueBoolean, valueCodeableConcept }: Valued, item: Item): number | undefined {
  if (valueBoolean !== undefined) return isYesNo(item) ? Number(valueBoolean) : undefined
  return numberFromConcept(valueCodeableConcept, item)
}

function readPressure(resource: FhirObservation, at: string | undefined, entry: Entry): ObservationReading {
  const values: { systolicMmHg?: number; diastolicMmHg?: number } = {}
  for (const component of resource.component ?? []) {
    const codes = loincOf(component.code)
    const side = codes.includes(systolicCode)
      ? 'systolicMmHg'
      : codes.includes(diastolicCode)
        ? 'diastolicMmHg'
        : undefined
    const value = side && pressureIn(component)
    if (side && typeof value === 'number') values[side] = value
  }
  const { systolicMmHg, diastolicMmHg } = values
  if (systolicMmHg === undefined || diastolicMmHg === undefined) {
    return left('A blood pressure needs a systolic and a diastolic value in mmHg')
  }
  return { facts: [pressureFact(entry.reference, at, systolicMmHg, diastolicMmHg)] }
}

function pressureIn(value: Valued): number | undefined {
  const { valueQuantity } = value
  if (valueQuantity?.value === undefined || valueQuantity.comparator) return undefined
  const converted = toCanonical('pressure', valueQuantity.value, unitOf(valueQuantity))
  return typeof converted === 'object' && converted.value > 0 ? Math.round(converted.value * 10) / 10 : undefined
}

function readHalfPressure(
  resource: FhirObservation,
  side: 'systolicMmHg' | 'diastolicMmHg',
  at: string | undefined,
  entry: Entry,
): ObservationReading {
  const value = pressureIn(resource)
  if (value === undefined || at === undefined) return left('A blood pressure needs a value in mmHg and a time')
  return { pieces: [{ reference: entry.reference, at, kind: 'pressure', side, value }] }
}

export const pressureFact = (
  reference: string,
  at: string | undefined,
  systolicMmHg: number,
  diastolicMmHg: number,
): MeasurementFact =>
  defined({
    id: reference,
    reference,
    kind: 'measurement',
    name: 'blood-pressure',
    concept: { codings: [{ system: 'http://loinc.org', code: '85354-9' }], text: 'Blood pressure' },
    at,
    unit: 'mm[Hg]',
    systolicMmHg,
    diastolicMmHg,
  })

const mustBePositive = new Set<MeasurementName>(['weight', 'height', 'body-mass-index', 'oxygen-saturation'])

function readMeasurement(
  resource: FhirObservation,
  name: MeasurementName,
  at: string | undefined,
  entry: Entry,
): Reading {
  const concept = readConcept(resource.code) ?? { codings: [], text: name }
  const base = { id: entry.reference, reference: entry.reference, kind: 'measurement', name, concept, at } as const
  const words = textOf(resource)
  const number = numberIn(resource)
  if (number === undefined) {
    if (words === undefined) return left(`It has no value (${wordsOf(resource.dataAbsentReason) ?? 'none recorded'})`)
    const onlyWords = name === 'pregnancy-test' || name === 'drug-screen' || name === 'other' || resource.valueQuantity
    return onlyWords
      ? { facts: [defined({ ...base, text: words })] satisfies Fact[] }
      : left(`Its value for ${name} is not a number`)
  }
  const unit = resource.valueQuantity ? unitOf(resource.valueQuantity) : undefined
  const converted = toCanonical(name, number, unit)
  if (converted === 'unknown-unit') return left(`Its unit for ${name} is ${unit ? 'not known here' : 'missing'}`)
  const { value, unit: kept } = converted === 'not-converted' ? { value: number, unit } : converted
  if ((mustBePositive.has(name) && !(value > 0)) || (name === 'oxygen-saturation' && value > 100)) {
    return left(`Its value for ${name} is not possible`)
  }
  const fact: MeasurementFact = defined({
    ...base,
    value,
    unit: kept,
    text: words,
    referenceRange: rangeOf(resource, name, unit),
  })
  return { facts: [fact] }
}

/** Words of a result: `negative`, `positive`, `< 5 mIU/mL`, or as they stand. */
function textOf(resource: FhirObservation): string | undefined {
  const { valueQuantity: quantity } = resource
  if (quantity?.comparator && quantity.value !== undefined) {
    return `${quantity.comparator} ${quantity.value} ${quantity.unit ?? quantity.code ?? ''}`.trim()
  }
  if (resource.valueBoolean !== undefined) return resource.valueBoolean ? 'positive' : 'negative'
  const coded = resource.valueCodeableConcept
  const said = wordsOf(coded) ?? (resource.valueString === undefined ? undefined : cleanText(resource.valueString))
  const interpretation = resource.interpretation?.map(firstCode).find((code) => code === 'POS' || code === 'NEG')
  return (
    asFinding(coded?.coding?.map((each) => each.code ?? '') ?? [], said) ?? said ?? findingByCode[interpretation ?? '']
  )
}

/** SNOMED CT, LOINC answers and HL7 interpretation codes for found and not found. */
const findingByCode: Record<string, 'positive' | 'negative'> = {
  '10828004': 'positive',
  '260373001': 'positive',
  'LA6576-8': 'positive',
  POS: 'positive',
  '260385009': 'negative',
  '260415000': 'negative',
  'LA6577-6': 'negative',
  NEG: 'negative',
}

function asFinding(codes: string[], said: string | undefined): 'positive' | 'negative' | undefined {
  const coded = codes.map((code) => findingByCode[code]).find(isHere)
  if (coded) return coded
  const words = said?.toLowerCase().trim() ?? ''
  if (/^(neg|negative|not detected|none detected|absent|not pregnant)\.?$/.test(words)) return 'negative'
  return /^(pos|positive|detected|present|pregnant)\.?$/.test(words) ? 'positive' : undefined
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

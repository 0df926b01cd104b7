import { faultOfAnswer, faultOfTotal, type Item, isYesNo, mayBeRawSum } from '../../clinical/instruments/index.ts'
import { cleanText, wordsOf } from './concepts.ts'
import { type InstrumentCode, instrumentCode, rawOrPerCent } from './instrument-codes.ts'
import {
  diastolicCode,
  leftOnPurpose,
  loincOf,
  measurementByLoinc,
  measurementByText,
  pregnancyStatusCode,
  pressurePanelCodes,
  systolicCode,
} from './observation-codes.ts'
import { numberIn, type Valued } from './observation-value.ts'
import { numberFromConcept } from './read-answer.ts'
import { readMeasurement } from './read-measurement.ts'
import { readPregnancyStatus } from './read-pregnancy-status.ts'
import { readHalfPressure, readPressure } from './read-pressure.ts'
import { enteredInError, left, parse, type Reading, type ReadingContext, whyNotThePatient } from './reading.ts'
import type { Entry } from './references.ts'
import { type FhirObservation, observationSchema } from './resources.ts'
import { unitOf } from './units.ts'

/** A part of a fact that other observations of the same time complete. */
export type Piece = { reference: string; at: string } & (
  | { kind: 'pressure'; side: 'systolicMmHg' | 'diastolicMmHg'; value: number }
  | { kind: 'answer'; instrument: string; linkId: string; value: number }
  | { kind: 'total'; instrument: string; total: number }
)

export type ObservationReading = Reading | { pieces: Piece[]; notes?: string[] }

const isHere = <T>(value: T | undefined): value is T => value !== undefined

export function readObservation(entry: Entry, context: ReadingContext): ObservationReading {
  const resource = parse(observationSchema, entry.resource, entry.path)
  const why = whyNotThePatient(resource.subject, 'subject', entry, context)
  if (why) return why
  if (resource.status === 'entered-in-error') return left(enteredInError)
  if (resource.status === 'cancelled' || resource.status === 'registered') return left('It has no result')

  const about = resource.focus?.some(
    (each) => !each.reference || context.resolver.find(each.reference) !== context.patientEntry,
  )
  if (about) return left('It is about something else than the patient (focus)')

  const codes = loincOf(resource.code)
  const at =
    resource.effectiveDateTime ??
    resource.effectiveInstant ??
    resource.effectivePeriod?.start ??
    resource.effectivePeriod?.end ??
    onlyEvent(resource) ??
    resource.issued

  const instrument =
    codes.map(instrumentCode).find(isHere) ?? (codes.length === 0 ? instrumentCode(namesOf(resource)) : undefined)
  if (instrument) return readScore(resource, instrument, at, entry)

  const byText = codes.length === 0 ? measurementByText.get(namesOf(resource).toLowerCase()) : undefined
  if (codes.some((code) => pressurePanelCodes.has(code)) || byText === 'pressure-panel')
    return readPressure(resource, at, entry)
  if (codes.includes(systolicCode)) return readHalfPressure(resource, 'systolicMmHg', at, entry)
  if (codes.includes(diastolicCode)) return readHalfPressure(resource, 'diastolicMmHg', at, entry)

  const name = codes.map((code) => measurementByLoinc.get(code)).find(isHere) ?? byText
  if (name) return readMeasurement(resource, name, at, entry, context.patient)
  if (codes.includes(pregnancyStatusCode)) return readPregnancyStatus(resource, at, entry)

  const onPurpose = codes.map((code) => leftOnPurpose.get(code)).find(isHere)
  return left(
    onPurpose ?? `${codes[0] ? `LOINC ${codes[0]} ` : ''}(${namesOf(resource) || 'no name'}) is not used here`,
  )
}

function onlyEvent({ effectiveTiming }: FhirObservation): string | undefined {
  const [event, second] = effectiveTiming?.event ?? []
  return second === undefined ? event : undefined
}

const namesOf = (resource: FhirObservation): string => cleanText(wordsOf(resource.code) ?? '')

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

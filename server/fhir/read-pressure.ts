import { measurementForm } from '../../clinical/record/measurements.ts'
import type { MeasurementFact } from '../../clinical/record/record.ts'
import { defined } from './concepts.ts'
import { diastolicCode, loincOf, systolicCode } from './observation-codes.ts'
import type { Valued } from './observation-value.ts'
import { undated } from './read-measurement.ts'
import type { ObservationReading } from './read-observation.ts'
import { left } from './reading.ts'
import type { Entry } from './references.ts'
import type { FhirObservation } from './resources.ts'
import { convert } from './units.ts'

export function readPressure(resource: FhirObservation, at: string | undefined, entry: Entry): ObservationReading {
  const values: { systolicMmHg?: number; diastolicMmHg?: number } = {}
  for (const component of resource.component ?? []) {
    const codes = loincOf(component.code)
    const side = codes.includes(systolicCode)
      ? 'systolicMmHg'
      : codes.includes(diastolicCode)
        ? 'diastolicMmHg'
        : undefined
    const value = side && pressureIn(component)
    if (!side || value === undefined) continue
    if (values[side] !== undefined && values[side] !== value) return left('It holds more than one blood pressure')
    values[side] = value
  }
  const { systolicMmHg, diastolicMmHg } = values
  if (systolicMmHg === undefined || diastolicMmHg === undefined) {
    return left('A blood pressure needs a systolic and a diastolic value in mmHg')
  }
  if (!isPressure(systolicMmHg, diastolicMmHg)) return left(notPossible)
  return {
    facts: [pressureFact(entry.reference, at, systolicMmHg, diastolicMmHg)],
    notes: at === undefined ? [undated] : [],
  }
}

export const notPossible = 'A blood pressure like this is not possible'

/** Also not when systolic and diastolic were taken for each other: nobody knows then which is which. */
export function isPressure(systolicMmHg: number, diastolicMmHg: number): boolean {
  const { from = 0, to = Number.POSITIVE_INFINITY } = measurementForm('blood-pressure')
  return diastolicMmHg >= from && systolicMmHg <= to && diastolicMmHg < systolicMmHg
}

function pressureIn(value: Valued): number | undefined {
  const { valueQuantity } = value
  if (valueQuantity?.value === undefined || valueQuantity.comparator) return undefined
  const converted = convert('pressure', valueQuantity.value, valueQuantity)
  return typeof converted === 'object' && converted.value > 0 ? Math.round(converted.value * 10) / 10 : undefined
}

export function readHalfPressure(
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

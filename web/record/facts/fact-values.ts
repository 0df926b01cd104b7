import { measurementForm } from '../../../clinical/record/measurements.ts'
import type { Concept, Fact, MeasurementName } from '../../../clinical/record/record.ts'
import type { CallInput } from '../../api.ts'
import { readNumber } from '../../ui/index.ts'

export type HandEnteredFact = CallInput<'POST /api/patients/:patientId/facts'>['body']['fact']

/** The kinds that the chart takes by hand. Trials and answers have forms of their own in the evaluation. */
export const chartKinds = ['condition', 'medication', 'allergy', 'measurement'] as const
export type ChartKind = (typeof chartKinds)[number]

/** A fact as it is typed: all fields of all kinds as text, each kind reads its own. */
export interface FactValues {
  text: string
  status: string
  certainty: string
  start: string
  stop: string
  dose: string
  dosageText: string
  asNeeded: boolean
  taken: 'yes' | 'no' | 'unknown'
  reaction: string
  name: MeasurementName
  value: string
  second: string
  unit: string
}

const empty: FactValues = {
  text: '',
  status: 'active',
  certainty: 'confirmed',
  start: '',
  stop: '',
  dose: '',
  dosageText: '',
  asNeeded: false,
  taken: 'unknown',
  reaction: '',
  name: 'weight',
  value: '',
  second: '',
  unit: '',
}

/** What a new fact begins with: a measurement is of today. */
export const newValues = (kind: ChartKind, today: string): FactValues => ({
  ...empty,
  start: kind === 'measurement' ? today : '',
  certainty: kind === 'allergy' ? 'unconfirmed' : 'confirmed',
})

const shown = (value: number | undefined): string => (value === undefined ? '' : String(value))

/** A stored fact as the form shows it; `null` for a kind that is corrected elsewhere. */
export function valuesOfFact(fact: Fact): FactValues | null {
  switch (fact.kind) {
    case 'condition':
      return {
        ...empty,
        text: fact.concept.text,
        status: fact.clinicalStatus,
        certainty: fact.verificationStatus,
        start: fact.onset ?? '',
        stop: fact.abatement ?? '',
      }
    case 'medication':
      return {
        ...empty,
        text: fact.concept.text,
        status: fact.status,
        start: fact.start ?? '',
        stop: fact.stop ?? '',
        dose: shown(fact.dailyDoseMg),
        dosageText: fact.dosageText ?? '',
        asNeeded: fact.asNeeded ?? false,
        taken: fact.taken,
      }
    case 'allergy':
      return {
        ...empty,
        text: fact.concept.text,
        status: fact.clinicalStatus,
        certainty: fact.verificationStatus,
        reaction: fact.reaction ?? '',
      }
    case 'measurement':
      return {
        ...empty,
        name: fact.name,
        text: fact.name === 'other' ? fact.concept.text : '',
        start: fact.at ?? '',
        value: fact.systolicMmHg !== undefined ? shown(fact.systolicMmHg) : (fact.text ?? shown(fact.value)),
        second: shown(fact.diastolicMmHg),
        unit: fact.unit ?? '',
      }
    default:
      return null
  }
}

export type FactFaults = Partial<Record<keyof FactValues, string>>

const partialDate = /^\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?$/

/** What stands in the way of saving; the server looks at everything again. */
export function faultsOfFact(kind: ChartKind, values: FactValues): FactFaults {
  const faults: FactFaults = {}
  if (kind !== 'measurement' && !values.text.trim()) faults.text = 'Enter it as it should be read'
  for (const field of ['start', 'stop'] as const) {
    const date = values[field].trim()
    const isInstant = kind === 'measurement' && date.length > 10
    if (date && !isInstant && !partialDate.test(date)) faults[field] = 'Enter it as 2025, 2025-03 or 2025-03-14'
  }
  if (kind === 'medication' && values.dose.trim() && !((readNumber(values.dose) ?? 0) > 0))
    faults.dose = 'A number of milligrams above 0, or empty'
  if (kind === 'measurement') Object.assign(faults, faultsOfMeasurement(values))
  return faults
}

function faultsOfMeasurement(values: FactValues): FactFaults {
  const form = measurementForm(values.name)
  const faults: FactFaults = {}
  if (!values.start.trim()) faults.start = 'Enter the day'
  if (!values.value.trim())
    faults.value = form.takes === 'finding' ? 'Enter the result, such as negative' : 'Enter the value'
  if (form.takes === 'pressure' && !values.second.trim()) faults.second = 'Enter the diastolic'
  if (form.takes === 'any' && !values.text.trim()) faults.text = 'Enter what was measured'
  if (form.takes === 'number' || form.takes === 'pressure') {
    if (values.value.trim() && readNumber(values.value) === undefined) faults.value = 'A number'
    if (values.second.trim() && readNumber(values.second) === undefined) faults.second = 'A number'
  }
  return faults
}

/**
 * The fact to send; without faults only. What the form does not ask is kept from the fact that is amended, unless what was
 * typed speaks against it: codes belong to the words they came with.
 */
export function factOfValues(kind: ChartKind, values: FactValues, amended?: Fact): HandEnteredFact {
  const text = values.text.trim()
  const start = values.start.trim() || undefined
  const stop = values.stop.trim() || undefined
  switch (kind) {
    case 'condition':
      return {
        kind,
        concept: conceptOf(text, amended),
        clinicalStatus: values.status as 'active',
        verificationStatus: values.certainty as 'confirmed',
        onset: start,
        abatement: stop,
        recorded: amended?.kind === kind ? amended.recorded : undefined,
      }
    case 'allergy':
      return {
        kind,
        concept: conceptOf(text, amended),
        clinicalStatus: values.status as 'active',
        verificationStatus: values.certainty as 'confirmed',
        reaction: values.reaction.trim() || undefined,
        recorded: amended?.kind === kind ? amended.recorded : undefined,
      }
    case 'medication': {
      const dailyDoseMg = readNumber(values.dose)
      const before = amended?.kind === kind ? amended : undefined
      const sameDose = before !== undefined && before.dailyDoseMg === dailyDoseMg
      return {
        kind,
        concept: conceptOf(text, amended),
        status: values.status as 'active',
        start,
        stop,
        dosageText: values.dosageText.trim() || undefined,
        dailyDoseMg,
        asNeeded: values.asNeeded || undefined,
        taken: values.taken,
        ...(before && {
          statusReason: before.status === values.status ? before.statusReason : undefined,
          doseQuantity: sameDose ? before.doseQuantity : undefined,
          timesPerDay: sameDose ? before.timesPerDay : undefined,
        }),
      }
    }
    case 'measurement':
      return measurementOf(values, amended)
  }
}

function measurementOf(values: FactValues, amended?: Fact): HandEnteredFact {
  const form = measurementForm(values.name)
  const before = amended?.kind === 'measurement' && amended.name === values.name ? amended : undefined
  const value = values.value.trim()
  const number = readNumber(value)
  const given = { kind: 'measurement' as const, name: values.name, at: values.start.trim() }
  const kept = before && { concept: conceptOf(values.text.trim() || before.concept.text, before) }
  switch (form.takes) {
    case 'pressure':
      return { ...given, ...kept, systolicMmHg: number, diastolicMmHg: readNumber(values.second) }
    case 'finding':
      return { ...given, ...kept, text: value }
    case 'number':
      return { ...given, ...kept, value: number, unit: form.unit, referenceRange: before?.referenceRange }
    case 'any':
      return {
        ...given,
        concept: conceptOf(values.text.trim(), amended),
        ...(number === undefined ? { text: value } : { value: number, unit: values.unit.trim() || undefined }),
        referenceRange: before?.referenceRange,
      }
  }
}

function conceptOf(text: string, amended?: Fact): Concept {
  const before = amended && 'concept' in amended ? amended.concept : undefined
  return before?.text === text ? before : { text, codings: [] }
}

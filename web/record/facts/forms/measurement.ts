import { measurementForm, measurementForms } from '../../../../clinical/record/measurements.ts'
import type { MeasurementFact } from '../../../../clinical/record/record.ts'
import { plain, readNumber } from '../../../ui/index.ts'
import { conceptOf, type FactFaults, type FactForm, type FactValues, type FormField, given, shown } from './form.ts'

export const measurement: FactForm<'measurement'> = {
  one: 'a result',
  title: 'Result',
  rows: ({ name }, isNew) => [
    ...(isNew ? [whatIsMeasured] : []),
    ...(measurementForm(name).takes === 'any' ? [nameOfResult] : []),
    valueFields(name),
    { control: 'date', name: 'start', label: 'Measured on' },
  ],
  initial: (today) => ({ start: today }),
  valuesOf: (fact) => ({
    name: fact.name,
    text: fact.name === 'other' ? fact.concept.text : '',
    start: fact.at ?? '',
    value: fact.systolicMmHg !== undefined ? shown(fact.systolicMmHg) : (fact.text ?? shown(fact.value)),
    second: shown(fact.diastolicMmHg),
    unit: fact.unit ?? '',
  }),
  faultsOf: faultsOfMeasurement,
  factOf,
  fieldOf: {
    at: 'start',
    systolicMmHg: 'value',
    diastolicMmHg: 'second',
    // A finding in words is in the one field that a number has otherwise.
    text: 'value',
  },
  lineOf: (fact) => [
    fact.name === 'other' ? fact.concept.text : measurementForm(fact.name).label,
    valueWords(fact),
    fact.at?.slice(0, 10),
  ],
}

const whatIsMeasured: FormField = {
  control: 'select',
  name: 'name',
  label: 'What',
  options: measurementForms.map(({ name, label }) => ({ value: name, label })),
  clears: ['value', 'second', 'unit', 'text'],
}
const nameOfResult: FormField = { control: 'text', name: 'text', label: 'Name of the result', maxLength: 500 }

function valueFields(name: FactValues['name']): FormField[] {
  const { takes, label, unit, shownUnit = unit } = measurementForm(name)
  switch (takes) {
    case 'any':
      return [
        { control: 'text', name: 'value', label: 'Value or finding', maxLength: 500 },
        { control: 'text', name: 'unit', label: 'Unit', maxLength: 60 },
      ]
    case 'finding':
      return [{ control: 'text', name: 'value', label, hint: 'In words: negative, positive for …', maxLength: 500 }]
    case 'number':
      return [{ control: 'number', name: 'value', label, unit: shownUnit }]
    case 'pressure':
      return [
        { control: 'number', name: 'value', label: 'Systolic', unit: shownUnit },
        { control: 'number', name: 'second', label: 'Diastolic', unit: shownUnit },
      ]
  }
}

function faultsOfMeasurement(values: FactValues): FactFaults {
  const { takes } = measurementForm(values.name)
  const faults: FactFaults = {}
  if (!values.start.trim()) faults.start = 'Enter the day'
  if (!values.value.trim())
    faults.value = takes === 'finding' ? 'Enter the result, such as negative' : 'Enter the value'
  if (takes === 'pressure' && !values.second.trim()) faults.second = 'Enter the diastolic'
  if (takes === 'any' && !values.text.trim()) faults.text = 'Enter what was measured'
  if (takes === 'number' || takes === 'pressure') {
    if (values.value.trim() && readNumber(values.value) === undefined) faults.value = 'A number'
    if (values.second.trim() && readNumber(values.second) === undefined) faults.second = 'A number'
  }
  return faults
}

function factOf(values: FactValues, amended?: MeasurementFact) {
  const { takes, unit } = measurementForm(values.name)
  const before = amended?.name === values.name ? amended : undefined
  const value = values.value.trim()
  const number = readNumber(value)
  const measured = { kind: 'measurement' as const, name: values.name, at: values.start.trim() }
  const kept = before && { concept: conceptOf(values.text.trim() || before.concept.text, before.concept) }
  switch (takes) {
    case 'pressure':
      return { ...measured, ...kept, systolicMmHg: number, diastolicMmHg: readNumber(values.second) }
    case 'finding':
      return { ...measured, ...kept, text: value }
    case 'number':
      return { ...measured, ...kept, value: number, unit, referenceRange: before?.referenceRange }
    case 'any':
      return {
        ...measured,
        concept: conceptOf(values.text, amended?.concept),
        ...(number === undefined ? { text: value } : { value: number, unit: given(values.unit) }),
        referenceRange: before?.referenceRange,
      }
  }
}

function valueWords({ name, value, unit, text, systolicMmHg, diastolicMmHg }: MeasurementFact): string {
  const form = measurementForm(name)
  if (systolicMmHg !== undefined)
    return `${plain(systolicMmHg)}/${diastolicMmHg === undefined ? '?' : plain(diastolicMmHg)} mmHg`
  if (value === undefined) return text ?? ''
  const shownUnit = unit === form.unit ? (form.shownUnit ?? unit) : unit
  return `${plain(value)}${shownUnit ? ` ${shownUnit}` : ''}`
}

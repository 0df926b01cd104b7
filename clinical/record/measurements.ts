import type { Concept, MeasurementName } from './record.ts'

/** How a measurement is called and written, and what a number that a person types must be. */
export interface MeasurementForm {
  name: MeasurementName
  label: string
  /**
   * `number` has a value in `unit`; `pressure` a systolic and a diastolic; `finding` words (`negative`); `any` a value
   * in whatever unit, or words.
   */
  takes: 'number' | 'pressure' | 'finding' | 'any'
  unit?: string
  /** As people read it: `°C` for `Cel`. */
  shownUnit?: string
  /** Beyond these a number is a slip of the hand, not a measurement: it stops the form and decides nothing clinical. */
  from?: number
  to?: number
  /** LOINC. */
  code?: string
}

/** In the order in which they are shown. */
export const measurementForms: readonly MeasurementForm[] = [
  { name: 'weight', label: 'Weight', takes: 'number', unit: 'kg', from: 20, to: 400, code: '29463-7' },
  { name: 'height', label: 'Height', takes: 'number', unit: 'cm', from: 50, to: 260, code: '8302-2' },
  {
    name: 'body-mass-index',
    label: 'Body mass index',
    takes: 'number',
    unit: 'kg/m2',
    shownUnit: 'kg/m²',
    from: 5,
    to: 150,
    code: '39156-5',
  },
  {
    name: 'blood-pressure',
    label: 'Blood pressure',
    takes: 'pressure',
    unit: 'mm[Hg]',
    shownUnit: 'mmHg',
    from: 20,
    to: 350,
    code: '85354-9',
  },
  { name: 'heart-rate', label: 'Heart rate', takes: 'number', unit: '/min', from: 10, to: 350, code: '8867-4' },
  {
    name: 'oxygen-saturation',
    label: 'Oxygen saturation',
    takes: 'number',
    unit: '%',
    from: 20,
    to: 100,
    code: '59408-5',
  },
  {
    name: 'respiratory-rate',
    label: 'Respiratory rate',
    takes: 'number',
    unit: '/min',
    from: 1,
    to: 100,
    code: '9279-1',
  },
  {
    name: 'temperature',
    label: 'Temperature',
    takes: 'number',
    unit: 'Cel',
    shownUnit: '°C',
    from: 20,
    to: 45,
    code: '8310-5',
  },
  {
    name: 'alanine-aminotransferase',
    label: 'ALT',
    takes: 'number',
    unit: 'U/L',
    from: 0,
    to: 100_000,
    code: '1742-6',
  },
  {
    name: 'aspartate-aminotransferase',
    label: 'AST',
    takes: 'number',
    unit: 'U/L',
    from: 0,
    to: 100_000,
    code: '1920-8',
  },
  {
    name: 'alkaline-phosphatase',
    label: 'Alkaline phosphatase',
    takes: 'number',
    unit: 'U/L',
    from: 0,
    to: 100_000,
    code: '6768-6',
  },
  {
    name: 'gamma-glutamyl-transferase',
    label: 'Gamma-GT',
    takes: 'number',
    unit: 'U/L',
    from: 0,
    to: 100_000,
    code: '2324-2',
  },
  { name: 'bilirubin', label: 'Bilirubin, total', takes: 'number', unit: 'mg/dL', from: 0, to: 100, code: '1975-2' },
  { name: 'creatinine', label: 'Creatinine', takes: 'number', unit: 'mg/dL', from: 0, to: 100, code: '2160-0' },
  {
    name: 'thyroid-stimulating-hormone',
    label: 'TSH',
    takes: 'number',
    unit: 'm[IU]/L',
    shownUnit: 'mIU/L',
    from: 0,
    to: 1000,
    code: '3016-3',
  },
  { name: 'pregnancy-test', label: 'Pregnancy test', takes: 'finding', code: '2106-3' },
  { name: 'drug-screen', label: 'Drug screen', takes: 'finding', code: '65750-2' },
  { name: 'other', label: 'Other result', takes: 'any' },
]

const byName = new Map(measurementForms.map((form) => [form.name, form]))

export function measurementForm(name: MeasurementName): MeasurementForm {
  const form = byName.get(name)
  if (!form) throw new RangeError(`There is no measurement "${name}"`)
  return form
}

/** What a measurement entered by hand is coded as. */
export function conceptOfMeasurement(name: MeasurementName): Concept {
  const { label, code } = measurementForm(name)
  return { text: label, codings: code ? [{ system: 'http://loinc.org', code, display: label }] : [] }
}

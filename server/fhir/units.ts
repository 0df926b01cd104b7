import type { MeasurementName } from '../../clinical/record/record.ts'
import type { FhirQuantity } from './elements.ts'

interface Unit {
  /** Lower case, as UCUM or as people write it. */
  written: string[]
  toCanonical(value: number): number
}

const same = (value: number): number => value
const times = (factor: number) => (value: number) => value * factor

const kilograms: Unit[] = [
  { written: ['kg', 'kilogram', 'kilograms'], toCanonical: same },
  { written: ['g', 'gram', 'grams'], toCanonical: times(0.001) },
  // International avoirdupois pound and ounce, exact.
  { written: ['[lb_av]', 'lb', 'lbs', 'pound', 'pounds', 'lb_av'], toCanonical: times(0.45359237) },
  { written: ['[oz_av]', 'oz'], toCanonical: times(0.028349523125) },
]

const centimetres: Unit[] = [
  { written: ['cm', 'centimeter', 'centimeters', 'centimetre', 'centimetres'], toCanonical: same },
  { written: ['m', 'meter', 'meters', 'metre', 'metres'], toCanonical: times(100) },
  { written: ['mm'], toCanonical: times(0.1) },
  { written: ['[in_i]', 'in', 'inch', 'inches', 'in_i'], toCanonical: times(2.54) },
  { written: ['[ft_i]', 'ft', 'feet'], toCanonical: times(30.48) },
]

const perMinute: Unit[] = [
  {
    written: [
      '/min',
      '{beats}/min',
      '{breaths}/min',
      'beats/min',
      'breaths/min',
      'beats/minute',
      'breaths/minute',
      'bpm',
      'per minute',
      '1/min',
    ],
    toCanonical: same,
  },
]

const unitsPerLitre: Unit[] = [
  { written: ['u/l', '[iu]/l', 'iu/l', '[u]/l', 'units/l'], toCanonical: same },
  { written: ['ukat/l', 'µkat/l', 'μkat/l'], toCanonical: times(60) },
]

/** Milligrams a decilitre from micromoles a litre, by the divisor that laboratories use for the substance. */
const milligramsPerDecilitre = (micromolesPerMilligramPerDecilitre: number): Unit[] => [
  { written: ['mg/dl'], toCanonical: same },
  { written: ['umol/l', 'µmol/l', 'μmol/l'], toCanonical: times(1 / micromolesPerMilligramPerDecilitre) },
]

const percent: Unit[] = [{ written: ['%', 'percent'], toCanonical: same }]

const canonical: Partial<Record<MeasurementName | 'pressure', { unit: string; units: Unit[] }>> = {
  weight: { unit: 'kg', units: kilograms },
  height: { unit: 'cm', units: centimetres },
  'body-mass-index': {
    unit: 'kg/m2',
    units: [{ written: ['kg/m2', 'kg/m^2', 'kg/m²', 'kg/(m^2)'], toCanonical: same }],
  },
  'heart-rate': { unit: '/min', units: perMinute },
  'respiratory-rate': { unit: '/min', units: perMinute },
  'oxygen-saturation': { unit: '%', units: percent },
  temperature: {
    unit: 'Cel',
    units: [
      { written: ['cel', '°c', 'c', 'degc', 'degrees c', 'celsius'], toCanonical: same },
      {
        written: ['[degf]', 'degf', '°f', 'f', 'degrees f', 'fahrenheit'],
        toCanonical: (value) => ((value - 32) * 5) / 9,
      },
    ],
  },
  'alanine-aminotransferase': { unit: 'U/L', units: unitsPerLitre },
  'aspartate-aminotransferase': { unit: 'U/L', units: unitsPerLitre },
  'alkaline-phosphatase': { unit: 'U/L', units: unitsPerLitre },
  'gamma-glutamyl-transferase': { unit: 'U/L', units: unitsPerLitre },
  bilirubin: { unit: 'mg/dL', units: milligramsPerDecilitre(17.1) },
  creatinine: { unit: 'mg/dL', units: milligramsPerDecilitre(88.4) },
  'thyroid-stimulating-hormone': {
    unit: 'm[IU]/L',
    units: [
      { written: ['m[iu]/l', 'miu/l', 'mu/l', 'u[iu]/ml', 'uiu/ml', 'µiu/ml', 'μiu/ml', 'uu/ml'], toCanonical: same },
    ],
  },
  pressure: {
    unit: 'mm[Hg]',
    units: [
      { written: ['mm[hg]', 'mmhg', 'mm hg'], toCanonical: same },
      { written: ['kpa'], toCanonical: times(7.500615613) },
    ],
  },
}

/** Same value with the one unit that Evenkeel keeps. */
export interface CanonicalValue {
  value: number
  unit: string
}

export const unitOf = ({ system, code, unit }: FhirQuantity): string | undefined =>
  system === 'http://unitsofmeasure.org' ? (code ?? unit) : (unit ?? code)

/** As `toCanonical`; `two-units` where the words and the code of its unit say two different things: 154 is lb or kg. */
export function convert(name: MeasurementName | 'pressure', value: number, quantity: FhirQuantity | undefined) {
  const { code, unit } = quantity ?? {}
  const [byCode, byWords] = [toCanonical(name, value, code), toCanonical(name, value, unit)]
  if (typeof byCode === 'object' && typeof byWords === 'object' && byCode.value !== byWords.value) return 'two-units'
  return toCanonical(name, value, quantity && unitOf(quantity))
}

/** `unknown-unit` also when there is none; `not-converted` for kinds of values that keep their own unit. */
export function toCanonical(
  name: MeasurementName | 'pressure',
  value: number,
  unit: string | undefined,
): CanonicalValue | 'unknown-unit' | 'not-converted' {
  const target = canonical[name]
  if (!target) return 'not-converted'
  const written = unit?.trim().toLowerCase()
  const found = written === undefined ? undefined : target.units.find((each) => each.written.includes(written))
  // Six decimals: enough for any of these values, and free of floating-point dust.
  return found ? { value: Math.round(found.toCanonical(value) * 1e6) / 1e6, unit: target.unit } : 'unknown-unit'
}

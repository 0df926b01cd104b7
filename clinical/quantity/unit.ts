/**
 * Units of what is dosed, infused and measured, each with its dimension and its size in the first unit of that dimension.
 * The kilograms of a body and the milligrams of a drug are two dimensions: nothing turns one into the other.
 */
export const units = {
  mg: { dimension: 'drug', size: 1 },
  mcg: { dimension: 'drug', size: 0.001 },
  mL: { dimension: 'volume', size: 1 },
  L: { dimension: 'volume', size: 1000 },
  kg: { dimension: 'body-weight', size: 1 },
  /** The avoirdupois pound, exactly. */
  lb: { dimension: 'body-weight', size: 0.45359237 },
  cm: { dimension: 'length', size: 1 },
  h: { dimension: 'time', size: 1 },
  min: { dimension: 'time', size: 1 / 60 },
  'mg/mL': { dimension: 'concentration', size: 1 },
  'mcg/mL': { dimension: 'concentration', size: 1e-3 },
  'ng/mL': { dimension: 'concentration', size: 1e-6 },
  'mg/kg': { dimension: 'dose-per-weight', size: 1 },
  'mcg/kg': { dimension: 'dose-per-weight', size: 0.001 },
  'mg/h': { dimension: 'dose-rate', size: 1 },
  'mg/min': { dimension: 'dose-rate', size: 60 },
  'mcg/min': { dimension: 'dose-rate', size: 0.06 },
  'mL/h': { dimension: 'flow', size: 1 },
  'mL/min': { dimension: 'flow', size: 60 },
  'L/h': { dimension: 'flow', size: 1000 },
  'L/min': { dimension: 'flow', size: 60_000 },
  'mg/kg/h': { dimension: 'dose-rate-per-weight', size: 1 },
  'mg/kg/min': { dimension: 'dose-rate-per-weight', size: 60 },
  'mcg/kg/min': { dimension: 'dose-rate-per-weight', size: 0.06 },
} as const

export type Unit = keyof typeof units

type DimensionOf<U extends Unit> = (typeof units)[U]['dimension']

/** The units into which a unit can be converted: those of its dimension. */
export type Convertible<U extends Unit> = { [V in Unit]: DimensionOf<V> extends DimensionOf<U> ? V : never }[Unit]

/** Which unit a product has. A pair that is not here does not compile: mg/kg × mL is nothing. */
export interface Products {
  'mg/kg': { kg: 'mg' }
  'mcg/kg': { kg: 'mcg' }
  'mg/mL': { mL: 'mg'; 'mL/h': 'mg/h' }
  'mL/h': { h: 'mL' }
  'mg/h': { h: 'mg' }
  'mg/kg/h': { h: 'mg/kg'; kg: 'mg/h' }
  'mcg/kg/min': { min: 'mcg/kg'; kg: 'mcg/min' }
  'mcg/min': { min: 'mcg' }
}

/** Which unit a quotient has. */
export interface Quotients {
  mg: { 'mg/mL': 'mL'; mL: 'mg/mL'; kg: 'mg/kg'; 'mg/kg': 'kg'; h: 'mg/h'; 'mg/h': 'h' }
  mcg: { kg: 'mcg/kg'; min: 'mcg/min' }
  mL: { h: 'mL/h'; 'mL/h': 'h' }
  'mg/kg': { h: 'mg/kg/h'; 'mg/kg/h': 'h' }
  'mg/h': { kg: 'mg/kg/h'; 'mg/mL': 'mL/h' }
}

/** How the names of fields end, and which unit that is. A longer ending comes before those that it ends in. */
export const nameEndings = [
  ['mcgPerKgPerMinute', 'mcg/kg/min'],
  ['mgPerKgPerHour', 'mg/kg/h'],
  ['mgPerKg', 'mg/kg'],
  ['mgPerHour', 'mg/h'],
  ['mgPerMl', 'mg/mL'],
  ['ngPerMl', 'ng/mL'],
  ['mlPerHour', 'mL/h'],
  ['mg', 'mg'],
  ['ml', 'mL'],
  ['kg', 'kg'],
  ['cm', 'cm'],
  ['minutes', 'min'],
  ['hours', 'h'],
] as const satisfies readonly (readonly [string, Unit])[]

type UnitOfEnding<Name extends string, Endings> = Endings extends readonly [
  readonly [infer Ending extends string, infer U extends Unit],
  ...infer Rest,
]
  ? Name extends Ending | `${string}${Capitalize<Ending>}`
    ? U
    : UnitOfEnding<Name, Rest>
  : never

/** The unit that a field's name says: `doseMgPerKg` is in mg/kg, `pumpRateMlPerHour` in mL/h. `never`: it says none. */
export type UnitOfName<Name extends string> = UnitOfEnding<Name, typeof nameEndings>

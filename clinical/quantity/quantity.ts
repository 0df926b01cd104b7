import { type Convertible, type Products, type Quotients, type Unit, type UnitOfName, units } from './unit.ts'

export { type Unit, units } from './unit.ts'

declare const unitOf: unique symbol

/**
 * A number that carries its unit in its type. When the program runs it is the bare number, so that it costs nothing; to
 * the compiler it is no number, so that `+` on two of them does not compile, and a mg cannot pass for a mL.
 */
export interface Quantity<U extends Unit> {
  readonly [unitOf]: U
}

/** An amount that cannot be read. `field` names where it was entered. */
export class QuantityError extends Error {
  readonly field: string
  constructor(field: string, message: string) {
    super(`${field} ${message}`)
    this.name = 'QuantityError'
    this.field = field
  }
}

const of = <U extends Unit>(amount: number) => amount as unknown as Quantity<U>
const bare = (quantity: Quantity<Unit>) => quantity as unknown as number

/**
 * A number of a unit.
 * @throws QuantityError naming the field, when it is no finite number
 */
export function quantity<U extends Unit>(amount: number, unit: U, field: string = unit): Quantity<U> {
  if (typeof amount !== 'number' || !Number.isFinite(amount)) throw new QuantityError(field, 'must be a number')
  return of(amount)
}

type NamedField<T> = {
  [F in keyof T & string]: UnitOfName<F> extends never ? never : T[F] extends number | null | undefined ? F : never
}[keyof T & string]

/**
 * A bare number with the unit in its field's name, as contracts and events hold it: `take(input, 'weightKg')` is in kg.
 * @throws QuantityError naming the field
 */
export function take<T extends object, F extends NamedField<T>>(record: T, field: F): Quantity<UnitOfName<F>> {
  const amount = record[field]
  if (typeof amount !== 'number' || !Number.isFinite(amount)) throw new QuantityError(field, 'must be a number')
  return of(amount)
}

/** The bare number, for a field whose name says the unit. The unit has to be said again. */
export const amountIn = <U extends Unit>(value: Quantity<U>, _unit: NoInfer<U>): number => bare(value)

export const add = <U extends Unit>(a: Quantity<U>, b: Quantity<NoInfer<U>>): Quantity<U> => of(bare(a) + bare(b))
export const subtract = <U extends Unit>(a: Quantity<U>, b: Quantity<NoInfer<U>>): Quantity<U> => of(bare(a) - bare(b))
/** So many times as much. */
export const times = <U extends Unit>(a: Quantity<U>, factor: number): Quantity<U> => of(bare(a) * factor)
/** How many times the one is in the other. */
export const ratio = <U extends Unit>(a: Quantity<U>, b: Quantity<NoInfer<U>>): number => bare(a) / bare(b)
export const isAbove = <U extends Unit>(a: Quantity<U>, b: Quantity<NoInfer<U>>): boolean => bare(a) > bare(b)
export const smaller = <U extends Unit>(a: Quantity<U>, b: Quantity<NoInfer<U>>): Quantity<U> =>
  of(Math.min(bare(a), bare(b)))

/** mg/kg × kg is mg, mg/mL × mL is mg, mL/h × h is mL. */
export const multiply = <A extends Unit & keyof Products, B extends Unit & keyof Products[A]>(
  a: Quantity<A>,
  b: Quantity<B>,
): Quantity<Products[A][B] & Unit> => of(bare(a) * bare(b))

/** mg ÷ mg/mL is mL, mL ÷ h is mL/h. */
export const divide = <A extends Unit & keyof Quotients, B extends Unit & keyof Quotients[A]>(
  a: Quantity<A>,
  b: Quantity<B>,
): Quantity<Quotients[A][B] & Unit> => of(bare(a) / bare(b))

/** The same amount in another unit of its dimension: `convert(rate, 'mcg/kg/min', 'mg/kg/h')`. */
export const convert = <U extends Unit, V extends Convertible<U>>(
  value: Quantity<U>,
  from: NoInfer<U>,
  to: V,
): Quantity<NoInfer<V>> => of(withoutNoise((bare(value) * units[from].size) / units[to].size))

/** Takes off the decimal noise of binary numbers, beyond the twelfth digit. */
const withoutNoise = (amount: number) => Number(amount.toPrecision(12))

/**
 * `0.5 mg/kg`, as a person or a command writes it; `µg` and `ug` are mcg, and another unit of the same dimension is
 * converted. A comma is refused: it may be a decimal point or a thousand.
 *
 * @throws QuantityError naming the field: no number, no unit, or a unit of something else
 */
export function parseQuantity<U extends Unit>(text: string, unit: U, field: string): Quantity<U> {
  const fail = (message: string): never => {
    throw new QuantityError(field, message)
  }
  if (text.includes(',')) fail(`"${text}" has a comma: write a decimal point`)
  const [, amount, rest] = /^\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*(.*?)\s*$/i.exec(text) ?? []
  if (amount === undefined || rest === undefined) return fail(`"${text}" is no amount: write it as 0.5 ${unit}`)
  if (rest === '') return fail(`"${text}" has no unit: write ${amount} ${unit}`)
  const written = unitWritten(rest)
  if (written === null) return fail(`"${rest}" is no unit that is known here: write ${unit}`)
  if (units[written].dimension !== units[unit].dimension) return fail(`${written} is no unit of it: write ${unit}`)
  const value = Number(amount)
  if (!Number.isFinite(value)) return fail(`"${text}" is no amount: write it as 0.5 ${unit}`)
  return of(written === unit ? value : withoutNoise((value * units[written].size) / units[unit].size))
}

const spellings = new Map(Object.keys(units).map((unit) => [unit.toLowerCase(), unit as Unit]))

/** Small and capital letters are the same in all of these units: nothing here is a mega or a molar. */
function unitWritten(text: string): Unit | null {
  const plain = text
    .toLowerCase()
    .replaceAll(/\s+/g, '')
    .replace(/^(µ|μ|u)g/, 'mcg')
    .replace(/\/hr?$/, '/h')
  return spellings.get(plain) ?? null
}

/** `0.5 mg/kg`; with so many decimals, where they are given. */
export const formatQuantity = <U extends Unit>(value: Quantity<U>, unit: NoInfer<U>, decimals?: number): string =>
  `${decimals === undefined ? withoutNoise(bare(value)) : bare(value).toFixed(decimals)} ${unit}`

import { amountIn, type Quantity, quantity, type Unit } from '../quantity/quantity.ts'

/** Steps to which a person can measure or a pump can be set. Every rounding in dosing is to one of these. */
export const steps = {
  /** Scales in clinics show 100 g. */
  weightKg: 0.1,
  doseMg: 0.1,
  /** The finest graduation of a 1 mL syringe. */
  drawMl: 0.01,
  volumeMl: 0.1,
  rateMlPerHour: 0.1,
  bagConcentrationMgPerMl: 0.001,
} as const

/** To the nearest step, half away from zero; the decimal noise of binary numbers is taken off first. */
export function roundTo(value: number, step: number): number {
  const perUnit = Math.round(1 / step)
  return Math.round(Number((value * perUnit).toPrecision(12))) / perUnit
}

/** To the nearest step of the unit. */
export const rounded = <U extends Unit>(value: Quantity<U>, unit: NoInfer<U>, step: number): Quantity<U> =>
  quantity(roundTo(amountIn(value, unit), step), unit)

/**
 * To the nearest step, but down to the one below where rounding alone would carry it over a limit: what was within it
 * stays within it.
 */
export function roundedWithin<U extends Unit>(
  value: Quantity<U>,
  unit: NoInfer<U>,
  step: number,
  limits: readonly Quantity<NoInfer<U>>[],
): Quantity<U> {
  const exact = amountIn(value, unit)
  const nearest = roundTo(exact, step)
  const carried = limits.some(
    (limit) => exact <= amountIn(limit, unit) + noise && nearest > amountIn(limit, unit) + noise,
  )
  return quantity(carried ? roundTo(nearest - step, step) : nearest, unit)
}

/** Of binary numbers, far below any step. */
const noise = 1e-9

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

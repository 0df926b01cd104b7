import { amountIn, divide, isAbove, multiply, quantity, ratio, subtract, take, times } from '../quantity/quantity.ts'
import { roundTo, steps } from './rounding.ts'

export interface VialUse {
  /** Whole vials that have to be opened. */
  vials: number
  openedMg: number
  /** Left in them once the dose is drawn: to be wasted before a witness, unless it is drawn for nobody else. */
  leftMg: number
  leftMl: number
}

/**
 * Vials of one size and strength that hold a volume, and what is left in them. The multiple-dose vial that serves two
 * patients is not counted here: each session opens its own.
 */
export function vialsFor(draw: { drawMl: number; vialMl: number; concentrationMgPerMl: number }): VialUse {
  const volume = take(draw, 'drawMl')
  const strength = take(draw, 'concentrationMgPerMl')
  const size = take(draw, 'vialMl')
  const vials = Math.max(1, Math.ceil(Number(ratio(volume, size).toPrecision(12))))
  const left = subtract(times(size, vials), volume)
  return {
    vials,
    openedMg: openedMg({ vials, ...draw }),
    leftMg: roundTo(amountIn(multiply(strength, left), 'mg'), steps.doseMg),
    leftMl: roundTo(amountIn(left, 'mL'), steps.drawMl),
  }
}

/** What so many vials hold, in mg. */
export function openedMg(opened: { vials: number; vialMl: number; concentrationMgPerMl: number }): number {
  const volume = times(take(opened, 'vialMl'), opened.vials)
  return roundTo(amountIn(multiply(take(opened, 'concentrationMgPerMl'), volume), 'mg'), steps.doseMg)
}

/** Whether what was opened holds what has to be drawn; `null` while it is not known what was opened. */
export function holdsDraw(openedMg: number | null, drawn: { drawnMg: number }): boolean | null {
  if (openedMg === null) return null
  return !isAbove(take(drawn, 'drawnMg'), quantity(openedMg + steps.doseMg / 2, 'mg'))
}

/** mg as mL of a strength: what a waste of so many mg is in the syringe. */
export const volumeOf = (dose: { doseMg: number; concentrationMgPerMl: number }): number =>
  roundTo(amountIn(divide(take(dose, 'doseMg'), take(dose, 'concentrationMgPerMl')), 'mL'), steps.drawMl)

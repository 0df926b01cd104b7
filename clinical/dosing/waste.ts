import { roundTo, steps } from './rounding.ts'

export interface WasteBalance {
  /** Opened or drawn minus given minus wasted so far, mg. Above zero: still to be wasted. Below: more than there was. */
  remainderMg: number
  balanced: boolean
}

/**
 * What is left of an opened vial, a bag or devices, to be wasted before a witness.
 * @see 21 CFR 1304.21(e): the remainder of a dose is recorded where the dose is
 */
export function wasteBalance({
  openedMg,
  givenMg,
  wastedMg,
}: {
  openedMg: number
  givenMg: number
  wastedMg: number
}): WasteBalance {
  const remainderMg = roundTo(openedMg - givenMg - wastedMg, steps.doseMg)
  return { remainderMg, balanced: remainderMg === 0 }
}

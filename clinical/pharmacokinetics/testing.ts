import { quantity } from '../quantity/quantity.ts'
import type { Administration } from './programme.ts'

/** An infusion of so many mg, as the CLI and the session make it. */
export const infused = (doseMg: number, minutes: number, fromMin = 0): Administration => ({
  kind: 'infusion',
  from: quantity(fromMin, 'min'),
  to: quantity(fromMin + minutes, 'min'),
  rate: quantity((doseMg / minutes) * 60, 'mg/h'),
})

export const bolus = (doseMg: number, atMin = 0): Administration => ({
  kind: 'bolus',
  at: quantity(atMin, 'min'),
  dose: quantity(doseMg, 'mg'),
})

/** Devices of 28 mg at these minutes. */
export const devices = (...atMin: number[]): Administration[] =>
  atMin.map((at) => ({ kind: 'device', at: quantity(at, 'min'), dose: quantity(28, 'mg') }))

/** Any numbers from 0 to 1, the same for the same seed. @see Steele, Lea and Flood, splitmix; here with 32 bits */
export function seeded(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x9e3779b9) | 0
    let mixed = state ^ (state >>> 16)
    mixed = Math.imul(mixed, 0x21f0aaad)
    mixed ^= mixed >>> 15
    mixed = Math.imul(mixed, 0x735a2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32
  }
}

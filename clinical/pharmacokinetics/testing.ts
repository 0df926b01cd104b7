import type { Administration } from './programme.ts'

/** An infusion of so many mg, as the CLI and the session make it. */
export const infused = (doseMg: number, minutes: number, fromMinutes = 0): Administration => ({
  kind: 'infusion',
  fromMinutes,
  toMinutes: fromMinutes + minutes,
  rateMgPerHour: (doseMg / minutes) * 60,
})

export const bolus = (doseMg: number, atMinutes = 0): Administration => ({ kind: 'bolus', atMinutes, doseMg })

/** Devices of 28 mg at these minutes. */
export const devices = (...atMinutes: number[]): Administration[] =>
  atMinutes.map((at) => ({ kind: 'device', atMinutes: at, doseMg: 28 }))

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

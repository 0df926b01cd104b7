import { exponential } from './exponential.ts'
import { emptyModes, type Modes, putModes } from './modes.ts'
import type { Schedule } from './schedule.ts'
import type { Door, Person, System } from './system.ts'

/** Concentrations at the readings of a schedule, ng/mL; reading r of the person stands at `offset + r * stride`. */
export interface Track {
  parent: Float64Array
  metabolite: Float64Array
  offset: number
  stride: number
}

export const emptyTrack = (readings: number, people = 1): Track => ({
  parent: new Float64Array(readings * people),
  metabolite: new Float64Array(readings * people),
  offset: 0,
  stride: people,
})

/** A person whose modes are worked out: those hold for every schedule. */
export interface PreparedPerson {
  modes: Modes
  /** Systems whose modes are not to be told apart. */
  whole: readonly { system: System; doors: readonly Door[] }[]
}

export function prepare(person: Person): PreparedPerson {
  let compartments = 0
  for (const { system } of person) compartments += system.size
  const modes = emptyModes(compartments, person[0]?.doors.length ?? 0)
  const whole: { system: System; doors: readonly Door[] }[] = []
  let first = 0
  for (const part of person) {
    if (putModes(part.system, part.doors, modes, first)) first += part.system.size
    else whole.push(part)
  }
  return { modes, whole }
}

/** Adds the concentrations of a person to the track. Exact, to rounding, at every reading. */
export function follow(person: PreparedPerson, schedule: Schedule, into: Track): void {
  followModes(person.modes, schedule, into)
  for (const { system, doors } of person.whole) followExponential(system, doors, schedule, into)
}

/** Worked on in place, and grown when a schedule is longer. */
let amounts = new Float64Array(0)
let inflow = new Float64Array(0)
let decays = new Float64Array(0)
let gains = new Float64Array(0)
let parentSums = new Float64Array(0)
let metaboliteSums = new Float64Array(0)

const roomFor = (kept: Float64Array<ArrayBuffer>, length: number) =>
  kept.length >= length ? kept : new Float64Array(length)

/**
 * Each mode by itself: `z(t) = z e^(rt) + w (e^(rt) - 1) / r` for an input w that does not change meanwhile. Steps of one
 * length go from one to the next by the same two numbers, and four modes go side by side: a processor multiplies them at
 * once where it would wait for one.
 */
function followModes(modes: Modes, schedule: Schedule, into: Track): void {
  const { count, rates, entry, parent, metabolite } = modes
  const { lengthsH, runs, readings } = schedule
  amounts = roomFor(amounts, count)
  inflow = roomFor(inflow, count)
  decays = roomFor(decays, lengthsH.length * count)
  gains = roomFor(gains, lengthsH.length * count)
  parentSums = roomFor(parentSums, readings)
  metaboliteSums = roomFor(metaboliteSums, readings)
  amounts.fill(0, 0, count)
  inflow.fill(0, 0, count)
  parentSums.fill(0, 0, readings)
  metaboliteSums.fill(0, 0, readings)
  for (let length = 0; length < lengthsH.length; length++)
    for (let k = 0; k < count; k++) {
      const rate = rates[k] as number
      const hours = lengthsH[length] as number
      decays[length * count + k] = Math.exp(rate * hours)
      gains[length * count + k] = rate === 0 ? hours : Math.expm1(rate * hours) / rate
    }
  for (let r = 0; r < runs.length; r++) {
    const { length, steps, changes, reading } = runs[r] as (typeof runs)[number]
    // A change comes before the reading of its own minute.
    const reads = reading >= 0 && changes.length === 0
    for (let k = 0; k < count; k += 4) {
      const at = length * count + k
      const still = length < 0
      const e0 = still ? 1 : (decays[at] as number)
      const e1 = still ? 1 : (decays[at + 1] as number)
      const e2 = still ? 1 : (decays[at + 2] as number)
      const e3 = still ? 1 : (decays[at + 3] as number)
      const g0 = still ? 0 : (gains[at] as number) * (inflow[k] as number)
      const g1 = still ? 0 : (gains[at + 1] as number) * (inflow[k + 1] as number)
      const g2 = still ? 0 : (gains[at + 2] as number) * (inflow[k + 2] as number)
      const g3 = still ? 0 : (gains[at + 3] as number) * (inflow[k + 3] as number)
      const p0 = parent[k] as number
      const p1 = parent[k + 1] as number
      const p2 = parent[k + 2] as number
      const p3 = parent[k + 3] as number
      const m0 = metabolite[k] as number
      const m1 = metabolite[k + 1] as number
      const m2 = metabolite[k + 2] as number
      const m3 = metabolite[k + 3] as number
      let z0 = amounts[k] as number
      let z1 = amounts[k + 1] as number
      let z2 = amounts[k + 2] as number
      let z3 = amounts[k + 3] as number
      for (let step = 0; step < steps; step++) {
        z0 = z0 * e0 + g0
        z1 = z1 * e1 + g1
        z2 = z2 * e2 + g2
        z3 = z3 * e3 + g3
        if (!reads) continue
        const place = reading + step
        parentSums[place] = (parentSums[place] as number) + (z0 * p0 + z1 * p1 + (z2 * p2 + z3 * p3))
        metaboliteSums[place] = (metaboliteSums[place] as number) + (z0 * m0 + z1 * m1 + (z2 * m2 + z3 * m3))
      }
      amounts[k] = z0
      amounts[k + 1] = z1
      amounts[k + 2] = z2
      amounts[k + 3] = z3
    }
    if (changes.length === 0) continue
    for (const { door, bolusMg = 0, rateMgPerH = 0 } of changes)
      for (let k = 0; k < count; k++) {
        const part = entry[door * count + k] as number
        amounts[k] = (amounts[k] as number) + part * bolusMg
        inflow[k] = (inflow[k] as number) + part * rateMgPerH
      }
    if (reading < 0) continue
    for (let k = 0; k < count; k++) {
      parentSums[reading] = (parentSums[reading] as number) + (amounts[k] as number) * (parent[k] as number)
      metaboliteSums[reading] = (metaboliteSums[reading] as number) + (amounts[k] as number) * (metabolite[k] as number)
    }
  }
  const { offset, stride } = into
  for (let reading = 0; reading < readings; reading++) {
    const place = offset + reading * stride
    // Where there is nothing yet, the last digits of a sum may say a little less.
    into.parent[place] = (into.parent[place] as number) + Math.max(0, parentSums[reading] as number)
    into.metabolite[place] = (into.metabolite[place] as number) + Math.max(0, metaboliteSums[reading] as number)
  }
}

/** The whole system at once, its inflows as compartments that never empty. Slower; needs no modes. */
export function followExponential(system: System, doors: readonly Door[], schedule: Schedule, into: Track): void {
  const { size, matrix } = system
  const wide = size + doors.length
  const a = new Float64Array(wide * wide)
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) a[row * wide + column] = matrix[row * size + column] as number
  doors.forEach(({ compartment, share }, index) => {
    a[compartment * wide + size + index] = share
  })
  const powers = schedule.lengthsH.map((length) => exponential(a, wide, length))
  let state = new Float64Array(wide)
  for (const { length, steps, changes, reading } of schedule.runs)
    for (let step = 0; step < steps; step++) {
      const power = powers[length]
      if (power) {
        const next = new Float64Array(wide)
        for (let row = 0; row < wide; row++) {
          let sum = 0
          for (let column = 0; column < wide; column++)
            sum += (power[row * wide + column] as number) * (state[column] as number)
          next[row] = sum
        }
        state = next
      }
      for (const { door, bolusMg = 0, rateMgPerH = 0 } of changes) {
        const { compartment, share } = doors[door] as Door
        state[compartment] = (state[compartment] as number) + share * bolusMg
        state[size + door] = (state[size + door] as number) + rateMgPerH
      }
      if (reading < 0) continue
      const place = into.offset + (reading + step) * into.stride
      const { parent, metabolite } = system
      into.parent[place] =
        (into.parent[place] as number) + ((state[parent.compartment] as number) * 1000) / parent.volumeL
      into.metabolite[place] =
        (into.metabolite[place] as number) + ((state[metabolite.compartment] as number) * 1000) / metabolite.volumeL
    }
}

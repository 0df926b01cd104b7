import { exponential } from './exponential.ts'
import { type Modes, modesOf } from './modes.ts'
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
export type PreparedPerson = readonly { system: System; doors: readonly Door[]; modes: Modes | null }[]

export const prepare = (person: Person): PreparedPerson =>
  person.map(({ system, doors }) => ({ system, doors, modes: modesOf(system) }))

/** Adds the concentrations of a person to the track. Exact, to rounding, at every reading. */
export function follow(person: PreparedPerson, schedule: Schedule, into: Track): void {
  for (const { system, doors, modes } of person) {
    if (modes) followModes(modes, doors, schedule, into)
    else followExponential(system, doors, schedule, into)
  }
}

/** Each mode by itself: `z(t) = z e^(rt) + w (e^(rt) - 1) / r` for an input w that does not change meanwhile. */
function followModes(modes: Modes, doors: readonly Door[], schedule: Schedule, into: Track): void {
  const { rates, entry } = modes
  const size = rates.length
  const { lengthsH, steps } = schedule
  const decays = new Float64Array(lengthsH.length * size)
  const gains = new Float64Array(lengthsH.length * size)
  for (let length = 0; length < lengthsH.length; length++)
    for (let k = 0; k < size; k++) {
      const rate = rates[k] as number
      const exponent = rate * (lengthsH[length] as number)
      decays[length * size + k] = Math.exp(exponent)
      gains[length * size + k] = rate === 0 ? (lengthsH[length] as number) : Math.expm1(exponent) / rate
    }
  const { parent, metabolite, stride } = into
  const parentOf = modes.parent
  const metaboliteOf = modes.metabolite
  const amounts = new Float64Array(size)
  const inflow = new Float64Array(size)
  let flowing = false
  for (let s = 0; s < steps.length; s++) {
    const step = steps[s] as (typeof steps)[number]
    const at = step.length * size
    if (at >= 0) {
      if (flowing)
        for (let k = 0; k < size; k++)
          amounts[k] =
            (amounts[k] as number) * (decays[at + k] as number) + (inflow[k] as number) * (gains[at + k] as number)
      else for (let k = 0; k < size; k++) amounts[k] = (amounts[k] as number) * (decays[at + k] as number)
    }
    if (step.changes.length > 0) {
      for (const { door, bolusMg = 0, rateMgPerH = 0 } of step.changes) {
        const { compartment, share } = doors[door] as Door
        for (let k = 0; k < size; k++) {
          const part = (entry[compartment * size + k] as number) * share
          amounts[k] = (amounts[k] as number) + part * bolusMg
          inflow[k] = (inflow[k] as number) + part * rateMgPerH
        }
      }
      flowing = inflow.some((flow) => flow !== 0)
    }
    if (step.reading >= 0) {
      let p = 0
      let m = 0
      for (let k = 0; k < size; k++) {
        const amount = amounts[k] as number
        p += amount * (parentOf[k] as number)
        m += amount * (metaboliteOf[k] as number)
      }
      const place = into.offset + step.reading * stride
      parent[place] = (parent[place] as number) + p
      metabolite[place] = (metabolite[place] as number) + m
    }
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
  for (const { length, changes, reading } of schedule.steps) {
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
    const place = into.offset + reading * into.stride
    const { parent, metabolite } = system
    into.parent[place] =
      (into.parent[place] as number) + ((state[parent.compartment] as number) * 1000) / parent.volumeL
    into.metabolite[place] =
      (into.metabolite[place] as number) + ((state[metabolite.compartment] as number) * 1000) / metabolite.volumeL
  }
}

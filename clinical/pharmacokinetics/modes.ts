import { diagonalise } from './symmetric.ts'
import { type Door, ngPerMl, type Reading, type System } from './system.ts'

/**
 * Systems told as independent modes: each decays at its own rate, and the concentrations are sums of them. Modes of all
 * systems of a person, one after the other; what is left at the end is nothing, so that their number is many times four.
 */
export interface Modes {
  count: number
  /** Per hour, zero or below. */
  rates: Float64Array
  /** ng/mL of each mode's unit. */
  parent: Float64Array
  metabolite: Float64Array
  /** What one mg, or one mg/h, of dose adds to each mode through a door: a row a door. */
  entry: Float64Array
}

export function emptyModes(compartments: number, doors: number): Modes {
  const count = Math.ceil(compartments / 4) * 4
  return {
    count,
    rates: new Float64Array(count),
    parent: new Float64Array(count),
    metabolite: new Float64Array(count),
    entry: new Float64Array(count * doors),
  }
}

/**
 * More than this of one mode in a unit of another: they are nearly the same, their sum is a small difference of large
 * numbers, and so many of the sixteen digits are lost.
 */
const mostDrag = 1000

/** No model has more compartments, with its two areas. Worked on in place: a population asks a thousand times. */
const most = 12
const fromModes = new Float64Array(most * most)
const toModes = new Float64Array(most * most)
const coupling = new Float64Array(most * most)
const drag = new Float64Array(most * most)
const allRates = new Float64Array(most)
const blockOfMode = new Int8Array(most)
const blockOfCompartment = new Int8Array(most)
const firstOfBlock = new Int8Array(most + 1)
const block = new Float64Array(most * most)
const vectors = new Float64Array(most * most)
const measure = new Float64Array(most)

/**
 * Writes the modes of a system from a place on. Within a block rates may coincide: it is symmetric in the right measure.
 *
 * @returns false, and nothing is written, where modes of two blocks nearly coincide: then `exponential.ts` solves it,
 *   which knows no such trouble
 */
export function putModes(system: System, doors: readonly Door[], into: Modes, first: number): boolean {
  const { size } = system
  if (size > most) throw new RangeError(`a system of ${size} compartments; at most ${most} are worked on`)
  soloModes(system)
  couple(system)
  // A unit of mode l drags so much of each mode downstream along.
  for (let l = 0; l < size; l++) {
    const own = blockOfMode[l] as number
    drag[l * size + l] = 1
    for (let k = l + 1; k < size; k++) {
      drag[k * size + l] = 0
      if (blockOfMode[k] === own) continue
      let sum = 0
      for (let m = l; m < (firstOfBlock[blockOfMode[k] as number] as number); m++)
        sum += (coupling[k * size + m] as number) * (drag[m * size + l] as number)
      if (sum === 0) continue
      const dragged = sum / ((allRates[l] as number) - (allRates[k] as number))
      if (!(Math.abs(dragged) <= mostDrag)) return false
      drag[k * size + l] = dragged
    }
  }
  for (let k = 0; k < size; k++) into.rates[first + k] = allRates[k] as number
  putReadings(size, system.parent, into.parent, first)
  putReadings(size, system.metabolite, into.metabolite, first)
  for (let index = 0; index < doors.length; index++)
    putEntry(size, doors[index] as Door, into.entry, index * into.count + first)
  return true
}

/** What a dose through a door adds to each mode: what it adds to the blocks, less what modes upstream drag along. */
function putEntry(size: number, { compartment, share }: Door, into: Float64Array, first: number): void {
  for (let k = 0; k < size; k++) {
    let amount = (toModes[k * size + compartment] as number) * share
    for (let l = 0; l < (firstOfBlock[blockOfMode[k] as number] as number); l++)
      amount -= (drag[k * size + l] as number) * (into[first + l] as number)
    into[first + k] = amount
  }
}

/** Per hour, of the whole system: those of its blocks, in their order. */
export function ratesOf(system: System): Float64Array {
  soloModes(system)
  return allRates.slice(0, system.size)
}

/** The modes of each block by itself. Measured by what an equilibrium would hold, flows to and fro are symmetric. */
function soloModes({ size, blocks, matrix }: System): void {
  fromModes.fill(0, 0, size * size)
  toModes.fill(0, 0, size * size)
  let first = 0
  for (let b = 0; b < blocks.length; b++) {
    const members = blocks[b] as readonly number[]
    const count = members.length
    const hub = members[0] as number
    firstOfBlock[b] = first
    for (let i = 0; i < count; i++) {
      const each = members[i] as number
      blockOfMode[first + i] = b
      blockOfCompartment[each] = b
      for (let j = 0; j < count; j++) block[i * count + j] = 0
      block[i * count + i] = matrix[each * size + each] as number
      measure[i] = 1
      if (i === 0) continue
      const out = matrix[each * size + hub] as number
      const back = matrix[hub * size + each] as number
      measure[i] = Math.sqrt(out / back)
      block[i] = Math.sqrt(out * back)
      block[i * count] = block[i] as number
    }
    diagonalise(block, vectors, count)
    for (let k = 0; k < count; k++) {
      allRates[first + k] = block[k * count + k] as number
      for (let i = 0; i < count; i++) {
        const part = vectors[i * count + k] as number
        const compartment = members[i] as number
        fromModes[compartment * size + first + k] = part * (measure[i] as number)
        toModes[(first + k) * size + compartment] = part / (measure[i] as number)
      }
    }
    first += count
  }
  firstOfBlock[blocks.length] = first
}

/** What flows from block to block, in modes. */
function couple({ size, matrix }: System): void {
  coupling.fill(0, 0, size * size)
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) {
      const flow = matrix[row * size + column] as number
      if (flow === 0) continue
      const into = blockOfCompartment[row] as number
      const outOf = blockOfCompartment[column] as number
      if (into === outOf) continue
      for (let k = firstOfBlock[into] as number; k < (firstOfBlock[into + 1] as number); k++) {
        const part = (toModes[k * size + row] as number) * flow
        for (let l = firstOfBlock[outOf] as number; l < (firstOfBlock[outOf + 1] as number); l++)
          coupling[k * size + l] = (coupling[k * size + l] as number) + part * (fromModes[column * size + l] as number)
      }
    }
}

/** What each mode adds to the concentration in a compartment. */
function putReadings(size: number, reading: Reading, into: Float64Array, first: number): void {
  const { compartment } = reading
  const perMg = ngPerMl(reading)
  const b = blockOfCompartment[compartment] as number
  for (let k = firstOfBlock[b] as number; k < (firstOfBlock[b + 1] as number); k++) {
    const part = (fromModes[compartment * size + k] as number) * perMg
    for (let l = 0; l <= k; l++) into[first + l] = (into[first + l] as number) + part * (drag[k * size + l] as number)
  }
}

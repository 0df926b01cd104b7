import { diagonalise } from './symmetric.ts'
import { ngPerMl, type System } from './system.ts'

/** A system told as independent modes: each decays at its own rate, and the concentrations are sums of them. */
export interface Modes {
  /** Per hour, zero or below. */
  rates: Float64Array
  /** ng/mL of each mode's unit. */
  parent: Float64Array
  metabolite: Float64Array
  /** What one mg adds to each mode: a row for each compartment that was asked for. */
  entry: Float64Array
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
 * The modes of a system, or `null` where modes of two blocks nearly coincide: then `exponential.ts` solves it, which
 * knows no such trouble. Within a block rates may coincide: it is symmetric in the right measure.
 *
 * @param entries compartments into which something comes
 */
export function modesOf(system: System, entries: readonly number[]): Modes | null {
  const { size, blocks } = system
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
      if (!(Math.abs(dragged) <= mostDrag)) return null
      drag[k * size + l] = dragged
    }
  }
  const entry = new Float64Array(entries.length * size)
  for (let index = 0; index < entries.length; index++)
    for (let k = 0; k < size; k++) {
      let amount = toModes[k * size + (entries[index] as number)] as number
      for (let l = 0; l < (firstOfBlock[blockOfMode[k] as number] as number); l++)
        amount -= (drag[k * size + l] as number) * (entry[index * size + l] as number)
      entry[index * size + k] = amount
    }
  if (blocks.length >= most) throw new RangeError('a model has too many compartments')
  return {
    rates: allRates.slice(0, size),
    parent: readings(size, system.parent.compartment, ngPerMl(system.parent)),
    metabolite: readings(size, system.metabolite.compartment, ngPerMl(system.metabolite)),
    entry,
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
function readings(size: number, compartment: number, perMg: number): Float64Array {
  const read = new Float64Array(size)
  const b = blockOfCompartment[compartment] as number
  for (let k = firstOfBlock[b] as number; k < (firstOfBlock[b + 1] as number); k++) {
    const part = (fromModes[compartment * size + k] as number) * perMg
    for (let l = 0; l <= k; l++) read[l] = (read[l] as number) + part * (drag[k * size + l] as number)
  }
  return read
}

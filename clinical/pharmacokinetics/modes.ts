import { diagonalise } from './symmetric.ts'
import { ngPerMl, type System } from './system.ts'

/** A system told as independent modes: each decays at its own rate, and the concentrations are sums of them. */
export interface Modes {
  /** Per hour, zero or below. */
  rates: Float64Array
  /** ng/mL of each mode's unit. */
  parent: Float64Array
  metabolite: Float64Array
  /** What one mg in a compartment adds to each mode: a row a compartment. */
  entry: Float64Array
}

/**
 * More than this of one mode in a unit of another: they are nearly the same, their sum is a small difference of large
 * numbers, and so many of the sixteen digits are lost.
 */
const mostDrag = 1000

/**
 * The modes of a system, or `null` where rates of two blocks nearly coincide: then `exponential.ts` solves it, which
 * knows no such trouble. Within a block rates may coincide: it is symmetric in the right measure.
 */
export function modesOf(system: System): Modes | null {
  const { size, blocks, matrix } = system
  const rates = new Float64Array(size)
  // Row i of `toModes` and column i of `fromModes`: the modes of each block by itself, in the order of the blocks.
  const fromModes = new Float64Array(size * size)
  const toModes = new Float64Array(size * size)
  const blockOf = new Int8Array(size)
  let first = 0
  for (let block = 0; block < blocks.length; block++) {
    const members = blocks[block] as readonly number[]
    soloModes(system, members, first, rates, fromModes, toModes)
    for (let i = 0; i < members.length; i++) blockOf[first + i] = block
    first += members.length
  }

  // What flows from block to block, in modes.
  const coupling = new Float64Array(size * size)
  const position = new Int8Array(size)
  let at = 0
  for (const members of blocks) for (const compartment of members) position[compartment] = blockOf[at++] as number
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) {
      const flow = matrix[row * size + column] as number
      if (flow === 0 || position[row] === position[column]) continue
      for (let k = 0; k < size; k++) {
        const into = (toModes[k * size + row] as number) * flow
        if (into === 0) continue
        for (let l = 0; l < size; l++)
          coupling[k * size + l] = (coupling[k * size + l] as number) + into * (fromModes[column * size + l] as number)
      }
    }

  // A unit of mode l drags so much of each mode downstream along.
  const drag = new Float64Array(size * size)
  for (let l = 0; l < size; l++) {
    drag[l * size + l] = 1
    for (let k = l + 1; k < size; k++) {
      if (blockOf[k] === blockOf[l]) continue
      let sum = 0
      for (let m = l; m < k; m++) sum += (coupling[k * size + m] as number) * (drag[m * size + l] as number)
      if (sum === 0) continue
      const dragged = sum / ((rates[l] as number) - (rates[k] as number))
      if (!(Math.abs(dragged) <= mostDrag)) return null
      drag[k * size + l] = dragged
    }
  }

  const reading = (compartment: number, perMg: number) => {
    const read = new Float64Array(size)
    for (let l = 0; l < size; l++) {
      let sum = 0
      for (let k = l; k < size; k++)
        sum += (fromModes[compartment * size + k] as number) * (drag[k * size + l] as number)
      read[l] = sum * perMg
    }
    return read
  }
  const entry = new Float64Array(size * size)
  for (let compartment = 0; compartment < size; compartment++)
    for (let k = 0; k < size; k++) {
      let amount = toModes[k * size + compartment] as number
      for (let l = 0; l < k; l++) amount -= (drag[k * size + l] as number) * (entry[compartment * size + l] as number)
      entry[compartment * size + k] = amount
    }
  return {
    rates,
    parent: reading(system.parent.compartment, ngPerMl(system.parent)),
    metabolite: reading(system.metabolite.compartment, ngPerMl(system.metabolite)),
    entry,
  }
}

/** Per hour, of the whole system: those of its blocks. */
export function ratesOf(system: System): Float64Array {
  const { size, blocks } = system
  const rates = new Float64Array(size)
  let first = 0
  for (const members of blocks) {
    soloModes(system, members, first, rates, new Float64Array(size * size), new Float64Array(size * size))
    first += members.length
  }
  return rates
}

/** The modes of one block alone. Measured by what an equilibrium would hold, flows to and fro are symmetric. */
function soloModes(
  { size, matrix }: System,
  members: readonly number[],
  first: number,
  rates: Float64Array,
  fromModes: Float64Array,
  toModes: Float64Array,
): void {
  const count = members.length
  const hub = members[0] as number
  const flow = (to: number, from: number) => matrix[to * size + from] as number
  const measure = new Float64Array(count)
  const a = new Float64Array(count * count)
  for (let i = 0; i < count; i++) {
    const each = members[i] as number
    measure[i] = i === 0 ? 1 : Math.sqrt(flow(each, hub) / flow(hub, each))
    a[i * count + i] = flow(each, each)
    if (i === 0) continue
    const both = Math.sqrt(flow(each, hub) * flow(hub, each))
    a[i] = both
    a[i * count] = both
  }
  const vectors = diagonalise(a, count)
  for (let k = 0; k < count; k++) {
    rates[first + k] = a[k * count + k] as number
    for (let i = 0; i < count; i++) {
      const part = vectors[i * count + k] as number
      const compartment = members[i] as number
      fromModes[compartment * size + first + k] = part * (measure[i] as number)
      toModes[(first + k) * size + compartment] = part / (measure[i] as number)
    }
  }
}

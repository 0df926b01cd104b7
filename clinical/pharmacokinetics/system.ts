/** Amount in a compartment read as a concentration. */
export interface Reading {
  compartment: number
  volumeL: number
}

/**
 * A linear system of compartments: `dx/dt = A x + u`, amounts in mg, time in hours.
 *
 * The compartments fall into blocks, upstream first: within a block everything flows to and fro with its first
 * compartment, between blocks only downstream. So each block has real, negative rates, and the whole can be solved exactly.
 */
export interface System {
  size: number
  blocks: readonly (readonly number[])[]
  /** A, row by row. */
  matrix: Float64Array
  parent: Reading
  metabolite: Reading
}

/** Where doses come in: this share of the dose (a bolus), or of the mg/h (a rate), reaches the compartment. */
export interface Door {
  compartment: number
  share: number
}

/** One person: one system, or one for each enantiomer. Their concentrations add. */
export type Person = readonly { system: System; doors: readonly Door[] }[]

/** `from` empties into `to` (or leaves the body: null) at this share of its amount per hour. Written into the matrix. */
export function flow(matrix: Float64Array, size: number, from: number, to: number | null, perHour: number): void {
  matrix[from * size + from] = (matrix[from * size + from] as number) - perHour
  if (to !== null) matrix[to * size + from] = (matrix[to * size + from] as number) + perHour
}

/** ng/mL of one mg in the compartment. */
export const ngPerMl = ({ volumeL }: Reading): number => 1000 / volumeL

/**
 * The same with two compartments more that only fill: what they hold, in ng·h/mL, is the area under the curves of
 * parent and metabolite so far. Read with a volume of 1000 L, so that the amount is the reading.
 */
export function areasOf(system: System): System {
  const { size } = system
  const wide = size + 2
  const matrix = new Float64Array(wide * wide)
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) matrix[row * wide + column] = system.matrix[row * size + column] ?? 0
  matrix[size * wide + system.parent.compartment] = ngPerMl(system.parent)
  matrix[(size + 1) * wide + system.metabolite.compartment] = ngPerMl(system.metabolite)
  return {
    size: wide,
    blocks: [...system.blocks, [size], [size + 1]],
    matrix,
    parent: { compartment: size, volumeL: 1000 },
    metabolite: { compartment: size + 1, volumeL: 1000 },
  }
}

import { createRequire } from 'node:module'
import type { Change } from '../clinical/pharmacokinetics/schedule.ts'
import type { Person } from '../clinical/pharmacokinetics/system.ts'

/**
 * `odex`, Hairer's extrapolation code: the only adaptive solver with error control on npm that keeps tolerances of 1e-10
 * and below. It is not made for stiff systems; ours are stiff in moderation, and it holds (`pharmacokinetics.ts` compares
 * with the implicit BDF of LSODE, where R is). Its own types do not compile under our options, so that they are told here.
 */
interface Solver {
  relativeTolerance: number
  absoluteTolerance: number
  maxSteps: number
  solve(slope: (x: number, y: number[]) => number[], from: number, y0: number[], to: number): { y: number[] }
}
const { Solver: OdexSolver } = createRequire(import.meta.url)('odex') as { Solver: new (size: number) => Solver }

export interface Integrated {
  parent: number[]
  metabolite: number[]
}

/**
 * A person by a solver of differential equations, from change to change and reading to reading. It shares with the exact
 * solution nothing but the equations.
 */
export function integrated(
  person: Person,
  changes: readonly Change[],
  timesMin: readonly number[],
  tolerance: number,
): Integrated {
  const found = { parent: timesMin.map(() => 0), metabolite: timesMin.map(() => 0) }
  for (const { system, doors } of person) {
    const { size, matrix } = system
    const inflow = new Float64Array(size)
    const solver = new OdexSolver(size)
    solver.relativeTolerance = tolerance
    solver.absoluteTolerance = tolerance / 1000
    solver.maxSteps = 1_000_000
    const slope = (_: number, amounts: number[]) => {
      const slopes: number[] = new Array(size)
      for (let row = 0; row < size; row++) {
        let sum = inflow[row] as number
        for (let column = 0; column < size; column++)
          sum += (matrix[row * size + column] as number) * (amounts[column] as number)
        slopes[row] = sum
      }
      return slopes
    }
    let amounts: number[] = new Array(size).fill(0)
    let nowMin = 0
    const advance = (toMin: number) => {
      if (toMin > nowMin) amounts = solver.solve(slope, 0, amounts, (toMin - nowMin) / 60).y
      nowMin = Math.max(nowMin, toMin)
    }
    const ahead = changes.toSorted((a, b) => a.atMin - b.atMin)
    timesMin.forEach((timeMin, index) => {
      while (ahead[0] && ahead[0].atMin <= timeMin) {
        const { atMin, door, bolusMg = 0, rateMgPerH = 0 } = ahead.shift() as Change
        advance(atMin)
        const { compartment, share } = doors[door] ?? { compartment: 0, share: Number.NaN }
        amounts[compartment] = (amounts[compartment] ?? 0) + share * bolusMg
        inflow[compartment] = (inflow[compartment] ?? 0) + share * rateMgPerH
      }
      advance(timeMin)
      for (const substance of ['parent', 'metabolite'] as const) {
        const { compartment, volumeL } = system[substance]
        found[substance][index] = (found[substance][index] ?? 0) + ((amounts[compartment] ?? 0) * 1000) / volumeL
      }
    })
  }
  return found
}

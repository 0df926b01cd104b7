import { emptyTrack, follow, type PreparedPerson, prepare } from './follow.ts'
import { ratesOf } from './modes.ts'
import { type Change, scheduleOf } from './schedule.ts'
import { areasOf, type Person } from './system.ts'

export type Substance = 'parent' | 'metabolite'

export interface Peak {
  /** ng/mL */
  cmax: number
  tmaxMin: number
}

const dayMin = 1440

/** Concentrations of a person at any times (min, ascending), exact. */
export function concentrations(
  person: PreparedPerson,
  changes: readonly Change[],
  timesMin: readonly number[],
  substance: Substance,
): Float64Array {
  const track = emptyTrack(timesMin.length)
  follow(person, scheduleOf(changes, timesMin), track)
  return track[substance]
}

/**
 * The highest concentration within a day of the last change, and when. Minutes and changes first, then ever finer about
 * the highest of them, down to a thousandth of a second.
 */
export function peakOf(person: PreparedPerson, changes: readonly Change[], substance: Substance): Peak {
  const at = changes.map(({ atMin }) => atMin)
  let timesMin = [...new Set([...evenly(0, Math.max(...at) + dayMin, 1), ...at])].sort((a, b) => a - b)
  for (;;) {
    const values = concentrations(person, changes, timesMin, substance)
    const highest = values.reduce((best, value, index) => (value > (values[best] as number) ? index : best), 0)
    const from = timesMin[highest - 1] ?? (timesMin[highest] as number)
    const to = timesMin[highest + 1] ?? (timesMin[highest] as number)
    if (to - from < 1e-5) return { cmax: values[highest] as number, tmaxMin: timesMin[highest] as number }
    timesMin = [...evenly(from, to, (to - from) / 20), timesMin[highest] as number].sort((a, b) => a - b)
  }
}

/** Area under the curve in ng·h/mL from 0 to a minute; exact: it is filled as one more compartment. */
export function areaOf(person: Person, changes: readonly Change[], untilMin: number, substance: Substance): number {
  const filling = person.map(({ system, doors }) => ({ system: areasOf(system), doors }))
  return concentrations(prepare(filling), changes, [untilMin], substance)[0] as number
}

/** Until all is eliminated: forty times the slowest half-life after the last change. */
export function wholeAreaOf(person: Person, changes: readonly Change[], substance: Substance): number {
  const last = Math.max(...changes.map(({ atMin }) => atMin))
  return areaOf(person, changes, last + 40 * 60 * slowestHalfLifeH(person, 'metabolite'), substance)
}

/** Of the last, slowest fall: of the parent as far as its own blocks, of the metabolite everything. */
export function slowestHalfLifeH(person: Person, substance: Substance): number {
  const slowest = Math.min(
    ...person.flatMap(({ system }) => {
      const rates = [...ratesOf(system)]
      const metabolite = system.blocks.at(-1)?.length ?? 0
      return (substance === 'parent' ? rates.slice(0, -metabolite) : rates).map((rate) => -rate)
    }),
  )
  return Math.LN2 / slowest
}

/**
 * When the concentration falls below a threshold for good, with nothing more given than the programme.
 *
 * @param threshold ng/mL, above zero
 * @returns minutes from time 0; 0 when it is never reached; `beyond-horizon` when it is not below a day after the last change
 */
export function belowFromMin(
  person: PreparedPerson,
  changes: readonly Change[],
  threshold: number,
  substance: Substance = 'parent',
): number | 'beyond-horizon' {
  const at = changes.map(({ atMin }) => atMin)
  const end = Math.max(...at) + dayMin
  let timesMin = [...new Set([...evenly(0, end, 1), ...at])].sort((a, b) => a - b)
  for (;;) {
    const values = concentrations(person, changes, timesMin, substance)
    const last = values.findLastIndex((value) => value >= threshold)
    if (last < 0) return 0
    const from = timesMin[last] as number
    const to = timesMin[last + 1]
    if (to === undefined) return 'beyond-horizon'
    if (to - from < 1e-5) return to
    timesMin = evenly(from, to, (to - from) / 20)
  }
}

const evenly = (from: number, to: number, step: number): number[] =>
  Array.from({ length: Math.floor((to - from) / step + 1e-9) + 1 }, (_, index) => from + index * step)

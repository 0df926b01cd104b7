import { emptyTrack, follow, type PreparedPerson } from './follow.ts'
import { putInPlace } from './put-in-place.ts'
import type { Schedule } from './schedule.ts'

/** ng/mL at each reading: so many in a hundred virtual patients lie below. */
export interface Band {
  p5: number[]
  p25: number[]
  median: number[]
  p75: number[]
  p95: number[]
}

const shares = [0.05, 0.25, 0.5, 0.75, 0.95]

/** What a population does under one schedule. Every person is followed exactly. */
export function bandsOf(population: readonly PreparedPerson[], schedule: Schedule): { parent: Band; metabolite: Band } {
  const people = population.length
  const track = emptyTrack(schedule.readings, people)
  for (let person = 0; person < people; person++) {
    track.offset = person
    follow(population[person] as PreparedPerson, schedule, track)
  }
  return { parent: bandOf(track.parent, people), metabolite: bandOf(track.metabolite, people) }
}

function bandOf(values: Float64Array, people: number): Band {
  const band: Band = { p5: [], p25: [], median: [], p75: [], p95: [] }
  const lists = [band.p5, band.p25, band.median, band.p75, band.p95]
  // The two neighbours of each share; nothing else has to be in its place.
  const ranks = [
    ...new Set(
      shares.flatMap((share) => {
        const below = Math.floor((people - 1) * share)
        return [below, Math.min(below + 1, people - 1)]
      }),
    ),
  ]
  for (let from = 0; from < values.length; from += people) {
    const placed = values.subarray(from, from + people)
    putInPlace(placed, ranks)
    for (let index = 0; index < shares.length; index++) lists[index]?.push(quantile(placed, shares[index] as number))
  }
  return band
}

/**
 * Between two neighbours in a straight line: Hyndman and Fan's type 7, as R and NumPy do unasked.
 *
 * @param sorted at least where the two neighbours of the share belong
 */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const place = (sorted.length - 1) * share
  const below = Math.floor(place)
  const low = sorted[below] as number
  const high = sorted[Math.min(below + 1, sorted.length - 1)] as number
  return low + (high - low) * (place - below)
}

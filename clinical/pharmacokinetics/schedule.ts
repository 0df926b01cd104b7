/** Something that changes what flows in, through a door of the person. */
export interface Change {
  atMin: number
  door: number
  /** At once. */
  bolusMg?: number
  /** From now on, beside what runs already; mg of dose per hour. */
  rateMgPerH?: number
}

/**
 * The steps from change to change and reading to reading: between two of them nothing changes, so that a step is exact
 * whatever its length. The same for every person; only the shares differ.
 */
export interface Schedule {
  /** Different lengths of step in hours, each once: what they need is worked out once a person. */
  lengthsH: number[]
  runs: Run[]
  readings: number
}

/** Steps of one length, one after the other. */
export interface Run {
  /** Index in `lengthsH`; -1 for no time at all. */
  length: number
  /** 1 where there are changes, or no reading. */
  steps: number
  /** At the end of the step, before the reading. */
  changes: Change[]
  /** Index of the reading at the end of the first step, each further one at the next; -1 for none. */
  reading: number
}

/**
 * @param changes in any order; none before time 0
 * @param timesMin of the readings, ascending, from 0; a reading at the time of a change is after it
 */
export function scheduleOf(changes: readonly Change[], timesMin: readonly number[]): Schedule {
  const sorted = changes.toSorted((a, b) => a.atMin - b.atMin)
  const lengthsH: number[] = []
  const byMinutes = new Map<number, number>()
  const runs: Run[] = []
  let nowMin = 0
  const advance = (toMin: number) => {
    // In whole picominutes: 10.1 - 10 and 20.1 - 20 are one length.
    const minutes = Math.round((toMin - nowMin) * 1e12) / 1e12
    nowMin = toMin
    if (minutes <= 0) return -1
    const known = byMinutes.get(minutes)
    if (known !== undefined) return known
    byMinutes.set(minutes, lengthsH.length)
    return lengthsH.push(minutes / 60) - 1
  }
  let next = 0
  const changesUntil = (limitMin: number) => {
    while (next < sorted.length && (sorted[next] as Change).atMin <= limitMin) {
      const { atMin } = sorted[next] as Change
      const length = advance(atMin)
      const together: Change[] = []
      while (next < sorted.length && (sorted[next] as Change).atMin === atMin) together.push(sorted[next++] as Change)
      runs.push({ length, steps: 1, changes: together, reading: -1 })
    }
  }
  timesMin.forEach((timeMin, reading) => {
    changesUntil(timeMin)
    const length = advance(timeMin)
    const last = runs.at(-1)
    if (length < 0 && last && last.reading < 0) last.reading = reading
    else if (last && length === last.length && length >= 0 && last.reading >= 0 && last.changes.length === 0)
      last.steps += 1
    else runs.push({ length, steps: 1, changes: [], reading })
  })
  return { lengthsH, runs, readings: timesMin.length }
}

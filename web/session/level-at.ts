import type { Bands } from '../pharmacokinetics/band-question.ts'

export interface LevelNow {
  median: number
  p5: number
  p95: number
  /** Median. */
  metabolite: number
}

/** ng/mL between the two minutes of the curve; `null` before its first and after its last. */
export function levelAt(timesMin: readonly number[], { parent, metabolite }: Bands, minute: number): LevelNow | null {
  const next = timesMin.findIndex((each) => each >= minute)
  const to = timesMin[next]
  if (to === undefined || minute < (timesMin[0] ?? 0)) return null
  const from = timesMin[next - 1] ?? to
  const share = to === from ? 1 : (minute - from) / (to - from)
  const between = (values: readonly number[]) => {
    const high = values[next] ?? 0
    const low = values[next - 1] ?? high
    return low + (high - low) * share
  }
  return {
    median: between(parent.median),
    p5: between(parent.p5),
    p95: between(parent.p95),
    metabolite: between(metabolite.median),
  }
}

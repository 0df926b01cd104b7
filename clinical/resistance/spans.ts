/** Stretches of days as day numbers (`quantity/day-number.ts`), both ends included. */
export type Span = readonly [from: number, to: number]

const byStart = (a: Span, b: Span): number => a[0] - b[0] || a[1] - b[1]

const nothing: readonly Span[] = []

/** Stretches joined where no more than so many days lie between them, and nothing that keeps them apart. */
export function joined(spans: readonly Span[], gapDays: number, apart: readonly Span[] = nothing): readonly Span[] {
  if (spans.length < 2) return spans
  const runs: [number, number][] = []
  for (const [from, to] of [...spans].sort(byStart)) {
    const last = runs.at(-1)
    const end = last?.[1] ?? Number.NEGATIVE_INFINITY
    if (last && from - end <= gapDays && !apart.some((each) => each[0] < from && each[1] > end))
      last[1] = Math.max(end, to)
    else runs.push([from, to])
  }
  return runs
}

/** Days of the longest stretch. */
export function longest(spans: readonly Span[]): number {
  let most = 0
  for (const span of spans) most = Math.max(most, span[1] - span[0])
  return most
}

/** What lies in some stretch of both. */
export function overlap(a: readonly Span[], b: readonly Span[]): Span[] {
  const both: Span[] = []
  for (const one of a)
    for (const other of b) {
      const from = Math.max(one[0], other[0])
      const to = Math.min(one[1], other[1])
      if (from <= to) both.push([from, to])
    }
  return both
}

/** What lies in a stretch of the first and in none of the second. */
export function without(a: readonly Span[], b: readonly Span[]): readonly Span[] {
  let left = a
  for (const [from, to] of b) {
    const rest: Span[] = []
    for (const span of left) {
      const [start, end] = span
      if (to < start || from > end) rest.push(span)
      else {
        if (from > start) rest.push([start, from])
        if (to < end) rest.push([to, end])
      }
    }
    left = rest
  }
  return left
}

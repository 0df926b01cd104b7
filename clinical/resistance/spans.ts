/** Stretches of days as day numbers (`quantity/day-number.ts`), both ends included. */
export type Span = readonly [from: number, to: number]

const inOrder = (spans: readonly Span[]): Span[] =>
  spans.filter(([from, to]) => from <= to).sort((a, b) => a[0] - b[0] || a[1] - b[1])

/** Stretches joined where no more than so many days lie between them. */
export function joined(spans: readonly Span[], gapDays: number): Span[] {
  const runs: [number, number][] = []
  for (const [from, to] of inOrder(spans)) {
    const last = runs.at(-1)
    if (last && from - last[1] <= gapDays) last[1] = Math.max(last[1], to)
    else runs.push([from, to])
  }
  return runs
}

/** Days of the longest stretch. */
export const longest = (spans: readonly Span[]): number =>
  spans.reduce((most, [from, to]) => Math.max(most, to - from), 0)

/** What lies in some stretch of both. */
export const overlap = (a: readonly Span[], b: readonly Span[]): Span[] =>
  a.flatMap(([from, to]) =>
    b.flatMap(([otherFrom, otherTo]): Span[] => {
      const both: Span = [Math.max(from, otherFrom), Math.min(to, otherTo)]
      return both[0] <= both[1] ? [both] : []
    }),
  )

/** What lies in a stretch of the first and in none of the second. */
export function without(a: readonly Span[], b: readonly Span[]): Span[] {
  let left: Span[] = inOrder(a)
  for (const [from, to] of b) {
    left = left.flatMap(([start, end]): Span[] => {
      if (to < start || from > end) return [[start, end]]
      return [...(from > start ? [[start, from] as const] : []), ...(to < end ? [[to, end] as const] : [])]
    })
  }
  return left
}

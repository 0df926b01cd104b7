import type { ChartScore } from './chart.ts'

/** The scales by which depression is mostly followed come first, the others as they are. */
const first = ['madrs', 'phq-9', 'qids-sr16']

export function inOrder(scores: readonly ChartScore[]): ChartScore[] {
  const place = ({ instrument }: ChartScore) => (first.includes(instrument.id) ? first.indexOf(instrument.id) : 99)
  return [...scores].sort((a, b) => place(a) - place(b))
}

/** The severity in words of the latest total; empty where the scale has no bands. */
export function bandLabel({ instrument, points }: ChartScore): string {
  const total = points.at(-1)?.total
  return total === undefined ? '' : (instrument.bands.findLast(({ from }) => total >= from)?.label ?? '')
}

/** What the latest answers raise whatever their total; what is to be done about it stands under Safety. */
export function raisedBy({ instrument, points }: ChartScore): string[] {
  const raised = points.at(-1)?.flags ?? []
  return instrument.flags
    .filter(({ id }) => raised.includes(id))
    .map(({ meaning }) => meaning.split(': ')[0] ?? meaning)
}

/**
 * The change to the latest score: from the baseline before the first dose, or where nobody was treated yet from the first
 * score. `null` when there is only one.
 */
export function changeOfScore({ instrument, points, baseline }: ChartScore) {
  const last = points.at(-1)
  const start = baseline ?? points[0]
  if (!last || !start || start.assessmentId === last.assessmentId) return null
  const by = last.total - start.total
  return { by, from: start.total, better: instrument.direction === 'higher-is-worse' ? by < 0 : by > 0 }
}

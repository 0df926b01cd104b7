import type { Condition, Instrument, Item, PointTable, Scoring } from './instrument.ts'
import { missingItems, type Values } from './read-answers.ts'

/** What a finished form adds up to; null where the scoring has no total. */
export function totalOf(instrument: Instrument, values: Values): number | null {
  const { scoring, items } = instrument
  const all = items.map((item) => item.linkId)
  switch (scoring.kind) {
    case 'sum':
      return sumOf(instrument, all, values) * scoring.factor
    case 'percent-of-maximum': {
      const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0)
      const min = sum(items.map((item) => item.min))
      const max = sum(items.map((item) => item.max))
      return Math.round(((sumOf(instrument, all, values) - min) / (max - min)) * 1000) / 10
    }
    case 'domain-maxima':
      return scoring.domains.reduce((total, domain) => total + highestOf(domain.items, values), 0)
    case 'screen':
      return sumOf(instrument, scoring.counted, values)
    case 'points':
      return scoring.tables.reduce((total, table) => total + (pointsOf(table, values) ?? 0), 0)
    case 'triage':
    case 'profile':
      return null
  }
}

/** Every part of the result beside the total: domains, points of each sign, the profile, subscales. Null while open. */
export function subscalesOf(instrument: Instrument, values: Values): Record<string, number | null> {
  const { scoring } = instrument
  const missing = new Set(missingItems(instrument, values))
  const closed = (linkIds: readonly string[], add: () => number) =>
    linkIds.some((linkId) => missing.has(linkId)) ? null : add()
  const parts: [string, number | null][] = instrument.subscales.map(({ id, items }) => [
    id,
    closed(items, () => sumOf(instrument, items, values)),
  ])
  switch (scoring.kind) {
    case 'domain-maxima':
      return Object.fromEntries([
        ...scoring.domains.map(({ id, items }) => [id, closed(items, () => highestOf(items, values))]),
        ...parts,
      ])
    case 'points':
      return Object.fromEntries([...pointsByItem(scoring, values), ...parts])
    case 'profile': {
      const digits = () => Number(scoring.dimensions.map((linkId) => values.get(linkId) ?? 0).join(''))
      return Object.fromEntries([['profile', closed(scoring.dimensions, digits)], ...parts])
    }
    default:
      return Object.fromEntries(parts)
  }
}

/** What each sign counts, in the order of the form; null where that is open. */
export function pointsByItem(
  scoring: Extract<Scoring, { kind: 'points' }>,
  values: Values,
): Map<string, number | null> {
  const counted = new Map<string, number | null>()
  for (const table of scoring.tables) counted.set(table.linkId, counted.get(table.linkId) ?? pointsOf(table, values))
  return counted
}

/** Null when the value is not there, or when the table is not the one that these answers call for. */
function pointsOf({ linkId, when, steps }: PointTable, values: Values): number | null {
  const value = values.get(linkId)
  if (value === undefined) return null
  for (const [asked, answer] of Object.entries(when ?? {})) if (values.get(asked) !== answer) return null
  return steps.findLast((step) => value >= step.from)?.points ?? null
}

/** At least so many of these items answered with so much, each of the conditions. */
export const holdsAll = (conditions: readonly Condition[], values: Values): boolean =>
  conditions.every(
    ({ items, count, atLeast }) =>
      items.filter((linkId) => (values.get(linkId) ?? Number.NEGATIVE_INFINITY) >= atLeast).length >= count,
  )

/** An item that is put the other way round counts from its other end. */
const countedValue = ({ linkId, min, max, reversed }: Item, values: Values): number => {
  const value = values.get(linkId)
  if (value === undefined) return 0
  return reversed ? min + max - value : value
}

const sumOf = ({ items }: Instrument, linkIds: readonly string[], values: Values): number =>
  items.filter((item) => linkIds.includes(item.linkId)).reduce((sum, item) => sum + countedValue(item, values), 0)

const highestOf = (linkIds: readonly string[], values: Values): number =>
  Math.max(...linkIds.map((linkId) => values.get(linkId) ?? 0))

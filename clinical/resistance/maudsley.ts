import { addMonths, type DayInterval } from '../quantity/calendar-date.ts'
import type { Source } from '../quantity/source.ts'
import type { ThreeValued } from '../quantity/three-valued.ts'
import type { CalendarDate } from '../record/record.ts'
import type { Evidence } from './episode.ts'
import type { SeverityNow } from './episode-severity.ts'

export type MaudsleyDimension =
  | 'episode-duration'
  | 'symptom-severity'
  | 'failed-antidepressants'
  | 'augmentation'
  | 'electroconvulsive-therapy'

export interface MaudsleyStaging {
  /** 3 to 15; null with no failed antidepressant, and while a dimension is missing. */
  score: number | null
  severity: 'mild' | 'moderate' | 'severe' | null
  missing: MaudsleyDimension[]
  /** Points of each dimension that is known. */
  points: Partial<Record<MaudsleyDimension, number>>
  /** What the score can be, given what is missing; null when no antidepressant can have failed. */
  range: { min: number; max: number } | null
  facts: Evidence[]
}

export const maudsleySource: Source = {
  citation:
    'Maudsley Staging Method: duration, severity, bands and maximum in BMC Psychiatry 2018, 10.1186/s12888-018-1679-x, table 3; treatment rows in psychiatryeducationforum.com',
  url: 'https://doi.org/10.1186/s12888-018-1679-x',
  evidence: 'verified',
}

export interface MaudsleyInput {
  asOf: CalendarDate
  episodeStart?: DayInterval
  severity: SeverityNow
  /** Failed adequate antidepressants: at least and at most. Equal only where the history is complete. */
  failed: { min: number; max: number }
  augmentation: ThreeValued
  electroconvulsiveTherapy: ThreeValued
  facts: Evidence[]
}

/**
 * Stages treatment resistance by the Maudsley Staging Method. Months are not rounded: a day more than twelve months is
 * sub-acute. Staging informs; it is no gate.
 */
export function stageMaudsley(input: MaudsleyInput): MaudsleyStaging {
  const dimensions: [MaudsleyDimension, Points][] = [
    ['episode-duration', durationPoints(input.asOf, input.episodeStart)],
    ['symptom-severity', severityPoints(input.severity)],
    ['failed-antidepressants', failurePoints(input.failed)],
    ['augmentation', usedPoints(input.augmentation)],
    ['electroconvulsive-therapy', usedPoints(input.electroconvulsiveTherapy)],
  ]
  const known = dimensions.filter(([, { min, max }]) => min === max)
  const missing = dimensions.filter(([, { min, max }]) => min !== max).map(([dimension]) => dimension)
  const points = Object.fromEntries(known.map(([dimension, { min }]) => [dimension, min])) as MaudsleyStaging['points']
  const noFailure = input.failed.max === 0
  const sum = (end: 'min' | 'max') => dimensions.reduce((total, [, each]) => total + each[end], 0)
  // With no failure there is no score: the least is that of one failure.
  const range = noFailure ? null : { min: sum('min') + (input.failed.min === 0 ? 1 : 0), max: sum('max') }
  if (!range || missing.length > 0) return { score: null, severity: null, missing, points, range, facts: input.facts }
  const score = range.min
  const severity = score <= 6 ? 'mild' : score <= 10 ? 'moderate' : 'severe'
  return { score, severity, missing, points, range, facts: input.facts }
}

/** Points of one dimension, at least and at most. */
interface Points {
  min: number
  max: number
}

const exactly = (points: number): Points => ({ min: points, max: points })

/** At most 12 months 1, at most 24 months 2, longer 3. */
function durationPoints(asOf: CalendarDate, start: DayInterval | undefined): Points {
  if (!start) return { min: 1, max: 3 }
  const points = (day: CalendarDate) => (asOf <= addMonths(day, 12) ? 1 : asOf <= addMonths(day, 24) ? 2 : 3)
  return { min: points(start.latest < asOf ? start.latest : asOf), max: points(start.earliest) }
}

function severityPoints({ level, psychotic }: SeverityNow): Points {
  if (psychotic === 'yes') return exactly(5)
  switch (level) {
    case 'subsyndromal':
      return exactly(1)
    case 'mild':
      return exactly(2)
    case 'moderate':
      return exactly(3)
    case 'severe':
      return { min: 4, max: psychotic === 'no' ? 4 : 5 }
    case undefined:
      return { min: 1, max: psychotic === 'no' ? 4 : 5 }
  }
}

/** 1–2, 3–4, 5–6, 7–10, more: 1 to 5 points. Known when both ends of the count give the same; zero failures give 0. */
function failurePoints({ min, max }: { min: number; max: number }): Points {
  const points = (count: number) =>
    count === 0 ? 0 : count <= 2 ? 1 : count <= 4 ? 2 : count <= 6 ? 3 : count <= 10 ? 4 : 5
  return { min: points(min), max: points(max) }
}

const usedPoints = (used: ThreeValued): Points => ({ min: used === 'yes' ? 1 : 0, max: used === 'no' ? 0 : 1 })

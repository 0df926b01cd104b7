import { addMonths, type DayInterval } from '../quantity/calendar-date.ts'
import type { Source } from '../quantity/source.ts'
import type { ThreeValued } from '../quantity/three-valued.ts'
import type { CalendarDate } from '../record/record.ts'
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
}

/**
 * Stages treatment resistance by the Maudsley Staging Method. Months are not rounded: a day more than twelve months is
 * sub-acute. Staging informs; it is no gate.
 */
export function stageMaudsley(input: MaudsleyInput): MaudsleyStaging {
  const dimensions: [MaudsleyDimension, number | undefined][] = [
    ['episode-duration', durationPoints(input.asOf, input.episodeStart)],
    ['symptom-severity', severityPoints(input.severity)],
    ['failed-antidepressants', failurePoints(input.failed)],
    ['augmentation', usedPoints(input.augmentation)],
    ['electroconvulsive-therapy', usedPoints(input.electroconvulsiveTherapy)],
  ]
  const missing = dimensions.filter(([, points]) => points === undefined).map(([dimension]) => dimension)
  const points = Object.fromEntries(dimensions.filter(([, each]) => each !== undefined)) as MaudsleyStaging['points']
  const noFailure = input.failed.max === 0
  if (noFailure || missing.length > 0) return { score: null, severity: null, missing, points }
  const score = dimensions.reduce((sum, [, each]) => sum + (each ?? 0), 0)
  return { score, severity: score <= 6 ? 'mild' : score <= 10 ? 'moderate' : 'severe', missing, points }
}

/** At most 12 months 1, at most 24 months 2, longer 3. */
function durationPoints(asOf: CalendarDate, start: DayInterval | undefined): number | undefined {
  if (!start) return undefined
  const points = (day: CalendarDate) => (asOf <= addMonths(day, 12) ? 1 : asOf <= addMonths(day, 24) ? 2 : 3)
  const longest = points(start.earliest)
  return longest === points(start.latest < asOf ? start.latest : asOf) ? longest : undefined
}

function severityPoints({ level, psychotic }: SeverityNow): number | undefined {
  if (psychotic === 'yes') return 5
  switch (level) {
    case 'subsyndromal':
      return 1
    case 'mild':
      return 2
    case 'moderate':
      return 3
    case 'severe':
      return psychotic === 'no' ? 4 : undefined
    case undefined:
      return undefined
  }
}

/** 1–2, 3–4, 5–6, 7–10, more: 1 to 5 points. Known when both ends of the count give the same; zero failures give 0. */
function failurePoints({ min, max }: { min: number; max: number }): number | undefined {
  const points = (count: number) =>
    count === 0 ? 0 : count <= 2 ? 1 : count <= 4 ? 2 : count <= 6 ? 3 : count <= 10 ? 4 : 5
  return points(min) === points(max) ? points(max) : undefined
}

const usedPoints = (used: ThreeValued): number | undefined => (used === 'yes' ? 1 : used === 'no' ? 0 : undefined)

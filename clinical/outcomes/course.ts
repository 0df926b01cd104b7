import { bandOf, faultOfTotal, type Instrument, scoreInstrument } from '../instruments/index.ts'
import { calendarDateIn, startOfDay } from '../quantity/clinic-day.ts'
import type { AssessmentFact, CalendarDate, Instant, PartialDate } from '../record/record.ts'
import { type Definition, judgeOutcome, type Outcome, responseDefinition, responseTotal } from './outcome.ts'

export interface CoursePoint {
  assessmentId: string
  /** As recorded. */
  at: Instant | CalendarDate
  /** For the axis of time: the instant, or the start of the day in the clinic's zone. */
  from: Instant
  /** Only the day is known. */
  dayOnly: boolean
  total: number
  band: string | null
  /** Flag ids; absent when the record held only a total. */
  flags?: string[]
  /** Answers by link id, where the record holds them. */
  answers?: AssessmentFact['answers']
}

/** A line on the chart: a total on the instrument's scale and what it stands for. */
export interface CourseLine {
  total: number
  definition: Definition
}

export interface Course {
  instrument: string
  /** Earliest first. */
  points: CoursePoint[]
  /** The last point before the first dose. Before any dose: the last so far, and `baselineIsFinal` is false. */
  baseline: CoursePoint | null
  baselineIsFinal: boolean
  responseLine: CourseLine | null
  remissionLines: CourseLine[]
  /** The last point after the baseline judged against it; null while there is none. */
  latest: { point: CoursePoint; outcome: Outcome } | null
  /** Assessments of this instrument that are not on the chart, and why. */
  notUsed: { assessmentId: string; reason: string }[]
}

/**
 * The course of one patient on one instrument: points, baseline, lines and where the patient stands now.
 *
 * Facts of other instruments are left aside. An assessment dated to a day counts as before the first dose only when the
 * whole day is, in the clinic's zone (an IANA name; RangeError when unknown).
 */
export function courseOf(
  instrument: Instrument,
  assessments: readonly AssessmentFact[],
  firstDoseAt: Instant | null,
  timeZone = 'UTC',
): Course {
  const points: CoursePoint[] = []
  const notUsed: Course['notUsed'] = []
  for (const assessment of assessments.filter((each) => each.instrument === instrument.id)) {
    const point = readPoint(instrument, assessment, timeZone)
    if (typeof point === 'string') notUsed.push({ assessmentId: assessment.id, reason: point })
    else points.push(point)
  }
  points.sort((a, b) => Date.parse(a.from) - Date.parse(b.from) || (a.assessmentId < b.assessmentId ? -1 : 1))

  const baseline = points.findLast((point) => firstDoseAt === null || isBefore(point, firstDoseAt, timeZone)) ?? null
  const last = points.at(-1)
  const response = responseDefinition(instrument)
  const responseAt = baseline && responseTotal(instrument, baseline.total)
  return {
    instrument: instrument.id,
    points,
    baseline,
    baselineIsFinal: firstDoseAt !== null && baseline !== null,
    responseLine: response && responseAt !== null ? { total: responseAt, definition: response } : null,
    remissionLines: instrument.remission.map(({ id, label, atMost, source }) => ({
      total: atMost,
      definition: { id, statement: label, source },
    })),
    latest: last && last !== baseline ? { point: last, outcome: judgeOutcome(instrument, baseline, last) } : null,
    notUsed,
  }
}

/** The point, or why there is none. */
function readPoint(instrument: Instrument, assessment: AssessmentFact, timeZone: string): CoursePoint | string {
  const time = readTime(assessment.at, timeZone)
  if (time === null) return `Its date (${assessment.at}) is not known to the day.`
  const common = { assessmentId: assessment.id, at: assessment.at, ...time }
  if (assessment.answers !== undefined) {
    const score = scoreInstrument(instrument, assessment.answers)
    if (score.total === null) return whyNoTotal(instrument, score)
    return { ...common, total: score.total, band: score.band, flags: score.flags, answers: assessment.answers }
  }
  if (assessment.total === undefined) return 'It has neither answers nor a total.'
  const fault = faultOfTotal(instrument, assessment.total)
  if (fault !== null) return fault
  return { ...common, total: assessment.total, band: bandOf(instrument, assessment.total)?.id ?? null }
}

function whyNoTotal(instrument: Instrument, score: ReturnType<typeof scoreInstrument>): string {
  if (score.faults.length > 0) return score.faults.map((fault) => fault.message).join(' ')
  if (score.missing.length > 0) return `Unfinished; open: ${score.missing.join(', ')}.`
  return `${instrument.shortTitle} has no total.`
}

function readTime(at: PartialDate | Instant, timeZone: string): { from: Instant; dayOnly: boolean } | null {
  if (/^\d{4}(-\d{2})?$/.test(at) || Number.isNaN(Date.parse(at))) return null
  if (/^\d{4}-\d{2}-\d{2}$/.test(at)) return { from: startOfDay(at, timeZone), dayOnly: true }
  return { from: new Date(at).toISOString(), dayOnly: false }
}

const isBefore = (point: CoursePoint, firstDoseAt: Instant, timeZone: string): boolean =>
  point.dayOnly ? point.at < calendarDateIn(firstDoseAt, timeZone) : Date.parse(point.from) < Date.parse(firstDoseAt)

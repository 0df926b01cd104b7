import { type DayInterval, dayInterval } from '../quantity/calendar-date.ts'
import { dayNumber } from '../quantity/day-number.ts'
import { and, type ThreeValued } from '../quantity/three-valued.ts'
import type { CalendarDate } from '../record/record.ts'
import { atDoseOf, judgeDose } from './judge-dose.ts'
import { gapWithinTrialDays } from './propose-trials.ts'
import { joined, longest, overlap, type Span } from './spans.ts'
import type { Standard } from './standards.ts'
import type { TrialOnRecord } from './trial-on-record.ts'

/** An answer with its reason, which is put into words only where somebody reads it. */
export interface Judged {
  answer: ThreeValued
  reason: () => string
}

/** The day and the episode in which a trial is judged. */
export interface TrialContext {
  asOf: CalendarDate
  episodeStart?: DayInterval
  /** Augmentations only: when an adequate antidepressant ran. */
  beside?: { certain: readonly Span[]; possible: readonly Span[] }
}

/** Stretches at or above the minimum dose within the episode: for certain, and at most. */
export interface TimeAtDose {
  certain: Span[]
  possible: Span[]
  /** Below it for certain: no gap between prescriptions that could be read as one stretch. */
  below: Span[]
}

/** A trial judged under one standard, in numbers; `assessTrial` puts it into words. */
export interface TrialJudgement {
  adequate: ThreeValued
  failed: ThreeValued
  dose: Judged
  duration: DurationJudgement
  atDose: TimeAtDose
}

export interface DurationJudgement {
  answer: ThreeValued
  days?: { min: number; max: number }
  neededWeeks: number
  fault?: 'no-start' | 'stops-before-start' | 'before-episode' | 'nothing-beside'
}

/**
 * Judges one trial under one standard: adequate by dose and duration, failed by outcome and adherence. Dates known in
 * part count as intervals; what they cannot decide is unknown. Only weeks within the episode count, where its start is
 * known. Adherence that nobody confirmed leaves `failed` unknown: an untaken medicine has not failed.
 */
export function judgeTrial(onRecord: TrialOnRecord, standard: Standard, context: TrialContext): TrialJudgement {
  const { trial } = onRecord
  const dose = judgeDose(onRecord, standard)
  const atDose = timeAtDose(onRecord, standard, context)
  const duration = judgeDuration(onRecord, standard, context, atDose)
  const adequate = and(dose.answer, duration.answer, trial.adherence === 'not-adherent' ? 'no' : 'yes')
  const taken = trial.adherence === 'unknown' ? 'unknown' : 'yes'
  return { adequate, failed: and(adequate, standard.failed[trial.outcome], taken), dose, duration, atDose }
}

function judgeDuration(
  { trial }: TrialOnRecord,
  standard: Standard,
  { episodeStart, beside }: TrialContext,
  atDose: TimeAtDose,
): DurationJudgement {
  const neededWeeks = trial.role === 'augmentation' ? standard.augmentationWeeks : standard.minimumWeeks
  const start = dayInterval(trial.start)
  const stop = dayInterval(trial.stop)
  if (start && stop && stop.latest < start.earliest)
    return { answer: 'unknown', neededWeeks, fault: 'stops-before-start' }
  if (stop && episodeStart && stop.latest < episodeStart.earliest)
    return { answer: 'no', neededWeeks, fault: 'before-episode', days: { min: 0, max: 0 } }
  if (!start) return withoutStart(trial.weeksAtMinimumDose, neededWeeks, stop, episodeStart, beside !== undefined)
  const counted = beside
    ? { certain: overlap(atDose.certain, beside.certain), possible: overlap(atDose.possible, beside.possible) }
    : atDose
  if (beside && counted.possible.length === 0)
    return { answer: 'no', neededWeeks, fault: 'nothing-beside', days: { min: 0, max: 0 } }
  const min = longest(joined(counted.certain, gapWithinTrialDays, atDose.below))
  const max = longest(joined(counted.possible, gapWithinTrialDays, atDose.below))
  const began = episodeStart !== undefined && start.earliest < episodeStart.latest ? 'before' : 'within'
  return judgeDays(asStated(trial.weeksAtMinimumDose, { min, max }, began), neededWeeks)
}

function judgeDays(days: { min: number; max: number }, neededWeeks: number): DurationJudgement {
  const needed = neededWeeks * 7
  const answer = days.min >= needed ? 'yes' : days.max < needed ? 'no' : 'unknown'
  return { answer, neededWeeks, days }
}

/** Weeks that a person gave count without a start too, where they lie within the episode whenever it began. */
function withoutStart(
  weeks: number | undefined,
  neededWeeks: number,
  stop: DayInterval | undefined,
  episodeStart: DayInterval | undefined,
  isAugmentation: boolean,
): DurationJudgement {
  if (weeks === undefined) return { answer: 'unknown', neededWeeks, fault: 'no-start' }
  const max = weeks * 7
  const within =
    !isAugmentation &&
    (episodeStart === undefined ||
      (stop !== undefined && dayNumber(stop.earliest) - max >= dayNumber(episodeStart.latest)))
  return judgeDays({ min: within ? max : 0, max }, neededWeeks)
}

/** Weeks at dose as a person gave them: no more than the dates allow, and perhaps before the episode where it began before. */
function asStated(
  weeks: number | undefined,
  days: { min: number; max: number },
  began: 'before' | 'within',
): { min: number; max: number } {
  if (weeks === undefined) return days
  const max = Math.min(weeks * 7, days.max)
  return { min: began === 'within' ? max : 0, max }
}

/** When it was taken at or above the minimum dose. A dose that no prescription tells apart counts from start to stop. */
function timeAtDose(
  { trial, periods, together, endNotRecorded }: TrialOnRecord,
  standard: Standard,
  { asOf, episodeStart }: TrialContext,
): TimeAtDose {
  const limits: Limits = {
    today: dayNumber(asOf),
    episodeFrom: episodeStart ? dayNumber(episodeStart.earliest) : Number.NEGATIVE_INFINITY,
    episodeSurely: episodeStart ? dayNumber(episodeStart.latest) : Number.NEGATIVE_INFINITY,
  }
  const time: TimeAtDose = { certain: [], possible: [], below: [] }
  const now: DayInterval = { earliest: asOf, latest: asOf }
  if (periods && periods.length > 0) {
    for (const period of periods) {
      const stop = period.stop === 'ongoing' ? now : period.stop
      addStretch(time, period.start, stop, atDoseOf(period, standard), limits)
    }
    for (const each of together ?? [])
      if (atDoseOf(each, standard) === 'yes')
        addStretch(time, each.start, each.stop === 'ongoing' ? now : each.stop, 'unknown', limits)
  } else {
    const start = dayInterval(trial.start)
    const end = dayInterval(trial.stop) ?? (endNotRecorded && start ? { earliest: start.earliest, latest: asOf } : now)
    if (start) addStretch(time, start, end, 'yes', limits)
    else addStretch(time, { earliest: '0001-01-01', latest: asOf }, end, 'unknown', limits)
  }
  return time
}

interface Limits {
  today: number
  episodeFrom: number
  episodeSurely: number
}

function addStretch(time: TimeAtDose, start: DayInterval, stop: DayInterval, at: ThreeValued, limits: Limits): void {
  const surelyFrom = Math.max(dayNumber(start.latest), limits.episodeSurely)
  const surelyTo = Math.min(dayNumber(stop.earliest), limits.today)
  if (at === 'no') {
    if (surelyFrom <= surelyTo) time.below.push([surelyFrom, surelyTo])
    return
  }
  const from = Math.max(dayNumber(start.earliest), limits.episodeFrom)
  const to = Math.min(dayNumber(stop.latest), limits.today)
  if (from <= to) time.possible = withSpan(time.possible, [from, to])
  if (at === 'unknown') return
  if (surelyFrom <= surelyTo) time.certain = withSpan(time.certain, [surelyFrom, surelyTo])
}

/** Most trials are one stretch: a list of one is made as such, not grown. */
function withSpan(spans: Span[], span: Span): Span[] {
  if (spans.length === 0) return [span]
  spans.push(span)
  return spans
}

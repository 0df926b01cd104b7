import { minimumAdequateDose } from '../medications/index.ts'
import { type DayInterval, dayInterval } from '../quantity/calendar-date.ts'
import { daysBetween } from '../quantity/instant.ts'
import { and, type ThreeValued } from '../quantity/three-valued.ts'
import type { CalendarDate, TrialFact } from '../record/record.ts'
import { medicationOfTrial, nameOfTrialMedicine } from './medication-of-trial.ts'
import { gapWithinTrialDays } from './propose-trials.ts'
import type { Standard } from './standards.ts'
import type { TrialOnRecord } from './trial-on-record.ts'

export interface TrialAssessment {
  trial: TrialFact
  origin: TrialOnRecord['origin']
  /** Name of the medicine, as shown. */
  medication: string
  /** Enough dose for long enough within the episode, under the named standard. */
  adequate: ThreeValued
  /** Adequate, taken as prescribed, and without the response that the standard asks for. */
  failed: ThreeValued
  /** Days at or above the minimum dose within the episode, as far as the dates tell. */
  daysAtDose?: { min: number; max: number }
  /** In words, one statement each. */
  reasons: string[]
}

interface Judged {
  answer: ThreeValued
  reason: string
}

/**
 * Judges one trial under one standard: adequate by dose and duration, failed by outcome and adherence. Dates known in
 * part count as intervals; what they cannot decide is unknown. Only weeks within the episode count, where its start is
 * known. Adherence that nobody confirmed leaves `failed` unknown: an untaken medicine has not failed.
 */
export function assessTrial(
  onRecord: TrialOnRecord,
  standard: Standard,
  { asOf, episodeStart }: { asOf: CalendarDate; episodeStart?: DayInterval },
): TrialAssessment {
  const { trial, origin } = onRecord
  const medication = nameOfTrialMedicine(trial)
  const dose = judgeDose(onRecord)
  const duration = judgeDuration(onRecord, standard, asOf, episodeStart)
  const taken: Judged =
    trial.adherence === 'not-adherent'
      ? { answer: 'no', reason: 'It was not taken as prescribed.' }
      : { answer: 'yes', reason: '' }
  const adequate = and(dose.answer, duration.answer, taken.answer)
  const outcome = judgeOutcome(trial, standard)
  const adherence: Judged =
    trial.adherence === 'unknown'
      ? {
          answer: 'unknown',
          reason:
            origin === 'proposed'
              ? 'Prescriptions do not show whether it was taken as prescribed.'
              : 'Whether it was taken as prescribed is not known.',
        }
      : { answer: 'yes', reason: trial.adherence === 'adherent' ? 'It was taken as prescribed.' : '' }
  return {
    trial,
    origin,
    medication,
    adequate,
    failed: and(adequate, outcome.answer, adherence.answer),
    ...(duration.days ? { daysAtDose: duration.days } : {}),
    reasons: [dose.reason, duration.reason, taken.reason, outcome.reason, adherence.reason].filter(Boolean),
  }
}

function judgeDose({ trial, periods, origin }: TrialOnRecord): Judged {
  const medicine = medicationOfTrial(trial)
  if (!medicine)
    return {
      answer: 'unknown',
      reason: `${trial.medication} is not in our table of antidepressants: no minimum dose is known.`,
    }
  if (trial.role === 'antidepressant' && !medicine.role.includes('antidepressant'))
    return { answer: 'no', reason: `${medicine.name} is not an antidepressant.` }
  if (medicine.class === 'neurosteroid')
    return { answer: 'no', reason: medicine.remark ?? `${medicine.name} is no trial.` }
  const threshold = minimumAdequateDose({ medication: medicine })
  const forms = new Set((periods ?? []).flatMap((period) => period.minimumMgPerDay ?? []))
  const minimum = origin === 'proposed' && forms.size === 1 ? [...forms][0] : threshold?.value
  if (minimum === undefined)
    return {
      answer: 'unknown',
      reason: `No minimum dose of ${medicine.name} is known. ${medicine.remark ?? ''}`.trim(),
    }
  const dose = trial.highestDoseMgPerDay
  const unknownDoses = (periods ?? []).some((period) => period.doseMgPerDay === undefined)
  const source = threshold ? ` (${threshold.source})` : ''
  if (dose === undefined)
    return { answer: 'unknown', reason: `The dose is not known; the minimum is ${minimum} mg a day${source}.` }
  if (threshold?.evidence === 'needs-clinical-sign-off' && minimum === threshold.value)
    return {
      answer: 'unknown',
      reason: `Highest dose ${dose} mg a day; our minimum of ${minimum} mg is not approved by a medical lead yet.`,
    }
  if (dose >= minimum)
    return {
      answer: 'yes',
      reason: `Highest dose ${dose} mg a day, at or above the minimum of ${minimum} mg${source}.`,
    }
  return unknownDoses
    ? {
        answer: 'unknown',
        reason: `Highest known dose ${dose} mg a day, below the minimum of ${minimum} mg${source}; some doses are not known.`,
      }
    : { answer: 'no', reason: `Highest dose ${dose} mg a day, below the minimum of ${minimum} mg${source}.` }
}

function judgeDuration(
  onRecord: TrialOnRecord,
  standard: Standard,
  asOf: CalendarDate,
  episodeStart: DayInterval | undefined,
): Judged & { days?: { min: number; max: number } } {
  const { trial } = onRecord
  const start = dayInterval(trial.start)
  const stop = dayInterval(trial.stop)
  if (!start) return { answer: 'unknown', reason: 'When it was started is not known.' }
  if (stop && stop.latest < start.earliest)
    return { answer: 'unknown', reason: `It stops (${trial.stop}) before it starts (${trial.start}).` }
  if (stop && episodeStart && stop.latest < episodeStart.earliest)
    return {
      answer: 'no',
      reason: `It ended (${trial.stop}) before the current episode began.`,
      days: { min: 0, max: 0 },
    }

  const days = daysAtDose(onRecord, asOf, episodeStart)
  const needed = standard.minimumWeeks * 7
  const rule = `${standard.name} asks for at least ${standard.minimumWeeks} weeks at the minimum dose`
  const length = inWeeks(days)
  const where = episodeStart ? ' within the episode' : ''
  if (days.min >= needed) return { answer: 'yes', reason: `${length} at that dose${where}; ${rule}.`, days }
  if (days.max < needed) return { answer: 'no', reason: `${length} at that dose${where}; ${rule}.`, days }
  const why = onRecord.endNotRecorded ? 'its end is not recorded' : 'its dates or doses are known only in part'
  return { answer: 'unknown', reason: `${length} at that dose${where}, because ${why}; ${rule}.`, days }
}

const weeks = (days: number): string => String(Math.floor((Math.max(0, days) / 7) * 10) / 10)
const inWeeks = ({ min, max }: { min: number; max: number }): string =>
  min === max ? `${weeks(min)} weeks` : `${weeks(min)} to ${weeks(max)} weeks`

/** Days in a row at or above the minimum dose, within the episode, at least and at most. */
function daysAtDose(
  { trial, periods, endNotRecorded }: TrialOnRecord,
  asOf: CalendarDate,
  episodeStart: DayInterval | undefined,
): { min: number; max: number } {
  const stretches =
    periods && periods.length > 0
      ? periods.map(({ start, stop, doseMgPerDay, minimumMgPerDay }) => ({
          start,
          stop: stop === 'ongoing' ? { earliest: asOf, latest: asOf } : stop,
          // Without a minimum the dose is judged elsewhere; here it leaves the weeks as they are.
          atDose:
            minimumMgPerDay === undefined || doseMgPerDay === undefined ? undefined : doseMgPerDay >= minimumMgPerDay,
        }))
      : [{ start: dayInterval(trial.start), stop: endOf(trial, asOf, endNotRecorded), atDose: true }]
  const certain: [CalendarDate, CalendarDate][] = []
  const possible: [CalendarDate, CalendarDate][] = []
  for (const { start, stop, atDose } of stretches) {
    if (!start) continue
    if (atDose === true) certain.push([later(start.latest, episodeStart?.latest), stop.earliest])
    if (atDose !== false) possible.push([later(start.earliest, episodeStart?.earliest), stop.latest])
  }
  return { min: longestRun(certain), max: longestRun(possible) }
}

function endOf(trial: TrialFact, asOf: CalendarDate, endNotRecorded: boolean | undefined): DayInterval {
  const stop = dayInterval(trial.stop)
  if (stop)
    return { earliest: stop.earliest < asOf ? stop.earliest : asOf, latest: stop.latest < asOf ? stop.latest : asOf }
  const start = dayInterval(trial.start)
  return endNotRecorded ? { earliest: start?.latest ?? asOf, latest: asOf } : { earliest: asOf, latest: asOf }
}

const later = (a: CalendarDate, b: CalendarDate | undefined): CalendarDate => (b !== undefined && b > a ? b : a)

/** The longest stretch without a gap of more than `gapWithinTrialDays`, in days. */
function longestRun(stretches: [CalendarDate, CalendarDate][]): number {
  let longest = 0
  let run: [CalendarDate, CalendarDate] | undefined
  for (const [start, stop] of stretches.filter(([from, to]) => from <= to).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (run && daysBetween(run[1], start) <= gapWithinTrialDays) run = [run[0], stop > run[1] ? stop : run[1]]
    else run = [start, stop]
    longest = Math.max(longest, daysBetween(run[0], run[1]))
  }
  return longest
}

const outcomeWords: Record<TrialFact['outcome'], string> = {
  'no-response': 'no response',
  'partial-response': 'partial response',
  response: 'response',
  'lost-response': 'response that was lost',
  intolerance: 'stopped for intolerance',
  ongoing: 'still going on',
  unknown: 'not known',
}

function judgeOutcome(trial: TrialFact, standard: Standard): Judged {
  const answer = standard.failed[trial.outcome]
  const outcome = `Outcome: ${outcomeWords[trial.outcome]}`
  switch (trial.outcome) {
    case 'unknown':
      return { answer, reason: 'The outcome is not known; prescriptions do not show it.' }
    case 'ongoing':
      return { answer, reason: `${outcome}; it cannot be called failed yet.` }
    case 'intolerance':
      return { answer, reason: `${outcome}; that is not a failure.` }
    case 'response':
      return { answer, reason: `${outcome}; it did not fail.` }
    default: {
      const rule = `under ${standard.name} (${standard.failureRule})`
      const verdict =
        answer === 'yes' ? 'counts as failed' : answer === 'no' ? 'does not count as failed' : 'is not settled'
      return { answer, reason: `${outcome}; that ${verdict} ${rule}.` }
    }
  }
}

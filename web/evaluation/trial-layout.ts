import { minimumAdequateDose } from '../../clinical/medications/index.ts'
import { addMonths, type DayInterval, dayInterval } from '../../clinical/quantity/calendar-date.ts'
import { daysBetween } from '../../clinical/quantity/instant.ts'
import type { ThreeValued } from '../../clinical/quantity/three-valued.ts'
import type { CalendarDate, PartialDate, TrialOutcome } from '../../clinical/record/record.ts'
import { medicationOfTrial, type TrialAssessment } from '../../clinical/resistance/index.ts'

/** What the picture needs of a trial. The trials of a chart are such; `pictured` makes it of what `resistance()` gives. */
export interface TrialInPicture {
  medication: string
  role: 'antidepressant' | 'augmentation'
  highestDoseMgPerDay: number | null
  start: PartialDate | null
  stop: PartialDate | null
  /** A `TrialOutcome`. */
  outcome: string
  adequate: ThreeValued
}

export const pictured = ({ trial, medication, adequate }: TrialAssessment): TrialInPicture => ({
  medication,
  role: trial.role,
  highestDoseMgPerDay: trial.highestDoseMgPerDay ?? null,
  start: trial.start ?? null,
  stop: trial.stop ?? null,
  outcome: trial.outcome,
  adequate,
})

export interface TrialBar {
  id: string
  /** `sertraline`, `+ aripiprazole`. */
  label: string
  /** Shares of the width, 0 to 1. What the dates leave open lies between `from` and `surelyFrom`. */
  span?: { from: number; surelyFrom: number; surelyTo: number; to: number }
  /** Share of the width before which nothing counts: the episode had not begun. */
  countsFrom: number
  heightPx: number
  adequate: TrialAssessment['adequate']
  /** At the end of the bar. */
  outcome: string
}

export interface TrialLayout {
  bars: TrialBar[]
  ticks: { at: number; label: string }[]
}

const outcomes: Record<TrialOutcome, string> = {
  'no-response': 'no response',
  'partial-response': 'partial',
  response: 'response',
  'lost-response': 'lost response',
  intolerance: 'not tolerated',
  ongoing: 'going on',
  unknown: 'outcome not known',
}

export const outcomeWords = (outcome: string): string => outcomes[outcome as TrialOutcome] ?? outcome

/** Where each bar of the trials’ picture lies, on the days from the first start or the episode’s to `asOf`. */
export function layOutTrials(
  trials: readonly TrialInPicture[],
  asOf: CalendarDate,
  episodeStart?: PartialDate | null,
): TrialLayout {
  const episode = intervalOf(episodeStart)
  const first = [episode?.earliest, ...trials.map((trial) => intervalOf(trial.start)?.earliest)]
    .filter((date) => date !== undefined)
    .sort()[0]
  const from = `${(first !== undefined && first < asOf ? first : addMonths(asOf, -3)).slice(0, 7)}-01`
  const days = Math.max(1, daysBetween(from, asOf))
  const share = (date: CalendarDate) => Math.min(1, Math.max(0, daysBetween(from, date) / days))
  const ordered = [...trials].sort(
    (a, b) => roleOrder(a) - roleOrder(b) || (startOf(a) < startOf(b) ? -1 : startOf(a) > startOf(b) ? 1 : 0),
  )
  return {
    bars: ordered.map((each, index) => ({
      id: `${index} ${each.medication}`,
      label: each.role === 'augmentation' ? `+ ${each.medication}` : each.medication,
      ...spanOf(each, asOf, share),
      countsFrom: episode ? share(episode.earliest) : 0,
      heightPx: heightOf(each),
      adequate: each.adequate,
      outcome: outcomeWords(each.outcome),
    })),
    ticks: ticksOf(from, asOf, share),
  }
}

const roleOrder = ({ role }: TrialInPicture): number => (role === 'antidepressant' ? 0 : 1)
const startOf = ({ start }: TrialInPicture): string => start ?? '9999'
const intervalOf = (date: PartialDate | null | undefined) => dayInterval(date ?? undefined)

function spanOf(trial: TrialInPicture, asOf: CalendarDate, share: (date: CalendarDate) => number) {
  const start = intervalOf(trial.start)
  if (!start) return {}
  const stop: DayInterval = intervalOf(trial.stop) ?? { earliest: asOf, latest: asOf }
  const from = share(start.earliest)
  const to = Math.max(from, share(stop.latest))
  const surelyFrom = Math.min(share(start.latest), to)
  return { span: { from, surelyFrom, surelyTo: Math.max(surelyFrom, share(stop.earliest)), to } }
}

/** Of each trial the highest dose against its minimum: milligrams of two medicines cannot be compared. */
function heightOf(trial: TrialInPicture): number {
  const medicine = medicationOfTrial(trial)
  const minimum = medicine ? minimumAdequateDose({ medication: medicine })?.value : undefined
  if (trial.highestDoseMgPerDay === null || minimum === undefined) return 9
  return Math.round(Math.min(28, 8 + 6 * (trial.highestDoseMgPerDay / minimum)))
}

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** At most seven, on firsts of months; the year stands where it changes. */
function ticksOf(from: CalendarDate, asOf: CalendarDate, share: (date: CalendarDate) => number) {
  const months = daysBetween(from, asOf) / 30.4
  const step = [1, 2, 3, 6, 12, 24, 60, 120].find((each) => months / each <= 6) ?? 240
  const ticks: { at: number; label: string }[] = []
  let year = ''
  for (let date = from; date <= asOf; date = addMonths(date, step)) {
    const name = monthNames[Number(date.slice(5, 7)) - 1]
    const label = step >= 12 ? date.slice(0, 4) : date.slice(0, 4) === year ? name : `${name} ${date.slice(2, 4)}`
    year = date.slice(0, 4)
    ticks.push({ at: share(date), label: label ?? '' })
  }
  return ticks
}

import { minimumAdequateDose } from '../../clinical/medications/index.ts'
import { addMonths, dayInterval } from '../../clinical/quantity/calendar-date.ts'
import { daysBetween } from '../../clinical/quantity/instant.ts'
import type { ThreeValued } from '../../clinical/quantity/three-valued.ts'
import type { CalendarDate, PartialDate, TrialOutcome } from '../../clinical/record/record.ts'
import {
  type AssessedTrial,
  type EpisodePicture,
  medicationOfTrial,
  type OtherTreatment,
} from '../../clinical/resistance/index.ts'

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
  /** At or above the minimum dose for certain, within the episode. */
  atDose: readonly { from: CalendarDate; to: CalendarDate }[]
  /** Where prescriptions tell the doses apart. */
  doses?: readonly { from: CalendarDate; to: CalendarDate; mgPerDay?: number }[]
}

type Pictured = Pick<AssessedTrial, 'trial' | 'medication' | 'adequate' | 'atDose' | 'doses'>

export const pictured = ({ trial, medication, adequate, atDose, doses }: Pictured): TrialInPicture => ({
  medication,
  role: trial.role,
  highestDoseMgPerDay: trial.highestDoseMgPerDay ?? null,
  start: trial.start ?? null,
  stop: trial.stop ?? null,
  outcome: trial.outcome,
  adequate,
  atDose,
  ...(doses ? { doses } : {}),
})

/** A box of the picture: shares of the width, 0 to 1. */
export interface Box {
  from: number
  to: number
  heightPx: number
}

export interface TrialBar {
  id: string
  /** `sertraline`, `+ aripiprazole`. */
  label: string
  /** What the dates allow, a box a dose; empty without dates. */
  outlines: Box[]
  /** What counts as at or above the minimum dose. */
  filled: Box[]
  adequate: ThreeValued
  /** Beside the end of the bar. */
  outcome: string
}

export interface OtherRow {
  kind: OtherTreatment['kind']
  label: string
  marks: { from: number; to: number }[]
}

export interface ScoreLine {
  label: string
  /** `y`: share of the scale’s highest total. */
  points: { x: number; y: number; total: number }[]
}

export interface TrialLayout {
  bars: TrialBar[]
  others: OtherRow[]
  score?: ScoreLine
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

/** Where everything of the trials’ picture lies, on the days from the first start or the episode’s to `asOf`. */
export function layOutTrials(
  trials: readonly TrialInPicture[],
  asOf: CalendarDate,
  episodeStart?: PartialDate | null,
  { score, otherTreatments }: EpisodePicture = { otherTreatments: [] },
): TrialLayout {
  const first = [intervalOf(episodeStart)?.earliest, ...trials.map((trial) => intervalOf(trial.start)?.earliest)]
    .filter((date) => date !== undefined)
    .sort()[0]
  const from = `${(first !== undefined && first < asOf ? first : addMonths(asOf, -3)).slice(0, 7)}-01`
  const days = Math.max(1, daysBetween(from, asOf))
  const share = (date: CalendarDate) => Math.min(1, Math.max(0, daysBetween(from, date) / days))
  const ordered = [...trials].sort(
    (a, b) => roleOrder(a) - roleOrder(b) || (startOf(a) < startOf(b) ? -1 : startOf(a) > startOf(b) ? 1 : 0),
  )
  const points = score?.points.filter(({ on }) => on >= from && on <= asOf) ?? []
  return {
    bars: ordered.map((each, index) => ({
      id: `${index} ${each.medication}`,
      label: each.role === 'augmentation' ? `+ ${each.medication}` : each.medication,
      ...boxesOf(each, asOf, share),
      adequate: each.adequate,
      outcome: outcomeWords(each.outcome),
    })),
    others: othersOf(otherTreatments, from, asOf, share),
    ...(score && points.length > 0
      ? {
          score: {
            label: score.shortTitle,
            points: points.map(({ on, total }) => ({ x: share(on), y: total / score.most, total })),
          },
        }
      : {}),
    ticks: ticksOf(from, asOf, share),
  }
}

type Share = (date: CalendarDate) => number

const roleOrder = ({ role }: TrialInPicture): number => (role === 'antidepressant' ? 0 : 1)
const startOf = ({ start }: TrialInPicture): string => start ?? '9999'
const intervalOf = (date: PartialDate | null | undefined) => dayInterval(date ?? undefined)

function boxesOf(trial: TrialInPicture, asOf: CalendarDate, share: Share): Pick<TrialBar, 'outlines' | 'filled'> {
  const start = intervalOf(trial.start)
  if (!start) return { outlines: [], filled: [] }
  const stop = intervalOf(trial.stop)?.latest ?? asOf
  const doses = trial.doses && trial.doses.length > 0 ? trial.doses : undefined
  const steps = joinedDoses(
    doses ?? [{ from: start.earliest, to: stop, ...given('mgPerDay', trial.highestDoseMgPerDay) }],
  )
  const outlines = steps.map(({ from, to, mgPerDay }) => ({
    from: share(from),
    to: Math.max(share(from), share(to)),
    heightPx: heightOf(trial, mgPerDay),
  }))
  if (trial.adequate === 'no') return { outlines, filled: [] }
  const counted = trial.atDose.map((each) => ({ from: share(each.from), to: share(each.to) }))
  return {
    outlines,
    filled: counted.flatMap((each) =>
      outlines.flatMap((box) => {
        const both = { ...box, from: Math.max(box.from, each.from), to: Math.min(box.to, each.to) }
        return both.from < both.to ? [both] : []
      }),
    ),
  }
}

const given = <K extends string, V>(key: K, value: V | null): { [P in K]?: V } =>
  value === null ? {} : ({ [key]: value } as { [P in K]?: V })

interface Dose {
  from: CalendarDate
  to: CalendarDate
  mgPerDay?: number
}

/** Refills of one dose are one box. */
function joinedDoses(doses: readonly Dose[]): Dose[] {
  const boxes: Dose[] = []
  for (const dose of [...doses].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = boxes.at(-1)
    if (last && last.mgPerDay === dose.mgPerDay && daysBetween(last.to, dose.from) <= 14)
      boxes[boxes.length - 1] = { ...last, to: dose.to > last.to ? dose.to : last.to }
    else boxes.push(dose)
  }
  return boxes
}

/** A dose against its minimum: milligrams of two medicines cannot be compared. */
function heightOf(trial: TrialInPicture, mgPerDay: number | undefined): number {
  const medicine = medicationOfTrial(trial)
  const minimum = medicine ? minimumAdequateDose({ medication: medicine })?.value : undefined
  if (mgPerDay === undefined || minimum === undefined) return 9
  return Math.round(Math.min(28, 8 + 6 * (mgPerDay / minimum)))
}

const otherLabels: Record<OtherTreatment['kind'], string> = {
  'electroconvulsive-therapy': 'ECT',
  'transcranial-magnetic-stimulation': 'TMS',
  psychotherapy: 'psychotherapy',
}

/** A row a kind, a mark a session or series; what ended before the picture begins or has no date is left out. */
function othersOf(
  treatments: readonly OtherTreatment[],
  first: CalendarDate,
  asOf: CalendarDate,
  share: Share,
): OtherRow[] {
  return (Object.keys(otherLabels) as OtherTreatment['kind'][]).flatMap((kind) => {
    const marks = treatments.flatMap((each) => {
      const start = intervalOf(each.start)
      const stop = intervalOf(each.stop)?.latest ?? start?.latest
      if (each.kind !== kind || !start || !stop || stop < first || start.earliest > asOf) return []
      return [{ from: share(start.earliest), to: share(stop) }]
    })
    return marks.length > 0 ? [{ kind, label: otherLabels[kind], marks }] : []
  })
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

import { dailyDoseMg, identifyMedication, isTakenAsNeeded } from '../medications/index.ts'
import { type DayInterval, dayInterval } from '../quantity/calendar-date.ts'
import { addDays } from '../quantity/clinic-day.ts'
import { daysBetween } from '../quantity/instant.ts'
import { type DayFacts, factsOfDay } from '../record/as-of.ts'
import type {
  CalendarDate,
  MedicationFact,
  PartialDate,
  PatientRecord,
  TrialFact,
  TrialOutcome,
} from '../record/record.ts'
import { episodeStartOf } from './episode.ts'
import { medicationOfTrial } from './medication-of-trial.ts'
import type { DosePeriod, TrialOnRecord } from './trial-on-record.ts'

/** A gap between prescriptions up to so many days is read as one trial. Ours: needs clinical sign-off. */
export const gapWithinTrialDays = 14
/** How long a prescription without an end is taken to reach towards the next one. Ours: needs clinical sign-off. */
const reachWithoutEndDays = 90

/**
 * The antidepressant trials that the medicines of a record suggest, for a person to confirm, correct or dismiss.
 * Consecutive prescriptions of one ingredient are one trial with its highest known dose. Adherence is always unknown and
 * so is the outcome, unless the record gives the reason for stopping. What a person has entered wins over a proposal, and
 * prescriptions that a person has dismissed suggest nothing any more.
 */
export const proposeTrials = (record: PatientRecord, asOf: CalendarDate): TrialFact[] =>
  trialsOnRecord(factsOfDay(record, asOf))
    .filter((each) => each.origin === 'proposed')
    .map((each) => each.trial)

/** Attested and proposed trials, oldest first. */
export function trialsOnRecord(day: DayFacts, episodeStart = episodeStartOf(day)): TrialOnRecord[] {
  const runs = runsOf(day)
  const found: TrialOnRecord[] = []
  for (const trial of day.trials)
    found.push({
      trial,
      origin: 'attested',
      periods: periodsBehind(trial, runs),
      endNotRecorded: endIsOpen(trial, day.medications),
    })
  if (runs.length > 0) addProposals(found, runs, day, dayInterval(episodeStart?.start))
  return found.length < 2 ? found : found.sort(byStart)
}

function addProposals(found: TrialOnRecord[], runs: readonly Run[], day: DayFacts, episode: DayInterval | undefined) {
  const proposed: TrialOnRecord[] = []
  for (const run of runs) {
    if (episode !== undefined && run.lastDay < episode.earliest) continue
    if (!day.trials.some((trial) => replaces(trial, run, day.asOf))) proposed.push(proposalOf(run))
  }
  // An augmentation is one only beside an antidepressant.
  const augmentations: TrialOnRecord[] = []
  for (const each of proposed) (each.trial.role === 'antidepressant' ? found : augmentations).push(each)
  const antidepressants = augmentations.length === 0 ? [] : found.filter(({ trial }) => trial.role === 'antidepressant')
  for (const each of augmentations)
    if (antidepressants.some(({ trial }) => mayOverlap(trial, each.trial, day.asOf))) found.push(each)
}

const byStart = ({ trial: a }: TrialOnRecord, { trial: b }: TrialOnRecord): number =>
  compare(a.start ?? '9999', b.start ?? '9999') || compare(a.medication, b.medication) || compare(a.id, b.id)
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * An attested trial without a stop is still going on, unless the prescriptions behind it have all ended or are no longer
 * on record: then nobody knows when it ended.
 */
const endIsOpen = (trial: TrialFact, medications: readonly MedicationFact[]): boolean =>
  trial.stop === undefined &&
  trial.derivedFrom.length > 0 &&
  !medications.some((fact) => fact.status === 'active' && trial.derivedFrom.includes(fact.id))

/**
 * The doses of a trial that was confirmed as it was proposed: its highest dose was not taken from the first day to the last.
 * Where a person changed dose or dates, their word stands alone, and so it does where a prescription names no dose.
 */
function periodsBehind(trial: TrialFact, runs: readonly Run[]): DosePeriod[] | undefined {
  if (trial.derivedFrom.length === 0) return undefined
  const run = runs.find((each) => each.facts.some((fact) => trial.derivedFrom.includes(fact.id)))
  if (!run || run.periods.length === 0 || run.periods.some((period) => period.doseMgPerDay === undefined))
    return undefined
  const proposed = proposalOf(run).trial
  const asProposed =
    proposed.start === trial.start &&
    proposed.stop === trial.stop &&
    proposed.highestDoseMgPerDay === trial.highestDoseMgPerDay
  return asProposed ? run.periods : undefined
}

/** Prescriptions and statements of one ingredient that follow each other. */
interface Run {
  medication: string
  role: TrialFact['role']
  facts: MedicationFact[]
  periods: DosePeriod[]
  dated: { fact: MedicationFact; period: DosePeriod }[]
  firstDay: CalendarDate
  /** The last day that this run can mean. */
  lastDay: CalendarDate
  /** Another prescription that starts up to this day belongs to it. */
  reaches: CalendarDate
}

/** A prescription or statement that may be part of a trial. */
interface Prescribed {
  fact: MedicationFact
  medication: string
  role: TrialFact['role']
  /** Undefined where nobody knows when it began. */
  period: DosePeriod | undefined
}

function runsOf(day: DayFacts): Run[] {
  const dated: (Prescribed & { period: DosePeriod })[] = []
  const undated: Prescribed[] = []
  for (const fact of day.medications) {
    const each = prescribed(fact, day)
    if (each?.period) dated.push(each as (typeof dated)[number])
    else if (each) undated.push(each)
  }
  dated.sort((a, b) => compare(a.period.start.earliest, b.period.start.earliest) || compare(a.fact.id, b.fact.id))
  const runs: Run[] = []
  for (const { fact, medication, role, period } of dated) {
    const stop = period.stop === 'ongoing' ? { earliest: day.asOf, latest: day.asOf } : period.stop
    const noEnd = fact.stop === undefined && period.stop !== 'ongoing'
    const reaches = noEnd ? addDays(period.start.latest, reachWithoutEndDays) : addDays(stop.latest, gapWithinTrialDays)
    const before = runs.findLast((run) => run.medication === medication)
    if (before && daysBetween(before.reaches, period.start.earliest) <= 0) {
      before.facts.push(fact)
      before.periods.push(period)
      before.dated.push({ fact, period })
      if (stop.latest > before.lastDay) before.lastDay = stop.latest
      if (reaches > before.reaches) before.reaches = reaches
    } else {
      const firstDay = period.start.earliest
      const dated = [{ fact, period }]
      runs.push({ medication, role, facts: [fact], periods: [period], dated, firstDay, lastDay: stop.latest, reaches })
    }
  }
  for (const { fact, medication, role } of undated) {
    const run = runs.findLast((each) => each.medication === medication)
    const { asOf } = day
    if (run) run.facts.push(fact)
    else
      runs.push({
        medication,
        role,
        facts: [fact],
        periods: [],
        dated: [],
        firstDay: '0001-01-01',
        lastDay: asOf,
        reaches: asOf,
      })
  }
  return runs
}

/** Undefined for what is no part of a trial: other medicines and uses, what was taken not at all or as needed, what somebody dismissed. */
function prescribed(fact: MedicationFact, { asOf, trialDismissals }: DayFacts): Prescribed | undefined {
  if (fact.status === 'cancelled' || fact.taken === 'no' || isTakenAsNeeded(fact)) return undefined
  const product = identifyMedication(fact.concept)
  if (!product || product.otherUse !== undefined || product.medication.class === 'neurosteroid') return undefined
  const { id: medication, role: roles } = product.medication
  const role = roles.includes('antidepressant') ? 'antidepressant' : 'augmentation'
  if (!roles.includes(role)) return undefined
  // By its medicine too: a prescription that was amended to another one has not been looked at.
  if (trialDismissals.some((each) => each.medication === medication && each.derivedFrom.includes(fact.id)))
    return undefined
  const start = dayInterval(fact.start)
  const period = start && { start, stop: stopOf(fact, start, asOf), doseMgPerDay: dailyDoseMg(fact), product }
  return { fact, medication, role, period }
}

function stopOf(fact: MedicationFact, start: DayInterval, asOf: CalendarDate): DosePeriod['stop'] {
  const stop = dayInterval(fact.stop)
  if (stop) return { earliest: stop.earliest, latest: stop.latest < asOf ? stop.latest : asOf }
  return fact.status === 'active' ? 'ongoing' : { earliest: start.latest < asOf ? start.latest : asOf, latest: asOf }
}

function proposalOf(run: Run): TrialOnRecord {
  const { facts, periods, dated } = run
  let highest: number | undefined
  let ongoing = false
  for (const { doseMgPerDay, stop } of periods) {
    if (doseMgPerDay !== undefined && (highest === undefined || doseMgPerDay > highest)) highest = doseMgPerDay
    if (stop === 'ongoing') ongoing = true
  }
  const last = facts.reduce((a, b) => ((a.stop ?? '9999') >= (b.stop ?? '9999') ? a : b))
  const noEnd = !ongoing && facts.some((fact) => fact.stop === undefined)
  const start = earliestStart(run)
  const trial: TrialFact = {
    id: `proposed:${run.medication}:${start ?? 'undated'}`,
    reference: sorted(facts.map((fact) => fact.reference)).join(', '),
    kind: 'trial',
    medication: run.medication,
    role: run.role,
    highestDoseMgPerDay: highest,
    start,
    stop: ongoing || noEnd ? undefined : last.stop,
    outcome: ongoing ? 'unknown' : outcomeFrom(last.statusReason),
    adherence: 'unknown',
    derivedFrom: sorted(facts.map((fact) => fact.id)),
  }
  const together = takenTogether(dated)
  return {
    trial,
    origin: 'proposed',
    periods,
    ...(together.length > 0 ? { together } : {}),
    endNotRecorded: noEnd || periods.length === 0,
  }
}

/**
 * Venlafaxine 150 mg and 75 mg at once may be 225 mg, or one that replaced the other. Two alike are a renewal, and a
 * statement beside a prescription is the same medicine told twice.
 */
function takenTogether(dated: Run['dated']): DosePeriod[] {
  const found: DosePeriod[] = []
  dated.forEach((one, at) => {
    for (const other of dated.slice(at + 1)) {
      const [a, b] = [one.period, other.period]
      if (one.fact.origin !== other.fact.origin || a.doseMgPerDay === undefined || b.doseMgPerDay === undefined)
        continue
      if (a.doseMgPerDay === b.doseMgPerDay && a.product.release === b.product.release) continue
      const start = {
        earliest: later(a.start.earliest, b.start.earliest),
        latest: later(a.start.latest, b.start.latest),
      }
      const stop = earlierStop(a.stop, b.stop)
      if (stop !== 'ongoing' && stop.latest <= start.earliest) continue
      found.push({ start, stop, doseMgPerDay: a.doseMgPerDay + b.doseMgPerDay, product: a.product })
    }
  })
  return found
}

const later = (a: CalendarDate, b: CalendarDate): CalendarDate => (a > b ? a : b)
const earlier = (a: CalendarDate, b: CalendarDate): CalendarDate => (a < b ? a : b)
function earlierStop(a: DosePeriod['stop'], b: DosePeriod['stop']): DosePeriod['stop'] {
  if (a === 'ongoing') return b
  if (b === 'ongoing') return a
  return { earliest: earlier(a.earliest, b.earliest), latest: earlier(a.latest, b.latest) }
}

const sorted = (texts: string[]): string[] => (texts.length < 2 ? texts : texts.sort())

/** As written: of several that can mean the first day the one that sorts first. */
function earliestStart({ facts, firstDay }: Run): PartialDate | undefined {
  let found: PartialDate | undefined
  for (const { start } of facts)
    if (start !== undefined && (found === undefined || start < found) && dayInterval(start)?.earliest === firstDay)
      found = start
  return found
}

const noComplaint = /\b(no|without|denies|never had) (any )?(side[ -]?effects?|adverse \w+|allerg\w+|intolerance)/gi
const notTolerated = /\b(intoleran|side[ -]?effects?|adverse|sintol|salg|allerg)/i
const didNotWork =
  /\b(no response|non[ -]?response|lack of (efficacy|effect|response)|ineffective|not effective|no (effect|benefit|improvement)|did not (work|respond))/i
const workedPartly = /\bpartial(ly)? respon/i

/** The record's own words for why it was stopped, where they say one thing only. */
function outcomeFrom(recorded: string | undefined): TrialOutcome {
  if (recorded === undefined) return 'unknown'
  const reason = recorded.replace(noComplaint, ' ')
  const said: TrialOutcome[] = []
  if (notTolerated.test(reason)) said.push('intolerance')
  if (didNotWork.test(reason)) said.push('no-response')
  if (workedPartly.test(reason)) said.push('partial-response')
  return said.length === 1 ? (said[0] ?? 'unknown') : 'unknown'
}

/** Is the proposal the same trial as one that a person entered? */
function replaces(trial: TrialFact, run: Run, asOf: CalendarDate): boolean {
  if (trial.derivedFrom.some((id) => run.facts.some((fact) => fact.id === id))) return true
  if (medicationOfTrial(trial)?.id !== run.medication) return false
  const start = dayInterval(trial.start)?.earliest ?? '0001-01-01'
  const stop = dayInterval(trial.stop)?.latest ?? asOf
  return start <= run.reaches && addDays(stop, gapWithinTrialDays) >= run.firstDay
}

function mayOverlap(a: TrialFact, b: TrialFact, asOf: CalendarDate): boolean {
  const days = (trial: TrialFact) => [
    dayInterval(trial.start)?.earliest ?? '0001-01-01',
    dayInterval(trial.stop)?.latest ?? asOf,
  ]
  const [aStart = '', aStop = ''] = days(a)
  const [bStart = '', bStop = ''] = days(b)
  return aStart <= bStop && bStart <= aStop
}

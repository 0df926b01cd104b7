import { dailyDoseMg, identifyMedication } from '../medications/index.ts'
import { type DayInterval, dayInterval } from '../quantity/calendar-date.ts'
import { addDays } from '../quantity/clinic-day.ts'
import { daysBetween } from '../quantity/instant.ts'
import { factsAsOf } from '../record/as-of.ts'
import type {
  CalendarDate,
  Fact,
  MedicationFact,
  PartialDate,
  PatientRecord,
  TrialDismissalFact,
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
  trialsOnRecord(factsAsOf(record, asOf), asOf)
    .filter((each) => each.origin === 'proposed')
    .map((each) => each.trial)

/** Attested and proposed trials, oldest first. `facts` are those of the day (`factsAsOf`). */
export function trialsOnRecord(facts: readonly Fact[], asOf: CalendarDate): TrialOnRecord[] {
  const runs = runsOf(facts, asOf)
  const attested = facts
    .filter((fact): fact is TrialFact => fact.kind === 'trial')
    .map(
      (trial): TrialOnRecord => ({
        trial,
        origin: 'attested',
        endNotRecorded: endIsOpen(trial, facts),
        ...periodsBehind(trial, runs),
      }),
    )
  const episode = dayInterval(episodeStartOf(facts, asOf)?.start)
  const proposed = runs
    .filter((run) => !attested.some(({ trial }) => replaces(trial, run, asOf)))
    .filter((run) => episode === undefined || run.lastDay >= episode.earliest)
    .map(proposalOf)
  const antidepressants = [...attested, ...proposed].filter(({ trial }) => trial.role === 'antidepressant')
  return [
    ...attested,
    ...proposed.filter(
      ({ trial }) =>
        trial.role === 'antidepressant' || antidepressants.some((each) => mayOverlap(each.trial, trial, asOf)),
    ),
  ].sort((a, b) => compare(orderOf(a.trial), orderOf(b.trial)))
}

const orderOf = ({ start, medication, id }: TrialFact): string => `${start ?? '9999'} ${medication} ${id}`
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * An attested trial without a stop is still going on, unless the prescriptions behind it have all ended or are no longer
 * on record: then nobody knows when it ended.
 */
function endIsOpen(trial: TrialFact, facts: readonly Fact[]): boolean {
  if (trial.stop !== undefined || trial.derivedFrom.length === 0) return false
  const behind = facts.filter(
    (fact): fact is MedicationFact => fact.kind === 'medication' && trial.derivedFrom.includes(fact.id),
  )
  return behind.every((fact) => fact.status !== 'active')
}

/**
 * The doses of a trial that was confirmed as it was proposed: its highest dose was not taken from the first day to the last.
 * Where a person changed dose or dates, their word stands alone, and so it does where a prescription names no dose.
 */
function periodsBehind(trial: TrialFact, runs: readonly Run[]): Pick<TrialOnRecord, 'periods'> {
  if (trial.derivedFrom.length === 0) return {}
  const run = runs.find((each) => each.facts.some((fact) => trial.derivedFrom.includes(fact.id)))
  if (!run || run.periods.length === 0 || run.periods.some((period) => period.doseMgPerDay === undefined)) return {}
  const proposed = proposalOf(run).trial
  const asProposed =
    proposed.start === trial.start &&
    proposed.stop === trial.stop &&
    proposed.highestDoseMgPerDay === trial.highestDoseMgPerDay
  return asProposed ? { periods: run.periods } : {}
}

/** Prescriptions and statements of one ingredient that follow each other. */
interface Run {
  medication: string
  role: TrialFact['role']
  facts: MedicationFact[]
  periods: DosePeriod[]
  firstDay: CalendarDate
  /** The last day that this run can mean. */
  lastDay: CalendarDate
  /** Another prescription that starts up to this day belongs to it. */
  reaches: CalendarDate
}

function runsOf(facts: readonly Fact[], asOf: CalendarDate): Run[] {
  const runs: Run[] = []
  const dismissals = facts.filter((fact): fact is TrialDismissalFact => fact.kind === 'trial-dismissal')
  const undated: { fact: MedicationFact; medication: string; role: TrialFact['role'] }[] = []
  const dated = facts.flatMap((fact) => {
    if (fact.kind !== 'medication' || fact.status === 'cancelled' || fact.taken === 'no') return []
    const identified = identifyMedication(fact.concept)
    const roles = identified?.medication.role ?? []
    if (!identified || identified.otherUse !== undefined || identified.medication.class === 'neurosteroid') return []
    if (!roles.includes('antidepressant') && !roles.includes('augmentation')) return []
    const role: TrialFact['role'] = roles.includes('antidepressant') ? 'antidepressant' : 'augmentation'
    const medication = identified.medication.id
    // By its medicine too: a prescription that was amended to another one has not been looked at.
    if (dismissals.some((each) => each.medication === medication && each.derivedFrom.includes(fact.id))) return []
    const start = dayInterval(fact.start)
    if (start === undefined) {
      undated.push({ fact, medication, role })
      return []
    }
    return [
      {
        fact,
        medication,
        role,
        start,
        stop: stopOf(fact, start, asOf),
        doseMgPerDay: dailyDoseMg(fact),
        product: identified,
      },
    ]
  })
  dated.sort((a, b) => compare(a.start.earliest, b.start.earliest) || compare(a.fact.id, b.fact.id))
  for (const { fact, medication, role, ...period } of dated) {
    const stop = period.stop === 'ongoing' ? { earliest: asOf, latest: asOf } : period.stop
    const noEnd = fact.stop === undefined && period.stop !== 'ongoing'
    const reaches = noEnd ? addDays(period.start.latest, reachWithoutEndDays) : addDays(stop.latest, gapWithinTrialDays)
    const before = runs.findLast((run) => run.medication === medication)
    if (before && daysBetween(before.reaches, period.start.earliest) <= 0) {
      before.facts.push(fact)
      before.periods.push(period)
      if (stop.latest > before.lastDay) before.lastDay = stop.latest
      if (reaches > before.reaches) before.reaches = reaches
    } else {
      const firstDay = period.start.earliest
      runs.push({ medication, role, facts: [fact], periods: [period], firstDay, lastDay: stop.latest, reaches })
    }
  }
  for (const { fact, medication, role } of undated) {
    const run = runs.findLast((each) => each.medication === medication)
    if (run) run.facts.push(fact)
    else
      runs.push({ medication, role, facts: [fact], periods: [], firstDay: '0001-01-01', lastDay: asOf, reaches: asOf })
  }
  return runs
}

function stopOf(fact: MedicationFact, start: DayInterval, asOf: CalendarDate): DosePeriod['stop'] {
  const stop = dayInterval(fact.stop)
  if (stop) return { earliest: stop.earliest, latest: stop.latest < asOf ? stop.latest : asOf }
  return fact.status === 'active' ? 'ongoing' : { earliest: start.latest < asOf ? start.latest : asOf, latest: asOf }
}

function proposalOf(run: Run): TrialOnRecord {
  const doses = run.periods.flatMap((period) => period.doseMgPerDay ?? [])
  const ongoing = run.periods.some((period) => period.stop === 'ongoing')
  const last = run.facts.reduce((a, b) => ((a.stop ?? '9999') >= (b.stop ?? '9999') ? a : b))
  const noEnd = !ongoing && run.facts.some((fact) => fact.stop === undefined)
  const start = earliestStart(run)
  const trial: TrialFact = {
    id: `proposed:${run.medication}:${start ?? 'undated'}`,
    reference: run.facts
      .map((fact) => fact.reference)
      .sort()
      .join(', '),
    kind: 'trial',
    medication: run.medication,
    role: run.role,
    ...(doses.length > 0 ? { highestDoseMgPerDay: Math.max(...doses) } : {}),
    ...(start === undefined ? {} : { start }),
    ...(ongoing || noEnd || last.stop === undefined ? {} : { stop: last.stop }),
    outcome: ongoing ? 'unknown' : outcomeFrom(last.statusReason),
    adherence: 'unknown',
    derivedFrom: run.facts.map((fact) => fact.id).sort(),
  }
  return { trial, origin: 'proposed', periods: run.periods, endNotRecorded: noEnd || run.periods.length === 0 }
}

const earliestStart = (run: Run): PartialDate | undefined =>
  run.facts
    .filter((fact) => dayInterval(fact.start)?.earliest === run.firstDay)
    .flatMap((fact) => fact.start ?? [])
    .sort()[0]

const notTolerated = /\b(intoleran|side[ -]?effects?|adverse|sintol|salg|allerg)/i
const didNotWork =
  /\b(no response|non[ -]?response|lack of (efficacy|effect|response)|ineffective|not effective|no (effect|benefit|improvement)|did not (work|respond))/i
const workedPartly = /\bpartial(ly)? respon/i

/** The record's own words for why it was stopped, where they say one thing only. */
function outcomeFrom(reason: string | undefined): TrialOutcome {
  if (reason === undefined) return 'unknown'
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

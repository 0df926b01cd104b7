import { dateOfDayNumber } from '../quantity/day-number.ts'
import type { ThreeValued } from '../quantity/three-valued.ts'
import type { CalendarDate, TrialFact } from '../record/record.ts'
import { atDoseOf } from './judge-dose.ts'
import type { JudgedTrial } from './judge-together.ts'
import type { DurationJudgement, TrialContext, TrialJudgement } from './judge-trial.ts'
import { heldInCombination, nameOfTrialMedicine, questionsAbout, type TrialQuestions } from './medication-of-trial.ts'
import type { Span } from './spans.ts'
import type { Standard } from './standards.ts'
import type { DosePeriod, TrialOnRecord } from './trial-on-record.ts'

export interface AssessedTrial {
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
  /** Stretches that are at or above the minimum dose for certain, within the episode. */
  atDose: { from: CalendarDate; to: CalendarDate }[]
  /** Where prescriptions tell the doses apart: each with its days, earliest to latest. */
  doses?: { from: CalendarDate; to: CalendarDate; mgPerDay?: number; atMinimum: ThreeValued }[]
  /** Other antidepressants that ran beside it long enough to be a combination. */
  combinedWith: string[]
  /** In words, one statement each. */
  reasons: string[]
  /** Link ids of the interview's questions about this trial. */
  questions: TrialQuestions
}

/** A judged trial as it is shown: what was found, in words and dates. */
export function assessTrial(judged: JudgedTrial, standard: Standard, context: TrialContext): AssessedTrial {
  const { onRecord, judgement } = judged
  const { trial, origin, periods } = onRecord
  const combinedWith = judged.combinedWith.length === 0 ? [] : judged.combinedWith.map(nameOfTrialMedicine)
  return {
    trial,
    origin,
    medication: nameOfTrialMedicine(trial),
    adequate: judgement.adequate,
    failed: judgement.failed,
    daysAtDose: judgement.duration.days,
    atDose: judgement.dose.answer === 'yes' ? judgement.atDose.certain.map(inDates) : [],
    doses: periods && periods.length > 0 ? dosesOf(periods, standard, context.asOf) : undefined,
    combinedWith,
    reasons: reasonsOf(onRecord, judgement, standard, context, combinedWith),
    questions: questionsAbout(trial),
  }
}

const inDates = ([from, to]: Span): AssessedTrial['atDose'][number] => ({
  from: dateOfDayNumber(from),
  to: dateOfDayNumber(to),
})

const dosesOf = (periods: readonly DosePeriod[], standard: Standard, asOf: CalendarDate): AssessedTrial['doses'] =>
  periods.map((period) => ({
    from: period.start.earliest,
    to: period.stop === 'ongoing' ? asOf : period.stop.latest,
    mgPerDay: period.doseMgPerDay,
    atMinimum: atDoseOf(period, standard),
  }))

function reasonsOf(
  onRecord: TrialOnRecord,
  { dose, duration }: TrialJudgement,
  standard: Standard,
  context: TrialContext,
  combinedWith: readonly string[],
): string[] {
  const { trial } = onRecord
  const inDose = dose.reason()
  const inTime = durationInWords(onRecord, duration, standard, context)
  const outcome = outcomeInWords(trial, standard)
  const adherence = adherenceInWords(onRecord)
  const reasons =
    trial.adherence === 'not-adherent' ? [inDose, inTime, adherence, outcome] : [inDose, inTime, outcome, adherence]
  const held = trial.role === 'antidepressant' ? heldInCombination(trial) : undefined
  if (held !== undefined)
    reasons.push(`It holds ${held}: beside a trial of ${held} alone it is certain to count only once with it.`)
  if (combinedWith.length > 0)
    reasons.splice(2, 0, `Given together with ${combinedWith.join(' and ')}; each counts as an agent of its own.`)
  return reasons
}

function durationInWords(
  { trial, endNotRecorded }: TrialOnRecord,
  { answer, days, neededWeeks, fault }: DurationJudgement,
  standard: Standard,
  { episodeStart }: TrialContext,
): string {
  switch (fault) {
    case 'no-start':
      return 'When it was started is not known.'
    case 'stops-before-start':
      return `It stops (${trial.stop}) before it starts (${trial.start}).`
    case 'before-episode':
      return `It ended (${trial.stop}) before the current episode began.`
    case 'nothing-beside':
      return 'No adequate antidepressant ran beside it.'
    case undefined:
      break
  }
  const rule =
    trial.role === 'augmentation'
      ? `an augmentation needs at least ${neededWeeks} weeks beside an adequate antidepressant`
      : wordsOf(standard).duration
  const length = `${inWeeks(days ?? { min: 0, max: 0 })} at that dose${episodeStart ? ' within the episode' : ''}`
  if (answer !== 'unknown') return `${length}; ${rule}.`
  const why = endNotRecorded ? 'its end is not recorded' : 'its dates or doses are known only in part'
  return `${length}, because ${why}; ${rule}.`
}

/** With one decimal, rounded down. */
function weeks(days: number): string {
  const tenths = Math.floor((Math.max(0, days) / 7) * 10)
  return tenths % 10 === 0 ? `${tenths / 10}` : `${Math.floor(tenths / 10)}.${tenths % 10}`
}
const inWeeks = ({ min, max }: { min: number; max: number }): string =>
  min === max ? `${weeks(min)} weeks` : `${weeks(min)} to ${weeks(max)} weeks`

const outcomeWords: Record<TrialFact['outcome'], string> = {
  'no-response': 'no response',
  'partial-response': 'partial response',
  response: 'response',
  'lost-response': 'response that was lost',
  intolerance: 'stopped for intolerance',
  ongoing: 'still going on',
  unknown: 'not known',
}

/** What is said of a standard is the same for every trial of a panel: it is put into words once. */
interface StandardInWords {
  duration: string
  outcomes: Partial<Record<TrialFact['outcome'], string>>
}
const standardsInWords = new WeakMap<Standard, StandardInWords>()

function wordsOf(standard: Standard): StandardInWords {
  const known = standardsInWords.get(standard)
  if (known !== undefined) return known
  const duration = `${standard.name} asks for at least ${standard.minimumWeeks} weeks at the minimum dose`
  const made: StandardInWords = { duration, outcomes: {} }
  standardsInWords.set(standard, made)
  return made
}

function outcomeInWords({ outcome }: TrialFact, standard: Standard): string {
  const { outcomes } = wordsOf(standard)
  outcomes[outcome] ??= putOutcomeIntoWords(outcome, standard)
  return outcomes[outcome]
}

function putOutcomeIntoWords(result: TrialFact['outcome'], standard: Standard): string {
  const outcome = `Outcome: ${outcomeWords[result]}`
  switch (result) {
    case 'unknown':
      return 'The outcome is not known; prescriptions do not show it.'
    case 'ongoing':
      return `${outcome}; it cannot be called failed yet.`
    case 'intolerance':
      return `${outcome}; that is not a failure.`
    case 'response':
      return `${outcome}; it did not fail.`
    default: {
      const rule = `under ${standard.name} (${standard.failureRule})`
      const answer = standard.failed[result]
      const verdict =
        answer === 'yes' ? 'counts as failed' : answer === 'no' ? 'does not count as failed' : 'is not settled'
      return `${outcome}; that ${verdict} ${rule}.`
    }
  }
}

function adherenceInWords({ trial, origin }: TrialOnRecord): string {
  if (trial.adherence === 'adherent') return 'It was taken as prescribed.'
  if (trial.adherence === 'not-adherent') return 'It was not taken as prescribed.'
  return origin === 'proposed'
    ? 'Prescriptions do not show whether it was taken as prescribed.'
    : 'Whether it was taken as prescribed is not known.'
}

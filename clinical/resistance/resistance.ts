import { dayInterval } from '../quantity/calendar-date.ts'
import type { ThreeValued } from '../quantity/three-valued.ts'
import { factsAsOf } from '../record/as-of.ts'
import { answerTo } from '../record/interview-answers.ts'
import type { CalendarDate, Fact, PatientRecord, TrialFact, TrialHistoryFact, TrialOutcome } from '../record/record.ts'
import { assessTrial, type TrialAssessment } from './assess-trial.ts'
import { type ElectroconvulsiveTherapy, electroconvulsiveTherapyOf } from './electroconvulsive-therapy.ts'
import { type EpisodeStart, type Evidence, episodeStartOf } from './episode.ts'
import { type SeverityNow, severityOn } from './episode-severity.ts'
import { type JudgedTrial, judgeTogether } from './judge-together.ts'
import type { TrialContext } from './judge-trial.ts'
import { type MaudsleyStaging, stageMaudsley } from './maudsley.ts'
import { ingredientOfTrial, nameOfTrialMedicine } from './medication-of-trial.ts'
import { type MghStaging, stageMgh } from './mgh-s.ts'
import { trialsOnRecord } from './propose-trials.ts'
import type { StagedTrial } from './staging-input.ts'
import { type Standard, type StandardId, standards } from './standards.ts'
import { stageThaseRush, type ThaseRushStaging } from './thase-rush.ts'
import type { TrialOnRecord } from './trial-on-record.ts'

export interface AssessedTrial extends TrialAssessment {
  /** Link ids of the interview's questions about this trial. */
  questions: { outcome: string; adherence: string }
}

export interface Resistance {
  standard: Standard
  /** Undefined while nobody has said when the current episode began. */
  episode?: EpisodeStart
  severity: SeverityNow
  trials: AssessedTrial[]
  /**
   * Different antidepressants that failed an adequate trial: for certain, and at most among the trials on record.
   * More may exist while the history is not attested as complete.
   */
  adequateFailedTrials: { definite: number; possible: number }
  /** Has somebody attested that the list of trials is all of this episode? `unknown` while nobody has said. */
  historyComplete: ThreeValued
  historyEvidence?: Evidence
  electroconvulsiveTherapy: ElectroconvulsiveTherapy
  maudsley: MaudsleyStaging
  thaseRush: ThaseRushStaging
  mgh: MghStaging
}

/**
 * What is known of treatment resistance on a day, under a named standard. Pure; the order of the facts never matters.
 * Throws RangeError on an unknown standard.
 */
export const resistance = (record: PatientRecord, asOf: CalendarDate, standard: StandardId | Standard): Resistance =>
  resistanceOf(factsAsOf(record, asOf), asOf, standard)

/** The same from the facts of the day, for whoever has them already. */
export function resistanceOf(facts: readonly Fact[], asOf: CalendarDate, chosen: StandardId | Standard): Resistance {
  const standard = typeof chosen === 'string' ? standards[chosen] : chosen
  if (!standard) throw new RangeError(`There is no standard "${chosen}". Known: ${Object.keys(standards).join(', ')}.`)
  const episode = episodeStartOf(facts, asOf)
  const episodeStart = dayInterval(episode?.start)
  const context: TrialContext = { asOf, ...(episodeStart ? { episodeStart } : {}) }
  const onRecord = trialsOnRecord(facts, asOf).map((each) => withAnswers(each, facts, asOf))
  const history = historyOf(facts, asOf)
  const judged = judgeTogether(onRecord, standard, context, history.complete)
  const trials = judged.map(({ onRecord: each, judgement, combinedWith }) =>
    // Not spread: what it works out only when read would be read here.
    Object.assign(assessTrial(each, judgement, standard, context, combinedWith.map(nameOfTrialMedicine)), {
      questions: questionsAbout(each.trial),
    }),
  )
  const antidepressants = trials.filter(({ trial }) => trial.role === 'antidepressant')
  const count = (counted: TrialAssessment[]) => new Set(counted.map(({ trial }) => ingredientOfTrial(trial))).size
  const definite = count(antidepressants.filter(({ failed }) => failed === 'yes'))
  const possible = count(antidepressants.filter(({ failed }) => failed !== 'no'))
  const severity = severityOn(facts, asOf)
  const electroconvulsiveTherapy = electroconvulsiveTherapyOf(facts, asOf, episodeStart)
  const rest = { historyComplete: history.complete, electroconvulsiveTherapy }
  // A determination asks for none of the stagings: each is worked out when it is read.
  const maudsley = once(() =>
    stageMaudsley({
      asOf,
      ...(episodeStart ? { episodeStart } : {}),
      severity: { ...severity, psychotic: psychoticNow(severity, facts, asOf) },
      failed: { min: definite, max: history.complete === 'yes' ? possible : Number.POSITIVE_INFINITY },
      augmentation: augmentationUsed(trials, history.complete),
      electroconvulsiveTherapy: electroconvulsiveTherapy.used,
      facts: [
        ...(episode ? [episode.evidence] : []),
        ...severity.evidence.slice(0, 1),
        ...trials.filter(countsForMaudsley).map(({ trial, medication }) => ({
          reference: trial.reference,
          text: trial.role === 'augmentation' ? `+ ${medication}` : `${medication}: adequate and failed`,
        })),
        ...electroconvulsiveTherapy.evidence,
      ],
    }),
  )
  const thaseRush = once(() => stageThaseRush({ ...rest, trials: judged.map(asStaged) }))
  const mgh = once(() => {
    const bySixWeeks =
      standard.id === 'mgh-atrq' ? judged : judgeTogether(onRecord, standards['mgh-atrq'], context, history.complete)
    return stageMgh({ ...rest, trials: bySixWeeks.map(asStaged) })
  })
  return {
    standard,
    ...(episode ? { episode } : {}),
    severity,
    trials,
    adequateFailedTrials: { definite, possible },
    historyComplete: history.complete,
    ...(history.evidence ? { historyEvidence: history.evidence } : {}),
    electroconvulsiveTherapy,
    get maudsley() {
      return maudsley()
    },
    get thaseRush() {
      return thaseRush()
    },
    get mgh() {
      return mgh()
    },
  }
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

const countsForMaudsley = ({ trial, failed, origin }: TrialAssessment): boolean =>
  trial.role === 'augmentation' ? origin === 'attested' : failed === 'yes'

const asStaged = ({ onRecord, judgement, onlyCombined }: JudgedTrial): StagedTrial => ({
  onRecord,
  name: nameOfTrialMedicine(onRecord.trial),
  adequate: judgement.adequate,
  failed: judgement.failed,
  onlyCombined,
})

/** Link ids of the questions about one trial: by medicine and start, so that another trial never changes them. */
const questionsAbout = ({ medication, start }: TrialFact): AssessedTrial['questions'] => {
  const name = `${ingredientOfTrial({ medication }).replaceAll(/[^a-z0-9]+/g, '-')}:${start ?? 'undated'}`
  return { outcome: `trial-outcome:${name}`, adherence: `trial-adherence:${name}` }
}

const outcomes: TrialOutcome[] = [
  'no-response',
  'partial-response',
  'response',
  'lost-response',
  'intolerance',
  'ongoing',
  'unknown',
]

/** The interview fills in what the trial leaves unknown; it never changes what a person entered. */
function withAnswers(onRecord: TrialOnRecord, facts: readonly Fact[], asOf: CalendarDate): TrialOnRecord {
  const { trial } = onRecord
  if (trial.outcome !== 'unknown' && trial.adherence !== 'unknown') return onRecord
  const questions = questionsAbout(trial)
  const filled = { ...trial }
  if (trial.outcome === 'unknown') {
    const outcome = answerTo(facts, questions.outcome, asOf)?.detail
    filled.outcome = outcomes.find((each) => each === outcome) ?? 'unknown'
  }
  if (trial.adherence === 'unknown') {
    const adherence = answerTo(facts, questions.adherence, asOf)?.answer
    filled.adherence = adherence === 'yes' ? 'adherent' : adherence === 'no' ? 'not-adherent' : 'unknown'
  }
  return { ...onRecord, trial: filled }
}

function historyOf(facts: readonly Fact[], asOf: CalendarDate): { complete: ThreeValued; evidence?: Evidence } {
  const attested = facts
    .filter((fact): fact is TrialHistoryFact => fact.kind === 'trial-history')
    .map(({ complete, on, attestedBy, reference }) => ({ complete, on, by: attestedBy, reference }))
  const answer = answerTo(facts, 'trial-history-complete', asOf)
  if (answer && answer.answer !== 'unknown')
    attested.push({
      complete: answer.answer === 'yes',
      on: answer.on,
      by: answer.answeredBy ?? 'not named',
      reference: answer.reference,
    })
  // On one day the no stands: a list that somebody called incomplete is not complete.
  const newest = attested.sort((a, b) =>
    a.on < b.on ? 1 : a.on > b.on ? -1 : Number(a.complete) - Number(b.complete),
  )[0]
  if (!newest) return { complete: 'unknown' }
  const says = newest.complete ? 'complete' : 'not complete'
  return {
    complete: newest.complete ? 'yes' : 'no',
    evidence: {
      reference: newest.reference,
      text: `History of trials called ${says} on ${newest.on} by ${newest.by}.`,
    },
  }
}

function psychoticNow({ psychotic }: SeverityNow, facts: readonly Fact[], asOf: CalendarDate): ThreeValued {
  return psychotic === 'unknown' ? (answerTo(facts, 'psychosis', asOf)?.answer ?? 'unknown') : psychotic
}

/** An attested augmentation is one; none is known only from a complete history without an open proposal of one. */
function augmentationUsed(trials: TrialAssessment[], complete: ThreeValued): ThreeValued {
  const augmentations = trials.filter(({ trial }) => trial.role === 'augmentation')
  if (augmentations.some(({ origin }) => origin === 'attested')) return 'yes'
  return augmentations.length === 0 && complete === 'yes' ? 'no' : 'unknown'
}

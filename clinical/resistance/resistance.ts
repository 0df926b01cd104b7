import { dayInterval } from '../quantity/calendar-date.ts'
import type { ThreeValued } from '../quantity/three-valued.ts'
import { type DayFacts, factsOfDay } from '../record/as-of.ts'
import type { Answers } from '../record/interview-answers.ts'
import type { CalendarDate, PatientRecord, TrialFact, TrialOutcome } from '../record/record.ts'
import { type AssessedTrial, assessTrial } from './assess-trial.ts'
import { type ElectroconvulsiveTherapy, electroconvulsiveTherapyOf } from './electroconvulsive-therapy.ts'
import { type EpisodeStart, type Evidence, episodeStartOf } from './episode.ts'
import { type SeverityNow, severityOn } from './episode-severity.ts'
import { judgeTogether } from './judge-together.ts'
import type { TrialContext } from './judge-trial.ts'
import type { MaudsleyStaging } from './maudsley.ts'
import { heldInCombination, ingredientOfTrial, questionsAbout } from './medication-of-trial.ts'
import type { MghStaging } from './mgh-s.ts'
import { trialsOnRecord } from './propose-trials.ts'
import { maudsleyOf, mghOf, type StagingBasis, thaseRushOf } from './stagings.ts'
import { type Standard, type StandardId, standards } from './standards.ts'
import type { ThaseRushStaging } from './thase-rush.ts'
import type { TrialOnRecord } from './trial-on-record.ts'

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

/** A determination asks for none of the stagings: each is worked out when it is read. */
class ResistanceOnDay implements Resistance {
  readonly standard: Standard
  readonly episode: EpisodeStart | undefined
  readonly severity: SeverityNow
  readonly trials: AssessedTrial[]
  readonly adequateFailedTrials: Resistance['adequateFailedTrials']
  readonly historyComplete: ThreeValued
  readonly historyEvidence: Evidence | undefined
  readonly electroconvulsiveTherapy: ElectroconvulsiveTherapy
  readonly #basis: StagingBasis
  #maudsley: MaudsleyStaging | undefined
  #thaseRush: ThaseRushStaging | undefined
  #mgh: MghStaging | undefined

  constructor(basis: StagingBasis, historyEvidence: Evidence | undefined) {
    this.standard = basis.standard
    this.episode = basis.episode
    this.severity = basis.severity
    this.trials = basis.trials
    this.adequateFailedTrials = basis.failed
    this.historyComplete = basis.historyComplete
    this.historyEvidence = historyEvidence
    this.electroconvulsiveTherapy = basis.electroconvulsiveTherapy
    this.#basis = basis
  }

  get maudsley(): MaudsleyStaging {
    this.#maudsley ??= maudsleyOf(this.#basis)
    return this.#maudsley
  }

  get thaseRush(): ThaseRushStaging {
    this.#thaseRush ??= thaseRushOf(this.#basis)
    return this.#thaseRush
  }

  get mgh(): MghStaging {
    this.#mgh ??= mghOf(this.#basis)
    return this.#mgh
  }

  /** As it is sent and kept: with the stagings. */
  toJSON(): Resistance {
    return { ...this, maudsley: this.maudsley, thaseRush: this.thaseRush, mgh: this.mgh }
  }
}

/**
 * What is known of treatment resistance on a day, under a named standard. Pure; the order of the facts never matters.
 * Throws RangeError on an unknown standard.
 */
export const resistance = (record: PatientRecord, asOf: CalendarDate, standard: StandardId | Standard): Resistance =>
  resistanceOf(factsOfDay(record, asOf), standard)

/** The same from the facts of the day, for whoever has them already. */
export function resistanceOf(day: DayFacts, chosen: StandardId | Standard): Resistance {
  const standard = typeof chosen === 'string' ? standards[chosen] : chosen
  if (!standard) throw new RangeError(`There is no standard "${chosen}". Known: ${Object.keys(standards).join(', ')}.`)
  const episode = episodeStartOf(day)
  const episodeStart = dayInterval(episode?.start)
  const context: TrialContext = { asOf: day.asOf, episodeStart }
  const proposed = trialsOnRecord(day, episode)
  const onRecord =
    day.answers.questions.length === 0 ? proposed : proposed.map((each) => withAnswers(each, day.answers))
  const history = historyOf(day)
  const judged = judgeTogether(onRecord, standard, context, history.complete)
  const trials = judged.map((each) => assessTrial(each, standard, context))
  const basis: StagingBasis = {
    day,
    standard,
    context,
    episode,
    severity: severityOn(day),
    judged,
    trials,
    failed: {
      definite: countDifferent(
        trials,
        ({ failed }) => failed === 'yes',
        (trial) => heldInCombination(trial) ?? ingredientOfTrial(trial),
      ),
      possible: countDifferent(trials, ({ failed }) => failed !== 'no', ingredientOfTrial),
    },
    historyComplete: history.complete,
    electroconvulsiveTherapy: electroconvulsiveTherapyOf(day, episodeStart),
  }
  return new ResistanceOnDay(basis, history.evidence)
}

/**
 * Different antidepressants among the trials that count. Whether a fixed combination is another one than its
 * antidepressant alone no standard says: for certain they count as one, at most as two.
 */
function countDifferent(
  trials: readonly AssessedTrial[],
  counts: (trial: AssessedTrial) => boolean,
  what: (trial: TrialFact) => string,
): number {
  const found: string[] = []
  for (const each of trials) {
    if (each.trial.role !== 'antidepressant' || !counts(each)) continue
    const ingredient = what(each.trial)
    if (!found.includes(ingredient)) found.push(ingredient)
  }
  return found.length
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
function withAnswers(onRecord: TrialOnRecord, answers: Answers): TrialOnRecord {
  const { trial } = onRecord
  let { outcome, adherence } = trial
  if (outcome !== 'unknown' && adherence !== 'unknown') return onRecord
  const questions = questionsAbout(trial)
  if (outcome === 'unknown') {
    const detail = answers.to(questions.outcome)?.detail
    outcome = outcomes.find((each) => each === detail) ?? 'unknown'
  }
  if (adherence === 'unknown') {
    const answer = answers.to(questions.adherence)?.answer
    if (answer === 'yes') adherence = 'adherent'
    else if (answer === 'no') adherence = 'not-adherent'
  }
  if (outcome === trial.outcome && adherence === trial.adherence) return onRecord
  return { ...onRecord, trial: { ...trial, outcome, adherence } }
}

const noHistory = { complete: 'unknown', evidence: undefined } as const

function historyOf({ trialHistories, answers }: DayFacts): { complete: ThreeValued; evidence: Evidence | undefined } {
  const answer = answers.to('trial-history-complete')
  if (trialHistories.length === 0 && (!answer || answer.answer === 'unknown')) return noHistory
  const attested = trialHistories.map(({ complete, on, attestedBy, reference }) => ({
    complete,
    on,
    by: attestedBy,
    reference,
  }))
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
  if (!newest) return noHistory
  const says = newest.complete ? 'complete' : 'not complete'
  return {
    complete: newest.complete ? 'yes' : 'no',
    evidence: {
      reference: newest.reference,
      text: `History of trials called ${says} on ${newest.on} by ${newest.by}.`,
    },
  }
}

import { type DayInterval, dayInterval } from '../quantity/calendar-date.ts'
import type { ThreeValued } from '../quantity/three-valued.ts'
import type { DayFacts } from '../record/as-of.ts'
import type { AssessedTrial } from './assess-trial.ts'
import type { ElectroconvulsiveTherapy } from './electroconvulsive-therapy.ts'
import type { EpisodeStart } from './episode.ts'
import type { SeverityNow } from './episode-severity.ts'
import { type JudgedTrial, judgeTogether } from './judge-together.ts'
import type { TrialContext } from './judge-trial.ts'
import { type MaudsleyStaging, stageMaudsley } from './maudsley.ts'
import { nameOfTrialMedicine } from './medication-of-trial.ts'
import { type MghStaging, stageMgh } from './mgh-s.ts'
import { overlap } from './spans.ts'
import type { StagedTrial } from './staging-input.ts'
import { type Standard, standards } from './standards.ts'
import { stageThaseRush, type ThaseRushStaging } from './thase-rush.ts'

/** All that the stagings of one patient rest on. */
export interface StagingBasis {
  day: DayFacts
  standard: Standard
  context: TrialContext
  episode: EpisodeStart | undefined
  severity: SeverityNow
  judged: readonly JudgedTrial[]
  trials: AssessedTrial[]
  failed: { definite: number; possible: number }
  historyComplete: ThreeValued
  electroconvulsiveTherapy: ElectroconvulsiveTherapy
}

export function maudsleyOf(basis: StagingBasis): MaudsleyStaging {
  const { day, episode, severity, trials, failed, historyComplete, electroconvulsiveTherapy } = basis
  const episodeStart: DayInterval | undefined = dayInterval(episode?.start)
  return stageMaudsley({
    asOf: day.asOf,
    ...(episodeStart ? { episodeStart } : {}),
    severity: { ...severity, psychotic: psychoticNow(severity, day) },
    failed: { min: failed.definite, max: historyComplete === 'yes' ? failed.possible : Number.POSITIVE_INFINITY },
    augmentation: augmentationUsed(trials, historyComplete),
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
  })
}

export const thaseRushOf = ({ judged, historyComplete, electroconvulsiveTherapy }: StagingBasis): ThaseRushStaging =>
  stageThaseRush({ historyComplete, electroconvulsiveTherapy, trials: asStaged(judged) })

export function mghOf(basis: StagingBasis): MghStaging {
  const { judged, standard, context, historyComplete, electroconvulsiveTherapy } = basis
  const onRecord = judged.map((each) => each.onRecord)
  const bySixWeeks =
    standard.id === 'mgh-atrq' ? judged : judgeTogether(onRecord, standards['mgh-atrq'], context, historyComplete)
  return stageMgh({ historyComplete, electroconvulsiveTherapy, trials: asStaged(bySixWeeks) })
}

const countsForMaudsley = ({ trial, failed, origin }: AssessedTrial): boolean =>
  trial.role === 'augmentation' ? origin === 'attested' : failed === 'yes'

const asStaged = (all: readonly JudgedTrial[]): StagedTrial[] =>
  all.map((each) => ({
    onRecord: each.onRecord,
    name: nameOfTrialMedicine(each.onRecord.trial),
    adequate: each.judgement.adequate,
    failed: each.judgement.failed,
    onlyCombined: each.onlyCombined,
    besideFailed: each.onRecord.trial.role === 'augmentation' ? besideFailed(each, all) : 'no',
  }))

/** Did it run beside an antidepressant that failed? Beside none but such as did not, no. */
function besideFailed({ judgement: { atDose } }: JudgedTrial, all: readonly JudgedTrial[]): ThreeValued {
  let found: ThreeValued = 'no'
  for (const { onRecord, judgement } of all) {
    if (onRecord.trial.role !== 'antidepressant' || judgement.failed === 'no') continue
    if (judgement.failed === 'yes' && overlap(atDose.certain, judgement.atDose.certain).length > 0) return 'yes'
    if (overlap(atDose.possible, judgement.atDose.possible).length > 0) found = 'unknown'
  }
  return found
}

const psychoticNow = ({ psychotic }: SeverityNow, { answers }: DayFacts): ThreeValued =>
  psychotic === 'unknown' ? (answers.to('psychosis')?.answer ?? 'unknown') : psychotic

/** An attested augmentation is one; none is known only from a complete history without an open proposal of one. */
function augmentationUsed(trials: readonly AssessedTrial[], complete: ThreeValued): ThreeValued {
  const augmentations = trials.filter(({ trial }) => trial.role === 'augmentation')
  if (augmentations.some(({ origin }) => origin === 'attested')) return 'yes'
  return augmentations.length === 0 && complete === 'yes' ? 'no' : 'unknown'
}

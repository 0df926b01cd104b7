import type { ThreeValued } from '../quantity/three-valued.ts'
import type { TrialFact } from '../record/record.ts'
import { judgeTrial, type TrialContext, type TrialJudgement } from './judge-trial.ts'
import { ingredientOfTrial } from './medication-of-trial.ts'
import { gapWithinTrialDays } from './propose-trials.ts'
import { joined, longest, overlap, type Span, without } from './spans.ts'
import type { Standard } from './standards.ts'
import type { TrialOnRecord } from './trial-on-record.ts'

/** A trial judged beside the others: what it was combined with, and whether it ever ran without them. */
export interface JudgedTrial {
  onRecord: TrialOnRecord
  judgement: TrialJudgement
  combinedWith: TrialFact[]
  /** Never adequate without an antidepressant that began before it. */
  onlyCombined: boolean
}

/**
 * Judges the trials of a record: antidepressants first, then what was added to them, since an augmentation counts only
 * beside an adequate antidepressant. While the list may be incomplete an antidepressant may be missing from it: what an
 * augmentation ran beside is then unknown rather than nothing.
 */
export function judgeTogether(
  trials: readonly TrialOnRecord[],
  standard: Standard,
  context: TrialContext,
  historyComplete: ThreeValued,
): JudgedTrial[] {
  if (trials.length === 0) return []
  let adequateOnes = 0
  const judgements = trials.map((onRecord) => {
    const judgement = onRecord.trial.role === 'antidepressant' ? judgeTrial(onRecord, standard, context) : undefined
    if (judgement?.adequate === 'yes') adequateOnes += 1
    return judgement
  })
  const adequate = adequateOnes > 1 ? adequateOf(trials, judgements) : none
  const beside = judgements.includes(undefined) ? antidepressantTime(judgements, historyComplete) : undefined
  return trials.map((onRecord, at): JudgedTrial => {
    const judgement = judgements[at]
    if (judgement?.adequate === 'yes' && adequateOnes > 1) return combinationOf(onRecord, judgement, adequate, standard)
    return {
      onRecord,
      judgement: judgement ?? judgeTrial(onRecord, standard, { ...context, beside }),
      combinedWith: [],
      onlyCombined: false,
    }
  })
}

type JudgedAdequate = readonly [TrialOnRecord, TrialJudgement]
const none: readonly JudgedAdequate[] = []

function adequateOf(
  trials: readonly TrialOnRecord[],
  judgements: readonly (TrialJudgement | undefined)[],
): JudgedAdequate[] {
  const found: JudgedAdequate[] = []
  trials.forEach((onRecord, at) => {
    const judgement = judgements[at]
    if (judgement?.adequate === 'yes') found.push([onRecord, judgement])
  })
  return found
}

/** When an adequate antidepressant ran, for what was added to it. */
function antidepressantTime(
  judgements: readonly (TrialJudgement | undefined)[],
  historyComplete: ThreeValued,
): NonNullable<TrialContext['beside']> {
  const certain: Span[] = []
  const possible: Span[] = []
  for (const judgement of judgements) {
    if (judgement?.adequate === 'yes') certain.push(...judgement.atDose.certain)
    if (judgement && judgement.adequate !== 'no') possible.push(...judgement.atDose.possible)
  }
  return {
    certain: joined(certain, gapWithinTrialDays),
    possible: historyComplete === 'yes' ? joined(possible, gapWithinTrialDays) : always,
  }
}

const always: Span[] = [[Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]]

/** Two antidepressants are a combination once both ran at dose together for as long as a trial takes; a change-over is none. */
function combinationOf(
  onRecord: TrialOnRecord,
  judgement: TrialJudgement,
  all: readonly JudgedAdequate[],
  { minimumWeeks }: Standard,
): JudgedTrial {
  const needed = minimumWeeks * 7
  const { trial } = onRecord
  const { certain } = judgement.atDose
  const together = all.filter(
    ([other, { atDose }]) =>
      other.trial !== trial &&
      longest(joined(overlap(certain, atDose.certain), gapWithinTrialDays)) >= needed &&
      ingredientOfTrial(other.trial) !== ingredientOfTrial(trial),
  )
  const earlier = together.filter(([, { atDose }]) => (atDose.certain[0]?.[0] ?? 0) < (certain[0]?.[0] ?? 0))
  return {
    onRecord,
    judgement,
    combinedWith: together.map(([other]) => other.trial),
    onlyCombined:
      earlier.length > 0 &&
      longest(
        without(
          certain,
          earlier.flatMap(([, { atDose }]) => atDose.certain),
        ),
      ) < needed,
  }
}

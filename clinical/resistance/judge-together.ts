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
  const judged = new Map<TrialOnRecord, TrialJudgement>()
  const certain: Span[] = []
  const possible: Span[] = []
  for (const onRecord of trials) {
    if (onRecord.trial.role !== 'antidepressant') continue
    const judgement = judgeTrial(onRecord, standard, context)
    judged.set(onRecord, judgement)
    if (judgement.adequate === 'yes') certain.push(...judgement.atDose.certain)
    if (judgement.adequate !== 'no') possible.push(...judgement.atDose.possible)
  }
  const beside = {
    certain: joined(certain, gapWithinTrialDays),
    possible: historyComplete === 'yes' ? joined(possible, gapWithinTrialDays) : always,
  }
  const adequate = [...judged].filter(([, { adequate: answer }]) => answer === 'yes')
  return trials.map((onRecord) => {
    const judgement = judged.get(onRecord) ?? judgeTrial(onRecord, standard, { ...context, beside })
    return { onRecord, judgement, ...combinationOf(onRecord, judgement, adequate, standard) }
  })
}

const always: Span[] = [[Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]]

/** Two antidepressants are a combination once both ran at dose together for as long as a trial takes; a change-over is none. */
function combinationOf(
  { trial }: TrialOnRecord,
  { adequate, atDose: { certain } }: TrialJudgement,
  all: readonly (readonly [TrialOnRecord, TrialJudgement])[],
  { minimumWeeks }: Standard,
): Pick<JudgedTrial, 'combinedWith' | 'onlyCombined'> {
  if (adequate !== 'yes' || trial.role !== 'antidepressant' || all.length < 2)
    return { combinedWith: [], onlyCombined: false }
  const enough = (spans: readonly Span[]) => longest(joined(spans, gapWithinTrialDays)) >= minimumWeeks * 7
  const together = all.filter(
    ([other, judgement]) =>
      ingredientOfTrial(other.trial) !== ingredientOfTrial(trial) && enough(overlap(certain, judgement.atDose.certain)),
  )
  const earlier = together.filter(([, { atDose }]) => (atDose.certain[0]?.[0] ?? 0) < (certain[0]?.[0] ?? 0))
  const alone = without(
    certain,
    earlier.flatMap(([, { atDose }]) => atDose.certain),
  )
  return {
    combinedWith: together.map(([other]) => other.trial),
    onlyCombined: earlier.length > 0 && longest(alone) < minimumWeeks * 7,
  }
}

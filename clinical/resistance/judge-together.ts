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
    const combined = adequate.length > 1 && judgement.adequate === 'yes' && onRecord.trial.role === 'antidepressant'
    return { onRecord, judgement, ...(combined ? combinationOf(onRecord, judgement, adequate, standard) : alone) }
  })
}

const alone: Pick<JudgedTrial, 'combinedWith' | 'onlyCombined'> = { combinedWith: [], onlyCombined: false }

const always: Span[] = [[Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]]

/** Two antidepressants are a combination once both ran at dose together for as long as a trial takes; a change-over is none. */
function combinationOf(
  { trial }: TrialOnRecord,
  { atDose: { certain } }: TrialJudgement,
  all: readonly (readonly [TrialOnRecord, TrialJudgement])[],
  { minimumWeeks }: Standard,
): Pick<JudgedTrial, 'combinedWith' | 'onlyCombined'> {
  const needed = minimumWeeks * 7
  const together = all.filter(
    ([other, { atDose }]) =>
      other.trial !== trial &&
      longest(joined(overlap(certain, atDose.certain), gapWithinTrialDays)) >= needed &&
      ingredientOfTrial(other.trial) !== ingredientOfTrial(trial),
  )
  if (together.length === 0) return alone
  const earlier = together.filter(([, { atDose }]) => (atDose.certain[0]?.[0] ?? 0) < (certain[0]?.[0] ?? 0))
  const rest = without(
    certain,
    earlier.flatMap(([, { atDose }]) => atDose.certain),
  )
  return {
    combinedWith: together.map(([other]) => other.trial),
    onlyCombined: earlier.length > 0 && longest(rest) < needed,
  }
}

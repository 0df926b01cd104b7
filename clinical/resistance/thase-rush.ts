import type { Source } from '../quantity/source.ts'
import type { Evidence } from './episode.ts'
import { factOf, openQuestions, type StagedMedicine, type StagingInput, staged } from './staging-input.ts'

/** Thase–Rush stage, 0 to 5 (V): at least and at most. Equal where everything is known. */
export interface ThaseRushStaging {
  stage: { min: number; max: number }
  facts: Evidence[]
  /** What would make it exact, in words. */
  missing: string[]
}

export const thaseRushSource: Source = {
  citation:
    'Thase and Rush: I one adequate failure; II a second in a distinctly different class; III and a tricyclic; IV and an MAOI; V and bilateral ECT',
  evidence: 'unverified',
}

const stages = ['0', 'I', 'II', 'III', 'IV', 'V']
const highest = stages.length - 1

/** As Roman numerals, as the field writes them; 0 stays 0. */
export const romanStage = (stage: number): string => stages[stage] ?? String(stage)

/**
 * Each stage needs the one before it. Two trials in one class stay in stage I. Whether a tricyclic that was itself the
 * second class makes stage II or III our source does not say, nor the same of an MAOI: the stage is then given as a range.
 * A medicine that is not in our table may be of any class.
 */
export function stageThaseRush({ trials, historyComplete, electroconvulsiveTherapy }: StagingInput): ThaseRushStaging {
  const medicines = staged(trials)
  const certain = medicines.filter(({ failed }) => failed === 'yes')
  const { bilateralFailed, evidence, used } = electroconvulsiveTherapy
  const min = stageOf(certain, bilateralFailed === 'yes', 'further')
  const most = bilateralFailed === 'no' ? highest - 1 : highest
  const max = historyComplete === 'yes' ? stageOf(medicines, bilateralFailed !== 'no', 'any') : most
  const reading = certain.length > 0 && min < stageOf(certain, bilateralFailed === 'yes', 'any')
  return {
    stage: { min, max: Math.max(min, max) },
    facts: [...medicines.flatMap((medicine) => medicine.trials.map(factOf)), ...(used === 'unknown' ? [] : evidence)],
    missing: [
      ...openQuestions(medicines, historyComplete),
      ...(max === highest && bilateralFailed === 'unknown'
        ? ['whether bilateral electroconvulsive therapy was given and failed']
        : []),
      ...(reading ? ['a published reading of a tricyclic or MAOI that was itself the second class'] : []),
    ],
  }
}

/** @param tricyclic `further`: it and an MAOI come on top of two other classes; `any`: they may be one of the two */
function stageOf(medicines: readonly StagedMedicine[], bilateral: boolean, tricyclic: 'further' | 'any'): number {
  if (medicines.length === 0) return 0
  const classes = new Set(medicines.flatMap((each) => each.class ?? []))
  let ofAnyClass = medicines.filter((each) => each.class === undefined).length
  const count = classes.size + ofAnyClass
  const has = (name: 'tca' | 'maoi') => classes.has(name) || ofAnyClass-- > 0
  const enough = (further: number) => tricyclic === 'any' || count >= 2 + further
  if (count < 2) return 1
  if (!has('tca') || !enough(1)) return 2
  if (!has('maoi') || !enough(2)) return 3
  return bilateral ? highest : highest - 1
}

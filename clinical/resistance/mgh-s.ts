import type { Source } from '../quantity/source.ts'
import type { ThreeValued } from '../quantity/three-valued.ts'
import type { Evidence } from './episode.ts'
import { factOf, openQuestions, type StagedTrial, type StagingInput, staged } from './staging-input.ts'

/** Massachusetts General Hospital staging: at least, and at most; `null`: nothing bounds it while trials may be missing. */
export interface MghStaging {
  score: { min: number; max: number | null }
  facts: Evidence[]
  /** What would make it exact, in words. */
  missing: string[]
}

export const mghStagingSource: Source = {
  citation:
    'Massachusetts General Hospital staging: 1 point for each failed trial of at least six weeks, 0.5 for each optimisation of dose or duration and each augmentation or combination within it, 3 for failed ECT',
  evidence: 'unverified',
}

const points = { trial: 1, step: 0.5, electroconvulsiveTherapy: 3 } as const

interface Points {
  min: number
  max: number
}

/** Trials are those that MGH-ATRQ calls adequate and failed (six weeks), whatever standard the evaluation uses. */
export function stageMgh({ trials, historyComplete, electroconvulsiveTherapy }: StagingInput): MghStaging {
  const medicines = staged(trials)
  const counted = medicines.map(({ trials: [first], failed, trials: all }) => {
    const own = first
      ? pointsOfTrial(
          failed,
          all.every(({ onlyCombined }) => onlyCombined),
        )
      : { min: 0, max: 0 }
    return add(own, optimisationOf(failed, all))
  })
  const augmentations = trials.filter(
    ({ onRecord: { trial }, adequate, besideFailed }) =>
      trial.role === 'augmentation' && adequate !== 'no' && besideFailed !== 'no',
  )
  const steps = augmentations.map(({ onRecord, adequate, besideFailed }) =>
    stepOf(adequate === 'yes' && besideFailed === 'yes' && onRecord.origin === 'attested'),
  )
  const { failed: ectFailed, evidence, used } = electroconvulsiveTherapy
  const ect = scaled(ectFailed, points.electroconvulsiveTherapy)
  const total = [...counted, ...(medicines.length > 0 ? steps : []), ect].reduce(add, { min: 0, max: 0 })
  return {
    score: { min: total.min, max: historyComplete === 'yes' ? total.max : null },
    facts: [
      ...medicines.flatMap((medicine) => medicine.trials.map(factOf)),
      ...augmentations.map(({ onRecord, name }) => ({ reference: onRecord.trial.reference, text: `+ ${name}` })),
      ...(used === 'unknown' ? [] : evidence),
    ],
    missing: [
      ...openQuestions(medicines, historyComplete),
      ...medicines
        .filter(({ trials: all }) => all.every(({ onRecord }) => onRecord.trial.optimised === undefined))
        .map(({ name }) => `whether dose or duration of ${name} was optimised`),
      ...augmentations
        .filter(({ adequate }) => adequate === 'unknown')
        .map(({ name }) => `whether ${name} was adequate`),
      ...(ectFailed === 'unknown' ? ['whether electroconvulsive therapy was given and failed'] : []),
    ],
  }
}

/** A combination that never ran alone is a trial to some and a step within the other trial to others. */
const pointsOfTrial = (failed: ThreeValued, onlyCombined: boolean): Points => ({
  min: failed === 'yes' ? (onlyCombined ? points.step : points.trial) : 0,
  max: points.trial,
})

function optimisationOf(failed: ThreeValued, trials: readonly StagedTrial[]): Points {
  const said = trials.flatMap(({ onRecord }) => onRecord.trial.optimised ?? [])
  if (said.length === 0) return { min: 0, max: 2 * points.step }
  const steps = (['dose', 'duration'] as const).filter((what) => said.some((each) => each === what || each === 'both'))
  return scaled(failed, steps.length * points.step)
}

const stepOf = (certain: boolean): Points => ({ min: certain ? points.step : 0, max: points.step })

const scaled = (answer: ThreeValued, value: number): Points => ({
  min: answer === 'yes' ? value : 0,
  max: answer === 'no' ? 0 : value,
})

const add = (a: Points, b: Points): Points => ({ min: a.min + b.min, max: a.max + b.max })

import type { MaudsleyDimension, MaudsleyStaging, MghStaging, Resistance } from '../../clinical/resistance/index.ts'

const dimensions: readonly (readonly [MaudsleyDimension, name: string, byPoints: Record<number, string>])[] = [
  ['episode-duration', 'duration', { 1: 'up to 12 months', 2: '13 to 24 months', 3: 'over 24 months' }],
  [
    'symptom-severity',
    'severity',
    { 1: 'below an episode', 2: 'mild', 3: 'moderate', 4: 'severe without psychosis', 5: 'severe with psychosis' },
  ],
  [
    'failed-antidepressants',
    'failures',
    {
      0: 'no failure',
      1: '1–2 failures',
      2: '3–4 failures',
      3: '5–6 failures',
      4: '7–10 failures',
      5: 'over 10 failures',
    },
  ],
  ['augmentation', 'augmentation', { 0: 'no augmentation', 1: 'augmentation' }],
  ['electroconvulsive-therapy', 'ECT', { 0: 'no ECT', 1: 'ECT' }],
]

/** How the score comes about: `13 to 24 months 2`, or `duration not known`. */
export function dimensionWords({ points }: Pick<MaudsleyStaging, 'points'>): { words: string; known: boolean }[] {
  return dimensions.map(([dimension, name, byPoints]) => {
    const given = points[dimension]
    return given === undefined
      ? { words: `${name} not known`, known: false }
      : { words: `${byPoints[given] ?? name} ${given}`, known: true }
  })
}

const bands: Record<NonNullable<MaudsleyStaging['severity']>, string> = {
  mild: 'mild (3–6)',
  moderate: 'moderate (7–10)',
  severe: 'severe (11–15)',
}

export const bandWords = ({ severity, range }: Pick<MaudsleyStaging, 'severity' | 'range'>): string =>
  severity ? bands[severity] : range ? 'depends on what is missing' : 'none: no antidepressant failed'

/** `8`, or `6–9` while something is missing. */
export const between = (min: number | string, max: number | string): string =>
  min === max ? String(min) : `${min}–${max}`

/** Without an end while trials may be missing from the list: `2.5+`. */
export const mghWords = ({ score: { min, max } }: Pick<MghStaging, 'score'>): string =>
  max === null ? `${min}+` : between(min, max)

/** For the head of the trials’ picture: `2 adequate and failed · 1 not tolerated · history complete`. */
export function trialsInWords({
  trials,
  adequateFailedTrials: { definite, possible },
  historyComplete,
}: Pick<Resistance, 'trials' | 'adequateFailedTrials' | 'historyComplete'>): string {
  const intolerant = trials.filter(({ trial }) => trial.outcome === 'intolerance').length
  const history = { yes: 'history complete', no: 'history not complete', unknown: 'history not attested' }
  return [
    `${definite} adequate and failed`,
    possible > definite ? `up to ${possible} possible` : '',
    intolerant > 0 ? `${intolerant} not tolerated` : '',
    history[historyComplete],
  ]
    .filter(Boolean)
    .join(' · ')
}

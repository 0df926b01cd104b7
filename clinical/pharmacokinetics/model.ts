import type { SignOff, Source } from '../quantity/source.ts'

/** What is known of a patient for a prediction. What is not known is not guessed: the curve says what it assumes. */
export interface Covariates {
  /** Needed by the intravenous model and its injections. */
  weightKg?: number
  ageYears?: number
  childPugh?: 'A' | 'B' | 'C'
  ancestry?: 'asian' | 'japanese'
}

/** Multiplies a parameter in some patients. */
export interface Factor {
  factor: number
  source: Source
  status?: SignOff
}

/** One number of a model for the typical patient of 70 kg, and how it differs between people. */
export interface Parameter {
  label: string
  value: number
  unit: 'L' | 'L/h' | '/h' | 'h' | 'fraction'
  /** Times (weight ÷ 70 kg) to this power. */
  weightExponent?: number
  /** Added for each year of age above 60. */
  perYearOver60?: number
  /** Variance between people of its logarithm. */
  logVariance?: number
  /** Variance between people of its logit. */
  logitVariance?: number
  /** Evenly spread on the log scale between these: a range, because nobody estimated a variance. */
  logRange?: { low: number; high: number }
  asian?: Factor
  japanese?: Factor
  childPughB?: Factor
  source: Source
  status?: SignOff
}

/** Two parameters that vary together. */
export interface Covariance {
  label: string
  of: readonly [string, string]
  covariance: number
  source: Source
}

/** The parameters of one person, by the names of the model. */
export type Individual<P extends string> = Readonly<Record<P, number>>

export type Parameters<P extends string> = Readonly<Record<P, Parameter>>

/** Deviations of one person from the typical patient, by parameter; those that are missing are none. */
export type RandomEffects = Readonly<Record<string, number>>

/** Weight that the typical values are told for, in kg. */
const referenceWeight = 70

/**
 * The parameters of a person.
 *
 * @param effects deviations on the log, or logit, scale; for a `logRange` a share from 0 to 1 of the range
 * @param covariates `weightKg` is needed where a parameter has a `weightExponent`
 */
export function individualOf<P extends string>(
  parameters: Parameters<P>,
  covariates: Covariates,
  effects: RandomEffects = {},
): Individual<P> {
  const found: Partial<Record<P, number>> = {}
  for (const id in parameters) found[id] = personal(parameters[id], covariates, effects[id])
  return found as Individual<P>
}

function personal(parameter: Parameter, covariates: Covariates, effect: number | undefined): number {
  const { weightKg = Number.NaN, ageYears = 0, ancestry, childPugh } = covariates
  let value = parameter.value
  if (parameter.weightExponent !== undefined) value *= (weightKg / referenceWeight) ** parameter.weightExponent
  if (parameter.perYearOver60 !== undefined) value += parameter.perYearOver60 * Math.max(0, ageYears - 60)
  if (ancestry && parameter.asian) value *= parameter.asian.factor
  if (ancestry === 'japanese' && parameter.japanese) value *= parameter.japanese.factor
  if (childPugh === 'B' && parameter.childPughB) value *= parameter.childPughB.factor
  if (effect === undefined) return value
  if (parameter.logRange) {
    const { low, high } = parameter.logRange
    return low * (high / low) ** effect
  }
  if (parameter.logitVariance === undefined) return value * Math.exp(effect)
  return 1 / (1 + ((1 - value) / value) * Math.exp(-effect))
}

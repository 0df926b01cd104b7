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
 * The parameters of people with the same covariates.
 *
 * @param covariates `weightKg` is needed where a parameter has a `weightExponent`
 * @returns what makes one person: of deviations on the log, or logit, scale; for a `logRange` of a share from 0 to 1 of
 *   the range. Without any it is the typical one.
 */
export function individualsOf<P extends string>(
  parameters: Parameters<P>,
  covariates: Covariates,
): (effects?: RandomEffects) => Individual<P> {
  const typical: Partial<Record<P, number>> = {}
  for (const id in parameters) typical[id] = typicalValue(parameters[id], covariates)
  const all = { ...typical } as Record<P, number>
  return (effects) => {
    const found = { ...all }
    if (effects)
      for (const id in effects) {
        const parameter = parameters[id as P]
        if (parameter) found[id as P] = deviated(parameter, all[id as P], effects[id] as number)
      }
    return found
  }
}

function typicalValue(parameter: Parameter, covariates: Covariates): number {
  const { weightKg = Number.NaN, ageYears = 0, ancestry, childPugh } = covariates
  let value = parameter.value
  if (parameter.weightExponent !== undefined) value *= (weightKg / referenceWeight) ** parameter.weightExponent
  if (parameter.perYearOver60 !== undefined) value += parameter.perYearOver60 * Math.max(0, ageYears - 60)
  if (ancestry && parameter.asian) value *= parameter.asian.factor
  if (ancestry === 'japanese' && parameter.japanese) value *= parameter.japanese.factor
  if (childPugh === 'B' && parameter.childPughB) value *= parameter.childPughB.factor
  return value
}

function deviated({ logRange, logitVariance }: Parameter, typical: number, effect: number): number {
  if (logRange) return logRange.low * (logRange.high / logRange.low) ** effect
  if (logitVariance === undefined) return typical * Math.exp(effect)
  return 1 / (1 + ((1 - typical) / typical) * Math.exp(-effect))
}

import type { Covariance, Parameter, RandomEffects } from './model.ts'

/** Evenly from 0 up to, but not, 1. Handed in, so that a seed gives the same patients again. */
export type Random = () => number

/**
 * Draws people from the published variability: each parameter with a variance gets a normal deviation, correlated where
 * the model says so; one with a range gets its place in it.
 *
 * @returns `count` sets of effects, in the order of the draws
 */
export function drawPatients(
  parameters: Readonly<Record<string, Parameter>>,
  covariances: readonly Covariance[],
  count: number,
  random: Random,
): RandomEffects[] {
  const normal = standardNormal(random)
  return Array.from({ length: count }, () => {
    const effects: Record<string, number> = {}
    for (const [id, { logVariance, logitVariance, logRange }] of Object.entries(parameters)) {
      if (logRange) effects[id] = random()
      const variance = logVariance ?? logitVariance
      if (variance !== undefined) effects[id] = normal()
    }
    // The second of a pair leans on the first: a Cholesky factor of two rows.
    for (const { of, covariance } of covariances) {
      const [first, second] = of
      const correlation = covariance / (deviation(parameters[first]) * deviation(parameters[second]))
      effects[second] =
        correlation * (effects[first] as number) + Math.sqrt(1 - correlation ** 2) * (effects[second] as number)
    }
    for (const [id, parameter] of Object.entries(parameters))
      if (effects[id] !== undefined && !parameter.logRange) effects[id] *= deviation(parameter)
    return effects
  })
}

const deviation = (parameter: Parameter | undefined): number =>
  Math.sqrt(parameter?.logVariance ?? parameter?.logitVariance ?? 0)

/** Pairs of normal deviates from pairs of even ones. @see Box and Muller, Ann Math Statist 1958;29:610-611 */
function standardNormal(random: Random): () => number {
  let kept: number | null = null
  return () => {
    if (kept !== null) {
      const value = kept
      kept = null
      return value
    }
    const radius = Math.sqrt(-2 * Math.log(1 - random()))
    const angle = 2 * Math.PI * random()
    kept = radius * Math.sin(angle)
    return radius * Math.cos(angle)
  }
}

import { roundTo, steps } from './rounding.ts'

/** Which weight a dose a kilogram counts. There is no default: a prescriber picks one and it is stored. */
export type DoseWeightChoice = 'actual' | 'ideal' | 'adjusted'

export interface DoseWeights {
  actualKg: number
  /** Devine 1974: 50 kg (men) or 45.5 kg (women) and 2.3 kg an inch above 60 inches. `null` without height or sex. */
  idealKg: number | null
  /** Ideal and 0.4 of what is above it. `null` without an ideal weight. */
  adjustedKg: number | null
  bodyMassIndex: number | null
  /** Said when the body mass index is 30 or more: consensus (Sanacora 2017) suggests the ideal weight there. */
  advice: string | null
}

/**
 * The three weights that a dose may count, in kg, rounded to 0.1.
 *
 * @param heightCm the formula is for adults; below 60 inches it goes on downwards in a straight line
 * @see Devine BJ. Gentamicin therapy. Drug Intell Clin Pharm 1974;8:650-655
 */
export function doseWeights({
  weightKg,
  heightCm,
  sex,
}: {
  weightKg: number
  heightCm?: number
  sex?: 'female' | 'male' | 'other' | 'unknown'
}): DoseWeights {
  const height = heightCm && heightCm > 0 ? heightCm : null
  const start = sex === 'male' ? 50 : sex === 'female' ? 45.5 : null
  const ideal = height !== null && start !== null ? start + 2.3 * (height / 2.54 - 60) : null
  const bodyMassIndex = height === null ? null : roundTo(weightKg / (height / 100) ** 2, 0.1)
  const usable = ideal !== null && ideal > 0 ? ideal : null
  return {
    actualKg: roundTo(weightKg, steps.weightKg),
    idealKg: usable === null ? null : roundTo(usable, steps.weightKg),
    adjustedKg: usable === null ? null : roundTo(usable + 0.4 * (weightKg - usable), steps.weightKg),
    bodyMassIndex,
    advice:
      bodyMassIndex !== null && bodyMassIndex >= 30
        ? `Body mass index ${bodyMassIndex}: consider the ideal weight (Sanacora 2017).`
        : null,
  }
}

/** The weight of the choice in kg, or `null` when height or sex is missing for it. */
export function chosenWeightKg(weights: DoseWeights, choice: DoseWeightChoice): number | null {
  return choice === 'actual' ? weights.actualKg : choice === 'ideal' ? weights.idealKg : weights.adjustedKg
}

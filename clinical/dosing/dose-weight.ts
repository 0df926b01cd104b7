import type { DoseWeightChoice, DoseWeightRule, Provenance } from '../protocols/index.ts'
import { add, amountIn, isAbove, type Quantity, quantity, subtract, take, times } from '../quantity/quantity.ts'
import { rounded, roundTo, steps } from './rounding.ts'

export interface DoseWeights {
  actualKg: number
  /** Devine 1974: 50 kg (men) or 45.5 kg (women) and 2.3 kg an inch above 60 inches. `null` without height or sex. */
  idealKg: number | null
  /** Ideal and 0.4 of what is above it. `null` without an ideal weight. */
  adjustedKg: number | null
  bodyMassIndex: number | null
}

/**
 * The three weights that a dose may count, in kg, rounded to 0.1.
 *
 * @param heightCm the formula is for adults; below 60 inches it goes on downwards in a straight line
 * @see Devine BJ. Gentamicin therapy. Drug Intell Clin Pharm 1974;8:650-655
 */
export function doseWeights(patient: {
  weightKg: number
  heightCm?: number
  sex?: 'female' | 'male' | 'other' | 'unknown'
}): DoseWeights {
  const actual = take(patient, 'weightKg')
  const height = patient.heightCm && patient.heightCm > 0 ? patient.heightCm : null
  const start = patient.sex === 'male' ? 50 : patient.sex === 'female' ? 45.5 : null
  const ideal =
    height === null || start === null
      ? null
      : add(quantity(start, 'kg'), times(quantity(2.3, 'kg'), height / 2.54 - 60))
  const usable = ideal !== null && isAbove(ideal, quantity(0, 'kg')) ? ideal : null
  const toScale = (weight: Quantity<'kg'>) => amountIn(rounded(weight, 'kg', steps.weightKg), 'kg')
  return {
    actualKg: toScale(actual),
    idealKg: usable === null ? null : toScale(usable),
    adjustedKg: usable === null ? null : toScale(add(usable, times(subtract(actual, usable), 0.4))),
    bodyMassIndex: height === null ? null : roundTo(amountIn(actual, 'kg') / (height / 100) ** 2, 0.1),
  }
}

/** The weight of the choice in kg, or `null` when height or sex is missing for it. */
export function chosenWeightKg(weights: DoseWeights, choice: DoseWeightChoice): number | null {
  return choice === 'actual' ? weights.actualKg : choice === 'ideal' ? weights.idealKg : weights.adjustedKg
}

/** What the protocol proposes, and by which of its rules. */
export interface DoseWeightProposal {
  /** `null` when it cannot be told: the rule asks for a body mass index, and height or sex is missing. */
  choice: DoseWeightChoice | null
  text: string
  rule: Provenance
}

/** The weight on which the protocol doses somebody of these weights. */
export function proposeDoseWeight(rule: DoseWeightRule, weights: DoseWeights): DoseWeightProposal {
  const { usual, otherFrom } = rule
  if (!otherFrom) return { choice: usual, text: `The protocol doses on the ${usual} weight.`, rule }
  const { bodyMassIndex } = weights
  const from = `the ${otherFrom.choice} weight from a body mass index of ${otherFrom.bodyMassIndex}`
  if (bodyMassIndex === null) {
    return {
      choice: null,
      text: `The protocol doses on the ${usual} weight, and on ${from}: the height is not known, measure it.`,
      rule: otherFrom,
    }
  }
  if (bodyMassIndex < otherFrom.bodyMassIndex) {
    return {
      choice: usual,
      text: `The protocol doses on the ${usual} weight (body mass index ${bodyMassIndex}, ${from}).`,
      rule,
    }
  }
  if (chosenWeightKg(weights, otherFrom.choice) === null) {
    return {
      choice: null,
      text: `Body mass index ${bodyMassIndex}: the protocol doses on ${from}, which cannot be worked out without height and sex.`,
      rule: otherFrom,
    }
  }
  return {
    choice: otherFrom.choice,
    text: `Body mass index ${bodyMassIndex}: the protocol doses on ${from}.`,
    rule: otherFrom,
  }
}

/** The rule in a sentence, for whoever plans before anybody is weighed. */
export const doseWeightText = ({ usual, otherFrom }: DoseWeightRule): string =>
  otherFrom
    ? `The protocol doses on the ${usual} weight, from a body mass index of ${otherFrom.bodyMassIndex} on the ${otherFrom.choice} one.`
    : `The protocol doses on the ${usual} weight.`

import type {
  DoseLimits,
  DoseWeightChoice,
  DoseWeightRule,
  Drug,
  InfusionDose,
  InjectionDose,
} from '../protocols/index.ts'
import { amountIn, divide, isAbove, multiply, type Quantity, quantity, take } from '../quantity/quantity.ts'
import {
  chosenWeightKg,
  type DoseWeightProposal,
  type DoseWeights,
  doseWeights,
  proposeDoseWeight,
} from './dose-weight.ts'
import { roundedWithin, steps } from './rounding.ts'
import { heaviestKg, lightestKg } from './weight-findings.ts'

/** What a dose by the kilogram is calculated from, by whatever way it is given. Nothing in it is a default of ours. */
export interface WeightDoseInput {
  drug: Drug
  /** Measured today. */
  weightKg: number
  weightChoice: DoseWeightChoice
  /** Why not the weight that the protocol proposes. */
  weightChoiceReason?: string
  heightCm?: number
  sex?: 'female' | 'male' | 'other' | 'unknown'
  doseMgPerKg: number
  vialConcentrationMgPerMl: number
}

export interface InputFault<Field extends string = string> {
  field: Field
  message: string
}

export interface DoseWarning {
  id:
    | 'weight-unusual'
    | 'outside-studied-dose'
    | 'not-the-protocol-dose'
    | 'not-the-protocol-time'
    | 'second-sign-off'
    | 'hard-stop'
    | 'faster-than-guide'
    | 'dilute-vial'
    | 'small-draw'
    | 'weight-choice'
  /** `stop` needs an override with a second signature, `sign` a second prescriber; `say` is only said. */
  weight: 'say' | 'sign' | 'stop'
  text: string
}

/** From weight to syringe: rounded to what can be drawn, each to the step in `rounding.ts`. */
export interface WeightDose {
  weights: DoseWeights
  proposal: DoseWeightProposal
  doseWeightKg: number
  /** Dose weight × mg/kg, to 0.1 mg; never rounded over a limit. */
  doseMg: number
  /** Dose ÷ concentration of the vial, to 0.01 mL. */
  drawMl: number
  /** What that volume holds: the dose as it can be given. */
  drawnMg: number
}

export type Range<Input> = { field: keyof Input & string; low: number; high: number; unit: string }

/** Beyond these an input cannot be meant. They catch slips, not decisions. */
export const inputRanges: Range<WeightDoseInput>[] = [
  { field: 'weightKg', low: lightestKg, high: heaviestKg, unit: 'kg' },
  { field: 'heightCm', low: 100, high: 250, unit: 'cm' },
  { field: 'doseMgPerKg', low: 0.01, high: 5, unit: 'mg/kg' },
  { field: 'vialConcentrationMgPerMl', low: 1, high: 200, unit: 'mg/mL' },
]

/** Numbers that are none, or out of their range; a height may be missing. */
export function rangeFaults<Input extends WeightDoseInput>(
  input: Input,
  ranges: readonly Range<Input>[],
): InputFault<keyof Input & string>[] {
  return ranges.flatMap(({ field, low, high, unit }) => {
    const value = input[field]
    if (value === undefined && field === 'heightCm') return []
    if (typeof value !== 'number' || !Number.isFinite(value)) return [{ field, message: 'must be a number' }]
    return value < low || value > high ? [{ field, message: `must be from ${low} to ${high} ${unit}` }] : []
  })
}

/** The dose in mg and the volume that holds it, or the field that keeps it from being worked out. */
export function weightDose(
  input: WeightDoseInput,
  dose: DoseLimits & { doseWeight: DoseWeightRule },
): { ok: true; dose: WeightDose } | { ok: false; fault: InputFault<'weightChoice' | 'doseMgPerKg'> } {
  const weights = doseWeights(input)
  const doseWeightKg = chosenWeightKg(weights, input.weightChoice)
  if (doseWeightKg === null) {
    return {
      ok: false,
      fault: { field: 'weightChoice', message: `the ${input.weightChoice} weight needs height and sex` },
    }
  }
  const weight = quantity(doseWeightKg, 'kg')
  const vial = take(input, 'vialConcentrationMgPerMl')
  const limits = limitsOf(dose, weight)
  const hardStop = multiply(take(dose.hardStopAbove, 'mgPerKg'), weight)
  const doseMg = roundedWithin(multiply(take(input, 'doseMgPerKg'), weight), 'mg', steps.doseMg, limits)
  const draw = roundedWithin(divide(doseMg, vial), 'mL', steps.drawMl, [divide(hardStop, vial)])
  if (!isAbove(draw, quantity(0, 'mL')) || !isAbove(doseMg, quantity(0, 'mg'))) {
    return { ok: false, fault: { field: 'doseMgPerKg', message: 'is too small to be drawn' } }
  }
  return {
    ok: true,
    dose: {
      weights,
      proposal: proposeDoseWeight(dose.doseWeight, weights),
      doseWeightKg,
      doseMg: amountIn(doseMg, 'mg'),
      drawMl: amountIn(draw, 'mL'),
      drawnMg: Number(amountIn(multiply(vial, draw), 'mg').toPrecision(12)),
    },
  }
}

/** The limits of a dose in mg for somebody of this dose weight. */
function limitsOf({ secondSignOffAbove, hardStopAbove }: DoseLimits, weight: Quantity<'kg'>): Quantity<'mg'>[] {
  return [
    multiply(take(hardStopAbove, 'mgPerKg'), weight),
    multiply(take(secondSignOffAbove, 'mgPerKg'), weight),
    take(secondSignOffAbove, 'mg'),
  ]
}

/** What there is to say of a dose by the kilogram, gravest first: limits, the protocol's own doses, the weight. */
export function weightDoseWarnings(
  dose: InfusionDose | InjectionDose,
  input: WeightDoseInput,
  { doseWeightKg, doseMg, drawMl, proposal }: WeightDose,
): DoseWarning[] {
  const warnings: DoseWarning[] = []
  const warn = (id: DoseWarning['id'], weight: DoseWarning['weight'], text: string) =>
    warnings.push({ id, weight, text })
  const [hardStop, perKilogram, inAll] = limitsOf(dose, quantity(doseWeightKg, 'kg')).map((limit) =>
    isAbove(quantity(doseMg - 1e-9, 'mg'), limit),
  )
  const { hardStopAbove, secondSignOffAbove } = dose
  if (hardStop) {
    const goesOn =
      hardStopAbove.override.by === 'never'
        ? 'the protocol allows no more'
        : `a ${hardStopAbove.override.by} overrides${hardStopAbove.override.secondSignature ? ' and a second person signs' : ''}`
    warn('hard-stop', 'stop', `Above ${hardStopAbove.mgPerKg} mg/kg: ${goesOn}.`)
  } else if (perKilogram || inAll) {
    warn(
      'second-sign-off',
      'sign',
      `Above ${secondSignOffAbove.mgPerKg} mg/kg or ${secondSignOffAbove.mg} mg: a second prescriber signs.`,
    )
  }
  const protocolDoses = [dose.doseMgPerKg, ...dose.steps.map((step) => step.mgPerKg)]
  if (!protocolDoses.includes(input.doseMgPerKg)) {
    warn(
      'not-the-protocol-dose',
      'say',
      `The protocol says ${protocolDoses.join(' or ')} mg/kg, this is ${input.doseMgPerKg} mg/kg.`,
    )
  }
  if (drawMl < 0.1) warn('small-draw', 'say', `${drawMl.toFixed(2)} mL is hard to draw exactly.`)
  if (input.weightKg < 40 || input.weightKg > 150) {
    warn('weight-unusual', 'say', `${input.weightKg.toFixed(1)} kg: weigh again, and mind kilograms and pounds.`)
  }
  if (proposal.choice !== input.weightChoice) warn('weight-choice', 'say', proposal.text)
  return warnings
}

/** Another weight than the protocol proposes, and nobody said why. */
export const lacksReason = (input: WeightDoseInput, proposal: DoseWeightProposal): boolean =>
  proposal.choice !== null && proposal.choice !== input.weightChoice && !input.weightChoiceReason?.trim()

/** The first lines of the sum: from mg/kg to mg, and from mg to mL. */
export function weightDoseFormula(
  input: WeightDoseInput,
  { doseWeightKg, doseMg, drawMl, drawnMg }: WeightDose,
): string[] {
  const holds = drawnMg === doseMg ? '' : `, which holds ${Number(drawnMg.toFixed(3))} mg`
  return [
    `${drugName(input.drug)} ${input.doseMgPerKg} mg/kg × ${doseWeightKg.toFixed(1)} kg (${input.weightChoice} weight) = ${doseMg.toFixed(1)} mg`,
    `${doseMg.toFixed(1)} mg ÷ ${input.vialConcentrationMgPerMl} mg/mL = ${drawMl.toFixed(2)} mL${holds}`,
  ]
}

export const drugName = (drug: Drug): string => (drug === 'racemic-ketamine' ? 'racemic ketamine' : 'esketamine')

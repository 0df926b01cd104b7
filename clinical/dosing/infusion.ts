import type { Drug, InfusionDose, Protocol } from '../protocols/index.ts'
import { chosenWeightKg, type DoseWeightChoice, type DoseWeights, doseWeights } from './dose-weight.ts'
import { roundTo, steps } from './rounding.ts'

/** What an infusion is calculated from. Nothing in it is a default of ours. */
export interface InfusionInput {
  drug: Drug
  /** Measured today. */
  weightKg: number
  weightChoice: DoseWeightChoice
  heightCm?: number
  sex?: 'female' | 'male' | 'other' | 'unknown'
  doseMgPerKg: number
  vialConcentrationMgPerMl: number
  /** The whole volume in the bag, drug included. */
  bagVolumeMl: number
  infusionMinutes: number
}

export interface InputFault {
  field: keyof InfusionInput
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

/** Numbers as they are drawn and set: already rounded, each to the step in `rounding.ts`. */
export interface InfusionCalculation {
  kind: 'infusion'
  input: InfusionInput
  weights: DoseWeights
  doseWeightKg: number
  /** Dose weight × mg/kg, to 0.1 mg. */
  doseMg: number
  /** Dose ÷ concentration of the vial, to 0.01 mL. */
  drawMl: number
  bagVolumeMl: number
  bagConcentrationMgPerMl: number
  /** Bag volume ÷ time, to 0.1 mL/h. */
  pumpRateMlPerHour: number
  infusionMinutes: number
  /** Each line a sum that can be followed by hand. */
  formula: string[]
  warnings: DoseWarning[]
}

export type InfusionResult = { ok: true; calculation: InfusionCalculation } | { ok: false; faults: InputFault[] }

/** Beyond these an input cannot be meant, whoever entered it. They catch slips, not decisions. */
const limits: {
  field: Exclude<keyof InfusionInput, 'drug' | 'weightChoice' | 'sex'>
  low: number
  high: number
  unit: string
}[] = [
  { field: 'weightKg', low: 20, high: 400, unit: 'kg' },
  { field: 'heightCm', low: 100, high: 250, unit: 'cm' },
  { field: 'doseMgPerKg', low: 0.01, high: 5, unit: 'mg/kg' },
  { field: 'vialConcentrationMgPerMl', low: 1, high: 200, unit: 'mg/mL' },
  { field: 'bagVolumeMl', low: 10, high: 1000, unit: 'mL' },
  { field: 'infusionMinutes', low: 1, high: 600, unit: 'min' },
]

/** What bag and pump need for one infusion under this protocol; or the fields that cannot be right. */
export function calculateInfusion(protocol: Protocol, input: InfusionInput): InfusionResult {
  const faults: InputFault[] = []
  if (protocol.dose.kind !== 'infusion') {
    return { ok: false, faults: [{ field: 'drug', message: `${protocol.title} is given by device, not by infusion` }] }
  }
  if (input.drug !== protocol.drug) {
    faults.push({ field: 'drug', message: `${drugName(input.drug)} is not ${drugName(protocol.drug)}` })
  }
  for (const { field, low, high, unit } of limits) {
    const value = input[field]
    if (value === undefined && field === 'heightCm') continue
    if (typeof value !== 'number' || !Number.isFinite(value)) faults.push({ field, message: 'must be a number' })
    else if (value < low || value > high) faults.push({ field, message: `must be from ${low} to ${high} ${unit}` })
  }
  if (faults.length > 0) return { ok: false, faults }

  const weights = doseWeights(input)
  const doseWeightKg = chosenWeightKg(weights, input.weightChoice)
  if (doseWeightKg === null) {
    return {
      ok: false,
      faults: [{ field: 'weightChoice', message: `the ${input.weightChoice} weight needs height and sex` }],
    }
  }
  const doseMg = roundTo(doseWeightKg * input.doseMgPerKg, steps.doseMg)
  const drawMl = roundTo(doseMg / input.vialConcentrationMgPerMl, steps.drawMl)
  const bagVolumeMl = roundTo(input.bagVolumeMl, steps.volumeMl)
  if (drawMl > bagVolumeMl) {
    return { ok: false, faults: [{ field: 'bagVolumeMl', message: `must hold the ${drawMl} mL of drug` }] }
  }
  if (drawMl <= 0 || doseMg <= 0) {
    return { ok: false, faults: [{ field: 'doseMgPerKg', message: 'is too small to be drawn' }] }
  }
  const bagConcentrationMgPerMl = roundTo(doseMg / bagVolumeMl, steps.bagConcentrationMgPerMl)
  const pumpRateMlPerHour = roundTo((bagVolumeMl / input.infusionMinutes) * 60, steps.rateMlPerHour)
  return {
    ok: true,
    calculation: {
      kind: 'infusion',
      input,
      weights,
      doseWeightKg,
      doseMg,
      drawMl,
      bagVolumeMl,
      bagConcentrationMgPerMl,
      pumpRateMlPerHour,
      infusionMinutes: input.infusionMinutes,
      formula: [
        `${drugName(input.drug)} ${input.doseMgPerKg} mg/kg × ${kg(doseWeightKg)} kg (${input.weightChoice} weight) = ${mg(doseMg)} mg`,
        `${mg(doseMg)} mg ÷ ${input.vialConcentrationMgPerMl} mg/mL = ${ml(drawMl)} mL`,
        `${mg(doseMg)} mg in ${bagVolumeMl} mL = ${bagConcentrationMgPerMl} mg/mL`,
        `${pumpRateMlPerHour} mL/h × ${input.infusionMinutes} min = ${bagVolumeMl} mL = ${mg(doseMg)} mg`,
      ],
      warnings: warningsOf(protocol.dose, input, weights, doseWeightKg, doseMg, drawMl),
    },
  }
}

export const drugName = (drug: Drug): string => (drug === 'racemic-ketamine' ? 'racemic ketamine' : 'esketamine')

function warningsOf(
  dose: InfusionDose,
  input: InfusionInput,
  weights: DoseWeights,
  doseWeightKg: number,
  doseMg: number,
  drawMl: number,
): DoseWarning[] {
  const warnings: DoseWarning[] = []
  const warn = (id: DoseWarning['id'], weight: DoseWarning['weight'], text: string) =>
    warnings.push({ id, weight, text })
  // The rounded dose over the weight may pass a limit by the rounding alone: half a step is let through.
  const above = (limitMgPerKg: number) => doseMg > limitMgPerKg * doseWeightKg + steps.doseMg / 2 + 1e-9

  if (above(dose.hardStopAbove.mgPerKg)) {
    warn(
      'hard-stop',
      'stop',
      `Above ${dose.hardStopAbove.mgPerKg} mg/kg: a prescriber overrides and a second person signs.`,
    )
  } else if (above(dose.secondSignOffAbove.mgPerKg) || doseMg > dose.secondSignOffAbove.mg) {
    warn(
      'second-sign-off',
      'sign',
      `Above ${dose.secondSignOffAbove.mgPerKg} mg/kg or ${dose.secondSignOffAbove.mg} mg: a second prescriber signs.`,
    )
  }
  const { low, high } = dose.studiedMgPerKg
  if (input.doseMgPerKg < low || input.doseMgPerKg > high) {
    warn('outside-studied-dose', 'say', `${input.doseMgPerKg} mg/kg was not studied (${low} to ${high} mg/kg).`)
  }
  const protocolDoses = [dose.doseMgPerKg, ...dose.steps.map((step) => step.mgPerKg)]
  if (!protocolDoses.includes(input.doseMgPerKg)) {
    warn(
      'not-the-protocol-dose',
      'say',
      `The protocol says ${protocolDoses.join(' or ')} mg/kg, this is ${input.doseMgPerKg} mg/kg.`,
    )
  }
  if (input.infusionMinutes !== dose.infusionMinutes) {
    warn(
      'not-the-protocol-time',
      'say',
      `The protocol says ${dose.infusionMinutes} min, this is ${input.infusionMinutes} min.`,
    )
  }
  const mgPerKgPerHour = (doseMg / doseWeightKg / input.infusionMinutes) * 60
  if (mgPerKgPerHour > dose.rateGuide.mgPerKgPerHour + 0.005) {
    warn(
      'faster-than-guide',
      'say',
      `${roundTo(mgPerKgPerHour, 0.01)} mg/kg/h is faster than ${dose.rateGuide.mgPerKgPerHour} mg/kg/h.`,
    )
  }
  if (input.vialConcentrationMgPerMl >= dose.mustDiluteFromMgPerMl.mgPerMl) {
    warn('dilute-vial', 'say', `A vial of ${input.vialConcentrationMgPerMl} mg/mL has to be diluted before use.`)
  }
  if (drawMl < 0.1) warn('small-draw', 'say', `${ml(drawMl)} mL is hard to draw exactly.`)
  if (input.weightKg < 40 || input.weightKg > 150) {
    warn('weight-unusual', 'say', `${kg(input.weightKg)} kg: weigh again, and mind kilograms and pounds.`)
  }
  if (weights.advice && input.weightChoice === 'actual') warn('weight-choice', 'say', weights.advice)
  return warnings
}

const kg = (value: number) => value.toFixed(1)
const mg = (value: number) => value.toFixed(1)
const ml = (value: number) => value.toFixed(2)

import type { InfusionDose, Protocol } from '../protocols/index.ts'
import { amountIn, convert, divide, isAbove, quantity, ratio, take } from '../quantity/quantity.ts'
import {
  type DoseWarning,
  drugName,
  type InputFault,
  inputRanges,
  type Range,
  rangeFaults,
  type WeightDose,
  type WeightDoseInput,
  weightDose,
  weightDoseFormula,
  weightDoseWarnings,
} from './dose-by-weight.ts'
import { rounded, roundTo, steps } from './rounding.ts'

/** What an infusion is calculated from. Nothing in it is a default of ours. */
export interface InfusionInput extends WeightDoseInput {
  /** The whole volume in the bag, drug included. */
  bagVolumeMl: number
  infusionMinutes: number
}

/** Numbers as they are drawn and set: already rounded, each to the step in `rounding.ts`. */
export interface InfusionCalculation extends WeightDose {
  kind: 'infusion'
  input: InfusionInput
  bagVolumeMl: number
  bagConcentrationMgPerMl: number
  /** Bag volume ÷ time, to 0.1 mL/h. */
  pumpRateMlPerHour: number
  infusionMinutes: number
  /** Each line a sum that can be followed by hand. */
  formula: string[]
  warnings: DoseWarning[]
}

export type InfusionResult =
  | { ok: true; calculation: InfusionCalculation }
  | { ok: false; faults: InputFault<keyof InfusionInput>[] }

const ranges: Range<InfusionInput>[] = [
  ...inputRanges,
  { field: 'bagVolumeMl', low: 10, high: 1000, unit: 'mL' },
  { field: 'infusionMinutes', low: 1, high: 600, unit: 'min' },
]

/** What bag and pump need for one infusion under this protocol; or the fields that cannot be right. */
export function calculateInfusion(protocol: Protocol, input: InfusionInput): InfusionResult {
  const refuse = (...faults: InputFault<keyof InfusionInput>[]): InfusionResult => ({ ok: false, faults })
  if (protocol.dose.kind !== 'infusion')
    return refuse({ field: 'drug', message: `${protocol.title} is not given by infusion` })
  const faults = rangeFaults(input, ranges)
  if (input.drug !== protocol.drug)
    faults.unshift({ field: 'drug', message: `${drugName(input.drug)} is not ${drugName(protocol.drug)}` })
  if (faults.length > 0) return refuse(...faults)

  const worked = weightDose(input, protocol.dose)
  if (!worked.ok) return refuse(worked.fault)
  const { doseMg, drawMl } = worked.dose
  const bag = rounded(take(input, 'bagVolumeMl'), 'mL', steps.volumeMl)
  if (isAbove(quantity(drawMl, 'mL'), bag))
    return refuse({ field: 'bagVolumeMl', message: `must hold the ${drawMl} mL of drug` })
  const time = convert(take(input, 'infusionMinutes'), 'min', 'h')
  const bagVolumeMl = amountIn(bag, 'mL')
  const concentration = divide(quantity(doseMg, 'mg'), bag)
  const bagConcentrationMgPerMl = amountIn(rounded(concentration, 'mg/mL', steps.bagConcentrationMgPerMl), 'mg/mL')
  const pumpRateMlPerHour = amountIn(rounded(divide(bag, time), 'mL/h', steps.rateMlPerHour), 'mL/h')
  const mg = doseMg.toFixed(1)
  return {
    ok: true,
    calculation: {
      kind: 'infusion',
      input,
      ...worked.dose,
      bagVolumeMl,
      bagConcentrationMgPerMl,
      pumpRateMlPerHour,
      infusionMinutes: input.infusionMinutes,
      formula: [
        ...weightDoseFormula(input, worked.dose),
        `${mg} mg in ${bagVolumeMl} mL = ${bagConcentrationMgPerMl} mg/mL`,
        `${pumpRateMlPerHour} mL/h × ${input.infusionMinutes} min = ${bagVolumeMl} mL = ${mg} mg`,
      ],
      warnings: [
        ...weightDoseWarnings(protocol.dose, input, worked.dose),
        ...infusionWarnings(protocol.dose, input, worked.dose),
      ],
    },
  }
}

function infusionWarnings(
  dose: InfusionDose,
  input: InfusionInput,
  { doseWeightKg, doseMg }: WeightDose,
): DoseWarning[] {
  const warnings: DoseWarning[] = []
  const say = (id: DoseWarning['id'], text: string) => warnings.push({ id, weight: 'say', text })
  const { low, high } = dose.studiedMgPerKg
  if (input.doseMgPerKg < low || input.doseMgPerKg > high)
    say('outside-studied-dose', `${input.doseMgPerKg} mg/kg was not studied (${low} to ${high} mg/kg).`)
  if (input.infusionMinutes !== dose.infusionMinutes)
    say('not-the-protocol-time', `The protocol says ${dose.infusionMinutes} min, this is ${input.infusionMinutes} min.`)
  const perHour = divide(
    divide(quantity(doseMg, 'mg'), quantity(doseWeightKg, 'kg')),
    convert(take(input, 'infusionMinutes'), 'min', 'h'),
  )
  const guide = take(dose.rateGuide, 'mgPerKgPerHour')
  if (ratio(perHour, guide) > 1.005)
    say(
      'faster-than-guide',
      `${roundTo(amountIn(perHour, 'mg/kg/h'), 0.01)} mg/kg/h is faster than ${dose.rateGuide.mgPerKgPerHour} mg/kg/h.`,
    )
  if (input.vialConcentrationMgPerMl >= dose.mustDiluteFromMgPerMl.mgPerMl)
    say('dilute-vial', `A vial of ${input.vialConcentrationMgPerMl} mg/mL has to be diluted before use.`)
  return warnings
}

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
  /** An input that does not say its kind is that of an infusion. */
  kind?: 'infusion'
  /** The whole volume in the bag, drug included. */
  bagVolumeMl: number
  infusionMinutes: number
}

/** One rate of the pump, and for how long. */
export interface PumpPart {
  fromMinutes: number
  minutes: number
  doseMg: number
  volumeMl: number
  pumpRateMlPerHour: number
}

/** Numbers as they are drawn and set: already rounded, each to the step in `rounding.ts`. */
export interface InfusionCalculation extends WeightDose {
  kind: 'infusion'
  input: InfusionInput
  bagVolumeMl: number
  bagConcentrationMgPerMl: number
  /** Bag volume ÷ time, to 0.1 mL/h. Where the pump runs at more than one rate it is their mean: see `parts`. */
  pumpRateMlPerHour: number
  /** What the pump is set to, one after the other; a single one where there is one rate throughout. */
  parts: PumpPart[]
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
  const parts = pumpParts(protocol.dose, input.infusionMinutes, bagVolumeMl, doseMg)
  return {
    ok: true,
    calculation: {
      kind: 'infusion',
      input,
      ...worked.dose,
      bagVolumeMl,
      bagConcentrationMgPerMl,
      pumpRateMlPerHour,
      parts,
      infusionMinutes: input.infusionMinutes,
      formula: [
        ...weightDoseFormula(input, worked.dose),
        `${mg} mg in ${bagVolumeMl} mL = ${bagConcentrationMgPerMl} mg/mL`,
        ...parts.map(
          (part) =>
            `${part.pumpRateMlPerHour} mL/h × ${part.minutes} min = ${part.volumeMl} mL = ${part.doseMg.toFixed(1)} mg`,
        ),
      ],
      warnings: [
        ...weightDoseWarnings(protocol.dose, input, worked.dose),
        ...infusionWarnings(protocol.dose, input, worked.dose, parts),
      ],
    },
  }
}

/** The parts of the protocol, stretched to the time that is wanted. The last one takes what rounding leaves. */
function pumpParts(dose: InfusionDose, infusionMinutes: number, bagVolumeMl: number, doseMg: number): PumpPart[] {
  const asked = dose.parts ?? [{ sharePercent: 100, minutes: dose.infusionMinutes }]
  const parts: PumpPart[] = []
  let fromMinutes = 0
  let leftMl = bagVolumeMl
  for (const [index, { sharePercent, minutes: published }] of asked.entries()) {
    const isLast = index === asked.length - 1
    const minutes = isLast ? infusionMinutes - fromMinutes : (published * infusionMinutes) / dose.infusionMinutes
    const volumeMl = roundTo(isLast ? leftMl : (bagVolumeMl * sharePercent) / 100, steps.volumeMl)
    const rate = divide(quantity(volumeMl, 'mL'), convert(quantity(minutes, 'min'), 'min', 'h'))
    parts.push({
      fromMinutes: roundTo(fromMinutes, 0.1),
      minutes: roundTo(minutes, 0.1),
      doseMg: roundTo((doseMg * volumeMl) / bagVolumeMl, steps.doseMg),
      volumeMl,
      pumpRateMlPerHour: amountIn(rounded(rate, 'mL/h', steps.rateMlPerHour), 'mL/h'),
    })
    fromMinutes += minutes
    leftMl -= volumeMl
  }
  return parts
}

function infusionWarnings(
  dose: InfusionDose,
  input: InfusionInput,
  { doseWeightKg }: WeightDose,
  parts: readonly PumpPart[],
): DoseWarning[] {
  const warnings: DoseWarning[] = []
  const say = (id: DoseWarning['id'], text: string) => warnings.push({ id, weight: 'say', text })
  const { low, high } = dose.studiedMgPerKg
  if (input.doseMgPerKg < low || input.doseMgPerKg > high)
    say('outside-studied-dose', `${input.doseMgPerKg} mg/kg was not studied (${low} to ${high} mg/kg).`)
  if (input.infusionMinutes !== dose.infusionMinutes)
    say('not-the-protocol-time', `The protocol says ${dose.infusionMinutes} min, this is ${input.infusionMinutes} min.`)
  const fastest = Math.max(
    ...parts.map((part) =>
      amountIn(
        divide(
          divide(quantity(part.doseMg, 'mg'), quantity(doseWeightKg, 'kg')),
          convert(quantity(part.minutes, 'min'), 'min', 'h'),
        ),
        'mg/kg/h',
      ),
    ),
  )
  const perHour = quantity(fastest, 'mg/kg/h')
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

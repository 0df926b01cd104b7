import type { Protocol } from '../protocols/index.ts'
import {
  type DoseWarning,
  drugName,
  type InputFault,
  inputRanges,
  rangeFaults,
  type WeightDose,
  type WeightDoseInput,
  weightDose,
  weightDoseFormula,
  weightDoseWarnings,
} from './dose-by-weight.ts'

/** What a bolus into muscle or under the skin is calculated from. */
export interface InjectionInput extends WeightDoseInput {
  kind: 'injection'
}

/** Numbers as they are drawn: already rounded, each to the step in `rounding.ts`. */
export interface InjectionCalculation extends WeightDose {
  kind: 'injection'
  input: InjectionInput
  /** Each line a sum that can be followed by hand. */
  formula: string[]
  warnings: DoseWarning[]
}

export type InjectionResult =
  | { ok: true; calculation: InjectionCalculation }
  | { ok: false; faults: InputFault<keyof InjectionInput>[] }

/** What the syringe needs for one bolus under this protocol; or the fields that cannot be right. */
export function calculateInjection(protocol: Protocol, input: InjectionInput): InjectionResult {
  const refuse = (...faults: InputFault<keyof InjectionInput>[]): InjectionResult => ({ ok: false, faults })
  if (protocol.dose.kind !== 'injection')
    return refuse({ field: 'drug', message: `${protocol.title} is not given by injection` })
  const faults: InputFault<keyof InjectionInput>[] = rangeFaults(input, inputRanges)
  if (input.drug !== protocol.drug)
    faults.unshift({ field: 'drug', message: `${drugName(input.drug)} is not ${drugName(protocol.drug)}` })
  if (faults.length > 0) return refuse(...faults)
  const worked = weightDose(input, protocol.dose)
  if (!worked.ok) return refuse(worked.fault)
  return {
    ok: true,
    calculation: {
      kind: 'injection',
      input,
      ...worked.dose,
      formula: weightDoseFormula(input, worked.dose),
      warnings: weightDoseWarnings(protocol.dose, input, worked.dose),
    },
  }
}

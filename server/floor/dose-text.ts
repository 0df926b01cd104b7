import { drugName } from '../../clinical/dosing/index.ts'
import type { Drug } from '../../clinical/protocols/index.ts'
import type { OrderedDose } from '../plans/index.ts'
import { doseOf } from '../sessions/index.ts'

/** The dose as planned, in words: `esketamine 84 mg`, `racemic ketamine 0.5 mg/kg`. */
export function doseText(drug: Drug | undefined, dose: OrderedDose, number: number): string {
  return doseInWords(drug, doseOf(dose, number))
}

export function doseInWords(drug: Drug | undefined, dose: { doseMg: number } | { doseMgPerKg: number }): string {
  const amount = 'doseMg' in dose ? `${dose.doseMg} mg` : `${dose.doseMgPerKg} mg/kg`
  return drug ? `${drugName(drug)} ${amount}` : amount
}

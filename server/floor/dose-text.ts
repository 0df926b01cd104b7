import { drugName } from '../../clinical/dosing/index.ts'
import { findProtocol } from '../../clinical/protocols/index.ts'
import type { OrderedDose } from '../plans/index.ts'
import { doseOf } from '../sessions/index.ts'

/** The dose as planned, in words: `esketamine 84 mg`, `racemic ketamine 0.5 mg/kg`. */
export function doseText(protocolId: string, dose: OrderedDose, number: number): string {
  return doseInWords(protocolId, doseOf(dose, number))
}

export function doseInWords(protocolId: string, dose: { doseMg: number } | { doseMgPerKg: number }): string {
  const drug = findProtocol(protocolId)?.drug
  const amount = 'doseMg' in dose ? `${dose.doseMg} mg` : `${dose.doseMgPerKg} mg/kg`
  return drug ? `${drugName(drug)} ${amount}` : amount
}

import { findProtocol, type Protocol } from '../protocols/index.ts'
import { calculateInfusion, type InfusionCalculation, type InfusionInput } from './infusion.ts'
import { calculateInjection, type InjectionCalculation, type InjectionInput } from './injection.ts'

/** Doses for tests: 82.0 kg, 172 cm, 0.5 mg/kg from a vial of 50 mg/mL. */

export const protocolOf = (id: string): Protocol => {
  const protocol = findProtocol(id)
  if (!protocol) throw new Error(`no protocol ${id}`)
  return protocol
}
export const intravenous = protocolOf('ketamine-iv-0.5-mg-per-kg')
export const subcutaneous = protocolOf('ketamine-sc-kads')

const byWeight = {
  drug: 'racemic-ketamine',
  weightKg: 82,
  weightChoice: 'actual',
  heightCm: 172,
  sex: 'female',
  doseMgPerKg: 0.5,
  vialConcentrationMgPerMl: 50,
} as const
export const infusionInput: InfusionInput = { ...byWeight, bagVolumeMl: 100, infusionMinutes: 40 }
export const injectionInput: InjectionInput = { kind: 'injection', ...byWeight }

export function infusionOf(change: Partial<InfusionInput> = {}, protocol = intravenous): InfusionCalculation {
  const result = calculateInfusion(protocol, { ...infusionInput, ...change })
  if (!result.ok) throw new Error(result.faults.map(({ field, message }) => `${field} ${message}`).join('; '))
  return result.calculation
}

export function injectionOf(change: Partial<InjectionInput> = {}, protocol = subcutaneous): InjectionCalculation {
  const result = calculateInjection(protocol, { ...injectionInput, ...change })
  if (!result.ok) throw new Error(result.faults.map(({ field, message }) => `${field} ${message}`).join('; '))
  return result.calculation
}

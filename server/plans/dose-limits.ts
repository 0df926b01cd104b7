import type { Protocol } from '../../clinical/protocols/index.ts'
import { invalidField } from '../http/problem.ts'
import type { OrderedDose } from './plan-store.ts'

/**
 * Refuses a dose that the protocol does not know: another kind, a number of devices that does not exist, a dose a
 * kilogram above the hard stop. A dose outside of what was studied is allowed; its reasoning is asked for.
 */
export function refuseDose(protocol: Protocol, dose: OrderedDose): void {
  if (protocol.dose.kind !== dose.kind)
    throw invalidField('dose.kind', `must be ${protocol.dose.kind} for ${protocol.shortTitle}`)
  if (protocol.dose.kind !== 'devices') {
    if (dose.kind === 'devices') return
    const { mgPerKg } = protocol.dose.hardStopAbove
    if (dose.doseMgPerKg > mgPerKg) throw invalidField('dose.doseMgPerKg', `must not be above ${mgPerKg} mg/kg`)
    return
  }
  if (dose.kind !== 'devices') return
  const { allowedMg } = protocol.dose
  for (const field of ['firstDoseMg', 'doseMg'] as const)
    if (!allowedMg.includes(dose[field]))
      throw invalidField(`dose.${field}`, `must be one of ${allowedMg.join(', ')} mg`)
}

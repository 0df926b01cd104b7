import type { InfusionCalculation, InjectionCalculation } from '../dosing/index.ts'
import { orderedMg, type SessionState } from '../session/index.ts'
import { plannedRate } from './given.ts'
import { type Administration, programmeFaults } from './programme.ts'
import type { Treatment } from './simulate.ts'
import { treatmentOf } from './treatment-of.ts'

/** What is planned for a session, to be predicted; or why it has no curve. Minute 0 is its start. */
export type PlannedDose =
  | {
      ok: true
      treatment: Treatment
      programme: Administration[]
      /** To be said with the curve. */
      warnings: string[]
    }
  | { ok: false; reason: string }

/**
 * The programme of a session as it is planned: each rate of the pump for its minutes, the injection as one bolus, the
 * devices that were ordered with the protocol's minutes between them.
 *
 * @param calculation as it stands, also before anybody recorded it; `null` for devices, and while it is not complete
 */
export function plannedDose(
  state: SessionState,
  calculation: InfusionCalculation | InjectionCalculation | null,
): PlannedDose {
  const treated = treatmentOf(state)
  if (!treated.ok) return treated
  const { treatment, warnings } = treated
  const programme = calculation ? calculated(calculation) : devices(state)
  if (!programme) return { ok: false, reason: 'the calculation is not complete' }
  const [fault] = programmeFaults(treatment.way, programme)
  if (fault) return { ok: false, reason: fault.message }
  return { ok: true, treatment, programme, warnings: [...warnings, 'Drawn as if all of it were given, as planned.'] }
}

function calculated(calculation: InfusionCalculation | InjectionCalculation): Administration[] {
  if (calculation.kind === 'injection') return [{ kind: 'bolus', atMinutes: 0, doseMg: calculation.doseMg }]
  return calculation.parts.map(({ fromMinutes, minutes, doseMg }) => ({
    kind: 'infusion',
    fromMinutes,
    toMinutes: fromMinutes + minutes,
    rateMgPerHour: plannedRate(doseMg, minutes),
  }))
}

function devices(state: SessionState): Administration[] | null {
  const { dose } = state.protocol
  const mg = orderedMg(state)
  if (dose.kind !== 'devices' || mg === null) return null
  return Array.from({ length: Math.round(mg / dose.mgPerDevice) }, (_, index) => ({
    kind: 'device',
    atMinutes: index * dose.minutesBetweenDevices,
    doseMg: dose.mgPerDevice,
  }))
}

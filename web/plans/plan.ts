import type { Api } from '../../contract/index.ts'

export type Plan = Api['GET /api/patients/:patientId/plans']['response']['plans'][number]
export type Booking = Plan['bookings'][number]
export type Protocol = Api['GET /api/protocols']['response']['protocols'][number]
export type PlanObstacle = Api['GET /api/patients/:patientId/plan-readiness']['response']['obstacles'][number]
export type PlanInput = Api['POST /api/patients/:patientId/plans']['body']

/** The ordered dose in words: `0.5 mg/kg over 40 min`, `56 mg, then 84 mg`. */
export function doseWords(dose: Plan['body']['dose']): string {
  if (dose.kind === 'infusion')
    return `${dose.doseMgPerKg} mg/kg over ${dose.infusionMinutes} min, ${dose.doseWeight} weight`
  if (dose.kind === 'injection') return `${dose.doseMgPerKg} mg/kg as a bolus, ${dose.doseWeight} weight`
  return dose.firstDoseMg === dose.doseMg ? `${dose.doseMg} mg` : `${dose.firstDoseMg} mg, then ${dose.doseMg} mg`
}

import type { DoseWeightChoice } from '../../../clinical/dosing/index.ts'

/** What the plan says of an infusion, as far as it can be read: `contract/plans.ts`, `orderedDose`. */
export function planInfusion(body: Record<string, unknown>): {
  infusionMinutes?: number
  doseWeight?: DoseWeightChoice
} {
  const dose = body.dose as { kind?: unknown; infusionMinutes?: unknown; doseWeight?: unknown } | undefined
  if (dose?.kind !== 'infusion') return {}
  const choices: readonly unknown[] = ['actual', 'ideal', 'adjusted']
  return {
    ...(typeof dose.infusionMinutes === 'number' ? { infusionMinutes: dose.infusionMinutes } : {}),
    ...(choices.includes(dose.doseWeight) ? { doseWeight: dose.doseWeight as DoseWeightChoice } : {}),
  }
}

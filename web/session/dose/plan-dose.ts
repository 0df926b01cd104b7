import type { DoseWeightChoice } from '../../../clinical/dosing/index.ts'

/** What the plan says of a dose by weight, as far as it can be read: `contract/plans.ts`, `orderedDose`. */
export function planDose(body: Record<string, unknown>): {
  infusionMinutes?: number
  doseWeight?: DoseWeightChoice
  doseWeightReason?: string
} {
  const dose = body.dose as Record<string, unknown> | undefined
  if (dose?.kind !== 'infusion' && dose?.kind !== 'injection') return {}
  const choices: readonly unknown[] = ['actual', 'ideal', 'adjusted']
  return {
    ...(typeof dose.infusionMinutes === 'number' ? { infusionMinutes: dose.infusionMinutes } : {}),
    ...(choices.includes(dose.doseWeight) ? { doseWeight: dose.doseWeight as DoseWeightChoice } : {}),
    ...(typeof dose.doseWeightReason === 'string' ? { doseWeightReason: dose.doseWeightReason } : {}),
  }
}

import type { Criterion } from './criterion.ts'

/** A prescriber goes on past a criterion, and says why. */
export interface CriterionOverride {
  criterionId: string
  reason: string
  by: string
  /** A second prescriber who agrees: needed for a hard contraindication. */
  secondBy?: string
}

/** Nobody overrides what is final, nobody without a reason, and nobody is their own second. */
export function countsAsOverridden(
  { final, secondSignature }: Pick<Criterion, 'final' | 'secondSignature'>,
  { reason, by, secondBy }: CriterionOverride,
): boolean {
  if (final || reason.trim() === '' || by.trim() === '') return false
  return !secondSignature || (secondBy !== undefined && secondBy.trim() !== '' && secondBy !== by)
}

import type { SuicideRiskTier } from '../../clinical/safety/index.ts'
import type { Api } from '../../contract/index.ts'
import type { MarkName } from '../ui/index.ts'

export type SavedAssessment = Api['POST /api/patients/:patientId/assessments']['response']
export type Assessment = SavedAssessment['assessment']

/** What an assessment came to: `18, moderately severe`, `Low tier`, `not finished`. */
export function resultWords({ total, band, triage, complete, subscales }: Assessment): string {
  if (triage) return triage.rule.label
  if (total !== null) return band ? `${total}, ${band.label}` : String(total)
  const profile = subscales.find((each) => each.id === 'profile')?.total
  if (profile) return `profile ${profile}`
  return complete ? 'answered' : 'not finished: no total'
}

/** Passive ideation is common here: the two lower tiers are to be looked at, and only the highest is an alarm. */
export const markOfTier: Record<SuicideRiskTier, MarkName> = {
  none: 'done',
  low: 'watch',
  moderate: 'watch',
  unfinished: 'unknown',
  high: 'act',
}

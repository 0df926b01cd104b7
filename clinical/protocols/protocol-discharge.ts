import type { SignOff, Source } from '../quantity/source.ts'
import type { OverrideRule } from './session-check.ts'

interface CriterionBase {
  id: string
  label: string
  override: OverrideRule
  source: Source
  status?: SignOff
}

/** Each criterion is met by a fresh reading or answer, or overridden with a reason. */
export type DischargeCriterion = CriterionBase &
  (
    | { kind: 'minimum-observation' }
    | {
        kind: 'blood-pressure'
        freshMinutes: number
        /** Not at or above either, mmHg. */
        systolicBelow: number
        diastolicBelow: number
        /** Systolic not further above the baseline than this, per cent. */
        withinPercentOfBaseline: number
      }
    | { kind: 'spo2'; freshMinutes: number; atLeast: number }
    | { kind: 'respiratory-rate'; freshMinutes: number; atLeast: number }
    | { kind: 'moaa-s'; freshMinutes: number; atLeast: number }
    | { kind: 'dissociation'; freshMinutes: number; cadss6AtMost: number; ratingAtMost: number }
    | { kind: 'no-open-notice' }
    | { kind: 'cannula-removed' }
    | { kind: 'suicide-screen'; freshMinutes: number }
    | { kind: 'instructions-given' }
    /** A person looks and answers; the answer expires. */
    | { kind: 'answer'; freshMinutes: number; question: string }
  )

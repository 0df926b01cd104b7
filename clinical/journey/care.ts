/** Why a patient's care here came to its end. */
export const closeReasons = [
  'course-ended',
  'no-benefit',
  'intolerance',
  'declined',
  'referred-elsewhere',
  'moved',
  'other',
] as const
export type CloseReason = (typeof closeReasons)[number]

export const closeReasonWords: Readonly<Record<CloseReason, string>> = {
  'course-ended': 'course ended, in remission',
  'no-benefit': 'no benefit',
  intolerance: 'not tolerated',
  declined: 'declined',
  'referred-elsewhere': 'referred elsewhere',
  moved: 'moved',
  other: 'another reason',
}

/** Why a plan was stopped before its end. */
export const stopReasons = ['no-benefit', 'intolerance', 'declined', 'moved', 'other'] as const satisfies CloseReason[]
export type StopReason = (typeof stopReasons)[number]

/** Stopped for these, the treatment is behind the patient: what comes next is something else. */
const treatmentIsOver: readonly StopReason[] = ['no-benefit', 'intolerance', 'declined']

export const isOverFor = (reason: StopReason | null): boolean => reason !== null && treatmentIsOver.includes(reason)

/**
 * Three-valued logic (Kleene): an answer is yes, no or unknown, and unknown is never quietly turned into either.
 */
export type ThreeValued = 'yes' | 'no' | 'unknown'

export const not = (a: ThreeValued): ThreeValued => (a === 'yes' ? 'no' : a === 'no' ? 'yes' : 'unknown')

/** `no` when any is no; otherwise `unknown` when any is unknown. An empty list is `unknown`: nothing was asked. */
export function and(...answers: ThreeValued[]): ThreeValued {
  if (answers.length === 0) return 'unknown'
  if (answers.includes('no')) return 'no'
  return answers.includes('unknown') ? 'unknown' : 'yes'
}

/** `yes` when any is yes; otherwise `unknown` when any is unknown. An empty list is `unknown`: nothing was asked. */
export function or(...answers: ThreeValued[]): ThreeValued {
  if (answers.length === 0) return 'unknown'
  if (answers.includes('yes')) return 'yes'
  return answers.includes('unknown') ? 'unknown' : 'no'
}

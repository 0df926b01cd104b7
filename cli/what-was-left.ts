import type { ReadBundleResult } from '../server/fhir/index.ts'

/** What somebody should know who reads the answer: what was left with its reason, and how much that no evaluation reads. */
export function whatWasLeft({ notes, left }: Pick<ReadBundleResult, 'notes' | 'left'>): {
  lines: string[]
  ofNoUse: number
} {
  const lost = left
    .filter((each) => !isOfNoUse(each))
    .map(({ count, resourceType, reason, reference }) => `Left: ${count} ${resourceType}: ${reason} (${reference}).`)
  const ofNoUse = left.filter(isOfNoUse).reduce((sum, { count }) => sum + count, 0)
  return { lines: [...notes, ...lost], ofNoUse }
}

const isOfNoUse = ({ reason }: ReadBundleResult['left'][number]): boolean => / is not (read|used here)$/.test(reason)

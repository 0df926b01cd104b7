import type { Criterion } from '../eligibility/index.ts'
import { sourceText, sourceUrl } from '../eligibility/sources.ts'
import type { Source } from '../quantity/source.ts'

/** Any object of the clinical data. */
export type Node = Record<string, unknown>

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export interface SourceOfNode {
  source: Source
  /** A clinic's medical lead has to approve it. */
  needsSignOff: boolean
}

const isSource = (value: unknown): value is Source => isNode(value) && typeof value.citation === 'string'

const isCriterionSource = (value: unknown): value is Criterion['source'] =>
  isNode(value) && typeof value.key === 'string' && typeof value.section === 'string'

const signOff = 'needs-clinical-sign-off'

/**
 * Where an object of the clinical data comes from, in whichever of the three ways its room writes it: a `Source` with a
 * `status` beside it; words with an evidence mark (medicines); a key with a section (criteria). Null where it says nothing.
 */
export function sourceOf(node: Node): SourceOfNode | null {
  const { source, status, evidence } = node
  if (isSource(source)) return { source, needsSignOff: status === signOff || source.evidence === 'local' }
  if (typeof source === 'string' && typeof evidence === 'string') {
    const mark = evidence === 'verified' ? 'verified' : evidence === signOff ? 'local' : 'unverified'
    return { source: { citation: source, evidence: mark }, needsSignOff: evidence === signOff }
  }
  if (isCriterionSource(source)) {
    const mark = node.evidenceMark as Source['evidence']
    const url = sourceUrl(source)
    return {
      source: { citation: sourceText(source), evidence: mark, ...(url ? { url } : {}) },
      needsSignOff: node.signOff === signOff || mark === 'local',
    }
  }
  return null
}

/** Sources beside the one of the object itself: `bandSource` is that of `bands`, `durationSource` that of `minimumWeeks`. */
export function sourcesBeside(node: Node): { of: string; source: Source }[] {
  return Object.entries(node).flatMap(([key, value]) => {
    const of = /^(\w+)Source$/.exec(key)?.[1]
    return of && isSource(value) ? [{ of, source: value }] : []
  })
}

/** Fields that a source beside the object speaks for. */
export function fieldsOf(node: Node, of: string): string[] {
  const known: Record<string, string[]> = {
    duration: ['minimumWeeks'],
    failure: ['failureRule', 'failed'],
    augmentation: ['augmentationWeeks'],
  }
  return (known[of] ?? [of, `${of}s`]).filter((field) => field in node)
}

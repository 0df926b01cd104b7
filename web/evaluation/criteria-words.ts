import type { CriterionOutcome, InterviewQuestion } from '../../clinical/eligibility/index.ts'
import type { MarkName } from '../ui/index.ts'

/** In the order of the page: what stands in the way first, what is fulfilled last. */
export type GroupId = 'blocked' | 'unknown' | 'caution' | 'interaction' | 'work-up' | 'open' | 'fulfilled'

export interface CriteriaGroup {
  id: GroupId
  /** For a screen reader, and for the line that opens a group that is folded away. */
  label: string
  criteria: CriterionOutcome[]
}

const labels: Record<GroupId, string> = {
  blocked: 'Stands in the way',
  unknown: 'Not known, holds the determination up',
  caution: 'Cautions',
  interaction: 'Interactions',
  'work-up': 'Work-up',
  open: 'Not known, holds nothing up',
  fulfilled: 'Fulfilled',
}

function groupOf({ standing, kind }: CriterionOutcome): GroupId {
  switch (standing) {
    case 'blocks':
      return 'blocked'
    case 'missing':
      return 'unknown'
    case 'caution':
      return kind === 'interaction' || kind === 'work-up' ? kind : 'caution'
    case 'open':
      return 'open'
    case 'clear':
      return 'fulfilled'
  }
}

/**
 * Criteria by where they stand; within a group they keep the order of the rule set, but what is fulfilled begins with what
 * a prescriber looks for: what was asked for and found, then the hard contraindications. Empty groups are left out.
 */
export function groupCriteria(criteria: readonly CriterionOutcome[]): CriteriaGroup[] {
  return (Object.keys(labels) as GroupId[])
    .map((id) => {
      const own = criteria.filter((each) => groupOf(each) === id)
      return {
        id,
        label: labels[id],
        criteria: id === 'fulfilled' ? own.toSorted((a, b) => weight(b) - weight(a)) : own,
      }
    })
    .filter((group) => group.criteria.length > 0)
}

const weight = ({ kind, evidence, secondSignature }: CriterionOutcome): number =>
  kind === 'inclusion' ? 10 + evidence.length : secondSignature ? 1 : 0

export const markOf: Record<GroupId, MarkName> = {
  blocked: 'not',
  unknown: 'unknown',
  caution: 'caution',
  interaction: 'caution',
  'work-up': 'watch',
  open: 'open',
  fulfilled: 'done',
}

/**
 * What a line says of its criterion: `Caution · Blood pressure`, `Ruled out · Aneurysm`. Never the bare name of what was
 * looked for, which could be read either way.
 */
export function lineOf({ standing, kind, status, title, overridden }: CriterionOutcome): {
  prefix: string | null
  title: string
} {
  if (overridden) return { prefix: 'Overridden', title }
  switch (standing) {
    case 'blocks':
      return { prefix: kind === 'inclusion' ? 'Not fulfilled' : kind === 'work-up' ? 'To do' : 'Against', title }
    case 'caution':
      return { prefix: kind === 'work-up' ? 'To do' : kind === 'interaction' ? 'Interaction' : 'Caution', title }
    case 'missing':
    case 'open':
      return { prefix: null, title }
    case 'clear':
      if (kind === 'inclusion') return { prefix: status === 'met' ? null : 'Does not matter here', title }
      if (kind === 'work-up') return { prefix: status === 'met' ? 'Done' : 'Not indicated', title }
      return { prefix: status === 'not-met' ? 'Ruled out' : 'For information', title }
  }
}

/** The questions that are open for one criterion, in the order of asking. */
export const openQuestionsOf = (
  criterion: CriterionOutcome,
  questions: readonly InterviewQuestion[],
): InterviewQuestion[] => questions.filter((question) => question.criterionId === criterion.id && question.open)

const shortNames: readonly (readonly [RegExp, string])[] = [
  [/^Spravato US prescribing information/, 'US label'],
  [/^Spravato EU product information/, 'EU label'],
  [/^Ketamine injection US label/, 'Ketamine label'],
  [/^Default of Evenkeel.*/, 'default of Evenkeel'],
  [/^General clinical knowledge/, 'general knowledge'],
]

/** `US label, section 8.1` of `Spravato US prescribing information, section 8.1: Not approved …`: enough to recognise it. */
export function shortSource(source: string): string {
  const whole = source.split(/: (?=\S)/)[0] ?? ''
  const name = shortNames.reduce((text, [long, short]) => text.replace(long, short), whole).replace(/ ?\([^)]*\)/g, '')
  return name.trim().split(', ').slice(0, 2).join(', ')
}

export const evidenceMarkWords: Record<CriterionOutcome['evidenceMark'], string> = {
  verified: 'read in that source',
  unverified: 'settled knowledge; the document was not read again',
  local: 'nothing is published; the clinic’s medical lead has to approve it',
}

export const kindWords: Record<CriterionOutcome['kind'], string> = {
  inclusion: 'Inclusion',
  exclusion: 'Exclusion',
  caution: 'Caution',
  interaction: 'Interaction',
  'work-up': 'Work-up',
}

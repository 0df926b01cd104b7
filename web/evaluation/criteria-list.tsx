import { useState } from 'react'
import type { CriterionOutcome, InterviewQuestion } from '../../clinical/eligibility/index.ts'
import type { Answering } from './answer-control.tsx'
import { type CriteriaGroup, groupCriteria } from './criteria-words.ts'
import { CriterionRow } from './criterion-row.tsx'
import { keepFocus } from './kept-focus.ts'

/** How many fulfilled criteria are shown before the rest is folded away. */
const shownFulfilled = 3

/**
 * All criteria, what stands in the way first. What is fulfilled and what holds nothing up is folded away behind one line
 * each; nothing is left out.
 */
export function CriteriaList({
  patientId,
  criteria,
  askedOf,
  ruleset,
  answering,
  changed = [],
  onOverride,
}: {
  patientId: string
  criteria: readonly CriterionOutcome[]
  askedOf: (criterion: CriterionOutcome) => readonly InterviewQuestion[]
  ruleset: { id: string; version: string }
  answering?: Answering
  /** Ids of criteria that a what-if changes. */
  changed?: readonly string[]
  onOverride?: (criterion: CriterionOutcome) => void
}) {
  const groups = groupCriteria(criteria)
  return (
    <div className="criteria" ref={keepFocus}>
      {groups.map((group) => (
        <Group key={group.id} group={group}>
          {(criterion) => (
            <CriterionRow
              key={criterion.id}
              patientId={patientId}
              criterion={criterion}
              group={group.id}
              asked={askedOf(criterion)}
              ruleset={ruleset}
              answering={answering}
              changed={changed.includes(criterion.id)}
              onOverride={onOverride}
            />
          )}
        </Group>
      ))}
    </div>
  )
}

function Group({
  group,
  children,
}: {
  group: CriteriaGroup
  children: (criterion: CriterionOutcome) => React.ReactNode
}) {
  const [all, setAll] = useState(false)
  const folded = group.id === 'fulfilled' ? shownFulfilled : group.id === 'open' ? 0 : Number.POSITIVE_INFINITY
  const hidden = all ? 0 : Math.max(0, group.criteria.length - folded)
  const shown = hidden > 0 ? group.criteria.slice(0, folded) : group.criteria
  return (
    <section aria-label={group.label}>
      <ul className="list">
        {shown.map(children)}
        {(hidden > 0 || (all && group.criteria.length > folded)) && (
          <li className="more">
            <button type="button" className="plain small" aria-expanded={all} onClick={() => setAll(!all)}>
              {all ? 'show fewer' : `${moreWords(group, hidden, folded)} · show`}
            </button>
          </li>
        )}
      </ul>
    </section>
  )
}

const moreWords = ({ id }: CriteriaGroup, hidden: number, folded: number): string =>
  id === 'open' ? `${hidden} not known, holding nothing up` : `${hidden} ${folded > 0 ? 'more ' : ''}fulfilled`

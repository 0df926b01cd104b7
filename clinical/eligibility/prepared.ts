import type { SignOff } from '../quantity/source.ts'
import type { Criterion, CriterionOutcome } from './criterion.ts'
import type { InterviewQuestion } from './interview-questions.ts'
import type { Ruleset } from './rulesets.ts'
import { sourceText } from './sources.ts'

/** A criterion with all of its outcome and its question that is the same for every patient. */
export interface PreparedCriterion {
  criterion: Criterion
  /** Heading under which the interview asks it. */
  group: string
  source: string
  /** Link ids of its own question; a criterion that asks about what is on record gives them for each patient. */
  questions: string[]
  /** Its own question, not answered yet: one that the determination waits for and one that it does not. */
  unanswered?: { holding: InterviewQuestion; idle: InterviewQuestion }
  /** Its outcome when nobody was asked and no record mentions it: most criteria of most patients of a panel. */
  notAsked?: CriterionOutcome
}

interface PreparedRuleset {
  prepared: readonly PreparedCriterion[]
  signOffs: { criterionId: string; signOff: SignOff }[]
}

const known = new Map<Ruleset, PreparedRuleset>()

/** Worked out once a ruleset, not once a patient. */
export function prepare(ruleset: Ruleset): PreparedRuleset {
  const before = known.get(ruleset)
  if (before) return before
  const made: PreparedRuleset = {
    prepared: ruleset.groups.flatMap(({ title, criteria }) =>
      criteria.map((criterion) => prepareCriterion(criterion, title)),
    ),
    signOffs: ruleset.criteria.flatMap(({ id, signOff }) => (signOff ? [{ criterionId: id, signOff }] : [])),
  }
  known.set(ruleset, made)
  return made
}

function prepareCriterion(criterion: Criterion, group: string): PreparedCriterion {
  const { question } = criterion
  return {
    criterion,
    group,
    source: sourceText(criterion.source),
    questions: question ? [criterion.id] : [],
    ...(question ? { unanswered: { holding: ask(true), idle: ask(false) } } : {}),
  }

  function ask(holds: boolean): InterviewQuestion {
    const { validForDays: _, help = '', choices = [], ...asked } = question as NonNullable<typeof question>
    return {
      ...asked,
      linkId: criterion.id,
      title: criterion.title,
      current: null,
      open: true,
      help,
      choices,
      criterionId: criterion.id,
      group,
      holds,
    }
  }
}

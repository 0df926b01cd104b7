import { currentFrom } from './criteria/trials.ts'
import type { AskedQuestion, Criterion, CriterionOutcome } from './criterion.ts'
import type { PatientView } from './patient-view.ts'
import type { Ruleset } from './rulesets.ts'

/** One question of the interview, as it stands on a day. */
export interface InterviewQuestion extends Omit<AskedQuestion, 'validForDays' | 'help' | 'choices' | 'neverHolds'> {
  criterionId: string
  /** Heading under which it is asked. */
  group: string
  help: string
  /** Empty unless the answer is a choice. */
  choices: NonNullable<AskedQuestion['choices']>
  /** Does the determination wait for it? */
  holds: boolean
}

/** All questions of a ruleset, each once, in the order of asking: several interactions may ask about one medicine. */
export function questionsOf(
  { groups }: Pick<Ruleset, 'groups'>,
  outcomes: readonly CriterionOutcome[],
  view: PatientView,
): InterviewQuestion[] {
  const byId = new Map(outcomes.map((outcome) => [outcome.id, outcome]))
  const asked = new Map<string, InterviewQuestion>()
  for (const { title, criteria } of groups) {
    for (const criterion of criteria) {
      const outcome = byId.get(criterion.id)
      for (const question of outcome ? askedOf(title, criterion, outcome, view) : []) {
        const before = asked.get(question.linkId)
        asked.set(question.linkId, before ? { ...before, holds: before.holds || question.holds } : question)
      }
    }
  }
  return [...asked.values()]
}

/** The questions of one criterion; none where it does not concern this patient. */
function askedOf(
  group: string,
  criterion: Criterion,
  outcome: CriterionOutcome,
  view: PatientView,
): InterviewQuestion[] {
  const asked = criterion.ask ? criterion.ask(view) : ownQuestion(criterion, outcome, view)
  const holds = outcome.standing === 'missing'
  return asked
    .filter((question) => outcome.relevant || question.current !== null)
    .map(({ validForDays: _, help, choices, neverHolds, ...question }) => ({
      ...question,
      help: help ?? '',
      choices: choices ?? [],
      criterionId: criterion.id,
      group,
      holds: holds && question.open && !neverHolds,
    }))
}

function ownQuestion(
  { id, title, question }: Criterion,
  { status }: CriterionOutcome,
  view: PatientView,
): AskedQuestion[] {
  if (!question) return []
  const current = currentFrom(view.answer(id, question.validForDays), question.validForDays)
  return [{ ...question, linkId: id, title, current, open: status === 'unknown' }]
}

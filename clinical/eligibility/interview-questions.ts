import { currentFrom } from './criteria/trials.ts'
import type { AskedQuestion, Criterion, CriterionOutcome } from './criterion.ts'
import type { PatientView } from './patient-view.ts'

/** One question of the interview, as it stands on a day. */
export interface InterviewQuestion extends Omit<AskedQuestion, 'validForDays' | 'help' | 'choices'> {
  criterionId: string
  /** Heading under which it is asked. */
  group: string
  help: string
  /** Empty unless the answer is a choice. */
  choices: NonNullable<AskedQuestion['choices']>
  /** Does the determination wait for it? */
  holds: boolean
}

/** The questions of one criterion; none where it does not concern this patient. */
export function askedOf(
  group: string,
  criterion: Criterion,
  outcome: CriterionOutcome,
  view: PatientView,
): InterviewQuestion[] {
  const concerns = outcome.status !== 'unknown' || outcome.standing !== 'clear'
  const asked = criterion.ask ? criterion.ask(view) : ownQuestion(criterion, outcome, view)
  const holds = outcome.standing === 'missing'
  return asked
    .filter((question) => concerns || question.current !== null)
    .map(({ validForDays: _, help, choices, ...question }) => ({
      ...question,
      help: help ?? '',
      choices: choices ?? [],
      criterionId: criterion.id,
      group,
      holds: holds && question.open,
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

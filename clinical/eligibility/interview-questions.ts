import { currentFrom } from './criteria/trials.ts'
import type { AskedQuestion, CriterionOutcome } from './criterion.ts'
import { askedOf } from './outcome.ts'
import type { PatientView } from './patient-view.ts'
import type { PreparedCriterion } from './prepared.ts'

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
  prepared: readonly PreparedCriterion[],
  outcomes: readonly CriterionOutcome[],
  view: PatientView,
): InterviewQuestion[] {
  return collect(prepared, outcomes, view, false)
}

/** Those that an answer could still settle. */
export function openQuestions(
  prepared: readonly PreparedCriterion[],
  outcomes: readonly CriterionOutcome[],
  view: PatientView,
): InterviewQuestion[] {
  return collect(prepared, outcomes, view, true)
}

/** `outcomes` are those of the criteria, one each in the same order. */
function collect(
  prepared: readonly PreparedCriterion[],
  outcomes: readonly CriterionOutcome[],
  view: PatientView,
  openOnly: boolean,
): InterviewQuestion[] {
  const asked = new Map<string, InterviewQuestion>()
  const take = (question: InterviewQuestion) => {
    const before = asked.get(question.linkId)
    asked.set(question.linkId, before ? { ...before, holds: before.holds || question.holds } : question)
  }
  outcomes.forEach((outcome, at) => {
    const each = prepared[at]
    if (!each) return
    const { criterion, group } = each
    if (criterion.ask) {
      for (const question of askedOf(criterion, view)) {
        if ((openOnly && !question.open) || (!outcome.relevant && question.current === null)) continue
        take(fromAsked(question, outcome, group))
      }
    } else if (criterion.question && !(openOnly && outcome.status !== 'unknown')) {
      const own = ownQuestion(each, outcome, view)
      if (own) take(own)
    }
  })
  return [...asked.values()]
}

function fromAsked(
  { validForDays: _, help, choices, neverHolds, ...question }: AskedQuestion,
  { id, standing }: CriterionOutcome,
  group: string,
): InterviewQuestion {
  return {
    ...question,
    help: help ?? '',
    choices: choices ?? [],
    criterionId: id,
    group,
    holds: standing === 'missing' && question.open && !neverHolds,
  }
}

/** None where it does not concern this patient, unless it was answered. */
function ownQuestion(
  { criterion: { id, question }, unanswered }: PreparedCriterion,
  { status, standing, relevant }: CriterionOutcome,
  view: PatientView,
): InterviewQuestion | undefined {
  if (!question || !unanswered) return undefined
  const answered = view.answer(id, question.validForDays)
  const base = standing === 'missing' ? unanswered.holding : unanswered.idle
  if (answered === undefined) {
    if (!relevant) return undefined
    return status === 'unknown' ? base : { ...base, open: false }
  }
  const open = status === 'unknown'
  return { ...base, current: currentFrom(answered, question.validForDays), open, holds: base.holds && open }
}

import { currentFrom } from './criteria/trials.ts'
import type { AskedQuestion, CriterionOutcome } from './criterion.ts'
import type { Judged } from './outcome.ts'
import type { PatientView } from './patient-view.ts'
import type { PreparedCriterion, PreparedRuleset } from './prepared.ts'

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
export const questionsOf = (ruleset: PreparedRuleset, judged: Judged, view: PatientView): InterviewQuestion[] =>
  collect(ruleset, judged, view, false)

/** Those that an answer could still settle. */
export const openQuestions = (ruleset: PreparedRuleset, judged: Judged, view: PatientView): InterviewQuestion[] =>
  collect(ruleset, judged, view, true)

function collect(
  { prepared, asleep, askedAsleep }: PreparedRuleset,
  { outcomes, asked }: Judged,
  view: PatientView,
  openOnly: boolean,
): InterviewQuestion[] {
  const questions: InterviewQuestion[] = []
  for (let at = 0; at < outcomes.length; at++) {
    const outcome = outcomes[at] as CriterionOutcome
    const ofPatient = asked[at]
    if (ofPatient !== undefined) {
      if (ofPatient.length > 0) addAsked(questions, ofPatient, outcome, prepared[at]?.group ?? '', openOnly)
    } else if (outcome === asleep.outcomes[at]) {
      const own = askedAsleep[at]
      if (own) questions.push(own)
    } else if (!openOnly || outcome.status === 'unknown') {
      const each = prepared[at] as PreparedCriterion
      const own = ownQuestion(each, outcome, view)
      if (own) questions.push(own)
    }
  }
  return questions
}

/** Two criteria may ask the same: it is asked once, where it came first, and holds where one of them waits for it. */
function addAsked(
  questions: InterviewQuestion[],
  asked: readonly AskedQuestion[],
  outcome: CriterionOutcome,
  group: string,
  openOnly: boolean,
): void {
  for (const question of asked) {
    if ((openOnly && !question.open) || (!outcome.relevant && question.current === null)) continue
    const before = positionOf(question.linkId, questions)
    const first = questions[before]
    const made = fromAsked(question, outcome, group)
    if (first === undefined) questions.push(made)
    else if (made.holds && !first.holds) questions[before] = { ...first, holds: true }
  }
}

/** -1 where it was not asked yet. */
function positionOf(linkId: string, questions: readonly InterviewQuestion[]): number {
  for (let at = questions.length - 1; at >= 0; at--) if (questions[at]?.linkId === linkId) return at
  return -1
}

function fromAsked(question: AskedQuestion, { id, standing }: CriterionOutcome, group: string): InterviewQuestion {
  const { linkId, title, text, help = '', answerType, choices = [], current, open, neverHolds } = question
  const holds = standing === 'missing' && open && !neverHolds
  return { linkId, title, text, help, answerType, choices, current, open, criterionId: id, group, holds }
}

/** Nobody was asked. None where it does not concern this patient. */
export function unansweredQuestion(
  { unanswered }: PreparedCriterion,
  { status, standing, relevant }: CriterionOutcome,
): InterviewQuestion | undefined {
  if (!unanswered || !relevant) return undefined
  const question = standing === 'missing' ? unanswered.holding : unanswered.idle
  return status === 'unknown' ? question : { ...question, open: false }
}

/** None where it does not concern this patient, unless it was answered. */
function ownQuestion(
  prepared: PreparedCriterion,
  outcome: CriterionOutcome,
  view: PatientView,
): InterviewQuestion | undefined {
  const { fixed, unanswered, answerCountsDays } = prepared
  if (!unanswered) return undefined
  const answered = view.answer(fixed.id, answerCountsDays)
  if (answered === undefined) return unansweredQuestion(prepared, outcome)
  const open = outcome.status === 'unknown'
  const base = outcome.standing === 'missing' ? unanswered.holding : unanswered.idle
  return { ...base, current: currentFrom(answered, answerCountsDays), open, holds: base.holds && open }
}

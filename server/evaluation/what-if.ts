import {
  type Evaluation,
  evaluate,
  type InterviewQuestion,
  type TreatmentId,
} from '../../clinical/eligibility/index.ts'
import type { CalendarDate, Fact, PatientRecord } from '../../clinical/record/record.ts'
import type { Standard } from '../../clinical/resistance/index.ts'
import type { NewFact } from '../record/index.ts'
import { refuseRepeated } from './answer-interview.ts'
import { askedQuestions } from './asked-questions.ts'
import { type GivenAnswer, readAnswer } from './read-answer.ts'

interface Options {
  treatment: TreatmentId
  asOf: CalendarDate
  standard: Standard
}

/**
 * What the evaluation would be with other answers in place of those on record. Stores nothing.
 *
 * @throws Problem 400 naming an answer that does not fit
 */
export function evaluateWhatIf(
  record: PatientRecord,
  options: Options,
  { answers, now, by }: { answers: readonly GivenAnswer[]; now: string; by: string },
): { before: Evaluation; evaluation: Evaluation; changed: string[] } {
  refuseRepeated(answers)
  const questions = askedQuestions(record, options.asOf, options.standard)
  const supposed = answers.map((given, index) =>
    readAnswer(given, questions.get(given.question), `answers.${index}`, { on: options.asOf, now, by }),
  )
  const before = evaluate(record, options)
  const evaluation = evaluate(withAnswers(record, supposed), options)
  return { before, evaluation, changed: changedCriteria(before, evaluation) }
}

/** The record with these answers and without those on record that they replace. */
function withAnswers(record: PatientRecord, supposed: readonly NewFact[]): PatientRecord {
  const asked = new Set(supposed.flatMap((fact) => (fact.kind === 'interview-answer' ? [fact.question] : [])))
  const kept = record.facts.filter(
    (fact) =>
      !(fact.kind === 'interview-answer' && asked.has(fact.question)) &&
      !(fact.kind === 'trial-history' && asked.has('trial-history-complete')),
  )
  const added = supposed.map((fact, index) => ({ ...fact, id: `what-if:${index}`, reference: 'what if' }) as Fact)
  return { ...record, facts: [...kept, ...added] }
}

function changedCriteria(before: Evaluation, after: Evaluation): string[] {
  return after.criteria
    .filter((criterion) => {
      const was = before.criteria.find(({ id }) => id === criterion.id)
      return was?.status !== criterion.status || was.standing !== criterion.standing
    })
    .map(({ id }) => id)
}

/**
 * What the determination would be if every answer that holds it up were in the patient’s favour: “if both are answered
 * no she would be eligible with 2 cautions”. Null when nothing is missing, or when something is that no yes or no to its criterion gives.
 */
export function ifAnsweredInFavour(
  record: PatientRecord,
  options: Options,
  evaluation: Evaluation,
): { determination: Evaluation['determination']; cautions: number } | null {
  const holding = evaluation.questions.filter((question) => question.holds)
  if (evaluation.determination !== 'needs-information' || holding.length === 0) return null
  const supposed = holding.map((question): NewFact | null => favourable(question, evaluation, options.asOf))
  if (supposed.includes(null)) return null
  const answered = supposed.filter((fact): fact is NewFact => fact !== null)
  const { determination, criteria } = evaluate(withAnswers(record, answered), options)
  if (determination === 'needs-information' || determination === 'not-eligible') return null
  return { determination, cautions: criteria.filter(({ standing }) => standing === 'caution').length }
}

function favourable(question: InterviewQuestion, { criteria }: Evaluation, on: CalendarDate): NewFact | null {
  if (question.answerType !== 'yes-no') return null
  const criterion = criteria.find(({ id }) => id === question.criterionId)
  // A question about one trial or medicine has an answer of its own, which the kind of its criterion does not give.
  if (!criterion || criterion.id !== question.linkId) return null
  const wanted = criterion.kind === 'inclusion' || criterion.kind === 'work-up'
  return { kind: 'interview-answer', question: question.linkId, answer: wanted ? 'yes' : 'no', on }
}

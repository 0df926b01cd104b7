import type { PatientRecord } from '../record/record.ts'
import { type EvaluationOptions, look } from './evaluate.ts'
import { type InterviewQuestion, questionsOf } from './interview-questions.ts'
import { judge } from './outcome.ts'
import { prepare } from './prepared.ts'
import { rulesetOf } from './rulesets.ts'

/**
 * All questions of the evaluation interview of one treatment, in the order of asking, each with the answer that still
 * counts. They are generated from the criteria; a question that cannot concern the patient is left out.
 */
export function interview(
  record: PatientRecord,
  options: Pick<EvaluationOptions, 'treatment' | 'asOf' | 'standard'>,
): InterviewQuestion[] {
  const ruleset = prepare(rulesetOf(options.treatment))
  const view = look(record, options)
  return questionsOf(ruleset, judge(ruleset, view, []), view)
}

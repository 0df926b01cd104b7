export { type Alternatives, alternatives, alternativesSource } from './alternatives.ts'
export type {
  AnswerChoice,
  AnswerType,
  Criterion,
  CriterionKind,
  CriterionNeed,
  CriterionOutcome,
  CriterionOutput,
  CriterionStatus,
  CurrentAnswer,
  TreatmentId,
} from './criterion.ts'
export { treatmentIds } from './criterion.ts'
export { type Determination, type Evaluation, type EvaluationOptions, evaluate } from './evaluate.ts'
export { type Change, type DecisiveSet, type Explanation, explain } from './explain.ts'
export { interview } from './interview.ts'
export type { InterviewQuestion } from './interview-questions.ts'
export type { CriterionOverride } from './override.ts'
export { type ReScreen, type ReScreenReason, reScreenDefaultDays } from './re-screen.ts'
export { type Ruleset, rulesets, type Treatment, treatments } from './rulesets.ts'
export { type Screening, type ScreeningCategory, screeningCategories, screeningOf } from './screening.ts'
export { sourceText, sourceUrl } from './sources.ts'

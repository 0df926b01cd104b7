import { ageOn } from '../quantity/calendar-date.ts'
import { factsAsOf } from '../record/as-of.ts'
import { answerTo } from '../record/interview-answers.ts'
import type {
  AllergyFact,
  AssessmentFact,
  CalendarDate,
  ConditionFact,
  Fact,
  FactKind,
  InterviewAnswerFact,
  MeasurementFact,
  MedicationFact,
  PatientIdentity,
  PatientRecord,
  ProcedureFact,
  RecordReviewFact,
} from '../record/record.ts'
import { type Resistance, resistanceOf, type Standard, type StandardId } from '../resistance/index.ts'
import type { TreatmentId } from './criterion.ts'
import { withAnswersOnTaking } from './medicines-in-use.ts'

/** A review of the whole record counts for so many days. Ours: needs clinical sign-off. */
export const reviewCountsDays = 90

/** What the criteria see of a patient: the facts of one day, sorted out, and nothing later. */
export interface PatientView {
  treatment: TreatmentId
  asOf: CalendarDate
  patient: PatientIdentity
  age?: { min: number; max: number }
  facts: readonly Fact[]
  conditions: readonly ConditionFact[]
  allergies: readonly AllergyFact[]
  medications: readonly MedicationFact[]
  measurements: readonly MeasurementFact[]
  assessments: readonly AssessmentFact[]
  procedures: readonly ProcedureFact[]
  resistance: Resistance
  /** The newest review of the whole record that still counts. */
  review?: { on: CalendarDate; by: string; reference: string }
  answer: (question: string, validForDays: number) => InterviewAnswerFact | undefined
}

export function viewPatient(
  record: PatientRecord,
  treatment: TreatmentId,
  asOf: CalendarDate,
  standard: StandardId | Standard,
): PatientView {
  const facts = factsAsOf(record, asOf)
  const answer: PatientView['answer'] = (question, validForDays) => answerTo(facts, question, asOf, validForDays)
  const medications = withAnswersOnTaking(of(facts, 'medication'), facts, asOf)
  const review = reviewOf(facts, asOf)
  return {
    treatment,
    asOf,
    patient: record.patient,
    age: ageOn(record.patient.birthDate, asOf),
    facts,
    conditions: of(facts, 'condition'),
    allergies: of(facts, 'allergy'),
    medications,
    measurements: of(facts, 'measurement'),
    assessments: of(facts, 'assessment'),
    procedures: of(facts, 'procedure'),
    resistance: resistanceOf(facts, asOf, standard),
    ...(review ? { review } : {}),
    answer,
  }
}

const of = <K extends FactKind>(facts: readonly Fact[], kind: K) =>
  facts.filter((fact): fact is Extract<Fact, { kind: K }> => fact.kind === kind)

function reviewOf(facts: readonly Fact[], asOf: CalendarDate): PatientView['review'] {
  const reviews = of(facts, 'record-review')
    .filter((review) => daysSince(review, asOf) <= reviewCountsDays)
    .map(({ on, reviewedBy, reference }) => ({ on, by: reviewedBy, reference }))
  const answer = answerTo(facts, 'record-reviewed', asOf, reviewCountsDays)
  if (answer?.answer === 'yes')
    reviews.push({ on: answer.on, by: answer.answeredBy ?? 'not named', reference: answer.reference })
  return reviews.sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : a.reference < b.reference ? -1 : 1))[0]
}

const daysSince = ({ on }: RecordReviewFact, asOf: CalendarDate): number =>
  (Date.parse(`${asOf}T00:00:00Z`) - Date.parse(`${on}T00:00:00Z`)) / 86_400_000

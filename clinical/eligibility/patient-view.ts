import { type ConditionGroup, groupsOf } from '../conditions/index.ts'
import { ageOn } from '../quantity/calendar-date.ts'
import { factsAsOf } from '../record/as-of.ts'
import { answerTo } from '../record/interview-answers.ts'
import type {
  AllergyFact,
  AssessmentFact,
  CalendarDate,
  ConditionFact,
  Fact,
  InterviewAnswerFact,
  MeasurementFact,
  MedicationFact,
  PatientIdentity,
  PatientRecord,
  ProcedureFact,
  RecordReviewFact,
} from '../record/record.ts'
import { type Resistance, resistanceOf, type Standard, type StandardId } from '../resistance/index.ts'
import type { AskedQuestion, Judgement, TreatmentId } from './criterion.ts'
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
  /** All groups that the conditions belong to: what is not among them no criterion has to look for. */
  conditionGroups: ReadonlySet<ConditionGroup>
  resistance: Resistance
  /** The newest review of the whole record that still counts. */
  review?: { on: CalendarDate; by: string; reference: string }
  /** What it means that the record does not mention something which a review of the record can settle. */
  absence: Judgement
  answer: (question: string, validForDays: number) => InterviewAnswerFact | undefined
  /** What criteria ask about this patient's own trials and medicines, by criterion; filled as it is asked for. */
  asked: Map<string, AskedQuestion[]>
}

export function viewPatient(
  record: PatientRecord,
  treatment: TreatmentId,
  asOf: CalendarDate,
  standard: StandardId | Standard,
): PatientView {
  const facts = factsAsOf(record, asOf)
  const byKind = sortOut(facts)
  const answer: PatientView['answer'] = (question, validForDays) => answerTo(facts, question, asOf, validForDays)
  const medications = withAnswersOnTaking(byKind.medication, facts, asOf)
  const review = reviewOf(facts, asOf)
  return {
    treatment,
    asOf,
    patient: record.patient,
    age: ageOn(record.patient.birthDate, asOf),
    facts,
    conditions: byKind.condition,
    allergies: byKind.allergy,
    medications,
    measurements: byKind.measurement,
    assessments: byKind.assessment,
    procedures: byKind.procedure,
    conditionGroups: new Set(byKind.condition.flatMap(({ concept }) => [...groupsOf(concept)])),
    resistance: resistanceOf(facts, asOf, standard),
    ...(review ? { review } : {}),
    absence: review ? absentIn(review) : notReviewed,
    answer,
    asked: new Map(),
  }
}

const notReviewed: Judgement = {
  status: 'unknown',
  finding: 'The record does not mention it and has not been reviewed.',
  evidence: [],
}

const absentIn = ({ on, by, reference }: NonNullable<PatientView['review']>): Judgement => ({
  status: 'not-met',
  finding: `Not in the record, which ${by} reviewed on ${on}.`,
  evidence: [{ reference, text: `Record reviewed on ${on} by ${by}` }],
})

/** The kinds that criteria read, each in the order of the facts. */
function sortOut(facts: readonly Fact[]) {
  const condition: ConditionFact[] = []
  const allergy: AllergyFact[] = []
  const medication: MedicationFact[] = []
  const measurement: MeasurementFact[] = []
  const assessment: AssessmentFact[] = []
  const procedure: ProcedureFact[] = []
  for (const fact of facts) {
    if (fact.kind === 'condition') condition.push(fact)
    else if (fact.kind === 'allergy') allergy.push(fact)
    else if (fact.kind === 'medication') medication.push(fact)
    else if (fact.kind === 'measurement') measurement.push(fact)
    else if (fact.kind === 'assessment') assessment.push(fact)
    else if (fact.kind === 'procedure') procedure.push(fact)
  }
  return { condition, allergy, medication, measurement, assessment, procedure }
}

function reviewOf(facts: readonly Fact[], asOf: CalendarDate): PatientView['review'] {
  const reviews = facts
    .filter((fact): fact is RecordReviewFact => fact.kind === 'record-review')
    .filter((review) => daysSince(review, asOf) <= reviewCountsDays)
    .map(({ on, reviewedBy, reference }) => ({ on, by: reviewedBy, reference }))
  const answer = answerTo(facts, 'record-reviewed', asOf, reviewCountsDays)
  if (answer?.answer === 'yes')
    reviews.push({ on: answer.on, by: answer.answeredBy ?? 'not named', reference: answer.reference })
  return reviews.sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : a.reference < b.reference ? -1 : 1))[0]
}

const daysSince = ({ on }: RecordReviewFact, asOf: CalendarDate): number =>
  (Date.parse(`${asOf}T00:00:00Z`) - Date.parse(`${on}T00:00:00Z`)) / 86_400_000

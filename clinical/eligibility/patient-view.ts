import { groupBits, groupBitsOf } from '../conditions/index.ts'
import type { InteractionRule } from '../medications/index.ts'
import type { BitSet } from '../quantity/bit-set.ts'
import { ageOn } from '../quantity/calendar-date.ts'
import { dayNumber } from '../quantity/day-number.ts'
import { type DayFacts, factsOfDay } from '../record/as-of.ts'
import type {
  AllergyFact,
  AssessmentFact,
  CalendarDate,
  Concept,
  ConditionFact,
  InterviewAnswerFact,
  MeasurementFact,
  MedicationFact,
  PatientIdentity,
  PatientRecord,
  ProcedureFact,
} from '../record/record.ts'
import { type Resistance, resistanceOf, type Standard, type StandardId } from '../resistance/index.ts'
import type { Judgement, TreatmentId } from './criterion.ts'
import {
  bySetOffRule,
  type MedicineInUse,
  medicinesInUse,
  withAnswersOnTaking,
  withoutMedicine,
} from './medicines-in-use.ts'

/** A review of the whole record counts for so many days. Ours: needs clinical sign-off. */
export const reviewCountsDays = 90

/** The newest review of the whole record that still counts. */
export interface Review {
  on: CalendarDate
  by: string
  reference: string
}

/** What the criteria see of a patient: the facts of one day, sorted out, and nothing later. */
export class PatientView {
  readonly treatment: TreatmentId
  readonly asOf: CalendarDate
  readonly patient: PatientIdentity
  readonly age: { min: number; max: number } | undefined
  readonly day: DayFacts
  readonly conditions: readonly ConditionFact[]
  readonly allergies: readonly AllergyFact[]
  /** What the patient said about taking them goes before what the prescriptions say. */
  readonly medications: readonly MedicationFact[]
  readonly measurements: readonly MeasurementFact[]
  readonly assessments: readonly AssessmentFact[]
  readonly procedures: readonly ProcedureFact[]
  /** All groups that the conditions belong to: what is not among them no criterion has to look for. */
  readonly conditionGroups: BitSet
  readonly resistance: Resistance
  readonly review: Review | undefined
  /** What it means that the record does not mention something which a review of the record can settle. */
  readonly absence: Judgement
  private inUse: readonly MedicineInUse[] | undefined
  private byRule: ReadonlyMap<InteractionRule, MedicineInUse[]> | undefined
  private noSuchMedicine: Judgement | undefined

  constructor(
    record: PatientRecord,
    treatment: TreatmentId,
    { asOf, standard }: { asOf: CalendarDate; standard: StandardId | Standard },
  ) {
    const day = factsOfDay(record, asOf)
    this.treatment = treatment
    this.asOf = asOf
    this.patient = record.patient
    this.age = ageOn(record.patient.birthDate, asOf)
    this.day = day
    this.conditions = day.conditions
    this.allergies = day.allergies
    this.medications = withAnswersOnTaking(day)
    this.measurements = day.measurements
    this.assessments = day.assessments
    this.procedures = day.procedures
    this.conditionGroups = groupsIn(day.conditions)
    this.resistance = resistanceOf(day, standard)
    this.review = reviewOf(day)
    this.absence = this.review ? absentIn(this.review) : notReviewed
  }

  /** The answer to a question as far as it still counts. */
  answer(question: string, validForDays?: number): InterviewAnswerFact | undefined {
    return this.day.answers.to(question, validForDays)
  }

  /** Those that may be in use, each with how sure that is and what is known of the product. */
  get medicinesInUse(): readonly MedicineInUse[] {
    this.inUse ??= medicinesInUse(this.medications, this.asOf)
    return this.inUse
  }

  /** The medicines in use that set off a rule. */
  settingOff(rule: InteractionRule): readonly MedicineInUse[] {
    this.byRule ??= bySetOffRule(this.medicinesInUse)
    return this.byRule.get(rule) ?? none
  }

  /** What it means that no medicine of some kind is on record. */
  get medicineAbsence(): Judgement {
    this.noSuchMedicine ??= withoutMedicine(this)
    return this.noSuchMedicine
  }
}

const none: readonly MedicineInUse[] = []

/** All groups that some of these belong to. */
export function groupsIn(facts: readonly { concept: Concept }[]): BitSet {
  const groups = groupBits()
  for (const { concept } of facts) groups.addAll(groupBitsOf(concept))
  return groups
}

const notReviewed: Judgement = {
  status: 'unknown',
  finding: 'The record does not mention it and has not been reviewed.',
  evidence: [],
}

const absentIn = ({ on, by, reference }: Review): Judgement => ({
  status: 'not-met',
  finding: `Not in the record, which ${by} reviewed on ${on}.`,
  evidence: [{ reference, text: `Record reviewed on ${on} by ${by}` }],
})

function reviewOf({ reviews, answers, asOf }: DayFacts): Review | undefined {
  let newest: Review | undefined
  for (const { on, reviewedBy: by, reference } of reviews)
    if (dayNumber(asOf) - dayNumber(on) <= reviewCountsDays) newest = newerOf({ on, by, reference }, newest)
  const answer = answers.to('record-reviewed', reviewCountsDays)
  if (answer?.answer !== 'yes') return newest
  const { on, answeredBy: by = 'not named', reference } = answer
  return newerOf({ on, by, reference }, newest)
}

/** Of one day the one whose reference sorts first. */
const newerOf = (a: Review, b: Review | undefined): Review =>
  !b || a.on > b.on || (a.on === b.on && a.reference < b.reference) ? a : b

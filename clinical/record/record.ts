import type { ThreeValued } from '../quantity/three-valued.ts'

/**
 * What is known of a patient, as the rules read it: a flat list of facts, each with where it came from.
 * The FHIR reader, the database and the console all speak these shapes.
 */

/** `YYYY-MM-DD`, text all the way: a calendar date has no time zone. */
export type CalendarDate = string
/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: a date known as an interval. */
export type PartialDate = string
/** ISO 8601 with offset. */
export type Instant = string

export interface Coding {
  system: string
  code: string
  display?: string
}

export interface Concept {
  codings: Coding[]
  text: string
}

interface FactBase {
  /** Stable within a patient: the database's UUIDv7, or in a bundle the resource reference (`Condition/abc`). */
  id: string
  /** Where a clinician can look it up: `Condition/abc`, `interview 2026-01-12 by Dr Osei`, `entered by hand`. */
  reference: string
}

export interface ConditionFact extends FactBase {
  kind: 'condition'
  concept: Concept
  clinicalStatus: 'active' | 'recurrence' | 'relapse' | 'inactive' | 'remission' | 'resolved' | 'unknown'
  verificationStatus:
    | 'confirmed'
    | 'unconfirmed'
    | 'provisional'
    | 'differential'
    | 'refuted'
    | 'entered-in-error'
    | 'unknown'
  onset?: PartialDate
  abatement?: PartialDate
  recorded?: PartialDate
}

export interface MedicationFact extends FactBase {
  kind: 'medication'
  /** A request shows that it was prescribed; only a statement says that it is taken. */
  origin: 'request' | 'statement' | 'by-hand'
  concept: Concept
  status: 'active' | 'on-hold' | 'completed' | 'stopped' | 'cancelled' | 'draft' | 'entered-in-error' | 'unknown'
  /** Why it was stopped or paused, as recorded. */
  statusReason?: string
  start?: PartialDate
  stop?: PartialDate
  /** Free text of the dosage as it stands in the record. */
  dosageText?: string
  /** Total a day in mg where the record lets it be computed; absent means unknown. */
  dailyDoseMg?: number
  doseQuantity?: { value: number; unit?: string }
  timesPerDay?: number
  asNeeded?: boolean
  taken: ThreeValued
}

export interface AllergyFact extends FactBase {
  kind: 'allergy'
  concept: Concept
  clinicalStatus: 'active' | 'inactive' | 'resolved' | 'unknown'
  verificationStatus: 'confirmed' | 'unconfirmed' | 'refuted' | 'entered-in-error' | 'unknown'
  reaction?: string
  recorded?: PartialDate
}

/** Somebody asked, and no allergy is known: that nothing is on record says less. */
export interface NoKnownAllergiesFact extends FactBase {
  kind: 'no-known-allergies'
  /** Of any substance, or of medicines alone. */
  scope: 'any' | 'medicine'
  on?: PartialDate
  statedBy?: string
}

/** What Evenkeel measures by name; anything else keeps its code and is `other`. */
export type MeasurementName =
  | 'weight'
  | 'height'
  | 'body-mass-index'
  | 'blood-pressure'
  | 'heart-rate'
  | 'oxygen-saturation'
  | 'respiratory-rate'
  | 'temperature'
  | 'alanine-aminotransferase'
  | 'aspartate-aminotransferase'
  | 'alkaline-phosphatase'
  | 'gamma-glutamyl-transferase'
  | 'bilirubin'
  | 'creatinine'
  | 'thyroid-stimulating-hormone'
  | 'pregnancy-test'
  | 'drug-screen'
  | 'other'

export interface MeasurementFact extends FactBase {
  kind: 'measurement'
  name: MeasurementName
  concept: Concept
  at?: PartialDate | Instant
  value?: number
  unit?: string
  /** Blood pressure only. */
  systolicMmHg?: number
  diastolicMmHg?: number
  /** Coded or textual results (`negative`, `positive`). */
  text?: string
  referenceRange?: { low?: number; high?: number }
}

export interface AssessmentFact extends FactBase {
  kind: 'assessment'
  /** Instrument id: `phq-9`, `madrs`, `qids-sr16`, `c-ssrs-screener`. */
  instrument: string
  instrumentVersion?: string
  at: PartialDate | Instant
  /** Answers by link id; absent when only a total came with the record. */
  answers?: Record<string, number | boolean>
  /** The total as recorded, or as scored. */
  total?: number
  /** The session in which it was asked. */
  sessionId?: string
  /** The clinic's own wording in which it was asked; absent where labels stood on the screen, or it came with the record. */
  wording?: { language: string; version: number }
}

export type TrialOutcome =
  | 'no-response'
  | 'partial-response'
  | 'response'
  | 'lost-response'
  | 'intolerance'
  | 'ongoing'
  | 'unknown'

/** One antidepressant (or augmentation) tried in the episode, as attested by a person or proposed from the record. */
export interface TrialFact extends FactBase {
  kind: 'trial'
  /** Ingredient id of `clinical/medications/`, such as `sertraline`; free text when we do not know it. */
  medication: string
  role: 'antidepressant' | 'augmentation'
  highestDoseMgPerDay?: number
  start?: PartialDate
  stop?: PartialDate
  /** Weeks at or above the minimum dose, where somebody knows them; absent: from start to stop, or as prescribed. */
  weeksAtMinimumDose?: number
  /** What was taken to its limit before it was given up: the dose, the time, both or neither; absent: not known. */
  optimised?: 'dose' | 'duration' | 'both' | 'neither'
  outcome: TrialOutcome
  adherence: 'adherent' | 'not-adherent' | 'unknown'
  /** Medication facts that this trial was made from. */
  derivedFrom: string[]
}

/**
 * Somebody says that what the record suggests was no trial of this episode. Taken back, the proposal stands again; a
 * prescription that comes later makes one of its own.
 */
export interface TrialDismissalFact extends FactBase {
  kind: 'trial-dismissal'
  /** As it was proposed. */
  medication: string
  role: TrialFact['role']
  highestDoseMgPerDay?: number
  start?: PartialDate
  stop?: PartialDate
  /** Medication facts that the proposal was made from. */
  derivedFrom: string[]
  reason: string
  dismissedBy: string
  on: CalendarDate
}

/** Somebody looked at the list of trials of this episode and says whether it is all of them. */
export interface TrialHistoryFact extends FactBase {
  kind: 'trial-history'
  complete: boolean
  attestedBy: string
  on: CalendarDate
}

export interface EpisodeFact extends FactBase {
  kind: 'episode'
  start: PartialDate
  severity?: 'subsyndromal' | 'mild' | 'moderate' | 'severe-without-psychosis' | 'severe-with-psychosis'
  /** When the severity was judged; absent: nobody said. */
  severityOn?: PartialDate
}

/** One answer of the evaluation interview. The question is the criterion's id. */
export interface InterviewAnswerFact extends FactBase {
  kind: 'interview-answer'
  question: string
  answer: ThreeValued
  /** What the answer says beyond yes and no: a date, a choice, words. */
  detail?: string
  on: CalendarDate
  /** After this date the answer counts as unknown again. */
  expires?: CalendarDate
  answeredBy?: string
}

/** A clinician looked through the whole record on a day: absence in it then means no, where a criterion allows that. */
export interface RecordReviewFact extends FactBase {
  kind: 'record-review'
  on: CalendarDate
  reviewedBy: string
}

export interface ProcedureFact extends FactBase {
  kind: 'procedure'
  concept: Concept
  status: 'completed' | 'in-progress' | 'not-done' | 'stopped' | 'entered-in-error' | 'unknown'
  start?: PartialDate
  stop?: PartialDate
}

export interface EncounterFact extends FactBase {
  kind: 'encounter'
  concept: Concept
  class?: string
  start?: PartialDate | Instant
  stop?: PartialDate | Instant
  reason?: string
}

/** Somebody of the clinic talked to the patient between sessions, or tried to. */
export interface ContactFact extends FactBase {
  kind: 'contact'
  at: Instant
  /** An attempt without an answer is no contact. */
  reached: boolean
  by: 'phone' | 'video' | 'in-person' | 'message'
  note?: string
}

export type Fact =
  | ConditionFact
  | MedicationFact
  | AllergyFact
  | NoKnownAllergiesFact
  | MeasurementFact
  | AssessmentFact
  | TrialFact
  | TrialDismissalFact
  | TrialHistoryFact
  | EpisodeFact
  | InterviewAnswerFact
  | RecordReviewFact
  | ProcedureFact
  | EncounterFact
  | ContactFact

export type FactKind = Fact['kind']

export interface PatientIdentity {
  familyName: string
  givenName: string
  birthDate?: PartialDate
  sex: 'female' | 'male' | 'other' | 'unknown'
  recordNumber?: string
  deceased: boolean
  deceasedOn?: PartialDate
}

export interface PatientRecord {
  patient: PatientIdentity
  facts: Fact[]
}

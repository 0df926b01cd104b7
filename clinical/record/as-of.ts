import { dayInterval } from '../quantity/calendar-date.ts'
import { Answers } from './interview-answers.ts'
import type {
  AllergyFact,
  AssessmentFact,
  CalendarDate,
  ConditionFact,
  EpisodeFact,
  Fact,
  MeasurementFact,
  MedicationFact,
  PatientRecord,
  ProcedureFact,
  RecordReviewFact,
  TrialDismissalFact,
  TrialFact,
  TrialHistoryFact,
} from './record.ts'

/**
 * The facts that rules read, as they stood at the end of a day, by kind; each kind in an order that does not depend on how
 * they came. What is dated after the day is not used, an end that lies after it has not happened yet, and what was entered
 * in error never was. A partial date counts as soon as its first day is reached: it may have happened.
 */
export interface DayFacts {
  asOf: CalendarDate
  conditions: readonly ConditionFact[]
  allergies: readonly AllergyFact[]
  medications: readonly MedicationFact[]
  measurements: readonly MeasurementFact[]
  assessments: readonly AssessmentFact[]
  procedures: readonly ProcedureFact[]
  episodes: readonly EpisodeFact[]
  trials: readonly TrialFact[]
  trialDismissals: readonly TrialDismissalFact[]
  trialHistories: readonly TrialHistoryFact[]
  reviews: readonly RecordReviewFact[]
  answers: Answers
}

/** Reads every fact once. */
export function factsOfDay({ facts }: Pick<PatientRecord, 'facts'>, asOf: CalendarDate): DayFacts {
  const conditions: ConditionFact[] = []
  const allergies: AllergyFact[] = []
  const medications: MedicationFact[] = []
  const measurements: MeasurementFact[] = []
  const assessments: AssessmentFact[] = []
  const procedures: ProcedureFact[] = []
  const episodes: EpisodeFact[] = []
  const trials: TrialFact[] = []
  const trialDismissals: TrialDismissalFact[] = []
  const trialHistories: TrialHistoryFact[] = []
  const reviews: RecordReviewFact[] = []
  const answers = new Answers(asOf)
  for (const fact of facts) {
    // The most frequent first: each kind that comes before costs a comparison of texts.
    switch (fact.kind) {
      case 'interview-answer':
        if (!isLater(fact.on, asOf)) answers.add(fact)
        break
      case 'condition':
        if (fact.verificationStatus === 'entered-in-error') break
        if (!isLater(fact.recorded ?? fact.onset, asOf)) conditions.push(conditionOn(fact, asOf))
        break
      case 'allergy':
        if (fact.verificationStatus !== 'entered-in-error' && !isLater(fact.recorded, asOf)) allergies.push(fact)
        break
      case 'medication':
        if (fact.status === 'entered-in-error' || fact.status === 'draft') break
        if (!isLater(fact.start, asOf)) medications.push(medicationOn(fact, asOf))
        break
      case 'trial':
        if (!isLater(fact.start, asOf)) trials.push(trialOn(fact, asOf))
        break
      case 'procedure':
        if (fact.status === 'entered-in-error' || fact.status === 'not-done') break
        if (!isLater(fact.start, asOf)) procedures.push(fact)
        break
      case 'measurement':
        if (!isLater(fact.at, asOf)) measurements.push(fact)
        break
      case 'assessment':
        if (!isLater(fact.at, asOf)) assessments.push(fact)
        break
      case 'episode':
        if (!isLater(fact.start, asOf)) episodes.push(fact)
        break
      case 'trial-dismissal':
        if (!isLater(fact.on, asOf)) trialDismissals.push(fact)
        break
      case 'trial-history':
        if (!isLater(fact.on, asOf)) trialHistories.push(fact)
        break
      case 'record-review':
        if (!isLater(fact.on, asOf)) reviews.push(fact)
        break
      // No rule of eligibility or resistance reads them.
      case 'encounter':
      case 'contact':
      case 'no-known-allergies':
        break
    }
  }
  return {
    asOf,
    conditions: inOrder(conditions),
    allergies: inOrder(allergies),
    medications: inOrder(medications),
    measurements: inOrder(measurements),
    assessments: inOrder(assessments),
    procedures: inOrder(procedures),
    episodes: inOrder(episodes),
    trials: inOrder(trials),
    trialDismissals: inOrder(trialDismissals),
    trialHistories: inOrder(trialHistories),
    reviews: inOrder(reviews),
    answers,
  }
}

/** As they mostly come from the database; sorted where they do not. */
function inOrder<F extends Fact>(facts: F[]): F[] {
  for (let at = 1; at < facts.length; at++)
    if (compareFacts(facts[at - 1] as F, facts[at] as F) > 0) return facts.sort(compareFacts)
  return facts
}

const compareFacts = (a: Fact, b: Fact): number => compare(a.id, b.id) || compare(a.reference, b.reference)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** What was on record by then was known, whatever onset it gives: one that lies after the day is a slip. */
function conditionOn(given: ConditionFact, asOf: CalendarDate): ConditionFact {
  const fact = isLater(given.onset, asOf) ? { ...given, onset: undefined } : given
  if (!isLater(fact.abatement, asOf)) return fact
  const over = ['resolved', 'remission', 'inactive'].includes(fact.clinicalStatus)
  return { ...fact, abatement: undefined, clinicalStatus: over ? 'active' : fact.clinicalStatus }
}

function medicationOn(fact: MedicationFact, asOf: CalendarDate): MedicationFact {
  if (!isLater(fact.stop, asOf)) return fact
  const over = fact.status === 'completed' || fact.status === 'stopped'
  return { ...fact, stop: undefined, status: over ? 'active' : fact.status }
}

/** Before its end its outcome was not known. */
const trialOn = (fact: TrialFact, asOf: CalendarDate): TrialFact =>
  isLater(fact.stop, asOf) ? { ...fact, stop: undefined, outcome: 'ongoing' } : fact

/** A text that sorts up to the day begins no later than it; only the others have to be read as dates. */
const isLater = (date: string | undefined, day: CalendarDate): boolean =>
  date !== undefined && date > day && (dayInterval(date)?.earliest ?? '') > day

import {
  type IdentifiedMedication,
  type InteractionRule,
  identifyMedications,
  isInUse,
  rulesSetOffBy,
} from '../medications/index.ts'
import { dayInterval } from '../quantity/calendar-date.ts'
import type { DayFacts } from '../record/as-of.ts'
import type { Answers } from '../record/interview-answers.ts'
import type { CalendarDate, MedicationFact } from '../record/record.ts'
import { answerText } from './answer-words.ts'
import type { Judgement } from './criterion.ts'
import type { PatientView } from './patient-view.ts'

/** An answer about what is really taken counts for so many days. Ours: needs clinical sign-off. */
export const medicinesAskedDays = 30

/** Link id of the question whether a medicine is really taken. */
export function takenQuestion(medication: string): string {
  const known = takenQuestions.get(medication)
  if (known !== undefined) return known
  const question = `medicine-taken:${medication}`
  takenQuestions.set(medication, question)
  return question
}
/** By the ids of our table, which are few. */
const takenQuestions = new Map<string, string>()

/**
 * What the patient said about a medicine goes before what the prescription says: a yes also where that is on hold, of
 * unknown status or ends about now. A no says nothing of what was prescribed after it.
 */
export const withAnswersOnTaking = ({ medications, answers, asOf }: DayFacts): readonly MedicationFact[] =>
  answers.questions.length === 0 ? medications : medications.map((fact) => withAnswer(fact, answers, asOf))

function withAnswer(fact: MedicationFact, answers: Answers, asOf: CalendarDate): MedicationFact {
  for (const { medication } of identifyMedications(fact.concept)) {
    const answer = answers.to(takenQuestion(medication.id), medicinesAskedDays)
    if (answer?.answer === 'yes') return takenForCertain(fact, asOf)
    if (answer?.answer === 'no' && (dayInterval(fact.start)?.earliest ?? '') <= answer.on)
      return { ...fact, taken: 'no' }
  }
  return fact
}

/** What left it open is settled; what has ended for certain has ended. */
function takenForCertain(fact: MedicationFact, asOf: CalendarDate): MedicationFact {
  const { status, stop } = fact
  return {
    ...fact,
    taken: 'yes',
    status: status === 'on-hold' || status === 'unknown' ? 'active' : status,
    ...(stop !== undefined && isInUse({ ...fact, taken: 'yes', status: 'active' }, asOf) === 'unknown'
      ? { stop: undefined, status: 'active' as const }
      : {}),
  }
}

/**
 * `taken`: somebody said so. `prescribed`: an active prescription, and nobody said whether it is taken. `perhaps`: on
 * hold, of unknown status, or ending about now.
 */
export type Use = 'taken' | 'prescribed' | 'perhaps'

/** A medicine that may be in use. */
export interface MedicineInUse {
  fact: MedicationFact
  use: Use
  /** Each ingredient that we know; empty where we know none. */
  product: readonly IdentifiedMedication[]
}

export function medicinesInUse(medications: readonly MedicationFact[], asOf: CalendarDate): MedicineInUse[] {
  const found: MedicineInUse[] = []
  for (const fact of medications) {
    const use = usageOf(fact, asOf)
    if (!use) continue
    found.push({ fact, use, product: identifyMedications(fact.concept) })
  }
  return found
}

/** The medicines that set off each rule. */
export function bySetOffRule(medicines: readonly MedicineInUse[]): ReadonlyMap<InteractionRule, MedicineInUse[]> {
  const found = new Map<InteractionRule, MedicineInUse[]>()
  for (const medicine of medicines)
    for (const rule of rulesSetOffBy(medicine.product)) {
      const others = found.get(rule)
      if (others) others.push(medicine)
      else found.set(rule, [medicine])
    }
  return found
}

/** Undefined for what is over, cancelled, or known not to be taken. */
function usageOf(fact: MedicationFact, asOf: CalendarDate): Use | undefined {
  const inUse = isInUse(fact, asOf)
  if (inUse === 'yes') return 'taken'
  if (inUse === 'no') return undefined
  const endsAboutNow = fact.stop !== undefined && fact.stop.length < 10
  return fact.status === 'on-hold' || fact.status === 'unknown' || endsAboutNow ? 'perhaps' : 'prescribed'
}

const notAskedFor: Judgement = {
  status: 'unknown',
  finding: 'None on record; nobody has asked what is really taken.',
  evidence: [],
}

/** A list that is complete, or a review of the record, makes it a no. */
export function withoutMedicine({ day, review }: Pick<PatientView, 'day' | 'review'>): Judgement {
  const list = day.answers.to('medicines-complete', medicinesAskedDays)
  if (list?.answer === 'yes') {
    const text = answerText(list)
    return {
      status: 'not-met',
      finding: `None in the list of medicines, ${text}.`,
      evidence: [{ reference: list.reference, text }],
    }
  }
  if (!review) return notAskedFor
  const { on, by, reference } = review
  return {
    status: 'not-met',
    finding: `None in the record, which ${by} reviewed on ${on}.`,
    evidence: [{ reference, text: `Record reviewed on ${on} by ${by}` }],
  }
}

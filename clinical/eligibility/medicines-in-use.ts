import { identifyMedications, isInUse } from '../medications/index.ts'
import { answerTo } from '../record/interview-answers.ts'
import type { CalendarDate, Fact, MedicationFact } from '../record/record.ts'

/** An answer about what is really taken counts for so many days. Ours: needs clinical sign-off. */
export const medicinesAskedDays = 30

export const takenQuestion = (medication: string): string => `medicine-taken:${medication}`

/** What the patient said about a medicine goes before what the prescription says. */
export function withAnswersOnTaking(
  medications: readonly MedicationFact[],
  facts: readonly Fact[],
  asOf: CalendarDate,
): MedicationFact[] {
  return medications.map((fact) => {
    for (const { medication } of identifyMedications(fact.concept)) {
      const answer = answerTo(facts, takenQuestion(medication.id), asOf, medicinesAskedDays)?.answer ?? 'unknown'
      if (answer !== 'unknown') return { ...fact, taken: answer }
    }
    return fact
  })
}

/**
 * `taken`: somebody said so. `prescribed`: an active prescription, and nobody said whether it is taken. `perhaps`: on
 * hold, of unknown status, or ending about now. `not`: over, cancelled, or known not to be taken.
 */
export function useOf(fact: MedicationFact, asOf: CalendarDate): 'taken' | 'prescribed' | 'perhaps' | 'not' {
  const inUse = isInUse(fact, asOf)
  if (inUse === 'yes') return 'taken'
  if (inUse === 'no') return 'not'
  const endsAboutNow = fact.stop !== undefined && fact.stop.length < 10
  return fact.status === 'on-hold' || fact.status === 'unknown' || endsAboutNow ? 'perhaps' : 'prescribed'
}

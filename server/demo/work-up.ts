import type { NewFact } from '../record/index.ts'
import { answersWithTotal, assessment, screenAnswers } from './answers.ts'
import type { DemoFact } from './demo-patient.ts'
import {
  bloodPressure,
  completeHistory,
  depression,
  electrocardiogram,
  episode,
  measure,
  noKnownAllergies,
  normalLaboratory,
  recordReview,
  textResult,
  trial,
} from './record-facts.ts'
import { type StaffKey, staff } from './staff.ts'
import type { When } from './when.ts'

interface WorkUp {
  daysAgo: number
  by: StaffKey
  episodeMonths: number
  severity?: 'moderate' | 'severe'
  /** Medicine, highest dose, months ago from and to, outcome. */
  trials: [
    medication: string,
    doseMg: number,
    fromMonthsAgo: number,
    toMonthsAgo: number | null,
    outcome: Parameters<typeof trial>[4],
    role?: 'augmentation',
  ][]
  /** Nobody has said that these are all. */
  historyOpen?: boolean
  weightKg: number
  heightCm: number
  pressure: [systolic: number, diastolic: number]
  madrs: number
  phq9: number
  who5?: number
  /** Answers of the C-SSRS screener that were yes. */
  suicide?: Record<string, boolean>
  pregnancyTest?: boolean
  electrocardiogram?: boolean
  more?: NewFact[]
}

/** What an evaluation finds and writes down on its day: diagnosis, episode, trials, scores, laboratory, readings. */
export function workUp(when: When, given: WorkUp): DemoFact[] {
  const { daysAgo, by, more = [] } = given
  const on = when.day(daysAgo)
  const at = when.at(on, '10:30')
  const severity = given.severity ?? 'severe'
  const { name } = staff[by]
  const item9 = given.suicide?.['wish-to-be-dead'] ? 1 : 0
  const facts: NewFact[] = [
    depression(severity, when.month(given.episodeMonths)),
    episode(when.month(given.episodeMonths), severity === 'severe' ? 'severe-without-psychosis' : 'moderate', on),
    ...given.trials.map(([medication, doseMg, from, to, outcome, role]) =>
      trial(medication, doseMg, when.month(from), to === null ? undefined : when.month(to), outcome, role),
    ),
    ...(given.historyOpen ? [] : [completeHistory(on, name)]),
    recordReview(on, name),
    ...(more.some(({ kind }) => kind === 'allergy') ? [] : [noKnownAllergies(on, name)]),
    ...normalLaboratory(when.day(daysAgo + 3)),
    textResult('drug-screen', when.day(daysAgo + 3), 'negative'),
    ...(given.pregnancyTest ? [textResult('pregnancy-test', when.day(daysAgo), 'negative')] : []),
    ...(given.electrocardiogram ? [electrocardiogram(when.day(daysAgo + 3))] : []),
    measure('weight', at, given.weightKg),
    measure('height', at, given.heightCm),
    bloodPressure(at, ...given.pressure),
    measure('heart-rate', at, 72),
    assessment('madrs', at, answersWithTotal('madrs', given.madrs, item9 * 2)),
    assessment('phq-9', at, answersWithTotal('phq-9', given.phq9, item9)),
    ...(given.who5 === undefined ? [] : [assessment('who-5', at, answersWithTotal('who-5', given.who5))]),
    assessment('c-ssrs-screener', at, screenAnswers('c-ssrs-screener', given.suicide)),
    ...more,
  ]
  return facts.map((fact) => ({ fact, daysAgo, by }))
}

import { conceptIs } from '../conditions/index.ts'
import { type DayInterval, dayInterval } from '../quantity/calendar-date.ts'
import type { ThreeValued } from '../quantity/three-valued.ts'
import type { DayFacts } from '../record/as-of.ts'
import type { CalendarDate } from '../record/record.ts'
import type { Evidence } from './episode.ts'

/** What is known of electroconvulsive therapy in the episode. A procedure shows that it was given, never what it did. */
export interface ElectroconvulsiveTherapy {
  used: ThreeValued
  failed: ThreeValued
  /** Bilateral, and failed. */
  bilateralFailed: ThreeValued
  evidence: Evidence[]
}

/** Link ids of the interview’s questions: was it given, and what did it do. */
export const ectQuestions = { used: 'electroconvulsive-therapy', outcome: 'electroconvulsive-therapy-outcome' } as const

export const ectOutcomes = [
  { value: 'bilateral-failed', label: 'Bilateral, without response' },
  { value: 'unilateral-failed', label: 'Unilateral only, without response' },
  { value: 'response', label: 'It helped' },
  { value: 'not-completed', label: 'Not completed' },
  { value: 'unknown', label: 'Not known' },
] as const

const outcomeOf: Record<string, Pick<ElectroconvulsiveTherapy, 'failed' | 'bilateralFailed'>> = {
  'bilateral-failed': { failed: 'yes', bilateralFailed: 'yes' },
  'unilateral-failed': { failed: 'yes', bilateralFailed: 'no' },
  response: { failed: 'no', bilateralFailed: 'no' },
  'not-completed': { failed: 'no', bilateralFailed: 'no' },
}

const notKnown = { failed: 'unknown', bilateralFailed: 'unknown' } as const

/** In the episode: by a procedure of its time, by an answer, or by its absence from a record that somebody reviewed. */
export function electroconvulsiveTherapyOf(day: DayFacts, episode: DayInterval | undefined): ElectroconvulsiveTherapy {
  const { used, evidence } = usedIn(day, episode?.earliest)
  if (used === 'no') return { used, failed: 'no', bilateralFailed: 'no', evidence }
  const answer = used === 'yes' ? day.answers.to(ectQuestions.outcome) : undefined
  const { failed, bilateralFailed } = outcomeOf[answer?.detail ?? ''] ?? notKnown
  const said = answer && ectOutcomes.find(({ value }) => value === answer.detail)
  if (!said) return { used, failed, bilateralFailed, evidence }
  const text = `Electroconvulsive therapy: ${said.label.toLowerCase()}.`
  return { used, failed, bilateralFailed, evidence: [...evidence, { reference: answer.reference, text }] }
}

function usedIn(
  { procedures, answers, reviews }: DayFacts,
  episodeStart: CalendarDate | undefined,
): { used: ThreeValued; evidence: Evidence[] } {
  let allBefore = true
  for (const { concept, reference, start } of procedures) {
    if (!conceptIs(concept, 'electroconvulsive-therapy')) continue
    const given = dayInterval(start)
    if (episodeStart !== undefined && given && given.earliest >= episodeStart)
      return { used: 'yes', evidence: [{ reference, text: `${concept.text}, ${start}` }] }
    if (episodeStart === undefined || !given || given.latest >= episodeStart) allBefore = false
  }
  const answer = answers.to(ectQuestions.used)
  if (answer && answer.answer !== 'unknown') {
    const text = `Electroconvulsive therapy: ${answer.answer}, asked on ${answer.on}.`
    return { used: answer.answer, evidence: [{ reference: answer.reference, text }] }
  }
  const [review] = reviews
  if (!review || !allBefore) return { used: 'unknown', evidence: [] }
  const text = 'No electroconvulsive therapy in the record, which was reviewed.'
  return { used: 'no', evidence: [{ reference: review.reference, text }] }
}

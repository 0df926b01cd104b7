import { conceptIs } from '../conditions/index.ts'
import { type DayInterval, dayInterval } from '../quantity/calendar-date.ts'
import type { ThreeValued } from '../quantity/three-valued.ts'
import { answerTo } from '../record/interview-answers.ts'
import type { CalendarDate, Fact } from '../record/record.ts'
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

/** In the episode: by a procedure of its time, by an answer, or by its absence from a record that somebody reviewed. */
export function electroconvulsiveTherapyOf(
  facts: readonly Fact[],
  asOf: CalendarDate,
  episode: DayInterval | undefined,
): ElectroconvulsiveTherapy {
  const { used, evidence } = usedIn(facts, asOf, episode?.earliest)
  if (used === 'no') return { used, failed: 'no', bilateralFailed: 'no', evidence }
  const answer = used === 'yes' ? answerTo(facts, ectQuestions.outcome, asOf) : undefined
  const outcome = outcomeOf[answer?.detail ?? ''] ?? { failed: 'unknown', bilateralFailed: 'unknown' }
  const said = ectOutcomes.find(({ value }) => value === answer?.detail)
  return {
    used,
    ...outcome,
    evidence:
      answer && said
        ? [
            ...evidence,
            { reference: answer.reference, text: `Electroconvulsive therapy: ${said.label.toLowerCase()}.` },
          ]
        : evidence,
  }
}

function usedIn(
  facts: readonly Fact[],
  asOf: CalendarDate,
  episodeStart: CalendarDate | undefined,
): { used: ThreeValued; evidence: Evidence[] } {
  const given = facts.flatMap((fact) =>
    fact.kind === 'procedure' && conceptIs(fact.concept, 'electroconvulsive-therapy')
      ? [{ fact, start: dayInterval(fact.start) }]
      : [],
  )
  const inEpisode = given.find(({ start }) => episodeStart && start && start.earliest >= episodeStart)
  if (inEpisode) {
    const { reference, concept, start } = inEpisode.fact
    return { used: 'yes', evidence: [{ reference, text: `${concept.text}, ${start}` }] }
  }
  const answer = answerTo(facts, ectQuestions.used, asOf)
  if (answer && answer.answer !== 'unknown')
    return {
      used: answer.answer,
      evidence: [
        { reference: answer.reference, text: `Electroconvulsive therapy: ${answer.answer}, asked on ${answer.on}.` },
      ],
    }
  const before = episodeStart !== undefined && given.every(({ start }) => start && start.latest < episodeStart)
  const review = facts.find((fact) => fact.kind === 'record-review')
  if (!review || !(given.length === 0 || before)) return { used: 'unknown', evidence: [] }
  return {
    used: 'no',
    evidence: [
      { reference: review.reference, text: 'No electroconvulsive therapy in the record, which was reviewed.' },
    ],
  }
}

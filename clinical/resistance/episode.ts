import { dayInterval } from '../quantity/calendar-date.ts'
import { answerTo } from '../record/interview-answers.ts'
import type { CalendarDate, EpisodeFact, Fact, PartialDate } from '../record/record.ts'

export type EpisodeSeverity = NonNullable<EpisodeFact['severity']>

export interface Evidence {
  /** Where a clinician can look it up: `Condition/abc`. */
  reference: string
  text: string
}

/** The start of the current episode, as somebody gave it: a record's date of diagnosis is not it. */
export interface EpisodeStart {
  start: PartialDate
  evidence: Evidence
}

/**
 * The start of the current episode. Of several given, the latest: the current episode is the last one.
 * Undefined while nobody has said; `facts` are those of the day (`factsAsOf`).
 */
export function episodeStartOf(facts: readonly Fact[], asOf: CalendarDate): EpisodeStart | undefined {
  const answer = answerTo(facts, 'episode-start', asOf)
  const answered = dayInterval(answer?.detail)
  const given: EpisodeStart[] = facts
    .filter((fact): fact is EpisodeFact => fact.kind === 'episode')
    .map((fact) => ({
      start: fact.start,
      evidence: { reference: fact.reference, text: `The current episode began ${fact.start}.` },
    }))
  if (answer?.detail !== undefined && answered !== undefined && answered.earliest <= asOf)
    given.push({
      start: answer.detail,
      evidence: {
        reference: answer.reference,
        text: `Asked on ${answer.on}${by(answer.answeredBy)}: the episode began ${answer.detail}.`,
      },
    })
  return given
    .filter(({ start }) => dayInterval(start) !== undefined)
    .sort((a, b) => (latest(a.start) < latest(b.start) ? 1 : latest(a.start) > latest(b.start) ? -1 : 0))[0]
}

const latest = (date: PartialDate): CalendarDate => dayInterval(date)?.latest ?? ''
const by = (who: string | undefined): string => (who === undefined ? '' : ` by ${who}`)

import { dayInterval } from '../quantity/calendar-date.ts'
import type { DayFacts } from '../record/as-of.ts'
import type { CalendarDate, EpisodeFact, PartialDate } from '../record/record.ts'

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
 * Undefined while nobody has said.
 */
export function episodeStartOf({ episodes, answers, asOf }: DayFacts): EpisodeStart | undefined {
  let newest: EpisodeFact | undefined
  let day: CalendarDate = ''
  for (const fact of episodes) {
    const latest = dayInterval(fact.start)?.latest
    if (latest === undefined || latest <= day) continue
    newest = fact
    day = latest
  }
  const answer = answers.to('episode-start')
  const answered = dayInterval(answer?.detail)
  if (answer?.detail !== undefined && answered && answered.earliest <= asOf && answered.latest > day)
    return {
      start: answer.detail,
      evidence: {
        reference: answer.reference,
        text: `Asked on ${answer.on}${by(answer.answeredBy)}: the episode began ${answer.detail}.`,
      },
    }
  if (!newest) return undefined
  const { start, reference } = newest
  return { start, evidence: { reference, text: `The current episode began ${start}.` } }
}

const by = (who: string | undefined): string => (who === undefined ? '' : ` by ${who}`)

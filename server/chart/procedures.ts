import type { z } from 'zod'
import type { EpisodeFact, ProcedureFact } from '../../clinical/record/record.ts'
import type { chart } from '../../contract/chart.ts'
import { identityOf, newestFirst, type ShownFact } from './shown-fact.ts'

type Chart = z.output<typeof chart>

const proceduresShown = 40

/** Newest first; old records count them by the hundred. */
export function proceduresOf(facts: ShownFact<ProcedureFact>[]): Chart['procedures'] {
  const known = facts.filter(({ fact }) => fact.status !== 'entered-in-error').sort(newestFirst)
  return {
    total: known.length,
    latest: known.slice(0, proceduresShown).map((each) => ({
      ...identityOf(each),
      text: each.fact.concept.text,
      status: each.fact.status,
      start: each.fact.start ?? null,
      stop: each.fact.stop ?? null,
    })),
  }
}

export const episodesOf = (facts: ShownFact<EpisodeFact>[]): Chart['episodes'] =>
  [...facts].sort(newestFirst).map((each) => ({
    ...identityOf(each),
    start: each.fact.start,
    severity: each.fact.severity ?? null,
    severityOn: each.fact.severityOn ?? null,
  }))

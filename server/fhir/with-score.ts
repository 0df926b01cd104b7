import { findInstrument, scoreInstrument } from '../../clinical/instruments/index.ts'
import type { AssessmentFact } from '../../clinical/record/record.ts'
import { defined } from './concepts.ts'

/** Adds the instrument's version, and the total when the answers are complete and the record gives none. */
export function withScore(fact: AssessmentFact, notes: string[]): AssessmentFact {
  const instrument = findInstrument(fact.instrument)
  if (!instrument) return defined({ ...fact })
  const scored = fact.answers ? scoreInstrument(instrument, fact.answers).total : null
  if (scored !== null && fact.total !== undefined && fact.total !== scored) {
    notes.push(`A recorded total of ${instrument.shortTitle} is not the sum of its answers; both are kept as recorded.`)
  }
  return defined({ ...fact, instrumentVersion: instrument.version, total: fact.total ?? scored ?? undefined })
}

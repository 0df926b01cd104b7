import type { z } from 'zod'
import {
  bandOf,
  findInstrument,
  type Instrument,
  type InstrumentScore,
  labelOfBand,
  labelOfSubscale,
  meaningOfFlag,
  scoreInstrument,
} from '../../clinical/instruments/index.ts'
import type { AssessmentFact } from '../../clinical/record/record.ts'
import { asksForScreener, suicideRiskTierRules, triageSuicideRisk } from '../../clinical/safety/index.ts'
import type { assessment } from '../../contract/assessments.ts'
import type { StoredFact } from '../record/index.ts'

export type ShownAssessment = z.input<typeof assessment>

/** A stored assessment with its score. One of an instrument that we do not have keeps its total and has no more. */
export function presentAssessment(stored: Omit<StoredFact<AssessmentFact>, 'authorId'>): ShownAssessment {
  const { fact, version, retracted, imported, authorName, recordedAt } = stored
  const instrument = findInstrument(fact.instrument)
  return {
    id: fact.id,
    instrument: fact.instrument,
    instrumentVersion: fact.instrumentVersion ?? instrument?.version ?? '',
    shortTitle: instrument?.shortTitle ?? fact.instrument,
    at: fact.at,
    sessionId: fact.sessionId ?? null,
    wording: fact.wording ?? null,
    answers: fact.answers
      ? Object.fromEntries(Object.entries(fact.answers).map(([linkId, value]) => [linkId, Number(value)]))
      : null,
    ...(instrument ? scored(instrument, fact) : unscored(fact)),
    version,
    retracted,
    imported,
    authorName,
    recordedAt,
  }
}

type Scored = Pick<
  ShownAssessment,
  'total' | 'band' | 'complete' | 'missing' | 'flags' | 'subscales' | 'asksForScreener' | 'triage'
>

const unscored = ({ total }: AssessmentFact): Scored => ({
  total: total ?? null,
  band: null,
  complete: total !== undefined,
  missing: [],
  flags: [],
  subscales: [],
  asksForScreener: false,
  triage: null,
})

function scored(instrument: Instrument, fact: AssessmentFact): Scored {
  const triage = triageSuicideRisk(instrument.id, fact.answers ?? {})
  if (!fact.answers && !triage) {
    const band = bandOf(instrument, fact.total ?? null)
    return { ...unscored(fact), band: band && { id: band.id, label: band.label } }
  }
  const score = scoreInstrument(instrument, fact.answers ?? {})
  const total = fact.total ?? score.total
  return {
    total,
    band: triage
      ? { id: triage.tier, label: suicideRiskTierRules[triage.tier].label }
      : bandOfResult(instrument, score, total),
    complete: score.complete,
    missing: score.missing,
    flags: score.flags.map((id) => ({ id, meaning: meaningOfFlag(instrument, id) ?? contradiction })),
    subscales: Object.entries(score.subscales).map(([id, value]) => ({
      id,
      label: labelOfSubscale(instrument, id),
      total: value,
    })),
    asksForScreener: asksForScreener(score),
    triage,
  }
}

const contradiction = 'Answers stand against each other: a later question says yes though the earlier one closed it.'

/** A total that came with the record stands beside its answers, and has its own band. */
function bandOfResult(instrument: Instrument, score: InstrumentScore, total: number | null): Scored['band'] {
  const id = total === score.total ? score.band : (bandOf(instrument, total)?.id ?? null)
  return id === null ? null : { id, label: labelOfBand(instrument, id) ?? id }
}

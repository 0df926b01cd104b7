import { type Answers, findInstrument, type InstrumentScore, scoreInstrument, tierSoFar } from '../instruments/index.ts'
import {
  type SuicideRiskTier,
  type SuicideRiskTierRule,
  suicideRiskTierRules,
  suicideRiskTiers,
} from './suicide-risk-tiers.ts'

export interface SuicideRiskTriage {
  instrument: string
  version: string
  tier: SuicideRiskTier
  /** What the answers so far already show; below `tier` only while the screen is unfinished. */
  atLeast: SuicideRiskTier
  /** Labels of the answers that were yes. */
  because: string[]
  /** Labels of the questions that are open. */
  open: string[]
  /** Answers against each other, or unreadable: the graver reading stands. */
  contradictory: boolean
  rule: SuicideRiskTierRule
  /** The tier starts it, or an unfinished screen that has reached such a tier already. */
  startsUrgentPathway: boolean
}

/**
 * Triage of a C-SSRS screener by its highest answer and how recent behaviour was; never a sum. Null when the instrument
 * is no triage. Open and unreadable answers make the screen `unfinished`, unless it is `high` already.
 */
export function triageSuicideRisk(instrumentId: string, answers: Answers): SuicideRiskTriage | null {
  const instrument = findInstrument(instrumentId)
  if (instrument === undefined || instrument.scoring.kind !== 'triage') return null
  const score = scoreInstrument(instrument, answers)
  const labelOf = (linkId: string) => instrument.items.find((item) => item.linkId === linkId)?.label ?? linkId
  const unreadable = score.faults.map((fault) => fault.linkId)
  const tier = tierNamed(score.band)
  const atLeast = tierNamed(tierSoFar(instrument, answers) ?? 'none')
  return {
    instrument: instrument.id,
    version: instrument.version,
    tier,
    atLeast,
    because: instrument.items.filter((item) => isYes(answers, item)).map((item) => item.label),
    open: [...new Set([...score.missing, ...unreadable])].map(labelOf),
    contradictory: score.flags.includes('answers-contradict'),
    rule: suicideRiskTierRules[tier],
    startsUrgentPathway:
      suicideRiskTierRules[tier].startsUrgentPathway || suicideRiskTierRules[atLeast].startsUrgentPathway,
  }
}

/** A depression scale that touches suicide was answered so that the C-SSRS screener is to be asked. */
export const asksForScreener = (score: InstrumentScore): boolean => score.flags.includes('suicidal-ideation')

/** The more urgent of two. */
export const moreUrgent = (a: SuicideRiskTier, b: SuicideRiskTier): SuicideRiskTier =>
  suicideRiskTiers.indexOf(a) >= suicideRiskTiers.indexOf(b) ? a : b

/** A band that no tier has would be a fault in an instrument's file: it counts as not known, not as harmless. */
const tierNamed = (band: string | null): SuicideRiskTier =>
  suicideRiskTiers.find((tier) => tier === band) ?? 'unfinished'

const isYes = (answers: Answers, item: { linkId: string; loinc?: string }): boolean =>
  [item.linkId, item.loinc, `/${item.loinc}`].some((name) => {
    const answer = name === undefined ? undefined : answers[name]
    return answer === true || answer === 1
  })

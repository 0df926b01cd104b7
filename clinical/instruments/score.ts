import { bandOf, type Instrument, type Item, type Scoring, totalRange } from './instrument.ts'
import {
  type AnswerFault,
  type Answers,
  contradicts,
  isAsked,
  missingItems,
  readAnswers,
  type Values,
} from './read-answers.ts'
import { holdsAll, pointsByItem, subscalesOf, totalOf } from './total.ts'

export interface InstrumentScore {
  instrument: string
  version: string
  /** `faulty` when any answer cannot be read, else `incomplete` when answers are missing, else `complete`. */
  status: 'complete' | 'incomplete' | 'faulty'
  complete: boolean
  /** Null unless complete, and always null for a triage and a profile. */
  total: number | null
  /**
   * Band id of the total. Of a triage its tier: a tier's id, `none`, or `unfinished` (to be reviewed now). Of a screen
   * `positive` or `negative`.
   */
  band: string | null
  /** Ids of flags that the answers raise, also in an unfinished or faulty form; `answers-contradict` beside them. */
  flags: string[]
  /** Null where answers are missing. */
  subscales: Record<string, number | null>
  /** Link ids of items that were asked for and not answered, in the order of the form. */
  missing: string[]
  faults: AnswerFault[]
}

/** Scores the answers of one form. Pure; the order of the answers never matters; never throws. */
export function scoreInstrument(instrument: Instrument, answers: Answers): InstrumentScore {
  const { values, faults } = readAnswers(instrument, answers)
  const missing = missingItems(instrument, values)
  const status = faults.length > 0 ? 'faulty' : missing.length > 0 ? 'incomplete' : 'complete'
  const total = status === 'complete' ? totalOf(instrument, values) : null
  return {
    instrument: instrument.id,
    version: instrument.version,
    status,
    complete: status === 'complete',
    total,
    band: bandOfAnswers(instrument, values, status === 'complete', total),
    flags: flagsOf(instrument, values),
    subscales: subscalesOf(instrument, values),
    missing,
    faults,
  }
}

/** The items that a form shows for these answers: those whose condition is open are left out until it is met. */
export function askedItems(instrument: Instrument, answers: Answers): Item[] {
  const { values } = readAnswers(instrument, answers)
  return instrument.items.filter((item) => isAsked(item, values))
}

/** Why a recorded total cannot be one of this instrument, in a sentence; null when it can. */
export function faultOfTotal(instrument: Instrument, total: number): string | null {
  const range = totalRange(instrument)
  if (range === null) return `${instrument.shortTitle} has no total.`
  if (!Number.isFinite(total) || total < range.min || total > range.max) {
    return `${instrument.shortTitle} totals go from ${range.min} to ${range.max}; ${total} is not one.`
  }
  const { scoring } = instrument
  const step = scoring.kind === 'sum' ? scoring.factor : 1
  if (scoring.kind !== 'percent-of-maximum' && total % step !== 0) {
    const steps = step === 1 ? 'are whole numbers' : `go in steps of ${step}`
    return `${instrument.shortTitle} totals ${steps}; ${total} is not one.`
  }
  return null
}

/**
 * Whether a total that another system calls by the instrument's name may be its raw sum: WHO-5 and Q-LES-Q-SF are told
 * both ways, and 20 is nearly the best of a raw sum and depression in per cent.
 */
export function mayBeRawSum({ items, subscales }: Instrument, total: number): boolean {
  const raw = subscales.find(({ id }) => id === 'raw')
  if (!raw) return false
  const counted = items.filter(({ linkId }) => raw.items.includes(linkId))
  const end = (which: 'min' | 'max') => counted.reduce((sum, item) => sum + item[which], 0)
  return total >= end('min') && total <= end('max')
}

function bandOfAnswers(instrument: Instrument, values: Values, complete: boolean, total: number | null): string | null {
  const { scoring } = instrument
  if (scoring.kind === 'triage') return tierOf(scoring, values, complete)
  if (scoring.kind === 'points' && total !== null && total < scoring.single.band.below && hasGraveSign(scoring, values))
    return scoring.single.band.id
  if (scoring.kind !== 'screen') return bandOf(instrument, total)?.id ?? null
  if (!complete) return null
  return holdsAll(scoring.positiveWhen, values) ? 'positive' : 'negative'
}

const hasGraveSign = (scoring: Extract<Scoring, { kind: 'points' }>, values: Values): boolean =>
  [...pointsByItem(scoring, values).values()].some((points) => points !== null && points >= scoring.single.points)

/** The highest tier stands even when the form is unfinished: no further answer could change it. */
function tierOf(scoring: Extract<Scoring, { kind: 'triage' }>, values: Values, complete: boolean): string {
  const reached = reachedTier(scoring, values)
  if (reached !== null && reached === scoring.tiers[0]?.id) return reached
  return complete ? (reached ?? 'none') : 'unfinished'
}

const reachedTier = (scoring: Extract<Scoring, { kind: 'triage' }>, values: Values): string | null =>
  scoring.tiers.find((tier) => tier.anyOf.some((linkId) => values.get(linkId) === 1))?.id ?? null

/** The tier that the answers given so far reach, for an unfinished triage; null when none or not a triage. */
export function tierSoFar(instrument: Instrument, answers: Answers): string | null {
  if (instrument.scoring.kind !== 'triage') return null
  return reachedTier(instrument.scoring, readAnswers(instrument, answers).values)
}

function flagsOf(instrument: Instrument, values: Values): string[] {
  const { scoring, patterns = [] } = instrument
  const raised = instrument.flags
    .filter((flag) => (values.get(flag.linkId) ?? Number.NEGATIVE_INFINITY) >= flag.atLeast)
    .map((flag) => flag.id)
  raised.push(...patterns.filter((pattern) => holdsAll(pattern.allOf, values)).map((pattern) => pattern.id))
  if (scoring.kind === 'points' && hasGraveSign(scoring, values)) raised.push(scoring.single.id)
  if (instrument.items.some((item) => contradicts(item, values))) raised.push('answers-contradict')
  return [...new Set(raised)]
}

import { bandOf, type Instrument, type Item, type Scoring, totalRange } from './instrument.ts'

/** Answers by link id. A LOINC item code stands for its link id. Null and undefined mean not answered. */
export type Answers = Readonly<Record<string, unknown>>

export interface AnswerFault {
  linkId: string
  problem: 'unknown-item' | 'answered-twice' | 'not-a-number' | 'not-whole' | 'out-of-range'
  /** A sentence that names the item and what would be right. */
  message: string
}

export interface InstrumentScore {
  instrument: string
  version: string
  /** `faulty` when any answer cannot be read, else `incomplete` when answers are missing, else `complete`. */
  status: 'complete' | 'incomplete' | 'faulty'
  complete: boolean
  /** Null unless complete, and always null for a triage. */
  total: number | null
  /** Band id of the total. Of a triage its tier: a tier's id, `none`, or `unfinished` (to be reviewed now). */
  band: string | null
  /** Ids of flag rules that the answers raise, also in an unfinished or faulty form; `answers-contradict` beside them. */
  flags: string[]
  /** Null where answers are missing. */
  subscales: Record<string, number | null>
  /** Link ids of items that were asked for and not answered, in the order of the form. */
  missing: string[]
  faults: AnswerFault[]
}

type Values = ReadonlyMap<string, number>

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
    band:
      instrument.scoring.kind === 'triage'
        ? tierOf(instrument.scoring, values, status === 'complete')
        : (bandOf(instrument, total)?.id ?? null),
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
  return null
}

/** By link id, or by LOINC code with or without the slash that LOINC forms put before it. */
export function findItem(instrument: Instrument, linkId: string): Item | undefined {
  const items = [...instrument.items, ...instrument.unscoredItems]
  const code = linkId.replace(/^\//, '')
  return items.find((item) => item.linkId === linkId) ?? items.find((item) => item.loinc === code)
}

function readAnswers(instrument: Instrument, answers: Answers): { values: Values; faults: AnswerFault[] } {
  const values = new Map<string, number>()
  const faults: AnswerFault[] = []
  // Sorted, so that two records with the same answers give the same faults in the same order.
  for (const given of Object.keys(answers).sort()) {
    const answer = answers[given]
    const item = findItem(instrument, given)
    if (item === undefined) {
      faults.push({
        linkId: given,
        problem: 'unknown-item',
        message: `${instrument.shortTitle} has no item "${given}".`,
      })
      continue
    }
    if (answer === null || answer === undefined) continue
    if (values.has(item.linkId)) {
      faults.push({
        linkId: item.linkId,
        problem: 'answered-twice',
        message: `Item "${item.linkId}" is answered twice, by its link id and by its LOINC code.`,
      })
      continue
    }
    const fault = faultOfAnswer(item, answer)
    if (fault) faults.push(fault)
    else values.set(item.linkId, Number(answer))
  }
  return { values, faults }
}

function faultOfAnswer(item: Item, answer: unknown): AnswerFault | null {
  const { linkId, min, max } = item
  const yesNo = min === 0 && max === 1
  if (typeof answer === 'boolean' && yesNo) return null
  const expected = yesNo ? 'yes (1, true) or no (0, false)' : `a whole number from ${min} to ${max}`
  const fault = (problem: AnswerFault['problem']): AnswerFault => ({
    linkId,
    problem,
    message: `Item "${linkId}" is ${JSON.stringify(answer)}; it takes ${expected}.`,
  })
  if (typeof answer !== 'number' || !Number.isFinite(answer)) return fault('not-a-number')
  if (!Number.isInteger(answer)) return fault('not-whole')
  return answer < min || answer > max ? fault('out-of-range') : null
}

const isAsked = (item: Item, values: Values): boolean =>
  item.askedWhen === undefined || (values.get(item.askedWhen.linkId) ?? -1) >= item.askedWhen.atLeast

const missingItems = (instrument: Instrument, values: Values): string[] =>
  instrument.items
    .filter((item) => isAsked(item, values) && !values.has(item.linkId))
    .filter((item) => item.alternativeTo === undefined || !values.has(item.alternativeTo))
    .map((item) => item.linkId)

function totalOf({ scoring, items }: Instrument, values: Values): number | null {
  switch (scoring.kind) {
    case 'sum':
      return (
        sumOf(
          items.map((item) => item.linkId),
          values,
        ) * scoring.factor
      )
    case 'domain-maxima':
      return scoring.domains.reduce((total, domain) => total + highestOf(domain.items, values), 0)
    case 'triage':
      return null
  }
}

const sumOf = (linkIds: string[], values: Values): number =>
  linkIds.reduce((sum, linkId) => sum + (values.get(linkId) ?? 0), 0)

const highestOf = (linkIds: string[], values: Values): number =>
  Math.max(...linkIds.map((linkId) => values.get(linkId) ?? 0))

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

/** A yes to an item that the earlier answer closes: the form was filled in against itself. */
const contradicts = ({ linkId, askedWhen }: Item, values: Values): boolean =>
  askedWhen !== undefined &&
  (values.get(linkId) ?? 0) > 0 &&
  (values.get(askedWhen.linkId) ?? askedWhen.atLeast) < askedWhen.atLeast

function flagsOf(instrument: Instrument, values: Values): string[] {
  const raised = instrument.flags
    .filter((flag) => (values.get(flag.linkId) ?? Number.NEGATIVE_INFINITY) >= flag.atLeast)
    .map((flag) => flag.id)
  if (instrument.items.some((item) => contradicts(item, values))) raised.push('answers-contradict')
  return [...new Set(raised)]
}

function subscalesOf(instrument: Instrument, values: Values): Record<string, number | null> {
  const missing = new Set(missingItems(instrument, values))
  const score = (linkIds: string[], add: (linkIds: string[], values: Values) => number) =>
    linkIds.some((linkId) => missing.has(linkId)) ? null : add(linkIds, values)
  const domains = instrument.scoring.kind === 'domain-maxima' ? instrument.scoring.domains : []
  return Object.fromEntries([
    ...domains.map((domain) => [domain.id, score(domain.items, highestOf)]),
    ...instrument.subscales.map((subscale) => [subscale.id, score(subscale.items, sumOf)]),
  ])
}

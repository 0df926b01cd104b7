import { isYesNo } from './answer-options.ts'
import type { AskedWhen, Instrument, Item } from './instrument.ts'

/** Answers by link id. A LOINC item code stands for its link id. Null and undefined mean not answered. */
export type Answers = Readonly<Record<string, unknown>>

/** Answers as numbers by link id, those that can be read. */
export type Values = ReadonlyMap<string, number>

export interface AnswerFault {
  linkId: string
  problem: 'unknown-item' | 'answered-twice' | 'not-a-number' | 'not-whole' | 'out-of-range'
  /** A sentence that names the item and what would be right. */
  message: string
}

/** By link id, or by LOINC code with or without the slash that LOINC forms put before it. */
export function findItem(instrument: Instrument, linkId: string): Item | undefined {
  const items = [...instrument.items, ...instrument.unscoredItems]
  const code = linkId.replace(/^\//, '')
  return items.find((item) => item.linkId === linkId) ?? items.find((item) => item.loinc === code)
}

export function readAnswers(instrument: Instrument, answers: Answers): { values: Values; faults: AnswerFault[] } {
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

/** Why an answer cannot be one of this item; null when it can. */
export function faultOfAnswer(item: Item, answer: unknown): AnswerFault | null {
  const { linkId, min, max } = item
  const decimals = item.measured?.decimals ?? 0
  const yesNo = isYesNo(item)
  if (typeof answer === 'boolean' && yesNo) return null
  const number = decimals === 0 ? 'a whole number' : `a number with at most ${decimals} decimal`
  const expected = yesNo ? 'yes (1, true) or no (0, false)' : `${number} from ${min} to ${max}`
  const fault = (problem: AnswerFault['problem']): AnswerFault => ({
    linkId,
    problem,
    // JSON has no word for infinity, nor for what is not a number.
    message: `Item "${linkId}" is ${typeof answer === 'number' ? answer : JSON.stringify(answer)}; it takes ${expected}.`,
  })
  if (typeof answer !== 'number' || !Number.isFinite(answer)) return fault('not-a-number')
  if (Number(answer.toFixed(decimals)) !== answer) return fault('not-whole')
  return answer < min || answer > max ? fault('out-of-range') : null
}

const sumOfKnown = (linkIds: readonly string[], values: Values): number =>
  linkIds.reduce((sum, linkId) => sum + (values.get(linkId) ?? 0), 0)

const isMet = (asked: AskedWhen, values: Values): boolean =>
  'linkId' in asked
    ? (values.get(asked.linkId) ?? Number.NEGATIVE_INFINITY) >= asked.atLeast
    : sumOfKnown(asked.sumOf, values) >= asked.atLeast

/** Closed for good: the earlier answers are all there and do not open it. */
const isClosed = (asked: AskedWhen, values: Values): boolean =>
  ('linkId' in asked ? [asked.linkId] : asked.sumOf).every((linkId) => values.has(linkId)) && !isMet(asked, values)

export const isAsked = (item: Item, values: Values): boolean =>
  item.askedWhen === undefined || isMet(item.askedWhen, values)

/** Link ids of items that were asked for and not answered, in the order of the form. */
export const missingItems = (instrument: Instrument, values: Values): string[] =>
  instrument.items
    .filter((item) => isAsked(item, values) && !values.has(item.linkId))
    .filter((item) => item.alternativeTo === undefined || !values.has(item.alternativeTo))
    .map((item) => item.linkId)

/** A yes to an item that the earlier answers close: the form was filled in against itself. */
export const contradicts = ({ linkId, askedWhen }: Item, values: Values): boolean =>
  askedWhen !== undefined && (values.get(linkId) ?? 0) > 0 && isClosed(askedWhen, values)

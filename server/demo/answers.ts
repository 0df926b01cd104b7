import { findInstrument, scoreInstrument } from '../../clinical/instruments/index.ts'
import type { AssessmentFact, Instant } from '../../clinical/record/record.ts'

/** Items that ask about suicide: they get what is said of them, and never a share of the total. */
const suicideItems = ['self-harm', 'suicidal-thoughts']

/**
 * Answers of a form that add up to a total: spread evenly, the first items a little more. A form of a person who is
 * better is lower on every item, as it is in life.
 *
 * @param suicide the answer to the item on suicide; its rest is spread over the others
 * @throws when no answers give that total
 */
export function answersWithTotal(instrumentId: string, total: number, suicide = 0): Record<string, number> {
  const instrument = findInstrument(instrumentId)
  if (instrument?.scoring.kind !== 'sum') throw new Error(`${instrumentId} has no sum`)
  const others = instrument.items.filter((item) => !suicideItems.includes(item.linkId))
  const answers: Record<string, number> = {}
  for (const item of instrument.items) answers[item.linkId] = suicideItems.includes(item.linkId) ? suicide : 0
  let left = total / instrument.scoring.factor - (others.length === instrument.items.length ? 0 : suicide)
  while (left > 0) {
    const before = left
    for (const item of others) {
      const value = answers[item.linkId] ?? 0
      if (left <= 0 || value >= item.max) continue
      answers[item.linkId] = value + 1
      left -= 1
    }
    if (left === before) break
  }
  if (scoreInstrument(instrument, answers).total !== total)
    throw new Error(`no answers of ${instrumentId} add up to ${total}`)
  return answers
}

/** An assessment, scored by the instrument itself. */
export function assessment(
  instrumentId: string,
  at: Instant,
  answers: Record<string, number | boolean>,
): Omit<AssessmentFact, 'id' | 'reference'> {
  const instrument = findInstrument(instrumentId)
  if (!instrument) throw new Error(`there is no instrument ${instrumentId}`)
  const score = scoreInstrument(instrument, answers)
  if (score.faults.length > 0) throw new Error(`${instrumentId}: ${score.faults[0]?.message}`)
  return {
    kind: 'assessment',
    instrument: instrument.id,
    instrumentVersion: instrument.version,
    at,
    answers,
    ...(score.total === null ? {} : { total: score.total }),
  }
}

/** A C-SSRS screener on which every question was answered no, but for those given. */
export function screenAnswers(instrumentId: string, yes: Record<string, boolean> = {}): Record<string, boolean> {
  const instrument = findInstrument(instrumentId)
  if (!instrument) throw new Error(`there is no instrument ${instrumentId}`)
  const asked = instrument.items.filter(
    ({ linkId, askedWhen }) =>
      askedWhen === undefined || ('linkId' in askedWhen && yes[askedWhen.linkId]) || yes[linkId] !== undefined,
  )
  return Object.fromEntries(asked.map((item) => [item.linkId, yes[item.linkId] ?? false]))
}

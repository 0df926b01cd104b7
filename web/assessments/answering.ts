import {
  type Answers,
  askedItems,
  faultOfAnswer,
  findItem,
  type Instrument,
  type Item,
  labelOfBand,
  labelOfSubscale,
  meaningOfFlag,
  scoreInstrument,
  totalRange,
} from '../../clinical/instruments/index.ts'
import { type SuicideRiskTriage, triageSuicideRisk } from '../../clinical/safety/index.ts'

/** Answers as they are given in a form, by link id. */
export type GivenAnswers = Readonly<Record<string, number>>

/** What a form shows now: items whose condition is open are left out until it is met. */
export const shownItems = (instrument: Instrument, answers: Answers): Item[] => [
  ...askedItems(instrument, answers),
  ...instrument.unscoredItems,
]

/**
 * The answers with one more, or without it (`null`). Answers to questions that are not asked any more go with it: nobody
 * sees them, so they must not count.
 */
export function withAnswer(
  instrument: Instrument,
  answers: GivenAnswers,
  linkId: string,
  value: number | null,
): GivenAnswers {
  const changed = { ...answers }
  if (value === null) delete changed[linkId]
  else changed[linkId] = value
  const shown = new Set(shownItems(instrument, changed).map((item) => item.linkId))
  return Object.fromEntries(Object.entries(changed).filter(([each]) => shown.has(each)))
}

/** Answers of a draft or of the record, as far as this version of the form still takes them. */
export function readAnswers(instrument: Instrument, stored: unknown): GivenAnswers | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined
  const answers: Record<string, number> = {}
  for (const [linkId, answer] of Object.entries(stored)) {
    const item = findItem(instrument, linkId)
    const value = typeof answer === 'boolean' ? Number(answer) : answer
    if (!item || typeof value !== 'number' || faultOfAnswer(item, value) !== null) return undefined
    answers[item.linkId] = value
  }
  return answers
}

/** A part of the result, in words. */
export interface Part {
  id: string
  label: string
  value: number
}

/** What the answers so far say. A total is there only when nothing is missing. */
export type Standing =
  | { kind: 'untouched'; of: number }
  | { kind: 'unfinished'; answered: number; of: number; missing: string[] }
  | { kind: 'scored'; total: number; range: { min: number; max: number }; band: string | null; parts: Part[] }
  | { kind: 'profile'; parts: Part[] }
  | { kind: 'triage'; triage: SuicideRiskTriage }

export function standingOf(instrument: Instrument, answers: GivenAnswers): Standing {
  const score = scoreInstrument(instrument, answers)
  const asked = askedItems(instrument, answers)
  const answered = asked.filter((item) => answers[item.linkId] !== undefined).length
  if (answered === 0) return { kind: 'untouched', of: asked.length }
  const triage = triageSuicideRisk(instrument.id, answers)
  if (triage) return { kind: 'triage', triage }
  const range = totalRange(instrument)
  const parts = Object.entries(score.subscales).flatMap(([id, value]) =>
    value === null ? [] : { id, label: labelOfSubscale(instrument, id), value },
  )
  if (score.complete && range === null) return { kind: 'profile', parts }
  if (score.total === null || range === null)
    return {
      kind: 'unfinished',
      answered,
      of: answered + score.missing.length,
      missing: score.missing.map((linkId) => findItem(instrument, linkId)?.label ?? linkId),
    }
  return { kind: 'scored', total: score.total, range, band: labelOfBand(instrument, score.band) ?? null, parts }
}

/** What must be seen whatever the total is, in words. */
export function raisedFlags(instrument: Instrument, answers: GivenAnswers): string[] {
  return scoreInstrument(instrument, answers).flags.flatMap((flag) => meaningOfFlag(instrument, flag) ?? [])
}

/** `0 to 4 minimal`, one for each band: where a total lies among them. */
export function bandRanges(instrument: Instrument): { id: string; label: string; from: number; to: number }[] {
  const end = totalRange(instrument)?.max ?? 0
  return instrument.bands.map((band, index) => ({
    id: band.id,
    label: band.label,
    from: band.from,
    to: (instrument.bands[index + 1]?.from ?? end + 1) - 1,
  }))
}

/** Nothing that was asked is open. */
export const isFinished = (standing: Standing): boolean =>
  standing.kind === 'scored' ||
  standing.kind === 'profile' ||
  (standing.kind === 'triage' && standing.triage.open.length === 0)

/** The standing in one line, for where the panel beside the form is out of sight. */
export function standingLine(standing: Standing): string {
  switch (standing.kind) {
    case 'untouched':
      return ''
    case 'unfinished':
      return `${standing.answered} of ${standing.of} answered, no total yet`
    case 'scored':
      return `${standing.total} of ${standing.range.max}${standing.band ? `, ${standing.band}` : ''}`
    case 'profile':
      return standing.parts.map(({ label, value }) => `${label}: ${value}`).join(', ')
    case 'triage':
      return `${standing.triage.rule.label}. ${standing.triage.rule.response}`
  }
}

import type { AssessmentFact, Fact } from '../../clinical/record/record.ts'
import type { Piece } from './read-observation.ts'
import { isPressure, notPossible, pressureFact } from './read-pressure.ts'
import { withScore } from './with-score.ts'

const noPair = 'A blood pressure needs a systolic and a diastolic value of one time'

/** The two items that PHQ-2 shares with PHQ-9: alone they are a PHQ-2, not an unfinished PHQ-9. */
const phq2Items = new Set(['interest', 'mood'])

/**
 * Puts together what records spread over several observations: a systolic with the diastolic of the same time, the
 * items of an instrument with its total. The result depends on what is there, never on its order.
 */
export function assemble(pieces: readonly Piece[]): {
  facts: Fact[]
  /** Halves that make no whole. */
  lonely: { reference: string; reason: string }[]
  notes: string[]
} {
  const notes: string[] = []
  const sorted = [...pieces].sort((a, b) => (a.reference < b.reference ? -1 : a.reference > b.reference ? 1 : 0))
  const lonely: { reference: string; reason: string }[] = []
  const facts: Fact[] = []

  for (const same of groupBy(
    sorted.filter((piece) => piece.kind === 'pressure'),
    (piece) => piece.at,
  )) {
    const systolic = same.filter((piece) => piece.side === 'systolicMmHg')
    const diastolic = same.filter((piece) => piece.side === 'diastolicMmHg')
    const [high, low] = [systolic[0], diastolic[0]]
    // Two readings at one time could be paired wrongly; then none is paired.
    const pair = high && low && systolic.length === 1 && diastolic.length === 1
    if (pair && isPressure(high.value, low.value))
      facts.push(pressureFact(high.reference, high.at, high.value, low.value))
    else lonely.push(...same.map(({ reference }) => ({ reference, reason: pair ? notPossible : noPair })))
  }

  const scores = sorted.filter((piece) => piece.kind !== 'pressure')
  for (const same of groupBy(scores, (piece) => `${piece.instrument} ${piece.at}`)) {
    facts.push(...assessmentsOf(same, notes))
  }
  return { facts, lonely, notes }
}

type ScorePiece = Exclude<Piece, { kind: 'pressure' }>

function assessmentsOf(pieces: ScorePiece[], notes: string[]): AssessmentFact[] {
  const totals = pieces.filter((piece) => piece.kind === 'total')
  const given = pieces.filter((piece) => piece.kind === 'answer')
  const answers = answersOf(given, notes)
  const fact = (piece: ScorePiece, instrument: string, rest: Partial<AssessmentFact>): AssessmentFact =>
    withScore(
      { id: piece.reference, reference: piece.reference, kind: 'assessment', instrument, at: piece.at, ...rest },
      notes,
    )
  const first = given[0]
  const isPhq2 =
    first?.instrument === 'phq-9' && totals.length === 0 && given.every((piece) => phq2Items.has(piece.linkId))
  if (totals.length === 1 && totals[0]) {
    return [fact(totals[0], totals[0].instrument, { total: totals[0].total, ...(first ? { answers } : {}) })]
  }
  // Several totals of one time: each stands for itself, and nobody knows whose the answers are.
  return [
    ...totals.map((piece) => fact(piece, piece.instrument, { total: piece.total })),
    ...(first ? [fact(first, isPhq2 ? 'phq-2' : first.instrument, { answers })] : []),
  ]
}

/** By link id. Of two answers of one time that differ neither may hide the other: it is not known which holds. */
function answersOf(given: Extract<Piece, { kind: 'answer' }>[], notes: string[]): Record<string, number> {
  const answers: Record<string, number> = {}
  for (const [first, ...more] of groupBy(given, ({ linkId }) => linkId)) {
    if (!first) continue
    if (more.every(({ value }) => value === first.value)) answers[first.linkId] = first.value
    else notes.push(`Answers to ${first.instrument} of one time differ on "${first.linkId}"; it is missing.`)
  }
  return Object.fromEntries(Object.entries(answers).sort(([a], [b]) => (a < b ? -1 : 1)))
}

function groupBy<T>(list: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>()
  for (const item of list) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return [...groups.values()]
}

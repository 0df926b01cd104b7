import type { Fact, FactKind } from '../../clinical/record/record.ts'

/** A fact as the chart reads it: what stands in its line, and what amending it needs. */
export interface ShownFact<F extends Fact = Fact> {
  fact: F
  version: number
  imported: boolean
  authorName: string
  /** The date by which it is sorted. */
  at: string | null
}

export const ofKind = <K extends FactKind>(
  facts: readonly ShownFact[],
  kind: K,
): ShownFact<Extract<Fact, { kind: K }>>[] =>
  facts.filter((shown): shown is ShownFact<Extract<Fact, { kind: K }>> => shown.fact.kind === kind)

/** Newest first; what has no date comes last. */
export const newestFirst = (a: ShownFact, b: ShownFact): number =>
  (a.at ?? '') < (b.at ?? '') ? 1 : (a.at ?? '') > (b.at ?? '') ? -1 : a.fact.id < b.fact.id ? 1 : -1

export const identityOf = ({ fact, version, imported }: ShownFact) => ({ id: fact.id, version, imported })

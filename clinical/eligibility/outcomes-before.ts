import type { CriterionOutcome } from './criterion.ts'

/** The outcomes of the criteria before one, found by their id. */
export class OutcomesBefore {
  private readonly outcomes: readonly CriterionOutcome[]
  private readonly positions: ReadonlyMap<string, number>

  constructor(outcomes: readonly CriterionOutcome[], positions: ReadonlyMap<string, number>) {
    this.outcomes = outcomes
    this.positions = positions
  }

  /** Undefined where the ruleset has none of that id. */
  of(id: string): CriterionOutcome | undefined {
    const at = this.positions.get(id)
    return at === undefined ? undefined : this.outcomes[at]
  }
}

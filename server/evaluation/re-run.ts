import { isDeepStrictEqual } from 'node:util'
import { type CriterionOutcome, type Evaluation, evaluate } from '../../clinical/eligibility/index.ts'
import type { ClinicTransaction } from '../database/index.ts'
import { type DeterminationInputs, findDetermination } from './determination-store.ts'

interface Rerun {
  storedRuleset: Evaluation['ruleset']
  ruleset: Evaluation['ruleset']
  sameRuleset: boolean
  sameAnswer: boolean
  storedDetermination: Evaluation['determination']
  determination: Evaluation['determination']
  differences: { criterionId: string; stored: string | null; now: string | null }[]
  result: Evaluation
}

/**
 * Evaluates the stored inputs with the rule set of this program. With the rule set that the determination names, the
 * answer is the same word for word; with a newer one it says where today’s would answer otherwise.
 */
function rerunDetermination(inputs: DeterminationInputs, stored: Evaluation): Rerun {
  const { record, treatment, asOf, standard, overrides } = inputs
  const result = asKept(evaluate(record, { treatment, asOf, standard, overrides }))
  const { id, version } = stored.ruleset
  return {
    storedRuleset: { id, version },
    ruleset: result.ruleset,
    sameRuleset: id === result.ruleset.id && version === result.ruleset.version,
    sameAnswer: isDeepStrictEqual(result, stored),
    storedDetermination: stored.determination,
    determination: result.determination,
    differences: differencesOf(stored.criteria, result.criteria),
    result,
  }
}

export type RerunReport = Rerun & { determinationId: string }

/** Runs a stored determination again; undefined when this clinic has none of that id. */
export async function rerunStored(
  tx: ClinicTransaction,
  determinationId: string,
): Promise<{ patientId: string; report: RerunReport } | undefined> {
  const stored = await findDetermination(tx, determinationId)
  if (!stored) return undefined
  const report = { determinationId, ...rerunDetermination(stored.inputs, stored.result) }
  return { patientId: stored.summary.patientId, report }
}

/** As the database gives it back: without what is undefined. */
const asKept = (result: Evaluation): Evaluation => JSON.parse(JSON.stringify(result)) as Evaluation

function differencesOf(stored: readonly CriterionOutcome[], now: readonly CriterionOutcome[]): Rerun['differences'] {
  const ids = new Set([...stored, ...now].map(({ id }) => id))
  return [...ids].flatMap((criterionId) => {
    const [before, after] = [stored, now].map((criteria) => {
      const found = criteria.find(({ id }) => id === criterionId)
      return found ? `${found.status}, ${found.standing}` : null
    })
    return before === after ? [] : [{ criterionId, stored: before ?? null, now: after ?? null }]
  })
}

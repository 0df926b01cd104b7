import { type Standard, standards } from '../../clinical/resistance/index.ts'
import type { StandardInUse } from '../../contract/standards.ts'
import type { ClinicTransaction } from '../database/index.ts'
import { invalidField } from '../http/problem.ts'
import { readChoice, standardOf } from './store.ts'

/** The standard that was asked for; the one that the clinic uses where none is. Throws 400 for an own one that it lacks. */
export async function standardFor(tx: ClinicTransaction, asked?: StandardInUse['uses']): Promise<Standard> {
  if (asked !== undefined && asked !== 'clinic') return standards[asked]
  const choice = await readChoice(tx)
  if (asked === 'clinic' && !choice.own)
    throw invalidField('standard', 'must be a published one: this clinic uses no own')
  return standardOf(choice)
}

/** Those that an evaluation can be read by: the published ones, and the clinic's own where it uses one. */
export async function offeredStandards(tx: ClinicTransaction) {
  const { uses, own, name } = await readChoice(tx)
  return [
    ...Object.values(standards).map(({ id, name }) => ({ id: id as StandardInUse['uses'], name, used: id === uses })),
    ...(own ? [{ id: uses, name, used: true }] : []),
  ]
}

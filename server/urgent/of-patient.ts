import { foldUrgentPathway } from '../../clinical/safety/index.ts'
import type { ClinicTransaction } from '../database/index.ts'
import { listPathways } from './store.ts'

export interface OpenPathway {
  id: string
  tier: 'moderate' | 'high'
  openedAt: string
  /** Name of the member who has it; null while nobody does. */
  owner: string | null
  /** The patient does not go home before it is closed. */
  holdsDischarge: boolean
}

/** The gravest urgent pathway that is open for a patient. */
export async function readOpenPathway(
  tx: ClinicTransaction,
  patientId: string,
  now: string,
): Promise<OpenPathway | null> {
  const states = (await listPathways(tx, { patientId, open: true })).flatMap(({ id, events }) => {
    const { pathway, owner, holdsDischarge } = foldUrgentPathway(events, now)
    return pathway ? [{ id, tier: pathway.tier, openedAt: pathway.openedAt, owner, holdsDischarge }] : []
  })
  const gravest = states.find(({ tier }) => tier === 'high') ?? states[0]
  if (!gravest) return null
  const member =
    gravest.owner === null
      ? undefined
      : await tx
          .selectFrom('member')
          .select('name')
          .where('clinic_id', '=', tx.clinicId)
          .where('id', '=', gravest.owner)
          .executeTakeFirst()
  return { ...gravest, owner: gravest.owner === null ? null : (member?.name ?? 'a former member') }
}

import {
  findStandard,
  type OwnStandard,
  ownStandard,
  type Standard,
  standards,
} from '../../clinical/resistance/index.ts'
import type { StandardInUse } from '../../contract/standards.ts'
import { type ClinicTransaction, jsonb } from '../database/index.ts'

/** Where nobody has chosen. */
const notChosen: StandardInUse = {
  ...wordsOf(standards['athf-sf']),
  version: 0,
  uses: 'athf-sf',
  own: null,
  reason: '',
  by: '',
  at: null,
}

/** Every choice of this clinic, newest first. */
export async function listChoices(tx: ClinicTransaction): Promise<StandardInUse[]> {
  const rows = await tx
    .selectFrom('adequacy_standard as s')
    .innerJoin('member as m', (join) => join.onRef('m.clinic_id', '=', 's.clinic_id').onRef('m.id', '=', 's.member_id'))
    .selectAll('s')
    .select('m.name')
    .where('s.clinic_id', '=', tx.clinicId)
    .orderBy('s.version', 'desc')
    .execute()
  return rows.map((row) => {
    const own = row.own as unknown as StandardInUse['own']
    return {
      ...wordsOf(standardOf({ uses: row.uses, own })),
      version: row.version,
      uses: row.uses as StandardInUse['uses'],
      own,
      reason: row.reason,
      by: row.name,
      at: row.at,
    }
  })
}

/** The one that counts now. */
export async function readChoice(tx: ClinicTransaction): Promise<StandardInUse> {
  const [newest] = await listChoices(tx)
  return newest ?? notChosen
}

/** A choice as the rules take it. What this program does not know any more is ATHF-SF, as where nobody has chosen. */
export function standardOf({ uses, own }: { uses: string; own: OwnStandard | null }): Standard {
  return own ? ownStandard(own) : (findStandard(uses) ?? standards['athf-sf'])
}

export async function appendChoice(
  tx: ClinicTransaction,
  given: Pick<StandardInUse, 'version' | 'uses' | 'own' | 'reason'> & { memberId: string; now: string },
): Promise<void> {
  await tx
    .insertInto('adequacy_standard')
    .values({
      clinic_id: tx.clinicId,
      version: given.version,
      uses: given.uses,
      own: given.own && jsonb(given.own),
      reason: given.reason,
      member_id: given.memberId,
      at: given.now,
    })
    .execute()
}

function wordsOf({ name, minimumWeeks, failureRule }: Standard) {
  return { name, minimumWeeks, failureRule }
}

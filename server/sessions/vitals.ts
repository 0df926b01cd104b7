import { summariseVitals, type VitalSample, type VitalsSummary } from '../../clinical/session/index.ts'
import type { ClinicTransaction } from '../database/index.ts'

/** Every sample of a session, as the pure rules read them. */
export async function readVitals(tx: ClinicTransaction, sessionId: string): Promise<VitalsSummary> {
  const rows = await tx
    .selectFrom('vital')
    .select(['at', 'kind', 'value', 'device'])
    .where('clinic_id', '=', tx.clinicId)
    .where('session_id', '=', sessionId)
    .orderBy('at')
    .orderBy('device')
    .execute()
  return summariseVitals(rows as VitalSample[])
}

import { sql } from 'kysely'
import type { LiveMessage } from '../../contract/live.ts'
import type { ClinicTransaction } from '../database/index.ts'

export const liveChannel = 'evenkeel_live'

/** PostgreSQL refuses a payload of 8000 bytes and more. */
const largestPayload = 7500

/**
 * Tells the clinic's browsers, when and only when this transaction commits. A batch of samples too large for one
 * message goes without them; the browser then reads them.
 */
export async function publish(tx: ClinicTransaction, message: Omit<LiveMessage, 'clinicId'>): Promise<void> {
  const whole = JSON.stringify({ ...message, clinicId: tx.clinicId })
  const payload =
    Buffer.byteLength(whole) < largestPayload
      ? whole
      : JSON.stringify({ ...message, samples: undefined, clinicId: tx.clinicId })
  await sql`select pg_notify(${liveChannel}, ${payload})`.execute(tx)
}

import { sql } from 'kysely'
import { addVitals, noVitals, type VitalSample, type VitalsSummary } from '../../clinical/session/index.ts'
import type { ClinicTransaction } from '../database/index.ts'

interface Kept {
  vitals: VitalsSummary
  /** The newest `received_at` that was read. */
  readTo: string
}

/**
 * What was read of running sessions, so that the floor reads only what is new. It is no truth of its own: samples are
 * never changed, and what is not here is read again.
 */
const kept = new Map<string, Kept>()
const largestKept = 200
const longAgo = '1000-01-01T00:00:00Z'

/** A batch is received when its transaction begins and seen when it commits; no request may take as long as this. */
const overlapMs = 130_000

/** Every sample of these sessions, as the pure rules read them. */
export async function readVitals(
  tx: ClinicTransaction,
  sessionIds: readonly string[],
): Promise<Map<string, VitalsSummary>> {
  const keyOf = (id: string) => `${tx.clinicId} ${id}`
  const from = sessionIds.map((id) => {
    const readTo = kept.get(keyOf(id))?.readTo
    return readTo === undefined ? longAgo : new Date(Date.parse(readTo) - overlapMs).toISOString()
  })
  const { rows } = await sql<VitalSample & { sessionId: string; receivedAt: string }>`
    select v.session_id as "sessionId", v.at, v.kind, v.value, v.device, v.received_at as "receivedAt"
    from unnest(${sessionIds}::uuid[], ${from}::timestamptz[]) as wanted (session_id, since)
    join vital v on v.clinic_id = ${tx.clinicId}::uuid and v.session_id = wanted.session_id
      and v.received_at >= wanted.since
    order by v.session_id, v.at, v.device`.execute(tx)
  const found = new Map<string, VitalsSummary>()
  for (const id of sessionIds) {
    const before = kept.get(keyOf(id)) ?? { vitals: noVitals, readTo: longAgo }
    const samples = rows.filter((row) => row.sessionId === id)
    const vitals = addVitals(before.vitals, samples)
    const readTo = samples.reduce((newest, row) => (row.receivedAt > newest ? row.receivedAt : newest), before.readTo)
    kept.delete(keyOf(id))
    kept.set(keyOf(id), { vitals, readTo })
    found.set(id, vitals)
  }
  for (const key of kept.keys()) {
    if (kept.size <= largestKept) break
    kept.delete(key)
  }
  return found
}

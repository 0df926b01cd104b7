import { sql } from 'kysely'
import { addVitals, noVitals, type VitalSample, type VitalsSummary } from '../../clinical/session/index.ts'
import type { ClinicTransaction } from '../database/index.ts'

interface Kept {
  vitals: VitalsSummary
  /** How many samples were read of each batch that may still grow, by when it was received. */
  batches: Map<string, number>
  /** The newest `received_at` that was read. */
  readToMs: number
}

type Row = VitalSample & { sessionId: string; receivedAt: string }

/**
 * What was read of running sessions, so that the floor reads only what is new. It is no truth of its own: samples are
 * never changed, and what is not here is read again.
 */
const kept = new Map<string, Kept>()
const largestKept = 200

/** A batch is received when its transaction begins and seen when it commits; no request may take as long as this. */
const overlapMs = 130_000

/** To the microsecond: all samples of one transaction have the same. */
const receivedAt = sql<string>`to_char(v.received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

/** Every sample of these sessions, as the pure rules read them. */
export async function readVitals(
  tx: ClinicTransaction,
  sessionIds: readonly string[],
): Promise<Map<string, VitalsSummary>> {
  const keyOf = (id: string) => `${tx.clinicId} ${id}`
  const isKnown = (id: string) => kept.has(keyOf(id))
  const known = sessionIds.filter(isKnown)
  const rows = [
    ...(await readAll(
      tx,
      sessionIds.filter((id) => !isKnown(id)),
    )),
    ...(await readNew(tx, new Map(known.flatMap((id) => [[id, kept.get(keyOf(id)) ?? noneKept()] as const])))),
  ]
  const bySession = grouped(rows, (row) => row.sessionId)
  const found = new Map<string, VitalsSummary>()
  for (const id of sessionIds) {
    const after = withRows(kept.get(keyOf(id)) ?? noneKept(), bySession.get(id) ?? [])
    kept.delete(keyOf(id))
    kept.set(keyOf(id), after)
    found.set(id, after.vitals)
  }
  for (const key of kept.keys()) {
    if (kept.size <= largestKept) break
    kept.delete(key)
  }
  return found
}

const noneKept = (): Kept => ({ vitals: noVitals, batches: new Map(), readToMs: Number.NEGATIVE_INFINITY })

async function readAll(tx: ClinicTransaction, sessionIds: readonly string[]): Promise<Row[]> {
  if (sessionIds.length === 0) return []
  const { rows } = await sql<Row>`
    select v.session_id as "sessionId", v.at, v.kind, v.value, v.device, ${receivedAt} as "receivedAt"
    from vital v
    where v.clinic_id = ${tx.clinicId}::uuid and v.session_id = any (${sessionIds}::uuid[])
    order by v.session_id, v.at, v.device`.execute(tx)
  return rows
}

/** Only batches that are new, or have more samples than were read: the others of the last minutes are but counted. */
async function readNew(tx: ClinicTransaction, sessions: ReadonlyMap<string, Kept>): Promise<Row[]> {
  if (sessions.size === 0) return []
  const since = [...sessions.values()].map(({ readToMs }) =>
    Number.isFinite(readToMs) ? new Date(readToMs - overlapMs).toISOString() : '-infinity',
  )
  const counted = await sql<{ sessionId: string; receivedAt: string; count: number }>`
    select wanted.session_id as "sessionId", ${receivedAt} as "receivedAt", v.count
    from unnest(${[...sessions.keys()]}::uuid[], ${since}::timestamptz[]) as wanted (session_id, since),
      lateral (
        select v.received_at, count(*)::int as count from vital v
        where v.clinic_id = ${tx.clinicId}::uuid and v.session_id = wanted.session_id
          and v.received_at >= wanted.since
        group by v.received_at
      ) v`.execute(tx)
  const fresh = counted.rows.filter((row) => sessions.get(row.sessionId)?.batches.get(row.receivedAt) !== row.count)
  if (fresh.length === 0) return []
  const { rows } = await sql<Row>`
    select v.session_id as "sessionId", v.at, v.kind, v.value, v.device, ${receivedAt} as "receivedAt"
    from unnest(
      ${fresh.map((row) => row.sessionId)}::uuid[], ${fresh.map((row) => row.receivedAt)}::timestamptz[]
    ) as wanted (session_id, received_at)
    join vital v on v.clinic_id = ${tx.clinicId}::uuid and v.session_id = wanted.session_id
      and v.received_at = wanted.received_at
    order by v.session_id, v.at, v.device`.execute(tx)
  return rows
}

/** With these rows, whole batches each; batches that cannot grow any more are forgotten. */
function withRows(before: Kept, rows: readonly Row[]): Kept {
  if (rows.length === 0) return before
  const batches = new Map(before.batches)
  for (const [received, ofBatch] of grouped(rows, (row) => row.receivedAt)) batches.set(received, ofBatch.length)
  const readToMs = Math.max(before.readToMs, ...[...batches.keys()].map((received) => Date.parse(received)))
  for (const received of batches.keys()) {
    if (Date.parse(received) < readToMs - overlapMs) batches.delete(received)
  }
  return { vitals: addVitals(before.vitals, rows), batches, readToMs }
}

function grouped(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}

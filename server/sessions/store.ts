import { sql } from 'kysely'
import type { Plausibility } from '../../clinical/protocols/index.ts'
import type { SessionEvent } from '../../clinical/session/index.ts'
import type { SessionRow, SessionRowSummary } from '../../contract/sessions.ts'
import { type ClinicTransaction, jsonb } from '../database/index.ts'
import { notFound } from '../http/problem.ts'

const selectSessions = (tx: ClinicTransaction) =>
  tx
    .selectFrom('session as s')
    .innerJoin('plan as p', (join) => join.onRef('p.clinic_id', '=', 's.clinic_id').onRef('p.id', '=', 's.plan_id'))
    .innerJoin('chair as c', (join) => join.onRef('c.clinic_id', '=', 's.clinic_id').onRef('c.id', '=', 's.chair_id'))
    .selectAll('s')
    .select(['p.protocol_id', 'p.protocol_version', 'c.name as chair_name'])
    .where('s.clinic_id', '=', tx.clinicId)

type Selected = Awaited<ReturnType<ReturnType<typeof selectSessions>['executeTakeFirstOrThrow']>>

const asSession = (row: Selected): SessionRow => ({
  id: row.id,
  patientId: row.patient_id,
  planId: row.plan_id,
  bookingId: row.booking_id,
  chair: { id: row.chair_id, name: row.chair_name },
  number: row.number,
  phase: row.phase as SessionRow['phase'],
  openedAt: row.opened_at,
  endedAt: row.ended_at,
  lastSeq: row.last_seq,
  protocolId: row.protocol_id,
  protocolVersion: row.protocol_version,
  summary: row.summary as SessionRowSummary | null,
})

/** Sessions, newest first. */
export async function listSessions(
  tx: ClinicTransaction,
  where: { id?: string; patientId?: string; planId?: string; running?: boolean },
): Promise<SessionRow[]> {
  let query = selectSessions(tx).orderBy('s.opened_at', 'desc').orderBy('s.id', 'desc')
  if (where.id) query = query.where('s.id', '=', where.id)
  if (where.patientId) query = query.where('s.patient_id', '=', where.patientId)
  if (where.planId) query = query.where('s.plan_id', '=', where.planId)
  if (where.running) query = query.where('s.ended_at', 'is', null)
  return (await query.execute()).map(asSession)
}

export async function readSession(tx: ClinicTransaction, id: string): Promise<SessionRow> {
  const [found] = await listSessions(tx, { id })
  if (!found) throw notFound('session')
  return found
}

/**
 * Holds the session until the transaction ends: whoever appends gets the next numbers alone. Vitals refer to the row and
 * go on beside it, which a plain FOR UPDATE would stop.
 */
export async function lockSession(tx: ClinicTransaction, id: string): Promise<SessionRow> {
  const row = await tx
    .selectFrom('session')
    .select('id')
    .where('clinic_id', '=', tx.clinicId)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!row) throw notFound('session')
  return readSession(tx, id)
}

/** The events of sessions in the order of the fold. */
export async function readEvents(
  tx: ClinicTransaction,
  sessionIds: readonly string[],
  after = 0,
): Promise<Map<string, SessionEvent[]>> {
  const events = new Map<string, SessionEvent[]>(sessionIds.map((id) => [id, []]))
  if (sessionIds.length === 0) return events
  const rows = await tx
    .selectFrom('session_event')
    .selectAll()
    .where('clinic_id', '=', tx.clinicId)
    .where('session_id', 'in', sessionIds)
    .where('seq', '>', after)
    .orderBy('session_id')
    .orderBy('seq')
    .execute()
  for (const row of rows) {
    const event = {
      ...(row.body as object),
      id: row.id,
      type: row.type,
      at: row.at,
      ...(row.device_at ? { deviceAt: row.device_at } : {}),
      author: row.author_id,
      seq: row.seq,
    } as SessionEvent
    events.get(row.session_id)?.push(event)
  }
  return events
}

/** Events that have their `seq`; the caller holds the session. */
export async function insertEvents(
  tx: ClinicTransaction,
  sessionId: string,
  events: readonly SessionEvent[],
  now: string,
): Promise<void> {
  if (events.length === 0) return
  await tx
    .insertInto('session_event')
    .values(
      events.map(({ id, type, at, deviceAt, author, seq, ...content }) => ({
        clinic_id: tx.clinicId,
        session_id: sessionId,
        seq: seq ?? 0,
        id,
        type,
        body: jsonb(content),
        at,
        device_at: deviceAt ?? null,
        received_at: now,
        author_id: author,
      })),
    )
    .execute()
}

/** Those of these events that are there already, of whatever session. */
export async function findStoredEvents(
  tx: ClinicTransaction,
  ids: readonly string[],
): Promise<Map<string, { sessionId: string; seq: number; at: string }>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('session_event')
    .select(['id', 'session_id', 'seq', 'at'])
    .where('clinic_id', '=', tx.clinicId)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, { sessionId: row.session_id, seq: row.seq, at: row.at }]))
}

/** Extremes of the streams, without what the protocol calls an artefact (`believableValues`, in SQL). */
export async function vitalExtremes(
  tx: ClinicTransaction,
  sessionId: string,
  { range: believable, pulsePressure }: Plausibility,
): Promise<Map<string, { lowest: number; highest: number }>> {
  const kinds = Object.keys(believable) as (keyof Plausibility['range'])[]
  const { rows } = await sql<{ kind: string; lowest: number; highest: number }>`
    select v.kind, min(v.value) as lowest, max(v.value) as highest
    from vital v
    join unnest(
      ${kinds}::text[],
      ${kinds.map((kind) => believable[kind]?.low ?? 0)}::float8[],
      ${kinds.map((kind) => believable[kind]?.high ?? 0)}::float8[]
    ) as range (kind, low, high) on range.kind = v.kind and v.value between range.low and range.high
    left join vital other on v.kind in ('systolic', 'diastolic')
      and other.clinic_id = v.clinic_id and other.session_id = v.session_id and other.at = v.at and other.device = v.device
      and other.kind = case v.kind when 'systolic' then 'diastolic' else 'systolic' end
    where v.clinic_id = ${tx.clinicId} and v.session_id = ${sessionId} and (
      other.value is null
      or abs(v.value - other.value) between ${pulsePressure.low} and ${pulsePressure.high}
        and (v.value > other.value) = (v.kind = 'systolic')
    )
    group by v.kind`.execute(tx)
  return new Map(rows.map(({ kind, ...extremes }) => [kind, extremes]))
}

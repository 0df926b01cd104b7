import { sql } from 'kysely'
import type { VitalKind } from '../../clinical/session/index.ts'
import type { VitalReading } from '../../contract/vitals.ts'
import type { ClinicTransaction } from '../database/index.ts'

export interface VitalPoint {
  at: string
  value: number
  low: number
  high: number
}

export interface VitalSeries {
  kind: VitalKind
  device: string
  points: VitalPoint[]
}

interface Window {
  since?: string
  until?: string
  kinds?: VitalKind[]
  everySeconds: number
}

const farPast = '1000-01-01T00:00:00Z'
const farFuture = '9999-12-31T00:00:00Z'

/**
 * Vitals thinned for a strip. A point is the last value of its interval, with the lowest and the highest beside it: an
 * average would hide a short fall of the saturation.
 */
export async function readVitalSeries(
  tx: ClinicTransaction,
  sessionId: string,
  window: Window,
): Promise<VitalSeries[]> {
  const { rows } = await sql<VitalPoint & { kind: VitalKind; device: string }>`
    select v.kind, v.device, max(v.at) as at, (array_agg(v.value order by v.at desc))[1] as value,
           min(v.value) as low, max(v.value) as high
    from vital v
    where v.clinic_id = ${tx.clinicId} and v.session_id = ${sessionId}
      and v.at >= ${window.since ?? farPast}::timestamptz and v.at < ${window.until ?? farFuture}::timestamptz
      and (${window.kinds ?? null}::text[] is null or v.kind = any (${window.kinds ?? null}::text[]))
    group by v.kind, v.device, floor(extract(epoch from v.at) / ${window.everySeconds})
    order by v.kind, v.device, at`.execute(tx)
  const series = new Map<string, VitalSeries>()
  for (const { kind, device, ...point } of rows) {
    const name = `${kind} ${device}`
    const one = series.get(name) ?? { kind, device, points: [] }
    one.points.push(point)
    series.set(name, one)
  }
  return [...series.values()]
}

/** The newest sample of each kind, whichever device it came from. */
export async function readLatestVitals(
  tx: ClinicTransaction,
  sessionIds: readonly string[],
): Promise<Map<string, VitalReading[]>> {
  const latest = new Map<string, VitalReading[]>(sessionIds.map((id) => [id, []]))
  if (sessionIds.length === 0) return latest
  const { rows } = await sql<VitalReading & { sessionId: string }>`
    select distinct on (v.session_id, v.kind)
      v.session_id as "sessionId", v.kind, v.value, v.device, v.at, v.received_at as "receivedAt"
    from vital v
    where v.clinic_id = ${tx.clinicId} and v.session_id = any (${sessionIds}::uuid[])
    order by v.session_id, v.kind, v.at desc, v.device`.execute(tx)
  for (const { sessionId, ...reading } of rows) latest.get(sessionId)?.push(reading)
  return latest
}

/** How many samples of this session came with a value other than the one that is kept. */
export async function countVitalConflicts(tx: ClinicTransaction, sessionId: string): Promise<number> {
  const { count } = await tx
    .selectFrom('vital_conflict')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('clinic_id', '=', tx.clinicId)
    .where('session_id', '=', sessionId)
    .executeTakeFirstOrThrow()
  return Number(count)
}

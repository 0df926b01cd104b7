import { sql } from 'kysely'
import type { VitalSample } from '../../contract/vitals.ts'
import type { ClinicTransaction } from '../database/index.ts'

export interface StoredVitals {
  /** The samples that are new, as they were kept. */
  stored: VitalSample[]
  duplicates: number
  conflicts: number
}

/**
 * Keeps a batch. The first value of a moment, kind and device stays; the same again is a duplicate, another value is
 * put on record as a conflict. The session must exist: a batch for another one stores nothing.
 */
export async function storeVitals(
  tx: ClinicTransaction,
  sessionId: string,
  samples: readonly VitalSample[],
): Promise<StoredVitals> {
  const { first, again } = firstOfEachKey(samples)
  const stored = await insertNew(tx, sessionId, first)
  const storedKeys = new Set(stored.map(keyOf))
  const seenBefore = [...again, ...first.filter((sample) => !storedKeys.has(keyOf(sample)))]
  const conflicts = seenBefore.length === 0 ? [] : await differing(tx, sessionId, seenBefore)
  if (conflicts.length > 0) await insertConflicts(tx, sessionId, conflicts)
  return { stored, duplicates: seenBefore.length - conflicts.length, conflicts: conflicts.length }
}

const keyOf = (sample: { at: string; kind: string; device: string }) => `${sample.at} ${sample.kind} ${sample.device}`

/** In the order of the key: two deliveries of one batch at once must not wait for each other in a circle. */
function firstOfEachKey(samples: readonly VitalSample[]): { first: VitalSample[]; again: VitalSample[] } {
  const first = new Map<string, VitalSample>()
  const again: VitalSample[] = []
  for (const given of samples) {
    const sample = { ...given, at: new Date(given.at).toISOString() }
    const key = keyOf(sample)
    if (first.has(key)) again.push(sample)
    else first.set(key, sample)
  }
  const sorted = [...first.entries()].sort(([a], [b]) => (a < b ? -1 : 1))
  return { first: sorted.map(([, sample]) => sample), again }
}

/** The batch as columns: one statement however many there are. COPY is refused under row-level security. */
const asRows = (samples: readonly VitalSample[]) => sql`unnest(
    ${samples.map((sample) => sample.at)}::timestamptz[],
    ${samples.map((sample) => sample.kind)}::text[],
    ${samples.map((sample) => sample.device)}::text[],
    ${samples.map((sample) => sample.value)}::double precision[]
  ) as sample (at, kind, device, value)`

async function insertNew(
  tx: ClinicTransaction,
  sessionId: string,
  samples: readonly VitalSample[],
): Promise<VitalSample[]> {
  const { rows } = await sql<VitalSample>`
    insert into vital (clinic_id, session_id, at, kind, device, value)
    select s.clinic_id, s.id, sample.at, sample.kind, sample.device, sample.value
    from session s, ${asRows(samples)}
    where s.clinic_id = ${tx.clinicId} and s.id = ${sessionId}
    on conflict do nothing
    returning at, kind, value, device`.execute(tx)
  return rows
}

async function differing(
  tx: ClinicTransaction,
  sessionId: string,
  samples: readonly VitalSample[],
): Promise<VitalSample[]> {
  const { rows } = await sql<VitalSample>`
    select sample.at, sample.kind, sample.value, sample.device
    from vital v, ${asRows(samples)}
    where v.clinic_id = ${tx.clinicId} and v.session_id = ${sessionId}
      and v.at = sample.at and v.kind = sample.kind and v.device = sample.device and v.value <> sample.value`.execute(
    tx,
  )
  return rows
}

async function insertConflicts(
  tx: ClinicTransaction,
  sessionId: string,
  samples: readonly VitalSample[],
): Promise<void> {
  await sql`
    insert into vital_conflict (clinic_id, session_id, at, kind, device, value)
    select s.clinic_id, s.id, sample.at, sample.kind, sample.device, sample.value
    from session s, ${asRows(samples)}
    where s.clinic_id = ${tx.clinicId} and s.id = ${sessionId}
    on conflict do nothing`.execute(tx)
}

import { sql } from 'kysely'
import { believableValues } from '../../clinical/session/index.ts'
import type { VitalSample } from '../../contract/vitals.ts'
import type { ClinicTransaction } from '../database/index.ts'
import { findProtocolOf } from '../protocols/find.ts'
import { publish } from './publish.ts'

/**
 * Carries the highest blood pressure and the lowest SpO₂ of a batch into the session's summary, which is otherwise made
 * at each event: what arrives after the last event counts as well. The row is touched only by a value that is further
 * out than what it says, so a stream that stays where it was costs no write.
 */
export async function takeExtremes(
  tx: ClinicTransaction,
  sessionId: string,
  samples: readonly VitalSample[],
): Promise<void> {
  if (!samples.some(({ kind }) => kind === 'systolic' || kind === 'diastolic' || kind === 'spo2')) return
  const plausibility = await plausibilityOf(tx, sessionId)
  if (!plausibility) return
  const of = (kind: 'systolic' | 'diastolic' | 'spo2') => believableValues(samples, kind, plausibility)
  const highest = (values: number[]) => (values.length > 0 ? Math.max(...values) : null)
  const lowest = (values: number[]) => (values.length > 0 ? Math.min(...values) : null)
  const systolic = highest(of('systolic'))
  const diastolic = highest(of('diastolic'))
  const spo2 = lowest(of('spo2'))
  const { rows } = await sql<{ patientId: string; lastSeq: number }>`
    update session s set summary = s.summary || jsonb_build_object(
      'highestSystolic', greatest((s.summary->>'highestSystolic')::float8, ${systolic}::float8),
      'highestDiastolic', greatest((s.summary->>'highestDiastolic')::float8, ${diastolic}::float8),
      'lowestSpo2', least((s.summary->>'lowestSpo2')::float8, ${spo2}::float8)
    )
    where s.clinic_id = ${tx.clinicId}::uuid and s.id = ${sessionId}::uuid and s.summary is not null and (
      coalesce((s.summary->>'highestSystolic')::float8, '-infinity') < ${systolic}::float8
      or coalesce((s.summary->>'highestDiastolic')::float8, '-infinity') < ${diastolic}::float8
      or coalesce((s.summary->>'lowestSpo2')::float8, 'infinity') > ${spo2}::float8
    )
    returning s.patient_id as "patientId", s.last_seq as "lastSeq"`.execute(tx)
  for (const changed of rows) await publish(tx, { topic: 'session', sessionId, ...changed })
}

async function plausibilityOf(tx: ClinicTransaction, sessionId: string) {
  const plan = await tx
    .selectFrom('session')
    .innerJoin('plan', (join) =>
      join.onRef('plan.clinic_id', '=', 'session.clinic_id').onRef('plan.id', '=', 'session.plan_id'),
    )
    .select(['plan.protocol_id as protocolId', 'plan.protocol_version as protocolVersion'])
    .where('session.clinic_id', '=', tx.clinicId)
    .where('session.id', '=', sessionId)
    .executeTakeFirst()
  return plan && (await findProtocolOf(tx, plan))?.plausibility
}

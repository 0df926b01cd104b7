import { sql } from 'kysely'
import { instruments } from '../../clinical/instruments/index.ts'
import { type Journey, type JourneyFacts, journeyOf } from '../../clinical/journey/index.ts'
import type { ClinicTransaction } from '../database/index.ts'
import { notFound } from '../http/problem.ts'
import { publish } from '../live/index.ts'
import { findProtocolOf } from '../protocols/index.ts'

/** The instruments by which an outcome is judged: those whose field defines a response. */
const outcomeInstruments = instruments.filter((instrument) => instrument.response).map(({ id }) => id)

interface JourneyRow {
  deceased: boolean
  closed: JourneyFacts['closed']
  referred: boolean
  determination: NonNullable<JourneyFacts['determination']>['outcome'] | null
  signed: boolean
  consented: boolean
  plan_state: NonNullable<JourneyFacts['plan']>['state'] | null
  stopped_for: NonNullable<JourneyFacts['plan']>['stoppedFor']
  is_behind: boolean
  protocol_id: string | null
  protocol_version: string | null
  running: number | null
  ended: number
  last_ended_on: string | null
  next_number: number | null
  last_scored_on: string | null
}

/** Where a patient is on the way. Throws 404 for a patient that this clinic does not have. */
export async function readJourney(tx: ClinicTransaction, patientId: string): Promise<Journey> {
  const clinic = sql`${tx.clinicId}::uuid`
  const { rows } = await sql<JourneyRow>`
    select p.deceased, care.reason as closed,
      p.referral is not null or exists (
        select 1 from fact f where f.clinic_id = ${clinic} and f.patient_id = p.id and not f.retracted
      ) as referred,
      d.determination, coalesce(d.signed, false) as signed,
      exists (
        select 1 from consent c
        join consent_document cd on cd.clinic_id = c.clinic_id and cd.id = c.document_id
        left join consent_withdrawal w on w.clinic_id = c.clinic_id and w.consent_id = c.id
        where c.clinic_id = ${clinic} and c.patient_id = p.id and w.consent_id is null
          and cd.treatment = coalesce(case when pl.state = 'active' then pl.treatment end, d.treatment, cd.treatment)
      ) as consented,
      pl.state as plan_state, pl.protocol_id, pl.protocol_version, pl.stopped_for,
      coalesce(greatest(d.at, case when care.action = 'reopened' then care.at end) > pl.over_at, false) as is_behind,
      s.running, coalesce(s.ended, 0)::int as ended, s.last_ended_on, b.number as next_number, a.last_scored_on
    from patient p
    join clinic k on k.clinic_id = p.clinic_id
    left join lateral (
      select e.action, e.reason, e.at from care_event e
      where e.clinic_id = ${clinic} and e.patient_id = p.id order by e.at desc, e.id desc limit 1
    ) care on true
    left join lateral (
      select d.treatment, d.determination, d.at, exists (
        select 1 from determination_signature g
        where g.clinic_id = ${clinic} and g.determination_id = d.id and g.meaning = 'sign'
      ) as signed
      from determination d where d.clinic_id = ${clinic} and d.patient_id = p.id order by d.at desc, d.id desc limit 1
    ) d on true
    left join lateral (
      select pl.id, pl.state, pl.protocol_id, pl.protocol_version, pl.treatment, pl.stopped_for, case when pl.state <> 'active' then (
        select min(v.at) from plan_version v
        where v.clinic_id = ${clinic} and v.plan_id = pl.id and v.state <> 'active'
      ) end as over_at
      from plan pl
      where pl.clinic_id = ${clinic} and pl.patient_id = p.id
      order by pl.state = 'active' desc, pl.created_at desc, pl.id desc limit 1
    ) pl on true
    left join lateral (
      select min(s.number) filter (where s.ended_at is null) as running,
        count(*) filter (where s.ended_at is not null and s.summary->>'doseStartedAt' is not null) as ended,
        to_char(max(s.ended_at) filter (where s.summary->>'doseStartedAt' is not null) at time zone k.time_zone, 'YYYY-MM-DD') as last_ended_on
      from session s where s.clinic_id = ${clinic} and s.patient_id = p.id and s.plan_id = pl.id
    ) s on true
    left join lateral (
      select b.number from booking b
      where b.clinic_id = ${clinic} and b.plan_id = pl.id and b.state in ('booked', 'arrived')
      order by b.starts_at limit 1
    ) b on true
    left join lateral (
      select left(max(f.at), 10) as last_scored_on from fact f
      where f.clinic_id = ${clinic} and f.patient_id = p.id and f.kind = 'assessment' and not f.retracted
        and f.body->>'instrument' = any(${outcomeInstruments})
    ) a on true
    where p.clinic_id = ${clinic} and p.id = ${patientId}::uuid`.execute(tx)
  const [row] = rows
  if (!row) throw notFound('patient')
  return journeyOf({
    deceased: row.deceased,
    closed: row.closed,
    referred: row.referred,
    determination: row.determination && { outcome: row.determination, signed: row.signed },
    consented: row.consented,
    plan: row.plan_state && {
      state: row.plan_state,
      inductionSessions: await inductionSessions(tx, row),
      stoppedFor: row.stopped_for,
      isBehind: row.is_behind,
    },
    session: {
      running: row.running === null ? null : { number: row.running },
      ended: row.ended,
      lastEndedOn: row.last_ended_on,
    },
    nextBooking: row.next_number === null ? null : { number: row.next_number },
    lastScoredOn: row.last_scored_on,
  })
}

/**
 * Works out where a patient is and keeps it for the list. Call it in the transaction that changed something of the
 * patient: a record, a determination, a consent, a plan, a booking, a session. Browsers are told when it moved.
 */
export async function refreshJourney(tx: ClinicTransaction, patientId: string): Promise<Journey> {
  const journey = await readJourney(tx, patientId)
  const moved = await tx
    .updateTable('patient')
    .set({ stage: journey.stage, next_step: journey.nextStep.text })
    .where('clinic_id', '=', tx.clinicId)
    .where('id', '=', patientId)
    .where((eb) => eb.or([eb('stage', '<>', journey.stage), eb('next_step', '<>', journey.nextStep.text)]))
    .returning('id')
    .executeTakeFirst()
  if (moved) await publish(tx, { topic: 'patient', patientId })
  return journey
}

async function inductionSessions(tx: ClinicTransaction, row: JourneyRow): Promise<number | null> {
  const reference = { protocolId: row.protocol_id ?? '', protocolVersion: row.protocol_version ?? '' }
  return (await findProtocolOf(tx, reference))?.course.phases[0]?.totalSessions ?? null
}

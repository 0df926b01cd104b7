import { sql } from 'kysely'
import type { z } from 'zod'
import { addDays, calendarDateIn, endOfDay, startOfDay } from '../../clinical/quantity/clinic-day.ts'
import type { dueToday } from '../../contract/floor.ts'
import type { ClinicTransaction } from '../database/index.ts'
import { listDueFollowUps } from '../outcomes/index.ts'
import { findProtocols, type ProtocolReference } from '../protocols/index.ts'
import type { NameOf } from './read-floor.ts'

type Due = z.input<typeof dueToday>
/** Without what is worked out for all together. */
type Nameless = Omit<Due, 'patientName' | 'coming'>

interface Day {
  now: string
  date: string
  timeZone: string
}

/** What is to be done beside the chairs, today and what can be done already, the soonest first; without a time last. */
export async function listDueToday(
  tx: ClinicTransaction,
  { nameOf, ...day }: Day & { nameOf: NameOf },
): Promise<Due[]> {
  const items = [
    ...(await followUps(tx, day)),
    ...(await reportingForms(tx, day)),
    ...(await reviews(tx, day)),
    ...(await determinations(tx)),
  ]
  if (items.length === 0) return []
  const patients = await tx
    .selectFrom('patient')
    .select(['id', 'family_name', 'given_name'])
    .where('clinic_id', '=', tx.clinicId)
    .where('id', 'in', [...new Set(items.map((item) => item.patientId))])
    .execute()
  const names = new Map(
    patients.map((row) => [row.id, nameOf({ familyName: row.family_name, givenName: row.given_name })]),
  )
  const time = (item: Nameless) => (item.dueAt === null ? Number.POSITIVE_INFINITY : Date.parse(item.dueAt))
  const todayEnds = Date.parse(endOfDay(day.date, day.timeZone))
  return items
    .map((item) => ({
      ...item,
      patientName: names.get(item.patientId) ?? '',
      coming: item.dueAt !== null && Date.parse(item.dueAt) > todayEnds,
    }))
    .sort((a, b) => time(a) - time(b) || a.patientName.localeCompare(b.patientName, 'en'))
}

async function followUps(tx: ClinicTransaction, { now, timeZone }: Day): Promise<Nameless[]> {
  const due = await listDueFollowUps(tx, now, timeZone)
  return due.map((item) => ({
    kind: 'follow-up',
    id: item.id,
    patientId: item.patientId,
    text: item.label,
    detail: [
      dueWords(item.dueAt, timeZone),
      ...(item.sessionNumber === null ? [] : [`session ${item.sessionNumber}`]),
    ].join(' · '),
    dueAt: item.dueAt,
    overdue: item.state === 'overdue',
  }))
}

/** Forms that an authority wants of each session with a dose, until somebody has recorded that it was sent. */
async function reportingForms(tx: ClinicTransaction, { now, date, timeZone }: Day): Promise<Nameless[]> {
  const { rows } = await sql<ProtocolReference & { id: string; patientId: string; doseAt: string; sent: string[] }>`
    select s.id, s.patient_id as "patientId", p.protocol_id as "protocolId",
      p.protocol_version as "protocolVersion", s.summary->>'doseStartedAt' as "doseAt",
      array(
        select e.body->>'form' from session_event e
        where e.clinic_id = ${tx.clinicId}::uuid and e.session_id = s.id and e.type = 'form-submitted'
      ) as sent
    from session s join plan p on p.clinic_id = s.clinic_id and p.id = s.plan_id
    where s.clinic_id = ${tx.clinicId}::uuid and s.ended_at > ${startOfDay(addDays(date, -60), timeZone)}::timestamptz
      and s.summary->>'doseStartedAt' is not null`.execute(tx)
  const find = await findProtocols(tx, rows)
  return rows.flatMap(({ id, patientId, doseAt, sent, ...reference }) => {
    const form = find(reference)?.reportingForm
    if (!form || sent.includes(form.id)) return []
    const day = calendarDateIn(doseAt, timeZone)
    const dueAt = endOfDay(addDays(day, form.withinDays), timeZone)
    return [
      {
        kind: 'monitoring-form',
        id,
        patientId,
        text: form.label,
        detail: `due ${shortDate(addDays(day, form.withinDays))} · session of ${shortDate(day)}`,
        dueAt,
        overdue: Date.parse(now) >= Date.parse(dueAt),
      },
    ]
  })
}

async function reviews(tx: ClinicTransaction, { date, timeZone }: Day): Promise<Nameless[]> {
  const { rows } = await sql<ProtocolReference & { id: string; patientId: string; on: string }>`
    select id, patient_id as "patientId", body->>'reviewOn' as "on", protocol_id as "protocolId",
      protocol_version as "protocolVersion" from plan
    where clinic_id = ${tx.clinicId}::uuid and state = 'active' and body->>'reviewOn' <= ${date}`.execute(tx)
  const find = await findProtocols(tx, rows)
  return rows.map((row) => ({
    kind: 'review',
    id: row.id,
    patientId: row.patientId,
    text: 'Review of the plan',
    detail: `due ${shortDate(row.on)} · ${find(row)?.shortTitle ?? row.protocolId}`,
    dueAt: endOfDay(row.on, timeZone),
    overdue: row.on < date,
  }))
}

const outcomes: Record<string, string> = {
  eligible: 'eligible',
  'eligible-with-cautions': 'eligible with cautions',
  'not-eligible': 'not eligible',
}

/**
 * The newest determination of a patient and treatment, while nobody has signed it and no plan is running. It counts the
 * answers that the determination waits for, as the evaluation page does; open questions that hold nothing are not among
 * them.
 */
async function determinations(tx: ClinicTransaction): Promise<Nameless[]> {
  const { rows } = await sql<{ id: string; patientId: string; outcome: string; at: string; missing: number | null }>`
    select d.id, d.patient_id as "patientId", d.determination as outcome, d.at,
      case when jsonb_typeof(d.result->'missingCount') = 'number' then (d.result->>'missingCount')::int end as missing
    from (
      select distinct on (patient_id, treatment) * from determination
      where clinic_id = ${tx.clinicId}::uuid
      order by patient_id, treatment, at desc, id desc
    ) d
    where not exists (
      select 1 from determination_signature s
      where s.clinic_id = ${tx.clinicId}::uuid and s.determination_id = d.id and s.meaning = 'sign'
    ) and not exists (
      select 1 from plan p
      where p.clinic_id = ${tx.clinicId}::uuid and p.patient_id = d.patient_id and p.state = 'active'
    )
    order by d.at limit 100`.execute(tx)
  return rows.map((row) => ({
    kind: 'determination',
    id: row.id,
    patientId: row.patientId,
    text: row.outcome === 'needs-information' ? 'Evaluation to finish' : 'Determination to sign',
    detail:
      row.outcome === 'needs-information'
        ? `needs information${row.missing ? `: ${row.missing} ${row.missing === 1 ? 'answer' : 'answers'} missing` : ''}`
        : (outcomes[row.outcome] ?? row.outcome),
    dueAt: null,
    overdue: false,
  }))
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `2026-11-26` → `26 Nov`. */
const shortDate = (date: string): string => `${Number(date.slice(8, 10))} ${months[Number(date.slice(5, 7)) - 1] ?? ''}`

function dueWords(at: string, timeZone: string): string {
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(Date.parse(at))
  return `due ${shortDate(calendarDateIn(at, timeZone))} ${time}`
}

import { sql } from 'kysely'
import type { z } from 'zod'
import { dueFollowUps, longestFollowUpHours, type SessionInCourse } from '../../clinical/outcomes/index.ts'
import type { AssessmentFact, ContactFact, Instant } from '../../clinical/record/record.ts'
import type { outcomeRoutes } from '../../contract/outcomes.ts'
import type { SessionRowSummary } from '../../contract/sessions.ts'
import type { ClinicTransaction } from '../database/index.ts'
import type { Plan } from '../plans/index.ts'
import { findProtocols, type ProtocolLookUp } from '../protocols/index.ts'

type PatientCourse = z.output<(typeof outcomeRoutes)['course']['response']>
export type FollowUp = PatientCourse['followUps'][number]

export interface SessionRow {
  id: string
  number: number
  plan_id: string
  booking_id: string | null
  opened_at: string
  ended_at: string | null
  summary: SessionRowSummary | null
}

/** What follow-up needs of a plan. */
export type PlanInCourse = Pick<Plan, 'id' | 'protocolId' | 'protocolVersion' | 'state' | 'bookings'> & {
  therapist: string
  /** Of its first dose, where not all of its sessions are read. */
  startedAt?: Instant
}

/** Bookings that no session has begun on. */
export const plannedSessions = (
  plans: readonly Omit<PlanInCourse, 'therapist'>[],
  sessions: readonly SessionRow[],
  find: ProtocolLookUp,
): PatientCourse['sessions'] =>
  plans.flatMap((plan) =>
    plan.bookings
      .filter((booking) => ['booked', 'arrived'].includes(booking.state))
      .filter((booking) => !sessions.some((session) => session.booking_id === booking.id))
      .map((booking) => ({
        id: booking.id,
        number: booking.number,
        at: booking.startsAt,
        doseMg: null,
        drug: find(plan)?.drug ?? '',
        planned: true,
      })),
  )

/** Every follow-up that the plan's protocol asks for, with its state now. */
export function followUpsOf(
  plan: PlanInCourse,
  find: ProtocolLookUp,
  sessions: SessionRow[],
  assessments: AssessmentFact[],
  contacts: { id: string; at: string; reached: boolean }[],
  now: Instant,
  timeZone: string,
): FollowUp[] {
  const protocol = find(plan)
  if (!protocol) return []
  const ofPlan = sessions.filter((session) => session.plan_id === plan.id)
  const numberOf = new Map<string, number>()
  const inCourse: SessionInCourse[] = ofPlan.map((session) => {
    numberOf.set(session.id, session.number)
    return {
      id: session.id,
      number: session.number,
      status:
        session.summary?.disposition === 'cancelled' ? 'cancelled' : session.ended_at === null ? 'running' : 'ended',
      plannedAt: session.opened_at,
      ...(session.summary?.doseStartedAt ? { firstDoseAt: session.summary.doseStartedAt } : {}),
    }
  })
  for (const planned of plannedSessions([plan], ofPlan, find)) {
    if (planned.at <= hoursBefore(now, hoursLate)) continue
    numberOf.set(planned.id, planned.number)
    inCourse.push({ id: planned.id, number: planned.number, status: 'planned', plannedAt: planned.at })
  }
  const lastDoseAt = inCourse
    .flatMap(({ firstDoseAt }) => firstDoseAt ?? [])
    .sort()
    .at(-1)
  const items = dueFollowUps({
    protocolFollowUp: protocol.followUp,
    sessions: inCourse,
    assessments,
    contacts,
    inductionSessions: protocol.course.phases[0]?.totalSessions ?? null,
    hasTherapist: plan.therapist.trim() !== '',
    ...(plan.startedAt ? { courseStartedAt: plan.startedAt } : {}),
    ...(plan.state !== 'active' && lastDoseAt ? { courseEndedAt: lastDoseAt } : {}),
    now,
    timeZone,
  })
  return items.map(({ followUp, answeredBy: _, ...item }) => ({
    ...item,
    label: followUp.label,
    source: followUp.source,
    sessionNumber: item.sessionId === null ? null : (numberOf.get(item.sessionId) ?? 0),
  }))
}

export interface DueFollowUp extends FollowUp {
  patientId: string
}

/** A booking that nobody came to for so long asks for nothing any more. */
const hoursLate = 12

/** No follow-up's window stays open longer after a session: what is older answers nothing that is still due. */
const hoursBack = longestFollowUpHours

/** Of every plan that is running, or ended a short while ago: the follow-ups whose window is open now. A few statements, however many plans. */
export async function listDueFollowUps(tx: ClinicTransaction, now: Instant, timeZone: string): Promise<DueFollowUp[]> {
  const since = hoursBefore(now, hoursBack)
  const plans = await runningPlans(tx, now, since)
  if (plans.length === 0) return []
  const find = await findProtocols(tx, plans)
  const sessions = await recentSessions(tx, plans, since)
  const facts = await recentAnswers(tx, plans, since)
  return plans.flatMap((plan) => {
    const ofPatient = facts.filter((fact) => fact.patientId === plan.patientId)
    const items = followUpsOf(
      plan,
      find,
      sessions.filter((session) => session.plan_id === plan.id),
      ofPatient.flatMap(({ body }) => (body.kind === 'assessment' ? [body] : [])),
      ofPatient.flatMap(({ body }) => (body.kind === 'contact' ? [body] : [])),
      now,
      timeZone,
    )
    return items
      .filter((item) => item.state === 'due' || item.state === 'overdue')
      .map((item) => ({ ...item, patientId: plan.patientId }))
  })
}

const hoursBefore = (instant: Instant, hours: number): Instant =>
  new Date(Date.parse(instant) - hours * 3_600_000).toISOString()

/** Running plans with a late session or one to come, and the last plan of who had one and is not treated any more. */
async function runningPlans(
  tx: ClinicTransaction,
  now: Instant,
  since: Instant,
): Promise<(PlanInCourse & { patientId: string })[]> {
  const { rows } = await sql<{
    id: string
    patientId: string
    protocolId: string
    protocolVersion: string
    state: Plan['state']
    therapist: string
    startedAt: string | null
    bookings: { id: string; number: number; state: string; startsAt: string }[]
  }>`
    select p.id, p.patient_id as "patientId", p.protocol_id as "protocolId",
      p.protocol_version as "protocolVersion", p.state,
      coalesce(p.body->'psychotherapy'->>'therapist', '') as therapist, (
      select min(s.summary->>'doseStartedAt') from session s
      where s.clinic_id = ${tx.clinicId}::uuid and s.patient_id = p.patient_id and s.plan_id = p.id
    ) as "startedAt", coalesce((
      select jsonb_agg(jsonb_build_object('id', b.id, 'number', b.number, 'state', b.state, 'startsAt', b.starts_at))
      from booking b where b.clinic_id = ${tx.clinicId}::uuid and b.plan_id = p.id
        and b.state in ('booked', 'arrived') and b.starts_at > ${hoursBefore(now, hoursLate)}::timestamptz
    ), '[]'::jsonb) as bookings
    from plan p
    where p.clinic_id = ${tx.clinicId}::uuid and (p.state = 'active' or not exists (
      select 1 from plan o
      where o.clinic_id = ${tx.clinicId}::uuid and o.patient_id = p.patient_id and o.id <> p.id
        and (o.state = 'active' or o.created_at > p.created_at)
    )) and (
      exists (select 1 from session s
        where s.clinic_id = ${tx.clinicId}::uuid and s.patient_id = p.patient_id and s.plan_id = p.id
          and s.opened_at > ${since}::timestamptz)
      or exists (select 1 from booking b
        where b.clinic_id = ${tx.clinicId}::uuid and b.plan_id = p.id
          and b.state in ('booked', 'arrived') and b.starts_at > ${hoursBefore(now, hoursLate)}::timestamptz)
    )`.execute(tx)
  return rows.map(({ startedAt, ...row }) => ({
    ...row,
    ...(startedAt === null ? {} : { startedAt }),
    bookings: row.bookings.map((booking) => ({
      ...booking,
      startsAt: new Date(booking.startsAt).toISOString(),
    })) as PlanInCourse['bookings'],
  }))
}

async function recentSessions(
  tx: ClinicTransaction,
  plans: readonly PlanInCourse[],
  since: Instant,
): Promise<SessionRow[]> {
  const { rows } = await sql<SessionRow>`
    select id, number, plan_id, booking_id, opened_at, ended_at, summary from session
    where clinic_id = ${tx.clinicId}::uuid and plan_id = any (${plans.map((plan) => plan.id)}::uuid[])
      and opened_at > ${since}::timestamptz
    order by opened_at`.execute(tx)
  return rows
}

async function recentAnswers(
  tx: ClinicTransaction,
  plans: readonly { patientId: string }[],
  since: Instant,
): Promise<{ patientId: string; body: AssessmentFact | ContactFact }[]> {
  const { rows } = await sql<{ patientId: string; body: AssessmentFact | ContactFact }>`
    select patient_id as "patientId", body || jsonb_build_object('id', id, 'kind', kind) as body from fact
    where clinic_id = ${tx.clinicId}::uuid and patient_id = any (${plans.map((plan) => plan.patientId)}::uuid[])
      and kind in ('assessment', 'contact') and not retracted and at >= ${since.slice(0, 10)}
    order by at`.execute(tx)
  return rows
}

import { sql } from 'kysely'
import type { z } from 'zod'
import { calendarDateIn } from '../../clinical/quantity/clinic-day.ts'
import type { Instant } from '../../clinical/record/record.ts'
import type { outcomeRoutes } from '../../contract/outcomes.ts'
import type { ClinicTransaction } from '../database/index.ts'
import { readClinic } from '../identity/index.ts'
import { listPlans, type Plan } from '../plans/index.ts'
import { findProtocols, type ProtocolLookUp } from '../protocols/index.ts'
import { listFacts } from '../record/index.ts'
import { coursesOf } from './courses.ts'
import { followUpsOf, type PlanInCourse, plannedSessions, type SessionRow } from './follow-ups.ts'

export type PatientCourse = z.output<(typeof outcomeRoutes)['course']['response']>

/** Everything that the outcome chart shows of a patient. */
export async function readCourse(tx: ClinicTransaction, patientId: string, now: Instant): Promise<PatientCourse> {
  const { timeZone } = await readClinic(tx)
  const facts = await listFacts(tx, patientId, ['assessment', 'contact'])
  const assessments = facts.flatMap(({ fact }) => (fact.kind === 'assessment' ? [fact] : []))
  const contacts = facts.flatMap(({ fact }) => (fact.kind === 'contact' ? [fact] : []))
  const sessions = await listSessions(tx, patientId)
  const plans = await listPlans(tx, { patientId })
  const plan = plans.find((one) => one.state === 'active') ?? plans[0]
  const find = await findProtocols(tx, plans)
  const firstDoseAt = earliest(sessions.map((session) => session.summary?.doseStartedAt ?? null))
  return {
    firstDoseAt,
    courses: coursesOf(assessments, firstDoseAt, timeZone),
    sessions: [
      ...sessions.map((session) => given(session, plans, find)),
      ...plannedSessions(plans, sessions, find),
    ].sort((a, b) => (a.at < b.at ? -1 : 1)),
    beside: plans.flatMap((one) => besideThe(one, timeZone)),
    plan: plan ? planNow(plan, sessions.length, find) : null,
    followUps: plan ? followUpsOf(inCourse(plan), find, sessions, assessments, contacts, now, timeZone) : [],
  }
}

const inCourse = (plan: Plan): PlanInCourse => ({ ...plan, therapist: plan.body.psychotherapy.therapist })

async function listSessions(tx: ClinicTransaction, patientId: string): Promise<SessionRow[]> {
  const { rows } = await sql<SessionRow>`
    select id, number, plan_id, booking_id, opened_at, ended_at, summary from session
    where clinic_id = ${tx.clinicId}::uuid and patient_id = ${patientId}::uuid order by opened_at`.execute(tx)
  return rows
}

const earliest = (instants: (Instant | null)[]): Instant | null =>
  instants.reduce((first, at) => (at !== null && (first === null || at < first) ? at : first), null)

function given(session: SessionRow, plans: Plan[], find: ProtocolLookUp): PatientCourse['sessions'][number] {
  const plan = plans.find((one) => one.id === session.plan_id)
  return {
    id: session.id,
    number: session.number,
    at: session.summary?.doseStartedAt ?? session.opened_at,
    doseMg: session.summary?.doseMg ?? null,
    drug: (plan && find(plan)?.drug) ?? '',
    planned: false,
  }
}

function besideThe(plan: Plan, timeZone: string): PatientCourse['beside'] {
  const from = calendarDateIn(plan.createdAt, timeZone)
  const { antidepressant, psychotherapy } = plan.body
  const medicine =
    antidepressant.kind === 'medicine'
      ? [
          {
            kind: 'antidepressant' as const,
            label: [antidepressant.medication, antidepressant.doseMgPerDay && `${antidepressant.doseMgPerDay} mg`]
              .filter(Boolean)
              .join(' '),
            from: antidepressant.since ?? from,
            to: null,
          },
        ]
      : []
  return [...medicine, { kind: 'psychotherapy', label: psychotherapy.arrangement, from, to: null }]
}

/** The phase of the course that the next session belongs to. */
function planNow(plan: Plan, sessionsSoFar: number, find: ProtocolLookUp): PatientCourse['plan'] {
  const protocol = find(plan)
  let left = sessionsSoFar
  const phase = protocol?.course.phases.find((one) => {
    if (one.totalSessions === null || left < one.totalSessions) return true
    left -= one.totalSessions
    return false
  })
  return {
    id: plan.id,
    protocolTitle: plan.protocolTitle,
    state: plan.state,
    phase: phase?.label ?? protocol?.course.phases.at(-1)?.label ?? '',
    review: protocol?.course.review ?? '',
    reviewOn: plan.body.reviewOn ?? null,
  }
}

import { sql } from 'kysely'
import type { z } from 'zod'
import type { Protocol } from '../../clinical/protocols/index.ts'
import type { chart } from '../../contract/chart.ts'
import type { SessionRowSummary } from '../../contract/sessions.ts'
import type { ClinicTransaction } from '../database/index.ts'
import type { OrderedDose, Plan } from '../plans/index.ts'

type Chart = z.output<typeof chart>
type Session = Chart['sessions'][number]

export const planLine = (plan: Plan, protocol: Protocol | undefined): Chart['plans'][number] => {
  const { body } = plan
  return {
    id: plan.id,
    protocolId: plan.protocolId,
    protocolVersion: plan.protocolVersion,
    protocolTitle: plan.protocolTitle,
    pressureAlerts: pressureAlerts(protocol),
    treatment: plan.treatment,
    state: plan.state,
    createdAt: plan.createdAt,
    version: plan.version,
    doseText: doseText(protocol?.drug ?? '', body.dose),
    antidepressant: antidepressantText(body.antidepressant),
    psychotherapy: [body.psychotherapy.arrangement, body.psychotherapy.therapist].filter(Boolean).join(' · '),
    goals: body.goals,
    preferences: body.preferences,
    reviewOn: body.reviewOn ?? null,
  }
}

/** What is only watched is left out. */
const pressureAlerts = (protocol: Protocol | undefined): Chart['plans'][number]['pressureAlerts'] =>
  (protocol?.notices ?? []).flatMap((rule) => {
    if (rule.signal !== 'blood-pressure' || rule.tier === 'watch') return []
    const { systolicRisePercentAtLeast: _, ...limits } = rule.limits
    return [limits]
  })

function doseText(drug: string, dose: OrderedDose): string {
  const name = drug.replace('-', ' ')
  if (dose.kind === 'infusion') return `${name} ${dose.doseMgPerKg} mg/kg over ${dose.infusionMinutes} min`
  if (dose.kind === 'injection') return `${name} ${dose.doseMgPerKg} mg/kg by injection`
  return dose.firstDoseMg === dose.doseMg
    ? `${name} ${dose.doseMg} mg`
    : `${name} ${dose.firstDoseMg} mg, then ${dose.doseMg} mg`
}

function antidepressantText(beside: Plan['body']['antidepressant']): string {
  if (beside.kind === 'none') return 'none'
  return [beside.medication, beside.doseMgPerDay && `${beside.doseMgPerDay} mg`].filter(Boolean).join(' ')
}

/** What a stored summary of an older program may lack. */
const nothingYet: SessionRowSummary = {
  doseMg: null,
  doseStartedAt: null,
  lastDoseAt: null,
  minutesFromFirstDose: null,
  weight: null,
  baseline: null,
  highestSystolic: null,
  highestDiastolic: null,
  lowestSpo2: null,
  lowestMoaas: null,
  highestCadss6: null,
  adverseEvents: [],
  disposition: null,
}

/** Sessions that were opened, and bookings that none has begun on, by time. */
export async function readSessions(tx: ClinicTransaction, patientId: string, plans: Plan[]): Promise<Session[]> {
  const { rows } = await sql<Session & { bookingId: string | null }>`
    select id, 'session' as kind, plan_id as "planId", number, coalesce((summary ->> 'doseStartedAt')::timestamptz,
      opened_at) as at, phase, ended_at as "endedAt", summary, booking_id as "bookingId"
    from session where clinic_id = ${tx.clinicId}::uuid and patient_id = ${patientId}::uuid`.execute(tx)
  const begun = new Set(rows.map(({ bookingId }) => bookingId))
  const booked = plans
    .flatMap(({ bookings }) => bookings)
    .filter(({ id, state }) => ['booked', 'arrived'].includes(state) && !begun.has(id))
    .map(
      (booking): Session => ({
        id: booking.id,
        kind: 'booking',
        planId: booking.planId,
        number: booking.number,
        at: booking.startsAt,
        phase: null,
        endedAt: null,
        summary: null,
      }),
    )
  const opened = rows.map(({ bookingId: _, summary, ...row }) => ({
    ...row,
    summary: summary && { ...nothingYet, ...summary },
  }))
  return [...opened, ...booked].sort((a, b) => (a.at < b.at ? -1 : 1))
}

export const firstDoseAt = (sessions: Session[]): string | null =>
  sessions.flatMap(({ summary }) => summary?.doseStartedAt ?? []).sort()[0] ?? null

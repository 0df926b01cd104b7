import type { z } from 'zod'
import type { Protocol } from '../../clinical/protocols/index.ts'
import { ageOn } from '../../clinical/quantity/calendar-date.ts'
import { calendarDateIn } from '../../clinical/quantity/clinic-day.ts'
import {
  addVitals,
  dischargeReadiness,
  dosingProgress,
  dueItems,
  foldSession,
  gates,
  latestPressure,
  latestVital,
  notices,
  noVitals,
  orderedDose,
  orderedMg,
  type SessionState,
  sessionTimes,
  type VitalsSummary,
} from '../../clinical/session/index.ts'
import type { floorSession } from '../../contract/floor.ts'
import type { ClinicTransaction } from '../database/index.ts'
import { listSessions, protocolsOfSessions, readEvents, readVitals, withoutWords } from '../sessions/index.ts'
import { doseInWords } from './dose-text.ts'
import type { NameOf } from './read-floor.ts'

type FloorSession = z.input<typeof floorSession>

/** The sessions that run now, each folded and judged at this moment by the rules that its console runs. */
export async function readRunning(
  tx: ClinicTransaction,
  { now, nameOf, locked, timeZone }: { now: string; nameOf: NameOf; locked: boolean; timeZone: string },
): Promise<(FloorSession & { chairId: string })[]> {
  const rows = await listSessions(tx, { running: true })
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const events = await readEvents(tx, ids)
  const vitals = await readVitals(tx, ids)
  const patients = await tx
    .selectFrom('patient')
    .select(['id', 'family_name', 'given_name', 'birth_date'])
    .where('clinic_id', '=', tx.clinicId)
    .where(
      'id',
      'in',
      rows.map((row) => row.patientId),
    )
    .execute()
  const members = await tx
    .selectFrom('member')
    .select(['id', 'name', 'initials'])
    .where('clinic_id', '=', tx.clinicId)
    .execute()
  const protocolOf = await protocolsOfSessions(tx, rows)
  return rows.map((row) => {
    const protocol = protocolOf(row)
    const log = events.get(row.id) ?? []
    const state = foldSession(protocol, locked ? log.map(withoutWords) : log)
    const patient = patients.find((one) => one.id === row.patientId)
    const age = ageOn(patient?.birth_date ?? undefined, calendarDateIn(now, timeZone))
    return {
      chairId: row.chair.id,
      id: row.id,
      patientId: row.patientId,
      patientName: nameOf({ familyName: patient?.family_name ?? '', givenName: patient?.given_name ?? '' }),
      ageYears: age && age.min === age.max ? age.min : null,
      phase: state.phase,
      protocolTitle: protocol.shortTitle,
      doseText: doseOfState(state),
      number: row.number,
      plannedSessions: state.opened?.plannedSessions ?? null,
      openedAt: row.openedAt,
      bookedAt: state.opened?.bookedAt ?? null,
      ...judge(state, vitals.get(row.id) ?? noVitals, now),
      watcher: members.find((member) => member.id === state.watcher) ?? null,
      helpCalledAt: state.help && state.help.answeredAt === null ? state.help.calledAt : null,
      preferences: locked ? '' : (state.opened?.preferences ?? ''),
      lastSeq: row.lastSeq,
    }
  })
}

function doseOfState(state: SessionState): string {
  const mg = orderedMg(state)
  const dose = mg === null ? orderedDose(state) : { doseMg: mg }
  return dose ? doseInWords(state.protocol.drug, dose) : ''
}

type Judged = Pick<
  FloorSession,
  | 'doseStartedAt'
  | 'lastDoseAt'
  | 'dosing'
  | 'observationMinutes'
  | 'doseStatus'
  | 'latest'
  | 'notices'
  | 'due'
  | 'gates'
  | 'discharge'
>

function judge(state: SessionState, streams: VitalsSummary, now: string): Judged {
  // Put together once: what is there already is not added again by those who ask below.
  const all = addVitals(streams, state.recordedVitals)
  const beforeDose = state.phase === 'check-in' || state.phase === 'preparation'
  const observed = state.phase === 'observation' || state.phase === 'discharge'
  const times = sessionTimes(state, now)
  const ready = observed ? dischargeReadiness(state, all, now) : null
  return {
    doseStartedAt: state.dose.startedAt,
    lastDoseAt: state.dose.status === 'ended' ? state.dose.lastDoseAt : null,
    dosing: dosingProgress(state, Date.parse(now)),
    observationMinutes: times.minimumObservationMinutes,
    doseStatus: state.dose.status,
    latest: latestOf(all, state.protocol, Date.parse(now)),
    notices: notices(state, all, now)
      .filter((notice) => notice.state !== 'handled')
      .map((notice) => ({
        id: notice.id,
        tier: notice.actNow ? 'act' : notice.tier,
        text: notice.text,
        at: notice.raisedAt,
        acknowledged: notice.state === 'acknowledged',
      })),
    due: dueItems(state, all, now).map(({ id, label, dueAt }) => ({
      id,
      label,
      dueAt: beforeDose && state.opened?.bookedAt === undefined ? null : dueAt,
    })),
    gates: beforeDose
      ? gates(state, now).map(({ id, label, status, passed, text }) => ({ id, label, status, passed, text }))
      : [],
    discharge: ready && {
      met: ready.met,
      total: ready.total,
      open: ready.items.filter((item) => !item.passed).map((item) => item.label),
      from: times.dischargeFrom,
    },
  }
}

/** The newest believable value of each kind; both halves of one blood pressure. */
function latestOf(vitals: VitalsSummary, { plausibility }: Protocol, nowMs: number): Judged['latest'] {
  const reading = (kind: Judged['latest'][number]['kind'], point: { atMs: number; value: number; device: string }) => {
    const at = new Date(point.atMs).toISOString()
    return { kind, value: point.value, device: point.device, at, receivedAt: at }
  }
  const single = (['spo2', 'heart-rate', 'respiratory-rate', 'temperature'] as const).flatMap((kind) => {
    const point = latestVital(vitals, kind, plausibility, nowMs)
    return point ? [reading(kind, point)] : []
  })
  const pressure = latestPressure(vitals, plausibility, nowMs)
  if (!pressure) return single
  const { atMs, systolic, diastolic, device } = pressure
  return [
    ...single,
    reading('systolic', { atMs, value: systolic, device }),
    reading('diastolic', { atMs, value: diastolic, device }),
  ]
}

import { symptomLabels } from '../protocols/index.ts'
import { instantMs, toInstant } from '../quantity/instant.ts'
import type { DueItem } from './due-monitoring.ts'
import type { Notice } from './notice.ts'
import { describePressure, duration } from './notice-text.ts'
import type { SessionState } from './state.ts'
import {
  byHand,
  countUntil,
  isPlausiblePressure,
  latestPressure,
  latestVital,
  type VitalPoint,
  type VitalsSummary,
} from './vitals.ts'

/** Notices that no threshold of the protocol makes: a silent sensor, an artefact, something overdue, a call for help. */
export function otherNotices(
  state: SessionState,
  vitals: VitalsSummary,
  nowMs: number,
  due: readonly DueItem[],
): Notice[] {
  const running = state.phase === 'dosing' || state.phase === 'observation' || state.phase === 'discharge'
  return [
    ...helpNotice(state),
    ...suicideNotice(state),
    ...symptomNotice(state),
    ...(running ? [...silentSensors(state, vitals, nowMs), ...unbelievablePressure(state, vitals, nowMs)] : []),
    ...(running ? overdueChecks(state, due) : []),
  ]
}

function notice(
  ruleId: string,
  atMs: number,
  rest: Pick<Notice, 'signal' | 'tier' | 'text'> & Partial<Pick<Notice, 'source' | 'status' | 'eventCard' | 'overAt'>>,
): Notice {
  const at = toInstant(atMs)
  return {
    id: `${ruleId}@${at}`,
    ruleId,
    startedAt: at,
    raisedAt: at,
    overAt: null,
    times: 1,
    asksSymptoms: [],
    symptoms: null,
    eventCard: null,
    rules: [],
    state: 'raised',
    acknowledgedBy: null,
    acknowledgedAt: null,
    actNow: false,
    source: null,
    ...rest,
  }
}

const sensorNames = { spo2: 'SpO₂', 'heart-rate': 'heart rate', 'respiratory-rate': 'breathing rate' } as const

function silentSensors(state: SessionState, vitals: VitalsSummary, nowMs: number): Notice[] {
  const { silentSeconds, source, status } = state.protocol.sensors
  return (['spo2', 'heart-rate', 'respiratory-rate'] as const).flatMap((kind) => {
    const limit = silentSeconds[kind]
    if (limit === undefined || !wasStreaming(vitals.tracks[kind], nowMs)) return []
    const last = latestVital(vitals, kind, state.protocol.plausibility, nowMs)
    const sinceMs = last?.atMs ?? vitals.tracks[kind][0]?.atMs ?? nowMs
    if (nowMs - sinceMs < limit * 1000) return []
    const text = `No ${sensorNames[kind]} for ${duration(nowMs - sinceMs)} — check the probe`
    return [
      notice(`silent-${kind}`, sinceMs, {
        signal: 'sensor',
        tier: 'watch',
        text,
        source,
        ...(status ? { status } : {}),
      }),
    ]
  })
}

/** Ten samples from a device within 100 s: something is streaming, and its silence means something. */
function wasStreaming(track: readonly VitalPoint[], nowMs: number): boolean {
  let newest: number | null = null
  let count = 0
  for (let index = countUntil(track, nowMs) - 1; index >= 0; index -= 1) {
    const point = track[index]
    if (!point || point.device === byHand) continue
    newest ??= point.atMs
    count += 1
    if (count === 10) return newest - point.atMs <= 100_000
  }
  return false
}

function unbelievablePressure(state: SessionState, vitals: VitalsSummary, nowMs: number): Notice[] {
  const { plausibility } = state.protocol
  const latest = latestPressure(vitals, plausibility, nowMs, false)
  if (!latest || isPlausiblePressure(latest, plausibility)) return []
  return [
    notice('blood-pressure-unbelievable', latest.atMs, {
      signal: 'sensor',
      tier: 'watch',
      text: `BP ${describePressure(latest)} is hard to believe — measure again`,
      source: plausibility.source,
      ...(plausibility.status ? { status: plausibility.status } : {}),
    }),
  ]
}

function overdueChecks(state: SessionState, due: readonly DueItem[]): Notice[] {
  const { minutes, source, status } = state.protocol.overdue
  return due
    .filter((item) => item.overdueMinutes >= minutes)
    .map((item) =>
      notice(`overdue-${item.kind}`, instantMs(item.dueAt), {
        signal: 'overdue',
        tier: 'watch',
        text: `${item.label} overdue by ${item.overdueMinutes} min`,
        source,
        ...(status ? { status } : {}),
      }),
    )
}

function helpNotice({ help }: SessionState): Notice[] {
  if (!help) return []
  if (help.answeredAt !== null) return []
  return [notice('help', instantMs(help.calledAt), { signal: 'help', tier: 'act', text: 'Help was called' })]
}

function suicideNotice(state: SessionState): Notice[] {
  const check = state.protocol.checks.find((known) => known.answeredBy === 'suicide-screen')
  const answered = check ? state.checks[check.id] : undefined
  if (!check || answered?.answer.kind !== 'suicide-screen') return []
  const { tier } = answered.answer
  if (tier !== 'high' && tier !== 'unfinished') return []
  return [
    notice('suicide-risk', instantMs(answered.at), {
      signal: 'suicide-risk',
      tier: tier === 'high' ? 'act' : 'alert',
      text: tier === 'high' ? 'C-SSRS high · stay with the patient' : 'C-SSRS unfinished · review now',
      eventCard: state.protocol.eventCards.find((card) => card.id === 'suicidal-statement') ?? null,
      source: check.source,
    }),
  ]
}

/** Symptoms that were told without a notice asking for them. */
function symptomNotice(state: SessionState): Notice[] {
  const told = state.symptoms.findLast((answer) => answer.noticeId === undefined)
  if (!told || told.present.length === 0) return []
  const words = told.present.map((symptom) => symptomLabels[symptom] ?? symptom).join(', ')
  return [notice('symptoms', instantMs(told.at), { signal: 'symptoms', tier: 'alert', text: `Symptoms: ${words}` })]
}

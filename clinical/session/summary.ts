import { instantMs, toInstant } from '../quantity/instant.ts'
import type { Instant } from '../record/record.ts'
import { dischargeReadiness } from './discharge.ts'
import { dueItems } from './due-items.ts'
import type { DueItem } from './due-monitoring.ts'
import { gatesAt, orderedMg } from './gates.ts'
import type { Notice } from './notice.ts'
import { notices, topNotice } from './notices.ts'
import type { SessionPhase, SessionState } from './state.ts'
import { dosingProgress, sessionTimes } from './times.ts'
import { addVitals, latestPressure, latestVital, type VitalKind, type VitalsSummary } from './vitals.ts'

interface Aged {
  at: Instant
  ageSeconds: number
}

/** What a tile of the Floor shows; everything with its age. */
export interface SessionSummary {
  phase: SessionPhase
  /** Minutes in the phase that counts: of the infusion, since the first device, or of the observation. */
  minutesIn: number | null
  ofMinutes: number | null
  /** 0 to 1. */
  progress: number
  doseMg: number | null
  bloodPressure: (Aged & { systolic: number; diastolic: number; beyond: boolean }) | null
  spo2: (Aged & { value: number; silent: boolean }) | null
  heartRate: (Aged & { value: number; silent: boolean }) | null
  respiratoryRate: (Aged & { value: number; silent: boolean }) | null
  moaas: (Aged & { value: number }) | null
  baseline: { systolic: number; diastolic: number } | null
  nextDue: DueItem | null
  topNotice: Notice | null
  openNotices: number
  watcher: string | null
  /** Gates before the dose. */
  checklist: { met: number; total: number; unknown: number }
  /** `null` before the observation. */
  discharge: { met: number; total: number } | null
  openConflicts: number
  times: ReturnType<typeof sessionTimes>
}

export function sessionSummary(state: SessionState, vitals: VitalsSummary, now: Instant): SessionSummary {
  const nowMs = instantMs(now)
  const all = addVitals(vitals, state.recordedVitals)
  const { plausibility } = state.protocol
  const list = notices(state, all, now)
  const aged = (atMs: number): Aged => ({
    at: toInstant(atMs),
    ageSeconds: Math.max(0, Math.floor((nowMs - atMs) / 1000)),
  })
  const single = (kind: VitalKind) => {
    const point = latestVital(all, kind, plausibility, nowMs)
    const silent = list.some((notice) => notice.ruleId === `silent-${kind}`)
    return point ? { value: point.value, silent, ...aged(point.atMs) } : null
  }
  const pressure = latestPressure(all, plausibility, nowMs)
  const moaas = state.sedation.findLast((entry) => instantMs(entry.at) <= nowMs)
  const gateList = gatesAt(state, state.dose.startedAt === null ? nowMs : instantMs(state.dose.startedAt))
  const observed = state.phase === 'observation' || state.phase === 'discharge'
  const discharge = observed ? dischargeReadiness(state, all, now) : null
  return {
    phase: state.phase,
    ...progressOf(state, now, nowMs),
    doseMg: orderedMg(state),
    bloodPressure: pressure
      ? {
          systolic: pressure.systolic,
          diastolic: pressure.diastolic,
          beyond: list.some(
            (notice) => notice.signal === 'blood-pressure' && notice.overAt === null && notice.tier !== 'watch',
          ),
          ...aged(pressure.atMs),
        }
      : null,
    spo2: single('spo2'),
    heartRate: single('heart-rate'),
    respiratoryRate: single('respiratory-rate'),
    moaas: moaas ? { value: moaas.moaas, ...aged(instantMs(moaas.at)) } : null,
    baseline: state.baseline ? { systolic: state.baseline.systolic, diastolic: state.baseline.diastolic } : null,
    nextDue: dueItems(state, all, now)[0] ?? null,
    topNotice: topNotice(list),
    openNotices: list.filter((notice) => notice.state !== 'handled').length,
    watcher: state.watcher,
    checklist: {
      met: gateList.filter((gate) => gate.passed).length,
      total: gateList.length,
      unknown: gateList.filter((gate) => !gate.passed && gate.status === 'unknown').length,
    },
    discharge: discharge ? { met: discharge.met, total: discharge.total } : null,
    openConflicts: state.conflicts.filter((conflict) => conflict.resolved === null).length,
    times: sessionTimes(state, now),
  }
}

function progressOf(
  state: SessionState,
  now: Instant,
  nowMs: number,
): Pick<SessionSummary, 'minutesIn' | 'ofMinutes' | 'progress'> {
  const part = (minutesIn: number, ofMinutes: number) => ({
    minutesIn: Math.floor(minutesIn),
    ofMinutes,
    progress: ofMinutes > 0 ? Math.min(1, minutesIn / ofMinutes) : 0,
  })
  const times = sessionTimes(state, now)
  if (state.phase === 'ended') return { minutesIn: times.sinceFirstDoseMinutes, ofMinutes: null, progress: 1 }
  if (state.phase === 'check-in' || state.phase === 'preparation')
    return { minutesIn: null, ofMinutes: null, progress: 0 }
  if (state.phase === 'dosing') {
    const dosing = dosingProgress(state, nowMs)
    if (dosing?.kind === 'infusion') return part(dosing.minutes, dosing.ofMinutes)
    if (dosing?.kind === 'injection') {
      const progress = dosing.ofMg ? Math.min(1, dosing.givenMg / dosing.ofMg) : 0
      return { minutesIn: times.sinceFirstDoseMinutes, ofMinutes: null, progress }
    }
    // Devices are counted: the minutes between them say nothing of how far the dose is.
    const progress = dosing?.of ? Math.min(1, dosing.given / dosing.of) : 0
    return { minutesIn: times.sinceFirstDoseMinutes, ofMinutes: null, progress }
  }
  return part(times.sinceLastDoseMinutes ?? 0, times.minimumObservationMinutes)
}

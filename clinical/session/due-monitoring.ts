import type { MonitoringCheck } from '../protocols/index.ts'
import { instantMs, toInstant } from '../quantity/instant.ts'
import type { Instant } from '../record/record.ts'
import { episodesOf } from './episodes.ts'
import type { SessionState } from './state.ts'
import { isPlausiblePressure, latestPressure, latestVital, type VitalsSummary } from './vitals.ts'

/** What a tap on a due item opens; most are the type of the event that it makes. */
export type DueAction =
  | 'answer-check'
  | 'record-vitals'
  | 'measure-weight'
  | 'record-lot'
  | 'calculate-dose'
  | 'enter-second-check'
  | 'start-infusion'
  | 'resume-infusion'
  | 'change-rate'
  | 'give-device'
  | 'give-injection'
  | 'record-dose-given'
  | 'record-sedation'
  | 'record-dissociation'
  | 'ask-symptoms'
  | 'record-waste'
  | 'start-discharge'
  | 'end-session'

/** What should happen next, and when. */
export interface DueItem {
  /** Unique in the list: `blood-pressure`, `check:fasting`. */
  id: string
  kind:
    | 'check'
    | 'preparation'
    | 'dose'
    | 'blood-pressure'
    | 'oximetry'
    | 'sedation'
    | 'dissociation'
    | 'symptoms'
    | 'waste'
    | 'discharge'
  label: string
  dueAt: Instant
  /** Whole minutes past the due time; 0 when it is not. */
  overdueMinutes: number
  action: DueAction
  /** Of the check, notice or device that it is about. */
  subject: string | null
}

export function dueItem(
  id: string,
  kind: DueItem['kind'],
  label: string,
  dueMs: number,
  nowMs: number,
  action: DueAction,
  subject: string | null = null,
): DueItem {
  const overdueMinutes = Math.max(0, Math.floor((nowMs - dueMs) / 60_000))
  return { id, kind, label, dueAt: toInstant(dueMs), overdueMinutes, action, subject }
}

const actions: Record<MonitoringCheck['kind'], DueAction> = {
  'blood-pressure': 'record-vitals',
  oximetry: 'record-vitals',
  sedation: 'record-sedation',
  dissociation: 'record-dissociation',
}

/** The protocol's repeated checks: for each kind the one that comes next. `vitals` holds the recorded ones too. */
export function dueMonitoring(state: SessionState, vitals: VitalsSummary, nowMs: number): DueItem[] {
  if (state.dose.startedAt === null || state.phase === 'ended') return []
  const startMs = instantMs(state.dose.startedAt)
  return state.protocol.monitoring.flatMap((check) => {
    if (check.kind === 'blood-pressure') {
      const repeat = repeatPressureMs(state, vitals, nowMs)
      if (repeat !== null) {
        return [dueItem(check.kind, check.kind, 'Repeat blood pressure', repeat, nowMs, 'record-vitals')]
      }
    }
    const dueMs = nextMs(state, check, startMs, lastMs(state, vitals, check.kind, nowMs))
    return dueMs === null ? [] : [dueItem(check.kind, check.kind, check.label, dueMs, nowMs, actions[check.kind])]
  })
}

/** A reading at alert or beyond is measured again soon; one that cannot be believed, at once. */
function repeatPressureMs(state: SessionState, vitals: VitalsSummary, nowMs: number): number | null {
  const { plausibility, repeatPressure } = state.protocol
  const newest = latestPressure(vitals, plausibility, nowMs, false)
  if (!newest) return null
  if (!isPlausiblePressure(newest, plausibility)) return newest.atMs
  const high = episodesOf(state, { ...vitals, tracks: noStreams }, nowMs).some(
    (episode) => episode.rule.signal === 'blood-pressure' && episode.rule.tier !== 'watch' && episode.endMs === null,
  )
  return high ? newest.atMs + repeatPressure.minutes * 60_000 : null
}

const noStreams: VitalsSummary['tracks'] = {
  spo2: [],
  'heart-rate': [],
  'respiratory-rate': [],
  systolic: [],
  diastolic: [],
  'mean-pressure': [],
  temperature: [],
}

/** When the newest reading of a kind was taken, in ms. */
function lastMs(
  state: SessionState,
  vitals: VitalsSummary,
  kind: MonitoringCheck['kind'],
  nowMs: number,
): number | null {
  const newest = (list: readonly { at: Instant }[]) => {
    const last = list.findLast((entry) => instantMs(entry.at) <= nowMs)
    return last ? instantMs(last.at) : null
  }
  switch (kind) {
    case 'blood-pressure':
      return latestPressure(vitals, state.protocol.plausibility, nowMs)?.atMs ?? null
    case 'oximetry':
      return latestVital(vitals, 'spo2', state.protocol.plausibility, nowMs)?.atMs ?? null
    case 'sedation':
      return newest(state.sedation)
    case 'dissociation':
      return newest(state.dissociation)
  }
}

/** The first fixed time that no reading has met, or the repeat after the last reading, whichever is sooner. */
function nextMs(state: SessionState, check: MonitoringCheck, startMs: number, last: number | null): number | null {
  const early = check.earlyMinutes * 60_000
  const fixed = check.atMinutes.map(({ minute }) => startMs + minute * 60_000).sort((a, b) => a - b)
  const pending = fixed.find((dueMs) => last === null || last < dueMs - early) ?? null
  const every = state.phase === 'dosing' ? check.everyMinutes.dosing : check.everyMinutes.observation
  const first = fixed[0]
  // Before the first fixed time has been met there is nothing to repeat.
  const repeats = every !== undefined && (first === undefined || (last !== null && last >= first - early))
  const repeat = repeats && every !== undefined ? Math.max(last ?? startMs, startMs) + every * 60_000 : null
  if (pending === null) return repeat
  return repeat === null ? pending : Math.min(pending, repeat)
}

import {
  believableValues,
  givenMg,
  type SessionState,
  sessionTimes,
  type vitalKinds,
} from '../../clinical/session/index.ts'
import type { SessionRowSummary } from '../../contract/sessions.ts'
import type { ClinicTransaction } from '../database/index.ts'
import { vitalExtremes } from './store.ts'

/** What lists and charts show of a session. Readings that the protocol calls artefacts are no highest or lowest. */
export async function summarizeRow(
  tx: ClinicTransaction,
  sessionId: string,
  state: SessionState,
  now: string,
): Promise<SessionRowSummary> {
  const { plausibility } = state.protocol
  const streams = await vitalExtremes(tx, sessionId, plausibility)
  const byHand = (kind: (typeof vitalKinds)[number]) => believableValues(state.recordedVitals, kind, plausibility)
  const highest = (kind: 'systolic' | 'diastolic') => largest([...byHand(kind), ...present(streams.get(kind)?.highest)])
  const lowest = (kind: 'spo2') => smallest([...byHand(kind), ...present(streams.get(kind)?.lowest)])
  const { dose } = state
  const given = givenMg(state, now)
  return {
    // What a running pump must have given is no record of it.
    doseMg: given && !given.estimated ? given.mg : null,
    doseStartedAt: dose.startedAt,
    lastDoseAt: dose.status === 'ended' ? dose.lastDoseAt : null,
    minutesFromFirstDose: state.ended ? sessionTimes(state, now).sinceFirstDoseMinutes : null,
    weight: state.weight ? { kg: state.weight.weightKg, at: state.weight.at } : null,
    baseline: state.baseline ? { systolic: state.baseline.systolic, diastolic: state.baseline.diastolic } : null,
    highestSystolic: highest('systolic'),
    highestDiastolic: highest('diastolic'),
    lowestSpo2: lowest('spo2'),
    lowestMoaas: smallest(state.sedation.map((entry) => entry.moaas)),
    highestCadss6: largest(state.dissociation.flatMap((entry) => present(entry.cadss6Total))),
    adverseEvents: state.adverseEvents.map(({ term, severity, serious }) => ({ term, severity, serious })),
    disposition: state.ended?.disposition ?? null,
  }
}

const present = (value: number | null | undefined): number[] => (value === null || value === undefined ? [] : [value])
const largest = (values: number[]): number | null => (values.length === 0 ? null : Math.max(...values))
const smallest = (values: number[]): number | null => (values.length === 0 ? null : Math.min(...values))

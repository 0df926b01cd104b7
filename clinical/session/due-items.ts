import { wasteBalance } from '../dosing/index.ts'
import { instantMs } from '../quantity/instant.ts'
import type { Instant } from '../record/record.ts'
import { type DueAction, type DueItem, dueItem, dueMonitoring } from './due-monitoring.ts'
import { type Gate, gatesAt, openedInAll, orderedMg, preDoseGate } from './gates.ts'
import { notices } from './notices.ts'
import type { SessionState } from './state.ts'
import { infusedMinutes, infusionEndMs, nextPumpPart } from './times.ts'
import { addVitals, type VitalsSummary } from './vitals.ts'

/** Preparation in the order in which it is done. */
const preparation: { gate: string; label: string; action: DueAction }[] = [
  { gate: 'weight', label: 'Measure the weight', action: 'measure-weight' },
  { gate: 'lot', label: 'Record lot and expiry', action: 'record-lot' },
  { gate: 'calculation', label: 'Calculate the dose', action: 'calculate-dose' },
  { gate: 'second-check', label: 'Second person checks', action: 'enter-second-check' },
]

/** Minutes after the dose by which the remainder should be written off: a working habit, no clinical number. */
const wasteMinutes = 30

/** What comes next in this session, soonest first. The first one is the screen's primary action. */
export function dueItems(state: SessionState, vitals: VitalsSummary, now: Instant): DueItem[] {
  if (!state.opened || state.phase === 'ended') return []
  const nowMs = instantMs(now)
  const all = addVitals(vitals, state.recordedVitals)
  const items =
    state.phase === 'check-in' || state.phase === 'preparation'
      ? beforeDose(state, nowMs)
      : [
          ...symptomsToAsk(state, all, now, nowMs),
          ...dosing(state, nowMs),
          ...dueMonitoring(state, all, nowMs),
          ...afterDose(state, nowMs),
        ]
  // Sorting is stable: items of one time keep the order of the protocol.
  return items.sort((a, b) => instantMs(a.dueAt) - instantMs(b.dueAt))
}

function beforeDose(state: SessionState, nowMs: number): DueItem[] {
  const dueMs = instantMs(state.opened?.bookedAt ?? state.opened?.at ?? '')
  const open = gatesAt(state, nowMs).filter((gate) => !gate.passed)
  const checkIn = open.filter((gate) => gate.stage === 'check-in')
  const items = checkIn.map((gate) => dueCheck(state, gate, dueMs, nowMs))
  if (checkIn.length > 0) return items
  for (const { gate, label, action } of preparation) {
    if (open.some((candidate) => candidate.id === gate)) {
      items.push(dueItem(`preparation:${gate}`, 'preparation', label, dueMs, nowMs, action, gate))
    }
  }
  const limits = open.find((gate) => gate.id === 'dose-limits' && gate.status === 'not-met')
  if (limits) {
    items.push(dueItem('preparation:dose-limits', 'preparation', limits.text, dueMs, nowMs, 'answer-check', limits.id))
  }
  if (open.length > 0) return items
  const { kind } = state.protocol.dose
  if (kind === 'devices') return [dueItem('dose', 'dose', 'Device 1', dueMs, nowMs, 'give-device', '1')]
  return kind === 'injection'
    ? [dueItem('dose', 'dose', 'Give the injection', dueMs, nowMs, 'give-injection')]
    : [dueItem('dose', 'dose', 'Start the infusion', dueMs, nowMs, 'start-infusion')]
}

function dueCheck(state: SessionState, gate: Gate, dueMs: number, nowMs: number): DueItem {
  if (gate.id !== preDoseGate) {
    return dueItem(`check:${gate.id}`, 'check', gate.label, dueMs, nowMs, 'answer-check', gate.id)
  }
  const reading = state.preDose
  if (gate.status === 'unknown' || !reading) {
    return dueItem(`check:${gate.id}`, 'blood-pressure', gate.label, dueMs, nowMs, 'record-vitals', gate.id)
  }
  const repeatMs = instantMs(reading.at) + state.protocol.repeatPressure.minutes * 60_000
  return dueItem(
    `check:${gate.id}`,
    'blood-pressure',
    'Repeat blood pressure',
    repeatMs,
    nowMs,
    'record-vitals',
    gate.id,
  )
}

function symptomsToAsk(state: SessionState, vitals: VitalsSummary, now: Instant, nowMs: number): DueItem[] {
  return notices(state, vitals, now)
    .filter((notice) => notice.state !== 'handled' && notice.asksSymptoms.length > 0 && notice.symptoms === null)
    .filter((notice) => notice.tier !== 'watch')
    .map((notice) =>
      dueItem(
        `symptoms:${notice.ruleId}`,
        'symptoms',
        'Ask about symptoms',
        instantMs(notice.raisedAt),
        nowMs,
        'ask-symptoms',
        notice.id,
      ),
    )
}

function dosing(state: SessionState, nowMs: number): DueItem[] {
  if (state.phase !== 'dosing') return []
  const { dose, protocol } = state
  if (protocol.dose.kind === 'devices') {
    const last = dose.devices.at(-1)
    const ordered = orderedMg(state)
    if (!last) return []
    if (ordered === null) {
      return [dueItem('dose', 'dose', 'Record the dose given', instantMs(last.at), nowMs, 'record-dose-given')]
    }
    const next = dose.devices.length + 1
    const dueMs = instantMs(last.at) + protocol.dose.minutesBetweenDevices * 60_000
    return [dueItem('dose', 'dose', `Device ${next}`, dueMs, nowMs, 'give-device', String(next))]
  }
  const lastInjection = dose.injections.at(-1)
  if (lastInjection) {
    const lastMs = instantMs(lastInjection.at)
    return orderedMg(state) === null
      ? [dueItem('dose', 'dose', 'Record the dose given', lastMs, nowMs, 'record-dose-given')]
      : [dueItem('dose', 'dose', 'Inject the rest of the dose', lastMs, nowMs, 'give-injection')]
  }
  const lastRun = dose.runs.at(-1)
  const heldMs = instantMs(lastRun?.to ?? lastRun?.from ?? '')
  if (dose.status === 'paused') {
    return [dueItem('dose', 'dose', 'Resume or stop the infusion', heldMs, nowMs, 'resume-infusion')]
  }
  if (dose.status === 'stopped') {
    return [dueItem('dose', 'dose', 'Record the dose given', heldMs, nowMs, 'record-dose-given')]
  }
  const endMs = infusionEndMs(state)
  return endMs === null
    ? []
    : [
        ...nextRate(state, nowMs),
        dueItem('dose', 'dose', 'Infusion over: record the dose', endMs, nowMs, 'record-dose-given'),
      ]
}

/** The next rate of an infusion that runs at more than one, when the pump has run for as long as the ones before it. */
function nextRate(state: SessionState, nowMs: number): DueItem[] {
  const next = nextPumpPart(state)
  if (!next) return []
  const dueMs = nowMs + (next.fromMinutes - infusedMinutes(state, nowMs)) * 60_000
  const label = `Set the pump to ${next.pumpRateMlPerHour} mL/h`
  return [dueItem('rate', 'dose', label, dueMs, nowMs, 'change-rate', String(next.pumpRateMlPerHour))]
}

function afterDose(state: SessionState, nowMs: number): DueItem[] {
  const { dose } = state
  if (dose.status !== 'ended' || dose.lastDoseAt === null) return []
  const lastMs = instantMs(dose.lastDoseAt)
  const items: DueItem[] = []
  const remainder = remainderToWasteMg(state)
  if (remainder !== null && remainder > 0) {
    items.push(
      dueItem(
        'waste',
        'waste',
        `Waste ${remainder} mg with a witness`,
        lastMs + wasteMinutes * 60_000,
        nowMs,
        'record-waste',
      ),
    )
  }
  const fromMs = lastMs + state.protocol.observation.minimumMinutes * 60_000
  items.push(
    state.phase === 'discharge'
      ? // Begun before its time, the minimum overridden: then it is the next thing all the same.
        dueItem('discharge', 'discharge', 'Discharge', Math.min(fromMs, nowMs), nowMs, 'end-session')
      : dueItem('discharge', 'discharge', 'Discharge check', fromMs, nowMs, 'start-discharge'),
  )
  return items
}

/** mg opened and neither given nor wasted so far. `null` while it is not known what was opened or given. */
export function remainderToWasteMg(state: SessionState): number | null {
  const opened = openedInAll(state)
  const givenMg = state.dose.ended?.givenMg
  if (opened === null || givenMg === undefined) return null
  const wastedMg = state.waste.reduce((sum, entry) => sum + entry.wastedMg, 0)
  return wasteBalance({ openedMg: opened, givenMg, wastedMg }).remainderMg
}

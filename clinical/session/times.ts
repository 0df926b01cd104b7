import type { PumpPart } from '../dosing/index.ts'
import { instantMs, toInstant } from '../quantity/instant.ts'
import type { Instant } from '../record/record.ts'
import { orderedMg } from './gates.ts'
import type { SessionState } from './state.ts'

/** Minutes that the pump has been running, pauses left out. */
export function infusedMinutes(state: SessionState, nowMs: number): number {
  return state.dose.runs.reduce((sum, run) => {
    const from = instantMs(run.from)
    const to = run.to === null ? Math.max(from, nowMs) : instantMs(run.to)
    return sum + (to - from) / 60_000
  }, 0)
}

function calculatedMinutes(state: SessionState): number {
  if (state.protocol.dose.kind !== 'infusion') return 0
  const result = state.calculation?.result
  return result?.kind === 'infusion' ? result.infusionMinutes : state.protocol.dose.infusionMinutes
}

type Run = SessionState['dose']['runs'][number]

/** How many times as fast as calculated; 1 where its rate was not recorded. */
function pace(state: SessionState, run: Run | undefined): number {
  return !run || run.pumpRateMlPerHour === null ? 1 : paceOf(run.pumpRateMlPerHour, state)
}

function paceOf(pumpRateMlPerHour: number, state: SessionState): number {
  const result = state.calculation?.result
  return result?.kind === 'infusion' ? pumpRateMlPerHour / result.pumpRateMlPerHour : 1
}

/** What has run in, told in minutes at the calculated rate. */
const deliveredMinutes = (state: SessionState, nowMs: number, runs: readonly Run[] = state.dose.runs): number =>
  runs.reduce((sum, run) => {
    const from = instantMs(run.from)
    const to = run.to === null ? Math.max(from, nowMs) : instantMs(run.to)
    return sum + ((to - from) / 60_000) * pace(state, run)
  }, 0)

/** How long the infusion is meant to run in all, in minutes, at the rates that were and those to come; 0 for devices. */
export function plannedInfusionMinutes(state: SessionState): number {
  if (state.dose.runs.every((run) => pace(state, run) === 1)) return calculatedMinutes(state)
  const over = state.dose.runs.filter((run) => run.to !== null)
  return Math.round(minutesOf(over) + minutesLeft(state, over))
}

const minutesOf = (closed: readonly Run[]): number =>
  closed.reduce((sum, run) => sum + (instantMs(run.to ?? run.from) - instantMs(run.from)) / 60_000, 0)

/** How long the pump runs after the closed runs: at the rate that it has, and by the programme from its next part on. */
function minutesLeft(state: SessionState, closed: readonly Run[]): number {
  const result = state.calculation?.result
  const parts = result?.kind === 'infusion' ? result.parts : []
  const next = nextPumpPart(state)
  const toCome = next ? parts.filter(({ fromMinutes }) => fromMinutes >= next.fromMinutes) : []
  const before = minutesOf(closed)
  let left = Math.max(0, calculatedMinutes(state) - deliveredMinutes(state, 0, closed))
  let at = before
  let current = pace(state, state.dose.runs.at(-1))
  for (const part of toCome) {
    const span = Math.max(0, part.fromMinutes - at)
    if (left <= span * current) break
    left -= span * current
    at += span
    current = paceOf(part.pumpRateMlPerHour, state)
  }
  return at - before + left / current
}

/** The part of the programme that the pump is set to next; `null` at one rate, and in the last part. */
export function nextPumpPart(state: SessionState): PumpPart | null {
  const result = state.calculation?.result
  if (result?.kind !== 'infusion') return null
  let reached = 0
  for (const run of state.dose.runs)
    if (run.pumpRateMlPerHour === result.parts[reached + 1]?.pumpRateMlPerHour) reached += 1
  return result.parts[reached + 1] ?? null
}

/** When a running infusion will be over, each rate of its programme set in time; `null` when none is running. */
export function infusionEndMs(state: SessionState): number | null {
  const last = state.dose.runs.at(-1)
  if (state.dose.status !== 'running' || !last || last.to !== null) return null
  return instantMs(last.from) + minutesLeft(state, state.dose.runs.slice(0, -1)) * 60_000
}

/** How far the whole dose is: minutes of the pump, pauses left out; devices that are given one after the other; injected mg. */
export type DosingProgress =
  | { kind: 'infusion'; minutes: number; ofMinutes: number; endsAt: Instant | null }
  | { kind: 'devices'; given: number; of: number | null; nextAt: Instant | null }
  | { kind: 'injection'; givenMg: number; ofMg: number | null }

/** `null` before the dose. `nextAt` is null when no further device is ordered, or when it is not known how many are. */
export function dosingProgress(state: SessionState, nowMs: number): DosingProgress | null {
  const { dose, protocol } = state
  if (dose.startedAt === null) return null
  if (protocol.dose.kind === 'infusion') {
    const endMs = infusionEndMs(state)
    return {
      kind: 'infusion',
      minutes: infusedMinutes(state, nowMs),
      ofMinutes: plannedInfusionMinutes(state),
      endsAt: endMs === null ? null : toInstant(endMs),
    }
  }
  const ordered = orderedMg(state)
  if (protocol.dose.kind === 'injection') {
    return { kind: 'injection', givenMg: dose.injections.reduce((sum, each) => sum + each.doseMg, 0), ofMg: ordered }
  }
  const of = ordered === null ? null : Math.ceil(ordered / protocol.dose.mgPerDevice)
  const given = dose.devices.length
  const last = dose.devices.at(-1)
  const more = dose.status === 'running' && last !== undefined && of !== null && given < of
  return {
    kind: 'devices',
    given,
    of,
    nextAt: more ? toInstant(instantMs(last.at) + protocol.dose.minutesBetweenDevices * 60_000) : null,
  }
}

/** What has been given so far in mg: recorded, or devices and injections, or what the pump must have given. `null` before the dose. */
export function givenMg(state: SessionState, now: Instant): { mg: number; estimated: boolean } | null {
  const { dose } = state
  if (dose.ended) return { mg: dose.ended.givenMg, estimated: false }
  if (dose.devices.length > 0)
    return { mg: dose.devices.reduce((sum, device) => sum + device.doseMg, 0), estimated: false }
  if (dose.injections.length > 0)
    return { mg: dose.injections.reduce((sum, injection) => sum + injection.doseMg, 0), estimated: false }
  const ordered = orderedMg(state)
  const calculated = calculatedMinutes(state)
  if (dose.runs.length === 0 || ordered === null || calculated === 0) return null
  const part = Math.min(1, deliveredMinutes(state, instantMs(now)) / calculated)
  return { mg: Math.round(ordered * part * 10) / 10, estimated: true }
}

export interface SessionTimes {
  /** Since the first device or the start of the infusion, to the end of the session (the REMS form asks for it). */
  sinceFirstDoseMinutes: number | null
  /** Since the last device or the end of the infusion; the observation counts from here. */
  sinceLastDoseMinutes: number | null
  minimumObservationMinutes: number
  /** Not before: the end of the minimum observation. `null` while dosing. */
  dischargeFrom: Instant | null
}

/** Minutes are whole and counted down to the last full one; `now` is the server's. */
export function sessionTimes(state: SessionState, now: Instant): SessionTimes {
  const untilMs = state.ended ? instantMs(state.ended.at) : instantMs(now)
  const since = (at: Instant | null) =>
    at === null ? null : Math.max(0, Math.floor((untilMs - instantMs(at)) / 60_000))
  const { startedAt, lastDoseAt, status } = state.dose
  const over = status === 'ended' ? lastDoseAt : null
  const { minimumMinutes } = state.protocol.observation
  return {
    sinceFirstDoseMinutes: since(startedAt),
    sinceLastDoseMinutes: since(over),
    minimumObservationMinutes: minimumMinutes,
    dischargeFrom: over === null ? null : toInstant(instantMs(over) + minimumMinutes * 60_000),
  }
}

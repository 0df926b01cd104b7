import { roundTo, steps } from '../dosing/index.ts'
import { instantMs } from '../quantity/instant.ts'
import type { Instant } from '../record/record.ts'
import { change, type Effect, type Flag, refused } from './effect.ts'
import type { SessionEventOf } from './events.ts'
import { gatesAt, isExpired, orderedMg } from './gates.ts'
import type { Dose, SessionState } from './state.ts'

/**
 * What was given is a fact: it is always taken in, and flagged where it should not have been. None of these is ever
 * refused for being unwise, only for making no sense (stopping what never ran).
 */

/** Everything that a first dose fixes: the phase, the start, the baseline, and which gates were passed by. */
function begin(state: SessionState, at: Instant): { patch: Partial<SessionState>; flags: Flag[] } {
  const flags: Flag[] = []
  const unmet = gatesAt(state, instantMs(at)).filter((gate) => !gate.passed)
  if (unmet.length > 0) {
    flags.push({
      code: 'started-past-gate',
      text: `Dose started with unmet gates: ${unmet.map((gate) => gate.label).join(', ')}`,
    })
  }
  const reading = state.preDose
  const baseline =
    reading?.systolicMmHg !== undefined && reading.diastolicMmHg !== undefined
      ? { systolic: reading.systolicMmHg, diastolic: reading.diastolicMmHg, at: reading.at }
      : null
  return { patch: { baseline, phase: state.phase === 'ended' ? 'ended' : 'dosing' }, flags }
}

const isFirst = (state: SessionState) => state.dose.status === 'not-started'

const afterEnd = (state: SessionState): Flag[] =>
  state.phase === 'ended' ? [{ code: 'after-the-end', text: 'Recorded as happening after the session had ended' }] : []

export function startInfusion(state: SessionState, event: SessionEventOf<'infusion-started'>): Effect {
  if (state.protocol.dose.kind !== 'infusion') return refused('other-drug', `${state.protocol.title} has no infusion`)
  const { dose } = state
  if (dose.status === 'running') return refused('already-running', 'The infusion is already running')
  const first = begin(state, event.at)
  const flags = [...afterEnd(state), ...(isFirst(state) ? first.flags : [])]
  if (dose.status === 'ended') flags.push({ code: 'dose-after-end', text: 'Started again after the dose had ended' })
  return change(
    {
      ...(isFirst(state) ? first.patch : { phase: state.phase === 'ended' ? 'ended' : 'dosing' }),
      dose: {
        ...dose,
        status: 'running',
        startedAt: dose.startedAt ?? event.at,
        lastDoseAt: null,
        runs: [...dose.runs, { from: event.at, to: null, pumpRateMlPerHour: event.pumpRateMlPerHour ?? null }],
      },
    },
    ...flags,
  )
}

export function holdInfusion(
  state: SessionState,
  event: SessionEventOf<'infusion-paused'> | SessionEventOf<'infusion-stopped'>,
): Effect {
  const { dose } = state
  const stops = event.type === 'infusion-stopped'
  const runs = dose.status === 'running' || (stops && dose.status === 'paused')
  if (!runs || dose.runs.length === 0) return refused('not-running', 'No infusion was running')
  return change(
    { dose: { ...dose, status: stops ? 'stopped' : 'paused', runs: closeRun(dose.runs, event.at) } },
    ...afterEnd(state),
  )
}

export function resumeInfusion(state: SessionState, event: SessionEventOf<'infusion-resumed'>): Effect {
  const { dose } = state
  if (dose.status === 'running') return refused('already-running', 'The infusion is already running')
  if (dose.status !== 'paused' && dose.status !== 'stopped') return refused('not-running', 'No infusion was paused')
  return change(
    {
      dose: {
        ...dose,
        status: 'running',
        // As before: another rate is an event of its own.
        runs: [
          ...dose.runs,
          { from: event.at, to: null, pumpRateMlPerHour: dose.runs.at(-1)?.pumpRateMlPerHour ?? null },
        ],
      },
    },
    ...afterEnd(state),
  )
}

/** The pump runs on at another rate: one run ends, the next begins. */
export function changeInfusionRate(state: SessionState, event: SessionEventOf<'infusion-rate-changed'>): Effect {
  const { dose } = state
  const last = dose.runs.at(-1)
  if (dose.status !== 'running' || !last) return refused('not-running', 'No infusion was running')
  if (!(event.pumpRateMlPerHour > 0)) return refused('unreadable-content', 'A rate must be above 0 mL/h')
  const from = instantMs(event.at) < instantMs(last.from) ? last.from : event.at
  return change(
    {
      dose: {
        ...dose,
        runs: [...closeRun(dose.runs, from), { from, to: null, pumpRateMlPerHour: event.pumpRateMlPerHour }],
      },
    },
    ...afterEnd(state),
  )
}

export function giveDevice(state: SessionState, event: SessionEventOf<'device-given'>): Effect {
  const { dose, protocol } = state
  if (protocol.dose.kind !== 'devices') return refused('other-drug', `${protocol.title} is not given by device`)
  const first = begin(state, event.at)
  const flags = [...afterEnd(state), ...(isFirst(state) ? first.flags : [])]
  if (dose.status === 'ended') flags.push({ code: 'dose-after-end', text: 'A device after the dose had ended' })
  if (dose.devices.some((device) => device.number === event.number)) {
    flags.push({ code: 'device-number', text: `Device ${event.number} is recorded twice` })
  }
  if (state.opened && isExpired(event.expiry, state.opened.sessionDate)) {
    flags.push({ code: 'device-expired', text: `Device ${event.number}, lot ${event.lot}, expired ${event.expiry}` })
  }
  const least = protocol.dose.minutesBetweenDevices * 60_000
  if (dose.devices.some((device) => Math.abs(instantMs(device.at) - instantMs(event.at)) < least)) {
    flags.push({
      code: 'devices-too-close',
      text: `Device ${event.number} less than ${protocol.dose.minutesBetweenDevices} min from another`,
    })
  }
  const device = {
    number: event.number,
    at: event.at,
    lot: event.lot,
    expiry: event.expiry,
    doseMg: event.doseMg ?? protocol.dose.mgPerDevice,
    eventId: event.id,
  }
  const devices = [...dose.devices, device].sort((a, b) => instantMs(a.at) - instantMs(b.at))
  const givenMg = devices.reduce((sum, each) => sum + each.doseMg, 0)
  flags.push(...tooMuch(state, givenMg))

  const startedAt = earliest(dose.startedAt, event.at)
  const lastDoseAt = devices.at(-1)?.at ?? event.at
  const ordered = orderedMg(state)
  const all = ordered !== null && devices.length * protocol.dose.mgPerDevice >= ordered
  if (!all && dose.status !== 'ended') {
    return change(
      { ...first.patch, ...keepBaseline(state), dose: { ...dose, status: 'running', devices, startedAt, lastDoseAt } },
      ...flags,
    )
  }
  return change(
    {
      ...first.patch,
      ...keepBaseline(state),
      phase: phaseAfterDose(state),
      dose: {
        ...dose,
        status: 'ended',
        devices,
        startedAt,
        lastDoseAt,
        ended: {
          at: lastDoseAt,
          givenMg,
          givenMl: null,
          complete: all,
          reason: dose.ended?.reason ?? null,
          recorded: dose.ended?.recorded ?? false,
        },
      },
    },
    ...flags,
  )
}

export function giveInjection(state: SessionState, event: SessionEventOf<'injection-given'>): Effect {
  const { dose, protocol } = state
  if (protocol.dose.kind !== 'injection') return refused('other-drug', `${protocol.title} is not given by injection`)
  const first = begin(state, event.at)
  const flags = [...afterEnd(state), ...(isFirst(state) ? first.flags : [])]
  if (dose.status === 'ended') flags.push({ code: 'dose-after-end', text: 'An injection after the dose had ended' })
  const { at, doseMg, site, id: eventId } = event
  const injections = [...dose.injections, { at, doseMg, volumeMl: event.volumeMl ?? null, site, eventId }].sort(
    (a, b) => instantMs(a.at) - instantMs(b.at),
  )
  const givenMg = roundTo(sum(injections.map((each) => each.doseMg)), steps.doseMg)
  flags.push(...tooMuch(state, givenMg))
  const ordered = orderedMg(state)
  const all = ordered !== null && givenMg >= ordered - slackMg
  const over = all || dose.status === 'ended'
  const startedAt = earliest(dose.startedAt, at)
  const lastDoseAt = injections.at(-1)?.at ?? at
  const volumes = injections.map((each) => each.volumeMl)
  return change(
    {
      ...first.patch,
      ...keepBaseline(state),
      ...(over ? { phase: phaseAfterDose(state) } : {}),
      dose: {
        ...dose,
        status: over ? 'ended' : 'running',
        injections,
        startedAt,
        lastDoseAt,
        ended: over
          ? {
              at: lastDoseAt,
              givenMg,
              givenMl: volumes.includes(null) ? null : roundTo(sum(volumes), steps.drawMl),
              complete: all,
              reason: dose.ended?.reason ?? null,
              recorded: dose.ended?.recorded ?? false,
            }
          : dose.ended,
      },
    },
    ...flags,
  )
}

const sum = (numbers: readonly (number | null)[]): number =>
  numbers.reduce<number>((total, each) => total + (each ?? 0), 0)

export function endDose(state: SessionState, event: SessionEventOf<'dose-ended'>): Effect {
  const { dose } = state
  if (dose.ended?.recorded && dose.status === 'ended')
    return refused('not-running', 'The dose has already ended; correct that entry')
  const flags = afterEnd(state)
  let patch: Partial<SessionState> = {}
  if (isFirst(state)) {
    const first = begin(state, event.at)
    patch = first.patch
    flags.push({ code: 'not-running', text: 'A dose ended that was never recorded as started' }, ...first.flags)
  }
  flags.push(...tooMuch(state, event.givenMg))
  const runs = closeRun(dose.runs, event.at)
  // An infusion that was stopped earlier ended then, whenever it was written down.
  const lastDoseAt = dose.devices.at(-1)?.at ?? dose.injections.at(-1)?.at ?? runs.at(-1)?.to ?? event.at
  return change(
    {
      ...patch,
      phase: phaseAfterDose(state),
      dose: {
        ...dose,
        status: 'ended',
        startedAt: dose.startedAt ?? event.at,
        lastDoseAt,
        runs,
        ended: {
          at: event.at,
          givenMg: event.givenMg,
          givenMl: event.givenMl ?? null,
          complete: event.complete,
          reason: event.reason ?? null,
          recorded: true,
        },
      },
    },
    ...flags,
  )
}

const phaseAfterDose = (state: SessionState): SessionState['phase'] =>
  state.phase === 'ended' || state.phase === 'discharge' ? state.phase : 'observation'

const keepBaseline = (state: SessionState): Partial<SessionState> =>
  isFirst(state) ? {} : { baseline: state.baseline }

function closeRun(runs: Dose['runs'], at: Instant): Dose['runs'] {
  const last = runs.at(-1)
  if (!last || last.to !== null) return runs
  const to = instantMs(at) < instantMs(last.from) ? last.from : at
  return [...runs.slice(0, -1), { ...last, to }]
}

const earliest = (a: Instant | null, b: Instant): Instant => (a !== null && instantMs(a) <= instantMs(b) ? a : b)

/** Of rounding: half the step of a dose. */
const slackMg = steps.doseMg / 2

function tooMuch(state: SessionState, givenMg: number): Flag[] {
  const flags: Flag[] = []
  const ordered = orderedMg(state)
  if (ordered !== null && givenMg > ordered + slackMg) {
    flags.push({ code: 'dose-above-order', text: `${givenMg} mg given, ${ordered} mg ordered` })
  }
  const { dose } = state.protocol
  const result = state.calculation?.result
  const weightKg = result && result.kind !== 'devices' ? result.doseWeightKg : state.weight?.weightKg
  const ceiling =
    dose.kind === 'devices' ? dose.ceilingMg : weightKg === undefined ? null : dose.hardStopAbove.mgPerKg * weightKg
  if (ceiling !== null && givenMg > ceiling + slackMg) {
    flags.push({ code: 'dose-above-ceiling', text: `${givenMg} mg given, above ${Math.round(ceiling * 10) / 10} mg` })
  }
  return flags
}

import { instantMs } from '../quantity/instant.ts'
import type { Instant } from '../record/record.ts'
import { type Gate, gatesAt, orderedMg } from './gates.ts'
import type { SessionState } from './state.ts'

/** Intentions may be refused; what has happened never is. */
export type Decision =
  | { ok: true }
  | {
      ok: false
      reason: 'not-opened' | 'not-in-this-phase' | 'unmet-gates' | 'too-soon' | 'all-given' | 'too-sedated'
      /** For a person. */
      text: string
      unmet: Gate[]
      /** `too-soon`: when it may be given. */
      from?: Instant
    }

const refuse = (
  reason: Extract<Decision, { ok: false }>['reason'],
  text: string,
  unmet: Gate[] = [],
  from?: Instant,
): Decision => ({ ok: false, reason, text, unmet, ...(from ? { from } : {}) })

/** All gates of the session at a time, check-in first. */
export const gates = (state: SessionState, now: Instant): Gate[] => gatesAt(state, instantMs(now))

/** May the infusion, or the first device, be started now? */
export function mayStartDose(state: SessionState, now: Instant): Decision {
  if (!state.opened) return refuse('not-opened', 'The session has not been opened.')
  if (state.phase !== 'check-in' && state.phase !== 'preparation') {
    return refuse('not-in-this-phase', `The session is in ${state.phase}.`)
  }
  const unmet = gates(state, now).filter((gate) => !gate.passed)
  if (unmet.length === 0) return { ok: true }
  return refuse('unmet-gates', `Not yet: ${unmet.map((gate) => `${gate.label} (${gate.text})`).join('; ')}.`, unmet)
}

/** May the bolus, or the next part of it at another site, be injected now? The first asks for all gates. */
export function mayGiveInjection(state: SessionState, now: Instant): Decision {
  if (state.protocol.dose.kind !== 'injection')
    return refuse('not-in-this-phase', `${state.protocol.title} is not given by injection.`)
  if (state.dose.injections.length === 0) return mayStartDose(state, now)
  if (state.phase !== 'dosing') return refuse('not-in-this-phase', `The session is in ${state.phase}.`)
  return refusedAsSedated(state) ?? { ok: true }
}

/** Nobody who hardly answers is given more. */
function refusedAsSedated(state: SessionState): Decision | null {
  const moaas = state.sedation.at(-1)?.moaas
  return moaas !== undefined && moaas <= 2 ? refuse('too-sedated', `MOAA/S ${moaas}: no further dose.`) : null
}

/** May the next device be given now? The first one asks for all gates. */
export function mayGiveDevice(state: SessionState, now: Instant): Decision {
  const { dose } = state.protocol
  if (dose.kind !== 'devices') return refuse('not-in-this-phase', `${state.protocol.title} is not given by device.`)
  const last = state.dose.devices.at(-1)
  if (!last) return mayStartDose(state, now)
  if (state.phase !== 'dosing') return refuse('not-in-this-phase', `The session is in ${state.phase}.`)
  const ordered = orderedMg(state)
  if (ordered !== null && state.dose.devices.length * dose.mgPerDevice >= ordered) {
    return refuse('all-given', `All of the ${ordered} mg ordered has been given.`)
  }
  const sedated = refusedAsSedated(state)
  if (sedated) return sedated
  const fromMs = instantMs(last.at) + dose.minutesBetweenDevices * 60_000
  if (instantMs(now) < fromMs) {
    const seconds = Math.ceil((fromMs - instantMs(now)) / 1000)
    return refuse(
      'too-soon',
      `${dose.minutesBetweenDevices} min between devices: ${Math.floor(seconds / 60)} min ${seconds % 60} s to go.`,
      [],
      new Date(fromMs).toISOString(),
    )
  }
  return { ok: true }
}

import type { Protocol } from '../protocols/index.ts'

export interface DeviceProgramme {
  kind: 'devices'
  doseMg: number
  mgPerDevice: number
  devices: number
  minutesBetweenDevices: number
  /** Minutes from the first device at which each may be given. */
  atMinutes: number[]
  formula: string[]
}

export type DeviceResult = { ok: true; programme: DeviceProgramme } | { ok: false; message: string }

/** Which devices make up a dose, and when. */
export function deviceProgramme(protocol: Protocol, doseMg: number): DeviceResult {
  if (protocol.dose.kind !== 'devices') return { ok: false, message: `${protocol.title} is not given by device` }
  const { mgPerDevice, minutesBetweenDevices, ceilingMg } = protocol.dose
  const devices = doseMg / mgPerDevice
  if (!Number.isInteger(devices) || devices < 1) {
    return { ok: false, message: `doseMg must be a whole number of ${mgPerDevice} mg devices` }
  }
  if (doseMg > ceilingMg) return { ok: false, message: `doseMg is above ${ceilingMg} mg` }
  return {
    ok: true,
    programme: {
      kind: 'devices',
      doseMg,
      mgPerDevice,
      devices,
      minutesBetweenDevices,
      atMinutes: Array.from({ length: devices }, (_, index) => index * minutesBetweenDevices),
      formula: [`${devices} × ${mgPerDevice} mg = ${doseMg} mg, ${minutesBetweenDevices} min between devices`],
    },
  }
}

/** Doses in mg that the label lets this session have; all doses for an infusion are the prescriber's. */
export function allowedDosesMg(protocol: Protocol, sessionNumber: number, ageYears: number | null): number[] | null {
  if (protocol.dose.kind !== 'devices') return null
  const { allowedMg, firstSession, laterSessions = [] } = protocol.dose
  const rule = (sessionNumber === 1 ? firstSession : laterSessions).find(
    ({ ageFrom }) => ageFrom === undefined || (ageYears ?? 0) >= ageFrom,
  )
  return rule?.allowedMg ?? allowedMg
}

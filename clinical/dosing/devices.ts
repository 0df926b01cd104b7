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

/**
 * Doses in mg that the label lets this session have; all doses by weight are the prescriber's. Where the first dose goes
 * by age and the age is not known, only what every age may have: mostly nothing.
 */
export function allowedDosesMg(protocol: Protocol, sessionNumber: number, ageYears: number | null): number[] | null {
  if (protocol.dose.kind !== 'devices') return null
  const { allowedMg, firstSession, laterSessions = [] } = protocol.dose
  const rules = sessionNumber === 1 ? firstSession : laterSessions
  if (ageYears === null && rules.some(({ ageFrom }) => ageFrom !== undefined)) {
    const others = rules.some(({ ageFrom }) => ageFrom === undefined) ? [] : [{ allowedMg }]
    return allowedMg.filter((doseMg) => [...rules, ...others].every((rule) => rule.allowedMg.includes(doseMg)))
  }
  const rule = rules.find(({ ageFrom }) => ageFrom === undefined || (ageYears ?? 0) >= ageFrom)
  return rule?.allowedMg ?? allowedMg
}

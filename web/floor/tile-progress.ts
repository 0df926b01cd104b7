import type { FloorSession } from './floor.ts'

export interface TileProgress {
  value: number
  max: number
  unit: 'minutes' | 'devices' | 'mg'
  words: string
}

type Session = Pick<FloorSession, 'phase' | 'dosing' | 'lastDoseAt' | 'observationMinutes'>

/**
 * How far the phase is: an infusion by the minutes of the pump, nasal devices by their number, the observation from the
 * last dose given. Those are what each is measured by. Null before the dose.
 */
export function progressOf(
  { phase, dosing, lastDoseAt, observationMinutes }: Session,
  nowMs: number,
): TileProgress | null {
  if (phase === 'dosing') {
    if (dosing === null) return null
    if (dosing.kind === 'injection') return ofInjection(dosing)
    return dosing.kind === 'devices' ? ofDevices(dosing, nowMs) : ofInfusion(dosing, nowMs)
  }
  if (phase !== 'observation' && phase !== 'discharge') return null
  const minutes = lastDoseAt === null ? 0 : Math.max(0, Math.floor((nowMs - Date.parse(lastDoseAt)) / 60_000))
  return ofMinutes(minutes, observationMinutes)
}

const ofMinutes = (value: number, max: number): TileProgress => ({
  value,
  max,
  unit: 'minutes',
  words: `${value} of ${max} min`,
})

type Dosing<Kind> = Extract<NonNullable<Session['dosing']>, { kind: Kind }>

/** While the pump runs, its minutes pass here too; a pause keeps them where they are. */
function ofInfusion({ minutes, ofMinutes: planned, endsAt }: Dosing<'infusion'>, nowMs: number): TileProgress {
  const infused = endsAt === null ? minutes : planned - (Date.parse(endsAt) - nowMs) / 60_000
  return ofMinutes(Math.max(0, Math.floor(infused)), Math.round(planned))
}

function ofInjection({ givenMg, ofMg }: Dosing<'injection'>): TileProgress {
  const given = `${Math.round(givenMg * 10) / 10} mg`
  return {
    value: givenMg,
    max: ofMg ?? Math.max(1, givenMg),
    unit: 'mg',
    words: ofMg === null ? `${given} injected` : `${given} of ${ofMg} mg injected`,
  }
}

function ofDevices({ given, of, nextAt }: Dosing<'devices'>, nowMs: number): TileProgress {
  const count = of === null ? `${given} ${given === 1 ? 'device' : 'devices'} given` : `device ${given} of ${of}`
  return {
    value: given,
    max: of ?? Math.max(1, given),
    unit: 'devices',
    words: nextAt === null ? count : `${count} · next ${inMinutes(Date.parse(nextAt) - nowMs)}`,
  }
}

const inMinutes = (ms: number): string => (ms <= 0 ? 'now' : `in ${Math.ceil(ms / 60_000)} min`)

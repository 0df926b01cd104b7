import type { VitalSample } from '../../clinical/session/index.ts'

/** How a patient’s values run; the same person always runs the same way. */
export interface VitalShape {
  /** Makes two people differ. */
  seed: number
  systolic: number
  diastolic: number
  heartRate: number
  spo2: number
  /** Highest rise after a dose, mmHg. */
  riseSystolic: number
  riseDiastolic: number
}

/** The monitor at a chair. */
export interface Monitor {
  device: string
  shape: VitalShape
  /** First device or start of the infusion; null before it. */
  doseStartedMs: number | null
  /** Minutes between two readings of its cuff; null: blood pressure is taken by hand. */
  cuffMinutes: number | null
}

/**
 * How far along the effect on the circulation is, from 0 to 1. The highest value is at 40 minutes, as the esketamine
 * label says; the curve itself is invented.
 */
export function effectAt(minutesSinceDose: number): number {
  if (minutesSinceDose <= 0) return 0
  const part = minutesSinceDose / 40
  return part * Math.exp(1 - part)
}

/** Blood pressure at a time, without noise. */
export function pressureAt(shape: VitalShape, minutesSinceDose: number): { systolic: number; diastolic: number } {
  const effect = effectAt(minutesSinceDose)
  return {
    systolic: Math.round(shape.systolic + shape.riseSystolic * effect),
    diastolic: Math.round(shape.diastolic + shape.riseDiastolic * effect),
  }
}

export const heartRateAt = (shape: VitalShape, minutesSinceDose: number): number =>
  Math.round(shape.heartRate + 9 * effectAt(minutesSinceDose))

/** The monitor of a chair. Beside a pump its cuff measures by itself; for the spray the pressure is taken by hand. */
export const monitorOf = (
  chair: number,
  shape: VitalShape,
  dose: 'infusion' | 'injection' | 'devices',
  doseStartedMs: number | null,
): Monitor => ({
  device: `monitor, chair ${chair}`,
  shape,
  doseStartedMs,
  cuffMinutes: dose === 'infusion' ? 5 : null,
})

/** Oximeter and pulse every so many seconds, breathing at every third time, the cuff as it is set. */
export function samplesBetween(monitor: Monitor, fromMs: number, toMs: number, everySeconds = 2): VitalSample[] {
  const samples: VitalSample[] = []
  const { shape, device } = monitor
  const first = (Math.floor(fromMs / 1000 / everySeconds) + 1) * everySeconds
  for (let second = first; second * 1000 <= toMs; second += everySeconds) {
    const at = new Date(second * 1000).toISOString()
    const minutes = monitor.doseStartedMs === null ? 0 : (second * 1000 - monitor.doseStartedMs) / 60_000
    const effect = effectAt(minutes)
    const add = (kind: VitalSample['kind'], value: number) => samples.push({ at, kind, value, device })
    const spo2 = shape.spo2 - 0.8 * effect + 0.9 * wave(shape.seed, second, 47)
    add('spo2', Math.max(94, Math.min(100, Math.round(spo2))))
    add('heart-rate', Math.round(shape.heartRate + 9 * effect + 3 * wave(shape.seed + 1, second, 31)))
    if (second % (3 * everySeconds) === 0)
      add('respiratory-rate', Math.round(14 - effect + 1.2 * wave(shape.seed + 2, second, 67)))
    if (monitor.cuffMinutes !== null && second % (monitor.cuffMinutes * 60) === 0) {
      const { systolic, diastolic } = pressureAt(shape, minutes)
      const sway = Math.round(3 * wave(shape.seed + 3, second, 613))
      add('systolic', systolic + sway)
      add('diastolic', diastolic + Math.round(sway / 2))
    }
  }
  return samples
}

/** Between -1 and 1: three slow waves that never quite repeat. */
function wave(seed: number, second: number, period: number): number {
  const turn = (2 * Math.PI * second) / period
  return (Math.sin(turn + seed) + Math.sin(turn * 0.37 + 2 * seed) + Math.sin(turn * 2.3 + 3 * seed)) / 3
}

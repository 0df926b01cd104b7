import { faultOfAnswer, type Instrument, type Item } from '../instruments/index.ts'
import type { Plausibility } from '../protocols/index.ts'
import {
  type BloodPressureReading,
  latestPressure,
  latestVital,
  type VitalKind,
  type VitalPoint,
  type VitalsSummary,
} from './vitals.ts'

/** The newest vital sign that an item asks for, or is judged beside. */
export interface VitalOfItem {
  linkId: string
  /** What it answers; absent where a person judges. In the item's unit, rounded to its decimals. */
  answer?: number
  reading: { kind: VitalKind; point: VitalPoint } | { kind: 'blood-pressure'; pressure: BloodPressureReading }
}

/**
 * What the newest believable vital signs of a session say to the items of an instrument. Items without one are left out:
 * what was not measured stays unanswered, and so does what the instrument would not take.
 */
export function vitalsOfInstrument(
  instrument: Instrument,
  vitals: VitalsSummary,
  plausibility: Plausibility,
  nowMs: number,
): VitalOfItem[] {
  return instrument.items.flatMap((item): VitalOfItem[] => {
    const { linkId, vital, besideVital } = item
    const pressure = latestPressure(vitals, plausibility, nowMs)
    if (besideVital === 'blood-pressure')
      return pressure ? [{ linkId, reading: { kind: 'blood-pressure', pressure } }] : []
    const kind = vital ?? besideVital
    if (!kind) return []
    const point =
      kind === 'systolic'
        ? pressure && { atMs: pressure.atMs, value: pressure.systolic, device: pressure.device }
        : latestVital(vitals, kind, plausibility, nowMs)
    if (!point) return []
    const reading = { kind, point }
    return vital ? [{ linkId, ...answerOf(item, point.value), reading }] : [{ linkId, reading }]
  })
}

function answerOf(item: Item, value: number): { answer?: number } {
  const answer = Number(value.toFixed(item.measured?.decimals ?? 0))
  return faultOfAnswer(item, answer) === null ? { answer } : {}
}

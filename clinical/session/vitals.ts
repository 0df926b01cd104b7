import type { Plausibility } from '../protocols/index.ts'
import { instantMs } from '../quantity/instant.ts'
import type { Instant } from '../record/record.ts'

export const vitalKinds = [
  'spo2',
  'heart-rate',
  'respiratory-rate',
  'systolic',
  'diastolic',
  'mean-pressure',
  'temperature',
] as const
export type VitalKind = (typeof vitalKinds)[number]

/** Units of the kinds, as they are stored and shown. */
export const vitalUnits: Record<VitalKind, string> = {
  spo2: '%',
  'heart-rate': '/min',
  'respiratory-rate': '/min',
  systolic: 'mmHg',
  diastolic: 'mmHg',
  'mean-pressure': 'mmHg',
  temperature: '°C',
}

export interface VitalSample {
  at: Instant
  kind: VitalKind
  /** In the unit of `vitalUnits`. */
  value: number
  device: string
}

/** The device of values that a person entered. They count at once, without waiting for a second sample. */
export const byHand = 'by-hand'

export interface VitalPoint {
  atMs: number
  value: number
  device: string
}

export interface BloodPressureReading {
  atMs: number
  systolic: number
  diastolic: number
  device: string
}

/** Samples of one session, sorted by time. Plain data; `addVitals` makes a new one. */
export interface VitalsSummary {
  count: number
  tracks: Readonly<Record<VitalKind, readonly VitalPoint[]>>
  /** Systolic and diastolic of the same time and device. */
  bloodPressures: readonly BloodPressureReading[]
  /** Samples with a value other than the first one of the same kind, time and device. The first is kept. */
  disagreements: readonly { sample: VitalSample; kept: number }[]
}

export const noVitals: VitalsSummary = {
  count: 0,
  tracks: {
    spo2: [],
    'heart-rate': [],
    'respiratory-rate': [],
    systolic: [],
    diastolic: [],
    'mean-pressure': [],
    temperature: [],
  },
  bloodPressures: [],
  disagreements: [],
}

/**
 * The summary with these samples in it. The same sample twice changes nothing; order does not matter, except that of
 * two values for the same kind, time and device the one that came first stays. Samples whose time, kind or value
 * cannot be read are left out (the server refuses them at the door). Cheap for samples that are newer than the rest.
 */
export function addVitals(summary: VitalsSummary, samples: readonly VitalSample[]): VitalsSummary {
  const changed = new Map<VitalKind, VitalPoint[]>()
  const disagreements: { sample: VitalSample; kept: number }[] = []
  let added = 0
  for (const sample of samples) {
    const atMs = instantMs(sample.at)
    const known = summary.tracks[sample.kind]
    if (!Array.isArray(known) || !Number.isFinite(atMs) || !Number.isFinite(sample.value)) continue
    const track = changed.get(sample.kind) ?? known
    const index = placeOf(track, atMs, sample.device)
    const there = track[index]
    if (there && there.atMs === atMs && there.device === sample.device) {
      if (there.value !== sample.value) disagreements.push({ sample, kept: there.value })
      continue
    }
    const mine = changed.get(sample.kind) ?? [...known]
    changed.set(sample.kind, mine)
    const point = { atMs, value: sample.value, device: sample.device }
    if (index === mine.length) mine.push(point)
    else mine.splice(index, 0, point)
    added += 1
  }
  if (added === 0 && disagreements.length === 0) return summary
  const tracks = { ...summary.tracks, ...Object.fromEntries(changed) }
  return {
    count: summary.count + added,
    tracks,
    bloodPressures:
      changed.has('systolic') || changed.has('diastolic')
        ? pairPressures(tracks.systolic, tracks.diastolic)
        : summary.bloodPressures,
    disagreements: disagreements.length > 0 ? [...summary.disagreements, ...disagreements] : summary.disagreements,
  }
}

/** Everything up to this time, in one go. */
export const summariseVitals = (samples: readonly VitalSample[]): VitalsSummary => addVitals(noVitals, samples)

/** The index of the point of this time and device, or where it belongs. Sorted by time, then device. */
function placeOf(track: readonly VitalPoint[], atMs: number, device: string): number {
  const last = track.at(-1)
  if (!last || last.atMs < atMs) return track.length
  let low = 0
  let high = track.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const point = track[middle]
    if (point && (point.atMs < atMs || (point.atMs === atMs && point.device < device))) low = middle + 1
    else high = middle
  }
  return low
}

function pairPressures(systolic: readonly VitalPoint[], diastolic: readonly VitalPoint[]): BloodPressureReading[] {
  const pairs: BloodPressureReading[] = []
  for (const upper of systolic) {
    const lower = diastolic[placeOf(diastolic, upper.atMs, upper.device)]
    if (lower && lower.atMs === upper.atMs && lower.device === upper.device) {
      pairs.push({ atMs: upper.atMs, systolic: upper.value, diastolic: lower.value, device: upper.device })
    }
  }
  return pairs
}

/** How many points are not later than this time. */
export function countUntil(points: readonly { atMs: number }[], nowMs: number): number {
  let low = 0
  let high = points.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((points[middle]?.atMs ?? Number.POSITIVE_INFINITY) <= nowMs) low = middle + 1
    else high = middle
  }
  return low
}

export function isPlausible(kind: VitalKind, value: number, plausibility: Plausibility): boolean {
  const range = plausibility.range[kind]
  return value >= range.low && value <= range.high
}

export function isPlausiblePressure(reading: BloodPressureReading, plausibility: Plausibility): boolean {
  const pulse = reading.systolic - reading.diastolic
  return (
    isPlausible('systolic', reading.systolic, plausibility) &&
    isPlausible('diastolic', reading.diastolic, plausibility) &&
    pulse >= plausibility.pulsePressure.low &&
    pulse <= plausibility.pulsePressure.high
  )
}

/**
 * The believable values of one kind among samples: in range, and of a blood pressure not half of a reading whose two
 * values cannot belong together (241/31).
 */
export function believableValues(
  samples: readonly VitalSample[],
  kind: VitalKind,
  plausibility: Plausibility,
): number[] {
  const other = kind === 'systolic' ? 'diastolic' : kind === 'diastolic' ? 'systolic' : undefined
  const key = ({ at, device }: VitalSample) => `${at} ${device}`
  const partners = new Map(
    samples.filter((sample) => sample.kind === other).map((sample) => [key(sample), sample.value]),
  )
  return samples
    .filter((sample) => {
      if (sample.kind !== kind || !isPlausible(kind, sample.value, plausibility)) return false
      const partner = partners.get(key(sample))
      if (partner === undefined) return true
      const pulse = kind === 'systolic' ? sample.value - partner : partner - sample.value
      return pulse >= plausibility.pulsePressure.low && pulse <= plausibility.pulsePressure.high
    })
    .map(({ value }) => value)
}

/** The newest believable value of a kind at a time, or `null`. */
export function latestVital(
  summary: VitalsSummary,
  kind: VitalKind,
  plausibility: Plausibility,
  nowMs: number,
): VitalPoint | null {
  const track = summary.tracks[kind]
  for (let index = countUntil(track, nowMs) - 1; index >= 0; index -= 1) {
    const point = track[index]
    if (point && isPlausible(kind, point.value, plausibility)) return point
  }
  return null
}

/** The newest blood pressure at a time; with `believable`, the newest that is no artefact. */
export function latestPressure(
  summary: VitalsSummary,
  plausibility: Plausibility,
  nowMs: number,
  believable = true,
): BloodPressureReading | null {
  for (let index = countUntil(summary.bloodPressures, nowMs) - 1; index >= 0; index -= 1) {
    const reading = summary.bloodPressures[index]
    if (reading && (!believable || isPlausiblePressure(reading, plausibility))) return reading
  }
  return null
}

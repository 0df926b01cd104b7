import type {
  BloodPressureRule,
  NoticeRule,
  Plausibility,
  RatingRule,
  StreamRule,
  ValueLimit,
} from '../protocols/index.ts'
import { instantMs } from '../quantity/instant.ts'
import type { SessionState } from './state.ts'
import {
  type BloodPressureReading,
  byHand,
  countUntil,
  isPlausible,
  isPlausiblePressure,
  type VitalPoint,
  type VitalsSummary,
} from './vitals.ts'

/** A stretch of time in which values were beyond a rule. */
export interface Episode {
  rule: NoticeRule
  startMs: number
  /** When it had lasted long enough to be said. */
  raisedMs: number
  /** When the values were back; `null` while they are not. */
  endMs: number | null
  /** Furthest beyond the limit (streams and ratings), or the newest reading's systolic. */
  worst: number
  latest: number
  /** Blood pressure only: the newest reading that was beyond. */
  reading: BloodPressureReading | null
}

/** Values of a stream further apart than this do not belong to one stretch. */
const longestGapMs = 10_000

/** Every episode of every rule of the protocol, up to a time. */
export function episodesOf(state: SessionState, vitals: VitalsSummary, nowMs: number): Episode[] {
  const { notices, plausibility } = state.protocol
  const doseMs = state.dose.startedAt === null ? Number.POSITIVE_INFINITY : instantMs(state.dose.startedAt)
  return notices.flatMap((rule) => {
    switch (rule.signal) {
      case 'blood-pressure':
        return pressureEpisodes(rule, pressuresSince(vitals, plausibility, doseMs, nowMs), state.baseline)
      case 'spo2':
      case 'heart-rate':
      case 'respiratory-rate':
        return streamEpisodes(rule, vitals.tracks[rule.signal], plausibility, nowMs)
      default:
        return ratingEpisodes(rule, ratings(state, rule.signal, doseMs, nowMs))
    }
  })
}

/** Believable blood pressures between two times. */
export function pressuresSince(
  vitals: VitalsSummary,
  plausibility: Plausibility,
  fromMs: number,
  nowMs: number,
): BloodPressureReading[] {
  return vitals.bloodPressures
    .slice(0, countUntil(vitals.bloodPressures, nowMs))
    .filter((reading) => reading.atMs >= fromMs && isPlausiblePressure(reading, plausibility))
}

export function isBeyond(limit: ValueLimit, value: number): boolean {
  if (limit.below !== undefined) return value < limit.below
  if (limit.atMost !== undefined) return value <= limit.atMost
  if (limit.above !== undefined) return value > limit.above
  return limit.atLeast !== undefined && value >= limit.atLeast
}

/** Limits of one blood pressure rule that a reading reaches, in the words of a notice. */
export function reachedBy(
  { limits }: BloodPressureRule,
  reading: BloodPressureReading,
  baseline: SessionState['baseline'],
): 'absolute' | 'rise' | 'percent' | null {
  const reaches = (value: number, limit: number | undefined) => limit !== undefined && value >= limit
  if (reaches(reading.systolic, limits.systolicAtLeast) || reaches(reading.diastolic, limits.diastolicAtLeast)) {
    return 'absolute'
  }
  if (!baseline) return null
  const systolicRise = reading.systolic - baseline.systolic
  const diastolicRise = reading.diastolic - baseline.diastolic
  if (reaches(systolicRise, limits.systolicRiseAtLeast) || reaches(diastolicRise, limits.diastolicRiseAtLeast)) {
    return 'rise'
  }
  return reaches((systolicRise / baseline.systolic) * 100, limits.systolicRisePercentAtLeast) ? 'percent' : null
}

function pressureEpisodes(
  rule: BloodPressureRule,
  readings: BloodPressureReading[],
  baseline: SessionState['baseline'],
): Episode[] {
  const found: Episode[] = []
  let open: Episode | null = null
  for (const reading of readings) {
    if (reachedBy(rule, reading, baseline) === null) {
      if (open) open.endMs = reading.atMs
      open = null
      continue
    }
    if (!open) {
      open = begin(rule, reading.atMs, reading.atMs, reading.systolic)
      found.push(open)
    }
    open.reading = reading
    open.latest = reading.systolic
    open.worst = Math.max(open.worst, reading.systolic)
  }
  return found
}

function ratings(
  state: SessionState,
  signal: RatingRule['signal'],
  fromMs: number,
  nowMs: number,
): { atMs: number; value: number }[] {
  const list =
    signal === 'moaa-s'
      ? state.sedation.map(({ at, moaas }) => ({ at, value: moaas }))
      : state.dissociation.flatMap(({ at, cadss6Total, distressed }) => {
          if (signal === 'distress') return [{ at, value: distressed ? 1 : 0 }]
          return cadss6Total === null ? [] : [{ at, value: cadss6Total }]
        })
  return list
    .map(({ at, value }) => ({ atMs: instantMs(at), value }))
    .filter(({ atMs }) => atMs >= fromMs && atMs <= nowMs)
}

function ratingEpisodes(rule: RatingRule, values: { atMs: number; value: number }[]): Episode[] {
  const found: Episode[] = []
  let open: Episode | null = null
  for (const { atMs, value } of values) {
    if (!isBeyond(rule.limit, value)) {
      if (open) open.endMs = atMs
      open = null
      continue
    }
    if (!open) {
      open = begin(rule, atMs, atMs, value)
      found.push(open)
    }
    open.latest = value
    open.worst = worse(rule.limit, open.worst, value)
  }
  return found
}

/**
 * A stream must stay beyond the limit for the rule's time, without a gap: one value that is back, or a zero from a
 * probe that fell off, starts it over. So movement, which jumps from second to second, raises nothing. A value that a
 * person entered, or that stands alone because the device measures seldom, counts at once.
 */
function streamEpisodes(
  rule: StreamRule,
  track: readonly VitalPoint[],
  plausibility: Plausibility,
  nowMs: number,
): Episode[] {
  return believableByDevice(track, rule.signal, plausibility, nowMs).flatMap(({ points, lowest, highest }) =>
    // A limit that neither end reaches is reached by nothing between.
    isBeyond(rule.limit, lowest) || isBeyond(rule.limit, highest) ? episodesOfDevice(rule, points, nowMs) : [],
  )
}

interface OfDevice {
  points: VitalPoint[]
  lowest: number
  highest: number
}

/** Several rules ask for the same track, which may hold hours of samples: it is sorted by device once. */
const lastSorted = new WeakMap<
  readonly VitalPoint[],
  { plausibility: Plausibility; count: number; byDevice: OfDevice[] }
>()

function believableByDevice(
  track: readonly VitalPoint[],
  kind: StreamRule['signal'],
  plausibility: Plausibility,
  nowMs: number,
): OfDevice[] {
  const count = countUntil(track, nowMs)
  const last = lastSorted.get(track)
  if (last?.count === count && last.plausibility === plausibility) return last.byDevice
  const found = new Map<string, OfDevice>()
  for (let index = 0; index < count; index += 1) {
    const point = track[index]
    if (!point || !isPlausible(kind, point.value, plausibility)) continue
    const known = found.get(point.device)
    if (!known) {
      found.set(point.device, { points: [point], lowest: point.value, highest: point.value })
      continue
    }
    known.points.push(point)
    known.lowest = Math.min(known.lowest, point.value)
    known.highest = Math.max(known.highest, point.value)
  }
  const byDevice = [...found.values()]
  lastSorted.set(track, { plausibility, count, byDevice })
  return byDevice
}

function episodesOfDevice(rule: StreamRule, points: readonly VitalPoint[], nowMs: number): Episode[] {
  const found: Episode[] = []
  let open: Episode | null = null
  let runStartMs: number | null = null
  let backSinceMs: number | null = null
  let worst = 0
  for (let index = 0; index < points.length; index += 1) {
    const point = points[index]
    if (!point) continue
    const before = points[index - 1]
    const after = points[index + 1]
    const gapBefore = !before || point.atMs - before.atMs > longestGapMs
    const gapAfter = (after ? after.atMs : nowMs) - point.atMs > longestGapMs
    const counts = point.device === byHand || (gapBefore && gapAfter)
    if (gapBefore && !open) runStartMs = null

    if (isBeyond(rule.limit, point.value)) {
      backSinceMs = null
      worst = runStartMs === null ? point.value : worse(rule.limit, worst, point.value)
      runStartMs ??= point.atMs
      if (!open && (counts || point.atMs - runStartMs >= rule.forSeconds * 1000)) {
        open = begin(rule, runStartMs, point.atMs, worst)
        found.push(open)
      }
      if (open) {
        open.latest = point.value
        open.worst = worse(rule.limit, open.worst, point.value)
      }
      continue
    }
    if (!open) {
      runStartMs = null
      continue
    }
    if (gapBefore) backSinceMs = null
    backSinceMs ??= point.atMs
    if (counts || point.atMs - backSinceMs >= rule.clearSeconds * 1000) {
      open.endMs = backSinceMs
      open = null
      runStartMs = null
      backSinceMs = null
    }
  }
  return found
}

const begin = (rule: NoticeRule, startMs: number, raisedMs: number, value: number): Episode => ({
  rule,
  startMs,
  raisedMs,
  endMs: null,
  worst: value,
  latest: value,
  reading: null,
})

const worse = (limit: ValueLimit, a: number, b: number): number =>
  limit.below !== undefined || limit.atMost !== undefined ? Math.min(a, b) : Math.max(a, b)

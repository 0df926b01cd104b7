import { scaleLinear } from 'd3-scale'
import type { Protocol } from '../../clinical/protocols/index.ts'
import type { SessionState, VitalPoint } from '../../clinical/session/index.ts'

/** Minutes on the strip: zero is the dose, or the check-in while there is none. */
export interface StripTime {
  zeroMs: number
  /** What zero is, for the axis. */
  zero: string
  fromMinute: number
  toMinute: number
}

const zeroOf = {
  devices: 'the first device',
  infusion: 'the start of the infusion',
  injection: 'the first injection',
}

const beforeMinutes = 10

/** From a little before the dose to the end of the observation, and never less than now. */
export function stripTime(state: SessionState, firstMs: number | null, nowMs: number): StripTime {
  const openedMs = Date.parse(state.opened?.at ?? '') || nowMs
  const { startedAt, lastDoseAt } = state.dose
  const zeroMs = startedAt === null ? openedMs : Date.parse(startedAt)
  const minute = (ms: number) => (ms - zeroMs) / 60_000
  if (startedAt === null) {
    return { zeroMs, zero: 'check-in', fromMinute: 0, toMinute: Math.max(40, Math.ceil(minute(nowMs) / 10) * 10 + 10) }
  }
  const anchor = lastDoseAt === null ? minute(nowMs) : minute(Date.parse(lastDoseAt))
  const end = anchor + state.protocol.observation.minimumMinutes + 10
  const until = minute(state.ended ? Date.parse(state.ended.at) : nowMs) + 5
  const first = firstMs === null ? -beforeMinutes : Math.min(-beforeMinutes, Math.floor(minute(firstMs)) - 1)
  return {
    zeroMs,
    zero: zeroOf[state.protocol.dose.kind],
    // Readings of a long preparation are in the list below; the strip is about the dose.
    fromMinute: Math.max(-30, first),
    toMinute: Math.ceil(Math.max(end, until) / 5) * 5,
  }
}

export function minuteScale(time: StripTime, left: number, right: number) {
  return scaleLinear().domain([time.fromMinute, time.toMinute]).range([left, right])
}

/** Every 20 minutes; rarer when that would be a crowd. */
export function minuteTicks({ fromMinute, toMinute }: StripTime): number[] {
  const span = toMinute - fromMinute
  const step = span <= 80 ? 10 : span <= 200 ? 20 : span <= 400 ? 60 : 120
  const ticks: number[] = []
  for (let tick = Math.ceil(fromMinute / step) * step; tick <= toMinute; tick += step) ticks.push(tick)
  return ticks.map((tick) => tick + 0)
}

/** A line is broken where a stream was silent for longer than this. */
const longestGapMs = 60_000

/** Stretches of a stream without a gap, one point every so many ms: the last of each. */
export function stretches(points: readonly VitalPoint[], everyMs: number): VitalPoint[][] {
  const found: VitalPoint[][] = []
  let current: VitalPoint[] = []
  for (const point of points) {
    const last = current.at(-1)
    if (last && point.atMs - last.atMs > longestGapMs) {
      found.push(current)
      current = [point]
    } else if (last && Math.floor(point.atMs / everyMs) === Math.floor(last.atMs / everyMs)) {
      current[current.length - 1] = point
    } else {
      current.push(point)
    }
  }
  return current.length > 0 ? [...found, current] : found
}

/**
 * Where to write labels that belong at these heights, at least `gap` apart: those that would lie on each other are moved
 * as little as possible, evenly about their middle. In the order given.
 */
export function spread(heights: readonly number[], gap: number): number[] {
  const groups: { members: number[]; middle: number }[] = []
  const order = heights.map((_, index) => index).sort((a, b) => (heights[a] ?? 0) - (heights[b] ?? 0))
  for (const index of order) {
    let group = { members: [index], middle: heights[index] ?? 0 }
    for (let before = groups.at(-1); before; before = groups.at(-1)) {
      const apart = (before.members.length + group.members.length) / 2
      if (group.middle - before.middle >= apart * gap) break
      groups.pop()
      const members = [...before.members, ...group.members]
      group = { members, middle: members.reduce((sum, one) => sum + (heights[one] ?? 0), 0) / members.length }
    }
    groups.push(group)
  }
  const placed = new Map(
    groups.flatMap(({ members, middle }) =>
      members.map((index, place) => [index, middle + (place - (members.length - 1) / 2) * gap] as const),
    ),
  )
  return heights.map((height, index) => placed.get(index) ?? height)
}

/** The lines that a value must not cross, from the protocol's own rules of alert and above. */
export function limitsOf(protocol: Protocol, baseline: { systolic: number } | null) {
  const pressure: { value: number; label: string; kind: 'absolute' | 'baseline' }[] = []
  const stream = { spo2: [] as number[], 'heart-rate': [] as number[] }
  for (const rule of protocol.notices) {
    if (rule.tier === 'watch') continue
    if (rule.signal === 'blood-pressure') {
      const { systolicAtLeast, systolicRiseAtLeast } = rule.limits
      if (systolicAtLeast !== undefined)
        pressure.push({ value: systolicAtLeast, label: String(systolicAtLeast), kind: 'absolute' })
      if (systolicRiseAtLeast !== undefined && baseline)
        pressure.push({
          value: baseline.systolic + systolicRiseAtLeast,
          label: `baseline + ${systolicRiseAtLeast}`,
          kind: 'baseline',
        })
    } else if (rule.signal === 'spo2' || rule.signal === 'heart-rate') {
      const { below, atMost, above, atLeast } = rule.limit
      const value = below ?? atMost ?? above ?? atLeast
      if (value !== undefined) stream[rule.signal].push(value)
    }
  }
  const lowest = (kind: 'absolute' | 'baseline') =>
    pressure.filter((limit) => limit.kind === kind).sort((a, b) => a.value - b.value)[0]
  return {
    pressure: [lowest('absolute'), lowest('baseline')].filter((limit) => limit !== undefined),
    ...stream,
  }
}

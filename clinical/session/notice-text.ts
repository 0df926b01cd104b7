import { valueWords } from './crossed-rules.ts'
import { type Episode, reachedBy } from './episodes.ts'
import type { SessionState } from './state.ts'
import type { BloodPressureReading } from './vitals.ts'

const names = { spo2: 'SpO₂', 'heart-rate': 'HR', 'respiratory-rate': 'Breathing' } as const
const units = { spo2: ' %', 'heart-rate': ' /min', 'respiratory-rate': ' /min' } as const

export const describePressure = (reading: BloodPressureReading): string => `${reading.systolic}/${reading.diastolic}`

/** One line: what it is, which limit, for how long. `BP 192/114 · above 180/110, +61/+30 from baseline`. */
export function describeEpisode(
  state: SessionState,
  episode: Episode,
  nowMs: number,
  pressureNow: string | null,
): string {
  const { rule } = episode
  switch (rule.signal) {
    case 'blood-pressure': {
      if (!episode.reading) return 'BP'
      const now = episode.endMs !== null && pressureNow !== null ? ` · now ${pressureNow}` : ''
      return `BP ${describePressure(episode.reading)} · ${pressureReasons(state, episode.reading)}${now}`
    }
    case 'spo2':
    case 'heart-rate':
    case 'respiratory-rate': {
      const lasted = duration((episode.endMs ?? nowMs) - episode.startMs)
      const limit = valueWords(rule.limit)
      if (episode.endMs === null) {
        return `${names[rule.signal]} ${episode.latest}${units[rule.signal]} · ${limit} for ${lasted}`
      }
      return `${names[rule.signal]} was ${episode.worst}${units[rule.signal]} · ${limit} for ${lasted}, back now`
    }
    case 'moaa-s':
      return `MOAA/S ${episode.latest}`
    case 'cadss-6':
      return `CADSS-6 ${episode.latest} · ${valueWords(rule.limit)}`
    case 'distress':
      return 'Frightened or distressed'
  }
}

/** Every limit that this reading reaches, the highest absolute one first. */
function pressureReasons(state: SessionState, reading: BloodPressureReading): string {
  const rules = state.protocol.notices.filter((rule) => rule.signal === 'blood-pressure')
  const reached = rules.map((rule) => ({ limits: rule.limits, by: reachedBy(rule, reading, state.baseline) }))
  const reasons: string[] = []
  const absolute = reached.findLast(({ by }) => by === 'absolute')
  if (absolute)
    reasons.push(`above ${absolute.limits.systolicAtLeast ?? '–'}/${absolute.limits.diastolicAtLeast ?? '–'}`)
  const { baseline } = state
  if (baseline && reached.some(({ by }) => by === 'rise' || by === 'percent')) {
    reasons.push(
      `${signed(reading.systolic - baseline.systolic)}/${signed(reading.diastolic - baseline.diastolic)} from baseline`,
    )
  }
  return reasons.join(', ')
}

const signed = (value: number) => (value < 0 ? `−${-value}` : `+${value}`)

/** `64 s`, `12 min`. */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000))
  return seconds < 120 ? `${seconds} s` : `${Math.floor(seconds / 60)} min`
}

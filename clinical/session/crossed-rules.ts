import type { BloodPressureLimits, NoticeRule, ValueLimit } from '../protocols/index.ts'
import type { CrossedRule } from './notice.ts'

/** A rule as a notice and the record name it. */
export function crossedRule(rule: NoticeRule): CrossedRule {
  const { id, version, tier, source, status } = rule
  return { id, version, tier, against: againstOf(rule), text: ruleWords(rule), source, ...(status ? { status } : {}) }
}

/** The same rule once, whatever number of stretches it was crossed in. */
export const crossedRules = (rules: readonly NoticeRule[]): CrossedRule[] => [...new Set(rules)].map(crossedRule)

/** What a rule holds a value against: a fixed limit, or the reading before the dose. */
export function againstOf(rule: NoticeRule): CrossedRule['against'] {
  if (rule.signal !== 'blood-pressure') return 'absolute'
  const { systolicAtLeast, diastolicAtLeast } = rule.limits
  return systolicAtLeast === undefined && diastolicAtLeast === undefined ? 'baseline' : 'absolute'
}

const limitWords = (rule: NoticeRule): string =>
  rule.signal === 'blood-pressure' ? pressureWords(rule.limits) : valueWords(rule.limit)

const signalNames: Record<NoticeRule['signal'], string> = {
  'blood-pressure': 'BP',
  spo2: 'SpO₂',
  'heart-rate': 'HR',
  'respiratory-rate': 'Breathing',
  'moaa-s': 'MOAA/S',
  'cadss-6': 'CADSS-6',
  distress: 'Frightened or distressed',
}

/** `BP 180/110 or higher`, `SpO₂ below 90`. */
export const ruleWords = (rule: NoticeRule): string =>
  rule.signal === 'distress' ? signalNames.distress : `${signalNames[rule.signal]} ${limitWords(rule)}`

export function valueWords(limit: ValueLimit): string {
  if (limit.below !== undefined) return `below ${limit.below}`
  if (limit.atMost !== undefined) return `${limit.atMost} or lower`
  if (limit.above !== undefined) return `above ${limit.above}`
  return `${limit.atLeast} or higher`
}

function pressureWords(limits: BloodPressureLimits): string {
  const { systolicAtLeast, diastolicAtLeast, systolicRiseAtLeast, diastolicRiseAtLeast } = limits
  const { systolicRisePercentAtLeast: percent } = limits
  const pair = (systolic: number | undefined, diastolic: number | undefined) => `${systolic ?? '–'}/${diastolic ?? '–'}`
  return [
    (systolicAtLeast ?? diastolicAtLeast) !== undefined && `${pair(systolicAtLeast, diastolicAtLeast)} or higher`,
    (systolicRiseAtLeast ?? diastolicRiseAtLeast) !== undefined &&
      `${pair(systolicRiseAtLeast, diastolicRiseAtLeast)} or more above baseline`,
    percent !== undefined && `systolic ${percent} % or more above baseline`,
  ]
    .filter(Boolean)
    .join(', or ')
}

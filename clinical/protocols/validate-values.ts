import type { Protocol } from './protocol.ts'
import type { DischargeCriterion } from './protocol-discharge.ts'
import type { Faults } from './protocol-fault.ts'
import type { NoticeRule, NoticeTier, Plausibility, ValueLimit } from './protocol-monitoring.ts'

/** Lowest and highest value of what is rated. */
const scales = {
  'moaa-s': { low: 0, high: 5 },
  'cadss-6': { low: 0, high: 24 },
  rating: { low: 0, high: 10 },
  distress: { low: 0, high: 1 },
} as const

const ages = { low: 1, high: 120 }

const tiers: NoticeTier[] = ['watch', 'alert', 'act']

/** Thresholds that no reading could reach, or that are reached in the wrong order. */
export function validateValues(protocol: Protocol, faults: Faults): void {
  const { discharge, notices, plausibility } = protocol
  validateLimits(protocol, faults)
  for (const [index, criterion] of discharge.entries())
    validateCriterion(`discharge.${index}`, criterion, plausibility, faults)
  for (const rule of notices) validateNotice(rule, plausibility, faults)
  validateTiers(notices, faults)
}

/** Times that must not be nothing, ages that somebody has, ranges that hold something. */
function validateLimits(
  {
    plausibility,
    overdue,
    repeatPressure,
    sensors,
    reportingForm,
    longestGap,
    observation,
    fromAge,
    preDose,
  }: Protocol,
  faults: Faults,
): void {
  for (const [name, { low, high }] of Object.entries({ ...plausibility.range }))
    if (!(low < high)) faults.say(`plausibility.range.${name}`, 'holds no value')
  if (!(plausibility.pulsePressure.low < plausibility.pulsePressure.high))
    faults.say('plausibility.pulsePressure', 'holds no value')
  faults.positive('overdue.minutes', overdue.minutes)
  faults.positive('repeatPressure.minutes', repeatPressure.minutes)
  for (const [signal, seconds] of Object.entries(sensors.silentSeconds))
    faults.positive(`sensors.silentSeconds.${signal}`, seconds)
  if (reportingForm) faults.positive('reportingForm.withinDays', reportingForm.withinDays)
  if (longestGap.minutes >= observation.minimumMinutes)
    faults.say('longestGap.minutes', 'is as long as the whole observation')
  within('fromAge.years', fromAge.years, ages, faults)
  for (const { id, ageFrom, ageBelow } of preDose.holds)
    for (const [field, age] of Object.entries({ ageFrom, ageBelow }))
      if (age !== undefined) within(`preDose.holds.${id}.${field}`, age, ages, faults)
}

function validateCriterion(path: string, criterion: DischargeCriterion, { range }: Plausibility, faults: Faults): void {
  switch (criterion.kind) {
    case 'blood-pressure':
      within(`${path}.systolicBelow`, criterion.systolicBelow, range.systolic, faults)
      within(`${path}.diastolicBelow`, criterion.diastolicBelow, range.diastolic, faults)
      if (criterion.systolicBelow <= criterion.diastolicBelow)
        faults.say(`${path}.systolicBelow`, 'is not above the diastolic value')
      within(`${path}.withinPercentOfBaseline`, criterion.withinPercentOfBaseline, { low: 1, high: 100 }, faults)
      break
    case 'spo2':
    case 'respiratory-rate':
      within(`${path}.atLeast`, criterion.atLeast, range[criterion.kind], faults)
      break
    case 'moaa-s':
      within(`${path}.atLeast`, criterion.atLeast, scales['moaa-s'], faults)
      break
    case 'dissociation':
      within(`${path}.cadss6AtMost`, criterion.cadss6AtMost, scales['cadss-6'], faults)
      within(`${path}.ratingAtMost`, criterion.ratingAtMost, scales.rating, faults)
      break
  }
}

function validateNotice(rule: NoticeRule, { range }: Plausibility, faults: Faults): void {
  const path = `notices.${rule.id}`
  if (rule.signal !== 'blood-pressure') {
    const scale = rule.signal in range ? range[rule.signal as 'spo2'] : scales[rule.signal as 'moaa-s']
    for (const [field, value] of Object.entries(rule.limit)) within(`${path}.limit.${field}`, value, scale, faults)
    return
  }
  const { systolicAtLeast, diastolicAtLeast, ...rises } = rule.limits
  if (systolicAtLeast !== undefined) within(`${path}.limits.systolicAtLeast`, systolicAtLeast, range.systolic, faults)
  if (diastolicAtLeast !== undefined)
    within(`${path}.limits.diastolicAtLeast`, diastolicAtLeast, range.diastolic, faults)
  for (const [field, value] of Object.entries(rises)) faults.positive(`${path}.limits.${field}`, value)
}

/** What calls for more comes at a value that is worse. */
function validateTiers(notices: readonly NoticeRule[], faults: Faults): void {
  for (const rule of notices)
    for (const worse of notices) {
      if (rule.signal !== worse.signal || tiers.indexOf(worse.tier) <= tiers.indexOf(rule.tier)) continue
      const sooner =
        rule.signal === 'blood-pressure' || worse.signal === 'blood-pressure'
          ? rule.signal === 'blood-pressure' &&
            worse.signal === 'blood-pressure' &&
            ((worse.limits.systolicAtLeast ?? Infinity) < (rule.limits.systolicAtLeast ?? 0) ||
              (worse.limits.diastolicAtLeast ?? Infinity) < (rule.limits.diastolicAtLeast ?? 0))
          : reachedSooner(worse.limit, rule.limit)
      if (sooner) faults.say(`notices.${worse.id}`, `is reached before the milder ${rule.id}`)
    }
}

function reachedSooner(worse: ValueLimit, milder: ValueLimit): boolean {
  const low = ({ below, atMost }: ValueLimit) => below ?? atMost
  const high = ({ above, atLeast }: ValueLimit) => above ?? atLeast
  return (
    (low(worse) ?? Number.NEGATIVE_INFINITY) > (low(milder) ?? Infinity) ||
    (high(worse) ?? Infinity) < (high(milder) ?? Number.NEGATIVE_INFINITY)
  )
}

function within(path: string, value: number, { low, high }: { low: number; high: number }, faults: Faults): void {
  if (!(value >= low && value <= high)) faults.say(path, `${value} is not between ${low} and ${high}`)
}

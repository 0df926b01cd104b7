import { symptomLabels } from './notice-rules.ts'
import type { Protocol } from './protocol.ts'
import type { DischargeCriterion } from './protocol-discharge.ts'
import type { Faults } from './protocol-fault.ts'
import type { MonitoringCheck, MonitoringKind } from './protocol-monitoring.ts'
import { shortestObservation } from './shortest-observation.ts'
import { doseMinutes } from './validate-dose.ts'

/** Without these nobody watches the patient. Dissociation is asked for, not watched, and has no longest gap. */
const watched: MonitoringKind[] = ['blood-pressure', 'oximetry', 'sedation']

/** What is asked before the dose, checked after it, and met before the patient leaves. */
export function validateSession(protocol: Protocol, faults: Faults): void {
  validateBefore(protocol, faults)
  validateMonitoring(protocol, faults)
  validateNotices(protocol, faults)
  validateDischarge(protocol, faults)
}

function validateBefore({ checks, preDose, plausibility }: Protocol, faults: Faults): void {
  faults.notEmpty('checks', checks, 'an empty list would let every dose start')
  faults.notEmpty('preDose.holds', preDose.holds, 'no blood pressure would ever hold a dose')
  faults.positive('preDose.validMinutes', preDose.validMinutes)
  faults.unique(
    'checks',
    checks.map((check) => check.id),
  )
  faults.unique(
    'preDose.holds',
    preDose.holds.map((hold) => hold.id),
  )
  for (const needed of ['suicide-screen', 'escort', 'fasting', 'spacing'] as const)
    if (!checks.some(({ answeredBy }) => answeredBy === needed)) faults.say('checks', `has no check of ${needed}`)
  for (const check of checks)
    if (check.answeredBy === 'fasting' && !check.fasting)
      faults.say(`checks.${check.id}`, 'asks for fasting without times')
  const rank = { guide: 0, hold: 1, stop: 2 }
  for (const [index, rule] of preDose.holds.entries()) {
    const path = `preDose.holds.${rule.id}`
    if (rule.systolicAbove <= rule.diastolicAbove)
      faults.say(path, 'has a systolic value that is not above the diastolic')
    for (const side of ['systolic', 'diastolic'] as const) {
      const { low, high } = plausibility.range[side]
      const value = rule[`${side}Above`]
      if (!(value >= low && value <= high))
        faults.say(path, `${value} mmHg ${side} is not believable (${low} to ${high} mmHg)`)
    }
    if (rule.ageFrom !== undefined && rule.ageBelow !== undefined && rule.ageFrom >= rule.ageBelow)
      faults.say(path, 'fits no age')
    const next = preDose.holds[index + 1]
    if (!next || rank[next.level] === rank[rule.level]) continue
    if (rank[next.level] < rank[rule.level])
      faults.say(`preDose.holds.${next.id}`, `is milder than ${rule.id} before it`)
    else if (next.systolicAbove < rule.systolicAbove || next.diastolicAbove < rule.diastolicAbove)
      faults.say(`preDose.holds.${next.id}`, `is reached before the milder ${rule.id}`)
  }
}

function validateMonitoring(protocol: Protocol, faults: Faults): void {
  const { monitoring, longestGap, observation } = protocol
  faults.positive('longestGap.minutes', longestGap.minutes)
  faults.unique(
    'monitoring',
    monitoring.map((check) => check.kind),
  )
  const given = doseMinutes(protocol)
  const endsAt = given + observation.minimumMinutes
  for (const kind of watched)
    if (!monitoring.some((check) => check.kind === kind)) faults.say('monitoring', `has no check of ${kind}`)
  for (const check of monitoring) {
    const path = `monitoring.${check.kind}`
    const { dosing, observation: after } = check.everyMinutes
    if (check.atMinutes.length === 0 && dosing === undefined && after === undefined) faults.say(path, 'is never due')
    for (const [during, every] of Object.entries({ dosing, observation: after }))
      if (every !== undefined && !(every >= 1 && Number.isFinite(every)))
        faults.say(`${path}.everyMinutes.${during}`, 'must be a minute or more')
    faults.unique(
      `${path}.atMinutes`,
      check.atMinutes.map(({ minute }) => `minute ${minute}`),
    )
    const fixed = [0, ...check.atMinutes.map(({ minute }) => minute).filter((minute) => minute > 0)].sort(
      (a, b) => a - b,
    )
    for (const [index, minute] of fixed.entries())
      if (index > 0 && minute - (fixed[index - 1] ?? 0) <= check.earlyMinutes)
        faults.say(
          `${path}.atMinutes`,
          `minute ${minute} would be met by the reading before it: one may be ${check.earlyMinutes} min early`,
        )
    for (const { minute } of check.atMinutes)
      if (!(minute >= 0)) faults.say(`${path}.atMinutes`, `minute ${minute} is before the dose`)
      else if (minute > endsAt)
        faults.say(`${path}.atMinutes`, `minute ${minute} comes after the earliest discharge at ${endsAt}`)
    // Intervals of next to nothing, or up to no end, would be counted through for ever.
    const counts = Object.values({ dosing, after }).every((every) => every === undefined || every >= 1)
    if (!counts || !Number.isFinite(endsAt)) continue
    const gap = longestGapOf(check, given, endsAt)
    if (gap >= endsAt && !faults.has(path)) faults.say(path, 'is never due before the earliest discharge')
    if (watched.includes(check.kind) && gap > longestGap.minutes)
      faults.say(
        path,
        `leaves ${gap} min between two checks, longer than the longest interval of ${longestGap.minutes} min`,
      )
  }
}

/** Minutes without a check at most, from the reading before the dose to the earliest discharge. */
function longestGapOf({ atMinutes, everyMinutes }: MonitoringCheck, dosingMinutes: number, endsAt: number): number {
  let longest = 0
  let last = 0
  const fixed = atMinutes.map(({ minute }) => minute).sort((a, b) => a - b)
  while (last < endsAt) {
    const every = last < dosingMinutes ? everyMinutes.dosing : everyMinutes.observation
    // An interval counts from the last reading; where the dosing has none, that of the observation takes over.
    const after = every ?? everyMinutes.observation
    const candidates = [
      fixed.find((minute) => minute > last),
      after === undefined || !(after > 0) ? undefined : Math.max(last + after, every === undefined ? dosingMinutes : 0),
      endsAt,
    ].filter((each) => each !== undefined)
    const next = Math.min(...candidates)
    longest = Math.max(longest, next - last)
    last = next
  }
  return longest
}

function validateNotices({ notices, eventCards }: Protocol, faults: Faults): void {
  faults.notEmpty('notices', notices, 'no value would ever be said')
  faults.unique(
    'notices',
    notices.map((rule) => rule.id),
  )
  faults.unique(
    'eventCards',
    eventCards.map((card) => card.id),
  )
  for (const { id, steps } of eventCards)
    faults.notEmpty(`eventCards.${id}.steps`, steps, 'nobody would know what to do')
  const cards = new Set(eventCards.map((card) => card.id))
  for (const rule of notices) {
    const path = `notices.${rule.id}`
    if (rule.eventCard && !cards.has(rule.eventCard)) faults.say(path, `has no event card ${rule.eventCard}`)
    for (const symptom of rule.asksSymptoms)
      if (!Object.hasOwn(symptomLabels, symptom)) faults.say(path, `asks for an unknown symptom ${symptom}`)
    const limits: object = rule.signal === 'blood-pressure' ? rule.limits : rule.limit
    if (!Object.values(limits).some((value) => Number.isFinite(value))) faults.say(path, 'has no limit')
  }
}

const leavesOnlyWith: [DischargeCriterion['kind'], string][] = [
  ['minimum-observation', 'does not wait for the minimum observation'],
  ['suicide-screen', 'does not ask for suicidality again'],
  ['blood-pressure', 'does not look at the blood pressure'],
  ['spo2', 'does not look at oximetry'],
  ['moaa-s', 'does not wait until sedation has resolved'],
  ['dissociation', 'does not wait until dissociation has resolved'],
  ['instructions-given', 'lets a patient leave without instructions'],
]

function validateDischarge(protocol: Protocol, faults: Faults): void {
  const { discharge, observation, route } = protocol
  faults.notEmpty('discharge', discharge, 'an empty list would let everybody leave')
  faults.unique(
    'discharge',
    discharge.map((criterion) => criterion.id),
  )
  faults.positive('observation.minimumMinutes', observation.minimumMinutes)
  for (const [index, criterion] of discharge.entries()) {
    if ('freshMinutes' in criterion) faults.positive(`discharge.${index}.freshMinutes`, criterion.freshMinutes)
  }
  const floor = shortestObservation(protocol)
  if (floor && observation.minimumMinutes < floor.minutes)
    faults.say(
      'observation.minimumMinutes',
      `${observation.minimumMinutes} min is shorter than ${floor.minutes} min (${floor.source.citation})`,
    )
  if (observation.minimumMinutes > 1440) faults.say('observation.minimumMinutes', 'is longer than a day')
  for (const [needed, otherwise] of leavesOnlyWith)
    if (!discharge.some(({ kind }) => kind === needed)) faults.say('discharge', otherwise)
  if (route === 'intravenous' && !discharge.some(({ kind }) => kind === 'cannula-removed'))
    faults.say('discharge', 'lets a patient leave with a cannula')
}

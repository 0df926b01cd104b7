import { describe, expect, it } from 'vitest'
import { findProtocol, type InfusionDose, type Protocol, validateProtocol } from './index.ts'

const us = findProtocol('esketamine-trd-us') as Protocol
const eu = findProtocol('esketamine-trd-eu') as Protocol
const iv = findProtocol('ketamine-iv-step-up') as Protocol
const kads = findProtocol('ketamine-sc-kads') as Protocol

type Path = (string | number)[]

/** Every leaf of a protocol, of each kind of entry of a list only the first. */
function leavesOf(value: unknown, path: Path = [], seen = new Set<string>()): { path: Path; value: unknown }[] {
  if (typeof value !== 'object' || value === null) {
    const kind = path.map((key) => (typeof key === 'number' ? '#' : key)).join('.')
    if (seen.has(kind)) return []
    seen.add(kind)
    return [{ path, value }]
  }
  return Object.entries(value).flatMap(([key, child]) =>
    leavesOf(child, [...path, Array.isArray(value) ? Number(key) : key], seen),
  )
}

function withValue(protocol: Protocol, path: Path, value: unknown): Protocol {
  const copy = structuredClone(protocol)
  let node = copy as unknown as Record<string | number, unknown>
  for (const key of path.slice(0, -1)) node = node[key] as typeof node
  node[path.at(-1) as string] = value
  return copy
}

/** A path names the place by its index or by its id, or the rule that it is a part of. */
function namesPlace(protocol: Protocol, path: Path, named: string): boolean {
  let node = protocol as unknown
  const ways = path.map((key) => {
    const child = (node as Record<string | number, { id?: string; kind?: string }>)[key]
    node = child
    return [String(key), child?.id, child?.kind].filter((each) => each !== undefined)
  })
  const parts = named.split('.')
  return parts.every((part, index) => ways[index]?.some((way) => way.split('.')[0] === part.split('.')[0]))
}

describe.each([
  ['esketamine', us],
  ['esketamine by age', eu],
  ['an infusion', iv],
  ['an injection', kads],
])('%s', (_name, protocol) => {
  const leaves = leavesOf(protocol)

  it.each([['no number'], ['below zero'], ['without an end']] as const)('refuses a number that is %s', (how) => {
    const bad = { 'no number': Number.NaN, 'below zero': -1, 'without an end': Number.POSITIVE_INFINITY }[how]
    for (const { path } of leaves.filter(({ value }) => typeof value === 'number')) {
      const faults = validateProtocol(withValue(protocol, path, bad))
      expect([path.join('.'), faults.some((fault) => namesPlace(protocol, path, fault.path))]).toEqual([
        path.join('.'),
        true,
      ])
    }
  })

  it('refuses a text that is blank', () => {
    // What says which kind of entry it is, types keep.
    const texts = leaves.filter(({ path, value }) => typeof value === 'string' && !/kind|signal/.test(`${path.at(-1)}`))
    for (const { path } of texts) {
      const faults = validateProtocol(withValue(protocol, path, '  '))
      expect([path.join('.'), faults.some((fault) => namesPlace(protocol, path, fault.path))]).toEqual([
        path.join('.'),
        true,
      ])
    }
  })

  it('refuses the same entry twice', () => {
    for (const [key, list] of Object.entries(protocol)) {
      if (!Array.isArray(list) || key === 'jurisdictions' || list.length === 0) continue
      const paths = validateProtocol(withValue(protocol, [key], [...list, list[0]])).map(({ path }) => path)
      expect([key, paths.some((path) => path.startsWith(key))]).toEqual([key, true])
    }
  })
})

const check = (protocol: Protocol, kind: string) => protocol.monitoring.findIndex((each) => each.kind === kind)
const item = (protocol: Protocol, id: string) => protocol.followUp.findIndex((each) => each.id === id)
const notice = (protocol: Protocol, id: string) => protocol.notices.findIndex((each) => each.id === id)
const leaving = (protocol: Protocol, kind: string) => protocol.discharge.findIndex((each) => each.kind === kind)
const source = (iv.dose as InfusionDose).source

describe('a value that makes no sense is refused, with its place:', () => {
  it.each<[string, Protocol, Path, unknown, string]>([
    [
      'next to no time',
      iv,
      ['monitoring', check(iv, 'oximetry'), 'everyMinutes', 'dosing'],
      1e-9,
      'monitoring.oximetry.everyMinutes.dosing',
    ],
    [
      'one minute twice',
      us,
      ['monitoring', 0, 'atMinutes'],
      [40, 40, 120].map((minute) => ({ minute, source })),
      'monitoring.blood-pressure.atMinutes',
    ],
    [
      'a reading that counts for two times',
      us,
      ['monitoring', 0, 'earlyMinutes'],
      40,
      'monitoring.blood-pressure.atMinutes',
    ],
    [
      'dissociation never looked at',
      kads,
      ['monitoring', check(kads, 'dissociation'), 'everyMinutes', 'observation'],
      500,
      'monitoring.dissociation',
    ],
    ['more than a day of observation', iv, ['observation', 'minimumMinutes'], 6000, 'observation.minimumMinutes'],
    ['a dose in mg', iv, ['dose', 'doseMgPerKg'], 35, 'dose.doseMgPerKg'],
    ['a step in mg', iv, ['dose', 'steps', 0, 'mgPerKg'], 52.5, 'dose.steps.0.mgPerKg'],
    ['a hard stop above what was studied', iv, ['dose', 'hardStopAbove', 'mgPerKg'], 2, 'dose.hardStopAbove.mgPerKg'],
    ['a dose twice', us, ['dose', 'allowedMg'], [56, 84, 56], 'dose.allowedMg'],
    ['half a session', us, ['course', 'phases', 0, 'sessions'], 1.5, 'course.phases.0.sessions'],
    ['half a week', us, ['course', 'phases', 0, 'toWeek'], 4.5, 'course.phases.0.toWeek'],
    ['no number of sessions', us, ['course', 'phases', 0, 'totalSessions'], null, 'course.phases.0.totalSessions'],
    [
      'a number of sessions without an end',
      us,
      ['course', 'phases', 2, 'totalSessions'],
      9,
      'course.phases.2.totalSessions',
    ],
    ['a label of nowhere', us, ['jurisdictions'], [], 'jurisdictions'],
    [
      'a MOAA/S that there is not',
      us,
      ['discharge', leaving(us, 'moaa-s'), 'atLeast'],
      6,
      `discharge.${leaving(us, 'moaa-s')}.atLeast`,
    ],
    [
      'more than all oxygen',
      us,
      ['discharge', leaving(us, 'spo2'), 'atLeast'],
      940,
      `discharge.${leaving(us, 'spo2')}.atLeast`,
    ],
    [
      'a pressure upside down',
      us,
      ['discharge', leaving(us, 'blood-pressure'), 'systolicBelow'],
      90,
      `discharge.${leaving(us, 'blood-pressure')}.systolicBelow`,
    ],
    [
      'dissociation beyond its scale',
      us,
      ['discharge', leaving(us, 'dissociation'), 'cadss6AtMost'],
      25,
      `discharge.${leaving(us, 'dissociation')}.cadss6AtMost`,
    ],
    [
      'a pulse of nobody',
      us,
      ['notices', notice(us, 'heart-rate-above-130'), 'limit', 'above'],
      1300,
      'notices.heart-rate-above-130.limit.above',
    ],
    [
      'a pressure of nobody',
      us,
      ['notices', notice(us, 'blood-pressure-200-120'), 'limits', 'systolicAtLeast'],
      2000,
      'notices.blood-pressure-200-120.limits.systolicAtLeast',
    ],
    [
      'help before the alert',
      us,
      ['notices', notice(us, 'spo2-below-90'), 'limit', 'below'],
      93,
      'notices.spo2-below-90',
    ],
    [
      'help before the alert, upwards',
      us,
      ['notices', notice(us, 'blood-pressure-200-120'), 'limits', 'systolicAtLeast'],
      170,
      'notices.blood-pressure-200-120',
    ],
    ['an interval as long as the observation', us, ['longestGap', 'minutes'], 120, 'longestGap.minutes'],
    ['an age of nobody', us, ['fromAge', 'years'], 180, 'fromAge.years'],
    [
      'a rule for an age of nobody',
      eu,
      ['preDose', 'holds', 1, 'ageFrom'],
      650,
      'preDose.holds.guide-150-90-from-65.ageFrom',
    ],
    ['a range upside down', us, ['plausibility', 'range', 'spo2', 'low'], 101, 'plausibility.range.spo2'],
    ['no time to be overdue', us, ['overdue', 'minutes'], 0, 'overdue.minutes'],
    ['a form within no days', us, ['reportingForm', 'withinDays'], 0, 'reportingForm.withinDays'],
    ['a card without steps', us, ['eventCards', 0, 'steps'], [], 'eventCards.hypertension.steps'],
    [
      'a follow-up that asks nothing',
      us,
      ['followUp', item(us, 'week-after'), 'instruments'],
      [],
      'followUp.week-after.instruments',
    ],
    [
      'an instrument twice',
      us,
      ['followUp', item(us, 'week-after'), 'instruments'],
      ['phq-9', 'phq-9'],
      'followUp.week-after.instruments',
    ],
    [
      'an answer from before the dose',
      us,
      ['followUp', item(us, 'day-after'), 'windowHours'],
      48,
      'followUp.day-after.windowHours',
    ],
    [
      'hours after what comes before',
      us,
      ['followUp', item(us, 'before-session'), 'dueAfterHours'],
      5,
      'followUp.before-session.dueAfterHours',
    ],
    [
      'no end after the last dose',
      us,
      ['followUp', item(us, 'withdrawal'), 'thenEveryDays'],
      7,
      'followUp.withdrawal.thenEveryDays',
    ],
    [
      'an improvement beyond all',
      kads,
      ['titration', 'raiseBelow', 'improvementPercent'],
      500,
      'titration.raiseBelow.improvementPercent',
    ],
    ['a titration by nothing', kads, ['titration', 'instruments'], [], 'titration.instruments'],
    ['a titration after no session', iv, ['titration', 'afterSession'], 0, 'titration.afterSession'],
  ])('%s', (_name, protocol, path, value, place) => {
    const faults = validateProtocol(withValue(protocol, path, value))
    expect(faults.map((fault) => fault.path)).toContain(place)
  })

  it.each(['blood-pressure', 'spo2', 'moaa-s', 'dissociation', 'instructions-given'])(
    'nobody leaves without %s',
    (kind) => {
      const discharge = us.discharge.filter((criterion) => criterion.kind !== kind)
      expect(validateProtocol({ ...us, discharge }).map(({ path }) => path)).toContain('discharge')
    },
  )

  it.each(['suicide-screen', 'escort', 'fasting', 'spacing'])('no dose starts without the check of %s', (kind) => {
    const checks = us.checks.filter(({ answeredBy }) => answeredBy !== kind)
    expect(validateProtocol({ ...us, checks }).map(({ path }) => path)).toContain('checks')
  })
})

import { describe, expect, it } from 'vitest'
import {
  findProtocol,
  isVariantsOwn,
  makeVariant,
  type Protocol,
  protocols,
  type VariantChanges,
  validateProtocol,
  variantDifferences,
} from './index.ts'

const us = findProtocol('esketamine-trd-us') as Protocol
const eu = findProtocol('esketamine-trd-eu') as Protocol
const iv = findProtocol('ketamine-iv-0.5-mg-per-kg') as Protocol
const im = findProtocol('ketamine-im') as Protocol
const kads = findProtocol('ketamine-sc-kads') as Protocol
const identity = {
  id: 'ketamine-iv-harbour',
  version: '1',
  title: 'Ketamine at Harbour',
  shortTitle: 'Ketamine, ours',
  approver: 'Dr Lund',
  approvedOn: '2026-03-02',
  reason: 'Our patients go home by bus.',
}
const make = (parent: Protocol, changes: VariantChanges) => makeVariant(parent, changes, identity)
const pathsOf = (parent: Protocol, changes: VariantChanges) => make(parent, changes).faults.map(({ path }) => path)
/** An interval of blood pressure, the fixed times as they are. */
const pressure = (parent: Protocol, every: { dosing?: number; observation?: number }, atMinutes?: number[]) => {
  const check = parent.monitoring.find(({ kind }) => kind === 'blood-pressure')
  return {
    monitoring: {
      'blood-pressure': {
        atMinutes: atMinutes ?? check?.atMinutes.map(({ minute }) => minute) ?? [],
        everyMinutes: { ...check?.everyMinutes, ...every },
      },
    },
  }
}
const phase = { fromWeek: 1, toWeek: 4, sessions: 2, perWeeks: 1, totalSessions: 8 }

describe('a variant', () => {
  const changes: VariantChanges = {
    dose: { doseMgPerKg: 0.4, steps: [{ mgPerKg: 0.6, when: 'After the third infusion without response' }] },
    course: { phases: [phase], minDaysBetweenSessions: { days: 3 } },
    checks: { fasting: { foodHours: 8, drinkMinutes: 120 } },
    preDose: { holds: { 'hold-160-100': { systolicAbove: 155, diastolicAbove: 95 } } },
    ...pressure(iv, { observation: 10 }),
    observation: { minimumMinutes: 90 },
    preparation: [{ text: 'Blanket and eye mask.' }],
    discharge: [{ label: 'Bus home', question: 'Is somebody with them on the bus?', freshMinutes: 60 }],
    followUp: { 'day-after': { label: 'Call after two days', dueAfterHours: 48, windowHours: 12, instruments: [] } },
  }
  const { protocol, faults } = make(iv, changes)

  it('is a protocol of its own without fault; the published one stays as it was', () => {
    const before = structuredClone(iv)
    expect(faults).toEqual([])
    expect(validateProtocol(protocol)).toEqual([])
    expect(protocol).toMatchObject({ id: 'ketamine-iv-harbour', version: '1', treatmentId: 'ketamine-iv' })
    expect(protocol.variantOf).toMatchObject({ parentId: iv.id, parentVersion: '1', approver: 'Dr Lund' })
    expect(iv).toEqual(before)
    expect(iv.observation.minimumMinutes).toBe(60)
  })

  it('carries the approval at each number that it changed, and at no other', () => {
    expect(protocol.observation).toMatchObject({
      minimumMinutes: 90,
      source: { citation: 'This clinic’s own, approved by Dr Lund on 2026-03-02: Our patients go home by bus.' },
      status: 'needs-clinical-sign-off',
    })
    expect(isVariantsOwn(protocol, protocol.observation)).toBe(true)
    expect(isVariantsOwn(protocol, protocol.longestGap)).toBe(false)
    expect(isVariantsOwn(iv, iv.observation)).toBe(false)
    expect(protocol.preDose.holds.filter((hold) => isVariantsOwn(protocol, hold)).map(({ id }) => id)).toEqual([
      'hold-160-100',
    ])
  })

  it('says in words where it differs', () => {
    const differences = variantDifferences(iv, protocol)
    expect(differences).toContainEqual({
      section: 'Discharge',
      parent: 'At least 60 min after the last dose',
      variant: 'At least 90 min after the last dose',
    })
    expect(differences).toContainEqual({
      section: 'Course',
      parent: 'Twice weekly for 3 weeks',
      variant: 'Weeks 1 to 4, 2 sessions a week, 8 in all',
    })
    expect(differences).toContainEqual({ section: 'Preparation', parent: null, variant: 'Blanket and eye mask' })
    expect(new Set(differences.map(({ section }) => section))).toEqual(
      new Set(['Dose', 'Course', 'Preparation', 'Before the dose', 'Monitoring', 'Discharge', 'Follow-up']),
    )
    expect(variantDifferences(iv, make(iv, {}).protocol)).toEqual([])
  })

  it.each(protocols.map((protocol) => [protocol.id, protocol] as const))(
    'of %s that changes nothing has no fault',
    (_, of) => {
      expect(make(of, {}).faults).toEqual([])
    },
  )

  it('starts from what was published, not from another variant', () => {
    expect(pathsOf(protocol, {})).toContain('parentId')
  })

  it('keeps fixed times and their sources when only an interval changes', () => {
    const changed = make(us, pressure(us, { observation: 20 }))
    expect(changed.faults).toEqual([])
    expect(changed.protocol.monitoring[0]?.atMinutes).toEqual(us.monitoring[0]?.atMinutes)
  })
})

it('of devices leaves a dose out in every later session', () => {
  const { protocol, faults } = make(eu, { dose: { allowedMg: [28, 56] } })
  expect(faults).toEqual([])
  expect(protocol.dose).toMatchObject({
    firstSession: [{ ageFrom: 65, allowedMg: [28] }, { allowedMg: [56] }],
    laterSessions: [{ allowedMg: [28, 56] }, { allowedMg: [56] }],
  })
})

it('with other doses says beside the parent’s rule of titration which they are', () => {
  const { protocol, faults } = make(kads, { dose: { steps: [{ mgPerKg: 0.6, when: 'Later' }] } })
  expect(faults).toEqual([])
  expect(protocol.titration?.text).toBe(`${kads.titration?.text} Here the doses are 0.5, 0.6 mg/kg.`)
  expect(protocol.titration && isVariantsOwn(protocol, protocol.titration)).toBe(true)
  expect(make(us, { dose: { allowedMg: [56] } }).protocol.titration?.text).toContain('Here of these: 56 mg.')
  expect(make(kads, { observation: { minimumMinutes: 150 } }).protocol.titration).toBe(kads.titration)
})

it('may look more often than a reading may be early', () => {
  expect(make(iv, pressure(iv, { dosing: 2, observation: 2 })).faults).toEqual([])
  expect(make(us, pressure(us, { observation: 20 }, [0, 15, 40, 60, 120])).faults).toEqual([])
})

it('of an infusion may be given three times a week, as in a trial', () => {
  const phases = [{ fromWeek: 1, toWeek: 4, sessions: 3, perWeeks: 1, totalSessions: 12 }]
  expect(make(iv, { course: { phases } }).faults).toEqual([])
})

describe('a variant is refused, with its place,', () => {
  it.each<[string, Protocol, VariantChanges, string]>([
    ['below the two hours of the REMS', us, { observation: { minimumMinutes: 90 } }, 'observation.minimumMinutes'],
    ['below the observation of the parent', iv, { observation: { minimumMinutes: 45 } }, 'observation.minimumMinutes'],
    [
      'with a step above the hard stop',
      iv,
      { dose: { steps: [{ mgPerKg: 1.2, when: 'later' }] } },
      'dose.steps.0.mgPerKg',
    ],
    ['with a dose that nobody studied', iv, { dose: { doseMgPerKg: 0.05 } }, 'dose.doseMgPerKg'],
    ['faster than the parent', iv, { dose: { infusionMinutes: 20 } }, 'dose.infusionMinutes'],
    ['with a bolus above those of the parent', im, { dose: { doseMgPerKg: 0.75, steps: [] } }, 'dose.doseMgPerKg'],
    [
      'with a step of a bolus above those of the parent',
      im,
      { dose: { steps: [{ mgPerKg: 0.9, when: 'later' }] } },
      'dose.steps.0.mgPerKg',
    ],
    [
      'more often than any trial of ketamine',
      iv,
      {
        course: {
          phases: [{ ...phase, sessions: 4, totalSessions: 16 }],
          minDaysBetweenSessions: { days: 1 },
        },
      },
      'course.phases.0',
    ],
    ['with devices for an infusion', iv, { dose: { allowedMg: [56] } }, 'dose.allowedMg'],
    ['with an infusion for devices', us, { dose: { doseMgPerKg: 0.5 } }, 'dose.doseMgPerKg'],
    ['with a dose that the label does not have', us, { dose: { allowedMg: [28, 56] } }, 'dose.allowedMg'],
    ['without the dose that the first session starts with', us, { dose: { allowedMg: [84] } }, 'dose.allowedMg'],
    ['without the first dose of the old', eu, { dose: { allowedMg: [56, 84] } }, 'dose.allowedMg'],
    ['with a gap over the longest interval', iv, pressure(iv, { observation: 30 }), 'monitoring.blood-pressure'],
    [
      'with checks less often than a publication',
      iv,
      pressure(iv, { dosing: 15 }),
      'monitoring.blood-pressure.everyMinutes.dosing',
    ],
    [
      'without the reading at 40 minutes',
      us,
      pressure(us, { observation: 20 }, [120]),
      'monitoring.blood-pressure.atMinutes',
    ],
    [
      'with a check that is never due',
      iv,
      { monitoring: { dissociation: { atMinutes: [], everyMinutes: {} } } },
      'monitoring.dissociation',
    ],
    [
      'with fasting shorter than the label',
      us,
      { checks: { fasting: { foodHours: 1, drinkMinutes: 30, nasalMedicineMinutes: 60 } } },
      'checks.fasting.foodHours',
    ],
    [
      'with a guide above that of the label',
      us,
      { preDose: { holds: { 'guide-140-90': { systolicAbove: 150, diastolicAbove: 90 } } } },
      'preDose.holds.guide-140-90',
    ],
    [
      'with a stop after help is called',
      iv,
      { preDose: { holds: { 'stop-180-120': { systolicAbove: 210, diastolicAbove: 120 } } } },
      'preDose.holds.stop-180-120',
    ],
    [
      'with a hold that no person has',
      iv,
      { preDose: { holds: { 'stop-180-120': { systolicAbove: 900, diastolicAbove: 120 } } } },
      'preDose.holds.stop-180-120',
    ],
    [
      'with a hold that the parent does not have',
      iv,
      { preDose: { holds: { 'hold-never': { systolicAbove: 150, diastolicAbove: 90 } } } },
      'preDose.holds.hold-never',
    ],
    [
      'more often than the label',
      us,
      { course: { phases: [{ ...phase, sessions: 3, totalSessions: 12 }] } },
      'course.phases.0',
    ],
    [
      'more sessions than the days between them leave room for',
      iv,
      { course: { minDaysBetweenSessions: { days: 5 } } },
      'course.phases.0',
    ],
    [
      'with an unknown instrument',
      iv,
      { followUp: { 'week-after': { label: 'A week after', windowHours: 72, instruments: ['phq-99'] } } },
      'followUp.week-after',
    ],
    [
      'with a follow-up that nobody would be reminded of',
      iv,
      { followUp: { 'week-after': { label: 'A month after', dueAfterHours: 700, windowHours: 72, instruments: [] } } },
      'followUp.week-after',
    ],
    [
      'with hours where days count',
      us,
      { followUp: { 'long-term': { label: 'Later', dueAfterHours: 5, windowHours: 72, instruments: [] } } },
      'followUp.long-term.dueAfterHours',
    ],
    ['with a line of preparation that is empty', iv, { preparation: [{ text: ' ' }] }, 'preparation.own-1.text'],
    [
      'with a follow-up without a name',
      iv,
      { followUp: { 'week-after': { label: '', windowHours: 72, instruments: ['phq-9'] } } },
      'followUp.week-after.label',
    ],
    [
      'with an answer at discharge that is never fresh',
      iv,
      { discharge: [{ label: 'Bus', question: 'Bus?', freshMinutes: 0 }] },
      `discharge.${iv.discharge.length}.freshMinutes`,
    ],
  ])('%s', (_name, parent, changes, path) => {
    expect(pathsOf(parent, changes)).toContain(path)
  })

  it('but may be stricter than a label, and use what a label leaves open', () => {
    const weekly = { ...phase, fromWeek: 5, toWeek: 8, sessions: 1, totalSessions: 4 }
    const onceWeekly = { fromWeek: 9, toWeek: null, sessions: 1, perWeeks: 1, totalSessions: null }
    expect(
      make(us, {
        observation: { minimumMinutes: 150 },
        dose: { allowedMg: [56] },
        course: { phases: [phase, weekly, onceWeekly] },
        preDose: { holds: { 'guide-140-90': { systolicAbove: 135, diastolicAbove: 85 } } },
      }).faults,
    ).toEqual([])
  })
})

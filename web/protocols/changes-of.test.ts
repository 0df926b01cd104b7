import { describe, expect, it } from 'vitest'
import {
  findProtocol,
  makeVariant,
  type Protocol,
  protocols,
  type VariantChanges,
} from '../../clinical/protocols/index.ts'
import { changesOf, faultAt, faultOf } from './changes-of.ts'
import { nameOf, type VariantValues, valuesOf } from './variant-values.ts'

const us = findProtocol('esketamine-trd-us') as Protocol
const iv = findProtocol('ketamine-iv-0.5-mg-per-kg') as Protocol
const names = { id: 'ours', title: 'Ours', shortTitle: 'Ours' }
const identity = { ...names, version: '1', approver: 'Dr Lund', approvedOn: '2026-03-02', reason: 'because' }
const changed = (parent: Protocol, change: Partial<VariantValues>) =>
  changesOf({ ...valuesOf(parent, parent, names), ...change }, parent)

describe('the form of a variant', () => {
  it('that was only opened changes nothing', () => {
    for (const parent of protocols) expect(changed(parent, {})).toEqual({ changes: {}, unreadable: [] })
  })

  it('keeps the rates of the pump of a variant that is made anew', () => {
    const parts = [
      { sharePercent: 30, minutes: 30 },
      { sharePercent: 70, minutes: 30 },
    ]
    const { protocol, faults } = makeVariant(iv, { dose: { infusionMinutes: 60, parts } }, identity)
    expect(faults).toEqual([])
    const again = changesOf(valuesOf(iv, protocol, names), iv)
    expect(again).toEqual({ changes: { dose: { infusionMinutes: 60, parts } }, unreadable: [] })
    const typed = changed(iv, { infusionMinutes: '60', parts: [{ sharePercent: 'half', minutes: '30' }] })
    expect(typed.unreadable).toEqual([{ path: 'dose.parts.0.sharePercent', message: 'must be a number' }])
  })

  it('names what was changed and nothing else', () => {
    const { holds, monitoring, followUp } = valuesOf(us, us, names)
    const { changes } = changed(us, {
      minimumMinutes: '150',
      allowedMg: [
        { doseMg: 56, used: true },
        { doseMg: 84, used: false },
      ],
      holds: holds.map((hold, index) => (index === 0 ? { ...hold, systolicAbove: '135' } : hold)),
      monitoring: monitoring.map((check, index) =>
        index === 0 ? { ...check, atMinutes: '20; 40 120', observation: '20' } : check,
      ),
      followUp: followUp.map((item, index) => (index === 0 ? { ...item, dueAfterHours: '48,5' } : item)),
    })
    const days = followUp.findIndex(({ onDays }) => onDays === '90, 180, 365')
    const given = followUp.map((item, index) =>
      index === days ? { ...item, onDays: '60 180', thenEveryDays: '' } : item,
    )
    expect(changed(us, { followUp: given }).changes.followUp?.['long-term']).toMatchObject({ onDays: [60, 180] })
    expect(changed(us, { followUp: given }).changes.followUp?.['long-term']).not.toHaveProperty('thenEveryDays')
    expect(changes).toEqual({
      observation: { minimumMinutes: 150 },
      dose: { allowedMg: [56] },
      preDose: { holds: { 'guide-140-90': { systolicAbove: 135, diastolicAbove: 90 } } },
      monitoring: { 'blood-pressure': { atMinutes: [20, 40, 120], everyMinutes: { observation: 20 } } },
      followUp: {
        'day-after': {
          label: 'Call a day after the session',
          dueAfterHours: 48.5,
          windowHours: 18,
          instruments: ['c-ssrs-screener-since-last-visit'],
        },
      },
    })
  })

  it('opens with a variant as it was made, and gives the same changes again', () => {
    const changes: VariantChanges = {
      dose: { doseMgPerKg: 0.4, steps: [{ mgPerKg: 0.6, when: 'later' }] },
      course: { minDaysBetweenSessions: { days: 3 } },
      checks: { fasting: { foodHours: 8, drinkMinutes: 120 } },
      observation: { minimumMinutes: 90 },
      preparation: [{ text: 'Blanket.' }],
      discharge: [{ label: 'Bus', question: 'Bus?', freshMinutes: 30 }],
    }
    const made = makeVariant(iv, changes, identity)
    expect(made.faults).toEqual([])
    expect(changesOf(valuesOf(iv, made.protocol, names), iv)).toEqual({ changes, unreadable: [] })
  })

  it('says which number cannot be read', () => {
    const { unreadable } = changed(iv, { minimumMinutes: 'ninety', steps: [{ mgPerKg: '', when: 'later' }] })
    expect(unreadable.map(({ path }) => path)).toEqual(['dose.steps.0.mgPerKg', 'observation.minimumMinutes'])
  })
})

it('a fault is said at its place, once', () => {
  const faults = [
    { path: 'course.phases.1', message: 'ends before it starts' },
    { path: 'course.phases.1.totalSessions', message: 'do not fit in' },
    { path: 'course.phases.10', message: 'another' },
  ]
  expect(faultAt(faults, 'course.phases.1')).toBe('ends before it starts; do not fit in')
  expect(faultOf(faults, 'course.phases.1')).toBe('ends before it starts')
  expect(faultAt(faults, 'dose')).toBeUndefined()
})

it.each([
  ['ketamine-iv-0.5-mg-per-kg-Harbour Clinic (synthetic)', 'ketamine-iv-0.5-mg-per-kg-harbour-clinic-synthetic'],
  ['Klinik für Übergänge', 'klinik-fur-ubergange'],
  ['..a -. b..c--', 'a-b.c'],
])('%s is named %s', (title, name) => {
  expect(nameOf(title)).toBe(name)
})

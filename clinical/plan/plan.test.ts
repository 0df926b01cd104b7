import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findProtocol, protocols } from '../protocols/index.ts'
import { addDays } from '../quantity/clinic-day.ts'
import { daysBetween } from '../quantity/instant.ts'
import { determinationValidDays, isoWeekday, type PlanFacts, planObstacles, suggestSessionDates } from './index.ts'

const protocol = (id: string) => {
  const found = findProtocol(id)
  if (!found) throw new Error(`no protocol ${id}`)
  return found
}
const esketamineUs = protocols.find((one) => one.treatmentId === 'esketamine-us')
const ketamineIv = protocols.find((one) => one.treatmentId === 'ketamine-iv')
const esketamineEu = protocols.find((one) => one.treatmentId === 'esketamine-eu')

const carries: PlanFacts = {
  today: '2026-03-31',
  jurisdiction: 'us',
  determination: { outcome: 'eligible', signed: true, on: '2026-03-01' },
  consent: 'valid',
  runningPlan: false,
  careClosed: false,
  protocolApproved: false,
}

describe('what stands in the way of a plan', () => {
  const codes = (change: Partial<PlanFacts>, which = ketamineIv) =>
    planObstacles(which ?? protocol(''), { ...carries, ...change }).map((obstacle) => obstacle.code)

  it.each<[string, Partial<PlanFacts>, string[]]>([
    ['nothing', {}, []],
    ['thirty days old still carries', { today: addDays('2026-03-01', determinationValidDays) }, []],
    [
      'thirty-one days old does not',
      { today: addDays('2026-03-01', determinationValidDays + 1) },
      ['determination-stale'],
    ],
    ['no determination', { determination: null }, ['determination-missing']],
    [
      'not signed',
      { determination: { outcome: 'eligible', signed: false, on: '2026-03-30' } },
      ['determination-not-signed'],
    ],
    [
      'not eligible',
      { determination: { outcome: 'not-eligible', signed: true, on: '2026-03-30' } },
      ['determination-not-eligible'],
    ],
    [
      'needs information',
      { determination: { outcome: 'needs-information', signed: true, on: '2026-03-30' } },
      ['determination-needs-information'],
    ],
    [
      'cautions do not stop',
      { determination: { outcome: 'eligible-with-cautions', signed: true, on: '2026-03-30' } },
      [],
    ],
    ['no consent', { consent: 'none' }, ['consent-missing']],
    ['consent withdrawn', { consent: 'withdrawn' }, ['consent-withdrawn']],
    ['care is closed', { careClosed: true }, ['care-closed']],
    ['a plan is running', { runningPlan: true }, ['plan-running']],
    [
      'a date that cannot be read is not fresh',
      { determination: { outcome: 'eligible', signed: true, on: '' } },
      ['determination-stale'],
    ],
    [
      'everything at once',
      { determination: null, consent: 'none', runningPlan: true },
      ['determination-missing', 'consent-missing', 'plan-running'],
    ],
  ])('%s', (_name, change, expected) => {
    expect(codes(change)).toEqual(expected)
  })

  it('esketamine alone is allowed in the United States and not in the European Union', () => {
    expect(codes({ antidepressant: 'none' }, esketamineUs)).toEqual([])
    expect(codes({ antidepressant: 'none', jurisdiction: 'eu' }, esketamineEu)).toEqual(['adjunct-missing'])
    expect(codes({}, esketamineEu)).toEqual(['wrong-jurisdiction'])
  })
})

describe('a protocol that a clinic has to approve first', () => {
  const stepUp = protocol('ketamine-iv-step-up')
  const codes = (protocolApproved: boolean) =>
    planObstacles(stepUp, { ...carries, protocolApproved }).map((obstacle) => obstacle.code)

  it('carries no plan until then', () => {
    expect(codes(false)).toEqual(['protocol-not-approved'])
    expect(codes(true)).toEqual([])
  })
})

describe('dates of a course', () => {
  it('intravenous ketamine: six sessions, Monday and Thursday, in three weeks', () => {
    const sessions = suggestSessionDates(ketamineIv ?? protocol(''), '2026-03-02', [1, 4])
    expect(sessions.map((session) => session.on)).toEqual([
      '2026-03-02',
      '2026-03-05',
      '2026-03-09',
      '2026-03-12',
      '2026-03-16',
      '2026-03-19',
    ])
  })

  it('esketamine: eight in four weeks, then four weekly', () => {
    const sessions = suggestSessionDates(esketamineUs ?? protocol(''), '2026-03-03', [2, 5])
    expect(sessions.slice(0, 8).map((session) => isoWeekday(session.on))).toEqual([2, 5, 2, 5, 2, 5, 2, 5])
    expect(sessions.slice(8, 12).map((session) => session.on)).toEqual([
      '2026-03-31',
      '2026-04-07',
      '2026-04-14',
      '2026-04-21',
    ])
  })

  it('never comes closer than the protocol allows, whatever the weekdays', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...protocols),
        fc.integer({ min: 0, max: 800 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
        (one, offset, weekdays) => {
          const sessions = suggestSessionDates(one, addDays('2026-01-01', offset), weekdays)
          for (const [index, session] of sessions.entries()) {
            const before = sessions[index - 1]
            if (!before) continue
            expect(daysBetween(before.on, session.on)).toBeGreaterThanOrEqual(one.course.minDaysBetweenSessions.days)
            expect(weekdays).toContain(isoWeekday(session.on))
          }
        },
      ),
    )
  })
})

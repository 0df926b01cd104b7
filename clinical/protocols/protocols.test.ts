import { describe, expect, it } from 'vitest'
import { allowedDosesMg } from '../dosing/index.ts'
import { findProtocol, type InfusionDose, type Protocol, protocols, validateProtocol } from './index.ts'

const us = findProtocol('esketamine-trd-us') as Protocol
const iv = findProtocol('ketamine-iv-0.5-mg-per-kg') as Protocol
const eu = findProtocol('esketamine-trd-eu') as Protocol
const stepUp = findProtocol('ketamine-iv-step-up') as Protocol
const infusion = iv.dose as InfusionDose

describe('the protocols', () => {
  it.each(protocols.map((protocol) => [protocol.id, protocol] as const))('%s is without fault', (_id, protocol) => {
    expect(validateProtocol(protocol)).toEqual([])
  })

  it('are found by id and version', () => {
    expect(findProtocol('esketamine-trd-us', '1')).toBe(us)
    expect(findProtocol('esketamine-trd-us', '99')).toBeUndefined()
    expect(findProtocol('toString')).toBeUndefined()
  })

  it('start esketamine at 56 mg in the US and at 28 mg from 65 years in the EU', () => {
    expect(us.dose).toMatchObject({ firstSession: [{ allowedMg: [56] }], allowedMg: [56, 84] })
    expect(eu.dose).toMatchObject({ firstSession: [{ ageFrom: 65, allowedMg: [28] }, { allowedMg: [56] }] })
  })

  it('go on with 28 mg in the EU from 65 years alone, and nowhere else', () => {
    const allowed = [3, 1].flatMap((session) => [64, 65, null].map((age) => allowedDosesMg(eu, session, age)))
    expect(allowed).toEqual([[56, 84], [28, 56, 84], [56, 84], [56], [28], []])
    expect([65, 40].map((age) => allowedDosesMg(us, 3, age))).toEqual([
      [56, 84],
      [56, 84],
    ])
  })

  it('look for withdrawal after esketamine, for mania each month, and at the week in which labels decide', () => {
    const days = (protocol: Protocol) =>
      protocol.followUp.flatMap(({ id, onDays }) => (onDays ? [[id, onDays[0]]] : []))
    const shared = [
      ['third-day', 3],
      ['week-four', 28],
      ['mania-monthly', 30],
      ['alliance-monthly', 30],
      ['long-term', 90],
    ]
    expect(days(iv)).toEqual([...shared, ['weekly-to-week-eight', 35]])
    expect(days(eu)).toEqual([...shared, ['withdrawal', 7]])
  })

  it('go on asking after a course of a few weeks, weekly to week 8', () => {
    const asked = protocols.filter(({ followUp }) =>
      followUp.some(({ onDays, thenEveryDays }) => onDays?.join() === '35,42,49,56' && thenEveryDays === 28),
    )
    // The other two go on with sessions, each with a score before it.
    expect(protocols.filter((protocol) => !asked.includes(protocol)).map(({ id }) => id)).toEqual([
      'esketamine-trd-us',
      'esketamine-trd-eu',
    ])
  })

  it.each(protocols.map((protocol) => [protocol.id, protocol] as const))(
    '%s keeps ECT and rTMS to another day, and says that nobody published it',
    (_id, { preparation }) => {
      expect(preparation.find(({ id }) => id === 'no-stimulation-same-day')).toMatchObject({
        source: { evidence: 'local' },
        status: 'needs-clinical-sign-off',
      })
    },
  )

  it('ask for the REMS only in the US', () => {
    expect(us.checks.map((check) => check.id)).toContain('rems-enrolment')
    expect(eu.checks.map((check) => check.id)).not.toContain('rems-enrolment')
    expect(iv.checks.map((check) => check.id)).not.toContain('rems-enrolment')
  })

  it('give six infusions in three weeks', () => {
    expect(iv.course.phases.map((phase) => phase.totalSessions)).toEqual([6])
  })

  it('step up to 0.75 mg/kg only after a clinic has approved it', () => {
    expect(stepUp.dose).toMatchObject({ doseMgPerKg: 0.5, steps: [{ mgPerKg: 0.75 }] })
    expect(stepUp.approvedBeforeUse?.status).toBe('needs-clinical-sign-off')
  })

  it('give ketamine by injection only after a clinic has approved it, under the skin in the steps of its trial', () => {
    for (const { dose, treatmentId, approvedBeforeUse } of protocols.filter(({ dose }) => dose.kind === 'injection')) {
      expect(dose).toMatchObject({ doseWeight: { usual: 'actual', otherFrom: { bodyMassIndex: 30, choice: 'ideal' } } })
      expect([treatmentId, approvedBeforeUse?.status]).toEqual(['ketamine-injection', 'needs-clinical-sign-off'])
    }
    expect(findProtocol('ketamine-sc-kads')?.dose).toMatchObject({
      doseMgPerKg: 0.5,
      steps: [{ mgPerKg: 0.6 }, { mgPerKg: 0.75 }, { mgPerKg: 0.9 }],
    })
    expect(findProtocol('esketamine-mdsi-us')?.dose).toMatchObject({ firstSession: [{ allowedMg: [84] }] })
  })

  it('have ids of their own', () => {
    expect(new Set(protocols.map(({ id, version }) => `${id} ${version}`)).size).toBe(protocols.length)
  })
})

describe('validateProtocol', () => {
  it.each<[string, Protocol, string]>([
    ['no checks', { ...us, checks: [] }, 'checks'],
    ['no discharge criteria', { ...us, discharge: [] }, 'discharge'],
    [
      'an observation of nothing',
      { ...us, observation: { ...us.observation, minimumMinutes: 0 } },
      'observation.minimumMinutes',
    ],
    [
      'a discharge before the minimum of the REMS',
      { ...us, observation: { ...us.observation, minimumMinutes: 90 } },
      'observation.minimumMinutes',
    ],
    [
      'a fixed check after the earliest discharge',
      { ...us, observation: { ...us.observation, minimumMinutes: 90 } },
      'monitoring.blood-pressure.atMinutes',
    ],
    [
      'a discharge that does not wait for the minimum observation',
      { ...us, discharge: us.discharge.filter(({ kind }) => kind !== 'minimum-observation') },
      'discharge',
    ],
    [
      'a discharge with the cannula in',
      { ...iv, discharge: iv.discharge.filter(({ kind }) => kind !== 'cannula-removed') },
      'discharge',
    ],
    [
      'a discharge without the question about suicidality',
      { ...us, discharge: us.discharge.filter(({ kind }) => kind !== 'suicide-screen') },
      'discharge',
    ],
    [
      'a monitoring gap over the longest interval',
      {
        ...iv,
        monitoring: iv.monitoring.map((check) =>
          check.kind === 'blood-pressure'
            ? { ...check, everyMinutes: { ...check.everyMinutes, observation: 45 } }
            : check,
        ),
      },
      'monitoring.blood-pressure',
    ],
    [
      'a gap during the infusion',
      {
        ...iv,
        monitoring: iv.monitoring.map((check) =>
          check.kind === 'oximetry' ? { ...check, everyMinutes: { ...check.everyMinutes, dosing: 40 } } : check,
        ),
      },
      'monitoring.oximetry',
    ],
    [
      'fixed times that leave the end unwatched',
      {
        ...us,
        monitoring: us.monitoring.map((check) =>
          check.kind === 'sedation'
            ? { ...check, everyMinutes: { ...check.everyMinutes, observation: undefined } }
            : check,
        ),
      },
      'monitoring.sedation',
    ],
    [
      'nobody looking at oximetry',
      { ...iv, monitoring: iv.monitoring.filter(({ kind }) => kind !== 'oximetry') },
      'monitoring',
    ],
    [
      'a dose step above the hard stop',
      { ...stepUp, dose: { ...infusion, steps: [{ mgPerKg: 1.2, when: 'later', source: infusion.source }] } },
      'dose.steps.0.mgPerKg',
    ],
    [
      'a dose step that goes down',
      { ...stepUp, dose: { ...infusion, steps: [{ mgPerKg: 0.4, when: 'later', source: infusion.source }] } },
      'dose.steps.0.mgPerKg',
    ],
    ['a dose above its own hard stop', { ...iv, dose: { ...infusion, doseMgPerKg: 1.5 } }, 'dose.doseMgPerKg'],
    [
      'a second signature that is never asked for',
      { ...iv, dose: { ...infusion, secondSignOffAbove: { ...infusion.secondSignOffAbove, mgPerKg: 2 } } },
      'dose.secondSignOffAbove.mgPerKg',
    ],
    ['a dose a kilogram without a weight', { ...iv, weightOnTheDay: false }, 'weightOnTheDay'],
    [
      'a first dose above the ceiling',
      {
        ...us,
        dose: { ...us.dose, firstSession: [{ allowedMg: [112], source: us.dose.source }] } as Protocol['dose'],
      },
      'dose.firstSession.0.allowedMg',
    ],
    [
      'a rule for the old that a rule for all stands before',
      {
        ...eu,
        dose: {
          ...eu.dose,
          firstSession: eu.dose.kind === 'devices' ? eu.dose.firstSession.toReversed() : [],
        } as Protocol['dose'],
      },
      'dose.firstSession.0',
    ],
    ['a device into a vein', { ...us, route: 'intravenous' }, 'dose.kind'],
    [
      'an unknown instrument in the follow-up',
      { ...us, followUp: us.followUp.map((item) => ({ ...item, instruments: ['phq-99'] })) },
      'followUp.day-after',
    ],
    [
      'an unknown instrument in the safety calendar',
      { ...us, safetyCalendar: us.safetyCalendar.map((item) => ({ ...item, instruments: ['bladder-99'] })) },
      'safetyCalendar.bladder-each-session',
    ],
    [
      'an unknown instrument in the titration',
      { ...us, titration: us.titration && { ...us.titration, instruments: ['madrs', 'madrs-99'] } },
      'titration.instruments.1',
    ],
    ['no first session', { ...us, dose: { ...us.dose, firstSession: [] } as Protocol['dose'] }, 'dose.firstSession'],
    [
      'a first session for the old alone',
      {
        ...eu,
        dose: {
          ...eu.dose,
          firstSession: eu.dose.kind === 'devices' ? eu.dose.firstSession.slice(0, 1) : [],
        } as Protocol['dose'],
      },
      'dose.firstSession',
    ],
    [
      'a course that starts in its third week',
      {
        ...us,
        course: {
          ...us.course,
          phases: us.course.phases.map((p) => ({ ...p, fromWeek: p.fromWeek + 2, toWeek: null })),
        },
      },
      'course.phases.0.fromWeek',
    ],
    [
      'a ceiling that is no number',
      { ...us, dose: { ...us.dose, ceilingMg: Number.NaN } as Protocol['dose'] },
      'dose.ceilingMg',
    ],
    ['a time below zero', { ...us, overdue: { ...us.overdue, minutes: -10 } }, 'overdue.minutes'],
    ['no rule to stop', { ...us, stopping: [] }, 'stopping'],
    [
      'an unknown symptom',
      { ...us, notices: us.notices.map((rule) => ({ ...rule, asksSymptoms: ['hiccups'] })) },
      'notices.spo2-below-90',
    ],
    [
      'holds in the wrong order',
      { ...us, preDose: { ...us.preDose, holds: us.preDose.holds.toReversed() } },
      'preDose.holds.hold-160-100',
    ],
    [
      'more sessions than the days between them allow',
      { ...us, course: { ...us.course, minDaysBetweenSessions: { ...us.course.minDaysBetweenSessions, days: 5 } } },
      'course.phases.0',
    ],
    [
      'more sessions than the weeks of the phase hold',
      { ...iv, course: { ...iv.course, phases: iv.course.phases.map((phase) => ({ ...phase, totalSessions: 20 })) } },
      'course.phases.0.totalSessions',
    ],
    ['a number without a source', { ...us, extra: { minutes: 5 } } as Protocol, 'extra.minutes'],
    ['half a device', { ...us, dose: { ...us.dose, allowedMg: [42] } as Protocol['dose'] }, 'dose.allowedMg'],
    [
      'a dose above its ceiling',
      { ...us, dose: { ...us.dose, allowedMg: [112] } as Protocol['dose'] },
      'dose.allowedMg',
    ],
    ['two checks of one name', { ...us, checks: [...us.checks, ...us.checks.slice(0, 1)] }, 'checks'],
    ['no event cards', { ...us, eventCards: [] }, 'notices.blood-pressure-rise-20-percent'],
    [
      'a local number that is not marked',
      { ...iv, observation: { ...iv.observation, status: undefined } },
      'observation',
    ],
    [
      'a gap in the course',
      { ...us, course: { ...us.course, phases: us.course.phases.filter((p) => p.id !== 'optimisation') } },
      'course.phases.0',
    ],
  ])('finds %s', (_name, protocol, path) => {
    expect(validateProtocol(protocol).map((fault) => fault.path)).toContain(path)
  })
})

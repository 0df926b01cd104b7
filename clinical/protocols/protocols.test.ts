import { describe, expect, it } from 'vitest'
import { instruments } from '../instruments/index.ts'
import { findProtocol, type Protocol, protocols, validateProtocol } from './index.ts'

const us = findProtocol('esketamine-trd-us') as Protocol
const iv = findProtocol('ketamine-iv-0.5-mg-per-kg') as Protocol
const eu = findProtocol('esketamine-trd-eu') as Protocol

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

  it('ask for the REMS only in the US', () => {
    expect(us.checks.map((check) => check.id)).toContain('rems-enrolment')
    expect(eu.checks.map((check) => check.id)).not.toContain('rems-enrolment')
    expect(iv.checks.map((check) => check.id)).not.toContain('rems-enrolment')
  })

  it('give six infusions in three weeks', () => {
    expect(iv.course.phases.map((phase) => phase.totalSessions)).toEqual([6])
  })

  it('ask in follow-up only for instruments that there are', () => {
    const known = new Set(instruments.map((instrument) => instrument.id))
    for (const protocol of protocols) {
      for (const item of protocol.followUp) expect([...known]).toEqual(expect.arrayContaining([...item.instruments]))
    }
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

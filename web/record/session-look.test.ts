import { describe, expect, it } from 'vitest'
import type { Chart, ChartSession } from './chart.ts'
import { isNotable, lastHighPressure, pressureRanHigh } from './session-look.ts'

/** As the esketamine protocols say. */
const alerts = [
  { systolicRiseAtLeast: 40, diastolicRiseAtLeast: 25 },
  { systolicAtLeast: 180, diastolicAtLeast: 110 },
]
const plans = [{ id: 'p', pressureAlerts: alerts }] as Chart['plans']
const calm = {
  doseMg: 56,
  doseStartedAt: null,
  lastDoseAt: null,
  minutesFromFirstDose: null,
  baseline: { systolic: 124, diastolic: 80 },
  highestSystolic: 142,
  highestDiastolic: 90,
  lowestSpo2: 96,
  lowestMoaas: 5,
  highestCadss6: 4,
  adverseEvents: [],
  disposition: 'home' as const,
}
const session = (number: number, summary: ChartSession['summary'], kind: ChartSession['kind'] = 'session') =>
  ({
    id: String(number),
    kind,
    planId: 'p',
    number,
    at: '',
    phase: null,
    endedAt: null,
    summary,
  }) satisfies ChartSession
const high = { ...calm, highestSystolic: 166 }

describe('how a session looks', () => {
  it('pressure ran high when it reached a limit or rose by one, of the protocol that was used', () => {
    expect(pressureRanHigh(calm, alerts)).toBe(false)
    expect(pressureRanHigh(high, alerts)).toBe(true)
    expect(pressureRanHigh({ ...calm, highestDiastolic: 105 }, alerts)).toBe(true)
    expect(pressureRanHigh({ ...calm, baseline: null, highestSystolic: 166 }, alerts)).toBe(false)
    expect(pressureRanHigh({ ...calm, baseline: null, highestSystolic: 181 }, alerts)).toBe(true)
    expect(pressureRanHigh({ ...calm, highestSystolic: 145 }, [{ systolicAtLeast: 140 }])).toBe(true)
  })

  it('is not known without a reading', () => {
    expect(pressureRanHigh(null, alerts)).toBeNull()
    expect(pressureRanHigh({ ...calm, highestSystolic: null }, alerts)).toBeNull()
  })

  it('the header names the newest of the last three', () => {
    const sessions = [session(1, high), session(2, high), session(3, calm), session(4, calm)]
    expect(lastHighPressure(sessions, plans)?.number).toBe(2)
    expect(lastHighPressure([...sessions, session(5, calm)], plans)).toBeUndefined()
    expect(lastHighPressure([...sessions, session(5, null, 'booking')], plans)?.number).toBe(2)
  })

  it('a serious event and a transfer are notable, a calm session and a booking are not', () => {
    expect(isNotable(session(1, calm), plans)).toBe(false)
    expect(isNotable(session(2, null, 'booking'), plans)).toBe(false)
    expect(isNotable(session(3, { ...calm, disposition: 'transferred' }), plans)).toBe(true)
    const event = { term: 'syncope', severity: 'moderate', serious: true }
    expect(isNotable(session(4, { ...calm, adverseEvents: [event] }), plans)).toBe(true)
  })
})

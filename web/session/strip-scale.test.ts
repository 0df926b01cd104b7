import { expect, test } from 'vitest'
import { findProtocol, protocols } from '../../clinical/protocols/index.ts'
import { newSession } from '../../clinical/session/index.ts'
import { limitsOf, minuteTicks, stretches, stripTime } from './strip-scale.ts'

const esketamine = findProtocol('esketamine-trd-us')
if (!esketamine) throw new Error('no protocol')
const at = (minute: number) => new Date(Date.UTC(2026, 0, 10, 10, minute)).toISOString()

test('the strip reaches from before the dose to the end of the observation', () => {
  const state = newSession(esketamine)
  const dosed = { ...state, dose: { ...state.dose, status: 'ended' as const, startedAt: at(0), lastDoseAt: at(10) } }
  const time = stripTime(dosed, Date.parse(at(-8)), Date.parse(at(64)))
  expect(time).toMatchObject({ fromMinute: -10, toMinute: 140, zero: 'the first device' })
  expect(minuteTicks(time)).toEqual([0, 20, 40, 60, 80, 100, 120, 140])
})

test('a silence breaks the line, and points closer than the step are one', () => {
  const point = (second: number, value: number) => ({ atMs: second * 1000, value, device: 'm' })
  const found = stretches([point(0, 97), point(1, 96), point(5, 98), point(200, 95)], 5000)
  expect(found.map((stretch) => stretch.map(({ value }) => value))).toEqual([[96, 98], [95]])
})

test('limits are the protocol’s own; a rise needs a baseline', () => {
  for (const protocol of protocols) {
    expect(limitsOf(protocol, null).pressure.map((limit) => limit.kind)).toEqual(['absolute'])
    expect(limitsOf(protocol, { systolic: 131 }).pressure.map((limit) => limit.value)[0]).toBe(180)
    expect(limitsOf(protocol, null).spo2.length).toBeGreaterThan(0)
  }
})

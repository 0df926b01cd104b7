import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findProtocol, protocols } from '../../clinical/protocols/index.ts'
import { newSession } from '../../clinical/session/index.ts'
import { limitsOf, minuteTicks, spread, stretches, stripTime } from './strip-scale.ts'

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

test('limits that lie close keep a label each, moved apart no further than they must', () => {
  expect(spread([30, 39], 15)).toEqual([27, 42])
  expect(spread([39, 30], 15)).toEqual([42, 27])
  expect(spread([10, 50], 15)).toEqual([10, 50])
  expect(spread([], 15)).toEqual([])
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { maxLength: 8 }), (heights) => {
      const sorted = spread(heights, 15).sort((a, b) => a - b)
      sorted.forEach((height, index) => {
        if (index > 0) expect(height - (sorted[index - 1] ?? 0)).toBeGreaterThanOrEqual(15 - 1e-6)
      })
    }),
  )
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldSession, infusionEndMs, plannedInfusionMinutes } from '../session/index.ts'
import { esketamine, event, infusion, preparation, subcutaneous } from '../session/testing.ts'
import { anyLog } from '../session/testing-arbitrary.ts'
import { givenDose } from './given.ts'
import { lastDoseMin, programmeFaults } from './programme.ts'
import { typicalCurve } from './simulate.ts'

describe.each([
  ['esketamine', esketamine],
  ['an infusion', infusion],
  ['an injection', subcutaneous],
])('any log of %s', (_name, protocol) => {
  it('has a curve that can be drawn, or a reason why not', () => {
    let drawn = 0
    fc.assert(
      fc.property(anyLog(protocol), (log) => {
        const state = foldSession(protocol, log)
        const given = givenDose(state)
        if (!given.ok) {
          expect(given.reason).toMatch(/\w/)
          return
        }
        drawn += 1
        const { treatment, programme } = given
        expect(programmeFaults(treatment.way, programme)).toEqual([])
        const last = lastDoseMin(programme)
        const { parent, metabolite } = typicalCurve(treatment, programme, [0, last, last + 60])
        for (const value of [...parent, ...metabolite]) expect(value).toBeGreaterThanOrEqual(0)
        expect(parent[2]).toBeGreaterThan(0)
        const endMs = infusionEndMs(state)
        if (endMs !== null) expect(Number.isFinite(endMs)).toBe(true)
        expect(plannedInfusionMinutes(state)).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 200 },
    )
    expect(drawn).toBeGreaterThan(10)
  })
})

it('a rate of nothing is told as no dose', () => {
  const state = foldSession(infusion, [
    ...preparation(infusion),
    event('infusion-started', 20, {}),
    event('dose-ended', 21, { givenMg: 0, complete: false }),
  ])
  expect(givenDose(state).ok).toBe(false)
})

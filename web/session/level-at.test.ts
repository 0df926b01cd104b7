import { describe, expect, it } from 'vitest'
import { bandMaker } from '../pharmacokinetics/bands.ts'
import { levelAt } from './level-at.ts'

const infusion = (toMinutes: number) => ({
  treatment: { drug: 'racemic-ketamine', way: 'intravenous', covariates: { weightKg: 70 } } as const,
  programme: [{ kind: 'infusion', fromMinutes: 0, toMinutes, rateMgPerHour: 52.5 }] as const,
  timesMin: Array.from({ length: 121 }, (_, index) => index),
})
const bandsOf = bandMaker()
const whole = bandsOf(infusion(40))

describe('the level now', () => {
  const { timesMin } = infusion(40)

  it('lies between the minutes beside it', () => {
    const at = levelAt(timesMin, whole, 20.25)
    const [before = 0, after = 0] = whole.parent.median.slice(20, 22)
    expect(at?.median).toBeCloseTo(before + (after - before) / 4, 9)
    expect(at?.p5).toBeLessThan(at?.median ?? 0)
    expect(at?.p95).toBeGreaterThan(at?.median ?? 0)
    expect(levelAt(timesMin, whole, 0)?.median).toBe(0)
  })

  it('is not told beyond the curve', () => {
    expect(levelAt(timesMin, whole, -0.1)).toBeNull()
    expect(levelAt(timesMin, whole, 120.1)).toBeNull()
    expect(levelAt(timesMin, whole, 120)).not.toBeNull()
  })
})

describe('bands of a page', () => {
  it('are of the same people when the dose changes: before the stop nothing moves', () => {
    const stopped = bandsOf(infusion(20))
    expect(stopped.parent.p95.slice(0, 21)).toEqual(
      whole.parent.p95.slice(0, 21).map((value) => expect.closeTo(value, 9)),
    )
    expect(stopped.parent.median[40]).toBeLessThan(whole.parent.median[40] ?? 0)
    expect(bandMaker()(infusion(20))).toEqual(stopped)
  })
})

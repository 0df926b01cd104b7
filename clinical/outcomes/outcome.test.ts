import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findInstrument, type Instrument, instruments, totalRange } from '../instruments/index.ts'
import { judgeOutcome } from './outcome.ts'

const named = (id: string): Instrument => {
  const instrument = findInstrument(id)
  if (instrument === undefined) throw new Error(`no ${id}`)
  return instrument
}
const madrs = named('madrs')

describe('outcome against a baseline', () => {
  it('reads as on the chart of a patient who went from 34 to 10', () => {
    const outcome = judgeOutcome(madrs, { total: 34 }, { total: 10 })
    expect(outcome).toMatchObject({ change: -24, improvement: 24, baselineTotal: 34, total: 10 })
    expect(outcome.changePercent).toBeCloseTo(-70.588, 3)
    expect(outcome.response?.holds).toBe('yes')
    expect(outcome.remission.map(({ definition, holds }) => [definition.id, holds])).toEqual([
      ['madrs-at-most-12', 'yes'],
      ['madrs-at-most-10', 'yes'],
      ['madrs-below-10', 'no'],
    ])
    expect(outcome.substantialChange).toMatchObject({
      holds: 'yes',
      definition: { statement: 'MADRS fell by at least the 12 points called substantial (Turkoz 2021)' },
    })
  })

  it.each([
    [34, 17, 'response'],
    [34, 18, 'partialResponse'],
    [32, 24, 'partialResponse'],
    [32, 25, 'nonResponse'],
    [30, 30, 'nonResponse'],
    [30, 44, 'nonResponse'],
    [30, 45, 'deterioration'],
  ] as const)('from %i to %i is %s', (baseline, total, expected) => {
    const outcome = judgeOutcome(madrs, { total: baseline }, { total })
    expect(outcome[expected]?.holds).toBe('yes')
    if (expected !== 'response') expect(outcome.response?.holds).toBe('no')
  })

  it('is response at exactly half, at every baseline of every instrument', () => {
    for (const instrument of instruments.filter((each) => each.response)) {
      const max = totalRange(instrument)?.max ?? 0
      for (let baseline = 1; baseline <= max; baseline += 1) {
        for (let total = 0; total <= max; total += 1) {
          const { response } = judgeOutcome(instrument, { total: baseline }, { total })
          expect(response?.holds).toBe(total * 2 <= baseline ? 'yes' : 'no')
        }
      }
    }
  })

  it('knows remission without a baseline, but no response', () => {
    const outcome = judgeOutcome(named('phq-9'), null, { total: 4 })
    expect(outcome).toMatchObject({ change: null, changePercent: null, improvement: null })
    expect(outcome.response?.holds).toBe('unknown')
    expect(outcome.meaningfulChange?.holds).toBe('unknown')
    expect(outcome.remission[0]?.holds).toBe('yes')
    expect(judgeOutcome(named('phq-9'), null, { total: 5 }).remission[0]?.holds).toBe('no')
  })

  it('asks for no percentage of a baseline of zero', () => {
    const outcome = judgeOutcome(madrs, { total: 0 }, { total: 20 })
    expect(outcome.changePercent).toBeNull()
    expect(outcome.response?.holds).toBe('unknown')
  })

  it('counts upwards where higher is better, and defines no response there', () => {
    const outcome = judgeOutcome(named('who-5'), { total: 20 }, { total: 64 })
    expect(outcome).toMatchObject({ change: 44, improvement: 44, response: null, deterioration: null, remission: [] })
    expect(outcome.meaningfulChange).toMatchObject({
      holds: 'yes',
      definition: { statement: 'WHO-5 rose by at least the 10 points called meaningful (Topp 2015)' },
    })
    expect(judgeOutcome(named('who-5'), { total: 64 }, { total: 20 }).meaningfulChange?.holds).toBe('no')
  })

  it('is worse when suicidal thoughts are new, whatever the total', () => {
    const flags = ['suicidal-ideation']
    const worse = (before: string[] | undefined, now: string[]) =>
      judgeOutcome(madrs, { total: 30, flags: before }, { total: 10, flags: now }).deterioration?.holds
    expect(worse([], flags)).toBe('yes')
    expect(worse(flags, flags)).toBe('no')
    expect(worse(undefined, flags)).toBe('no')
  })

  it('marks deterioration for sign-off, and gives every judgement a definition with its source', () => {
    const outcome = judgeOutcome(madrs, { total: 30 }, { total: 20 })
    expect(outcome.deterioration?.definition.status).toBe('needs-clinical-sign-off')
    for (const each of [outcome.response, outcome.partialResponse, outcome.meaningfulChange, ...outcome.remission]) {
      expect(each?.definition.statement).toContain('MADRS')
      expect(each?.definition.source.citation).not.toBe('')
    }
  })

  it('is response, partial response or non-response, never two of them; and lower is never a worse word', () => {
    const total = fc.integer({ min: 0, max: 60 })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), total, total, (baseline, a, b) => {
        const of = (now: number) => judgeOutcome(madrs, { total: baseline }, { total: now })
        const rank = (now: number) => {
          const { response, partialResponse, nonResponse } = of(now)
          const holding = [response, partialResponse, nonResponse].map((each) => each?.holds === 'yes')
          expect(holding.filter(Boolean)).toHaveLength(1)
          return holding.indexOf(true)
        }
        expect(rank(Math.min(a, b))).toBeLessThanOrEqual(rank(Math.max(a, b)))
      }),
    )
  })
})

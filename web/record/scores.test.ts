import { describe, expect, it } from 'vitest'
import type { ChartScore } from './chart.ts'
import { bandLabel, changeOfScore, inOrder, raisedBy } from './scores.ts'

const point = (assessmentId: string, total: number) => ({ assessmentId, total }) as ChartScore['points'][number]
const score = (id: string, totals: number[], part: Partial<ChartScore> = {}) =>
  ({
    instrument: {
      id,
      direction: 'higher-is-worse',
      bands: [
        { from: 0, label: 'none' },
        { from: 7, label: 'mild' },
        { from: 20, label: 'moderate' },
      ],
    },
    points: totals.map((total, index) => point(String(index), total)),
    baseline: null,
    ...part,
  }) as ChartScore

describe('the latest scores', () => {
  it('begin with the scale that outcomes are judged by', () => {
    const ids = inOrder([score('who-5', [1]), score('phq-9', [1]), score('madrs', [1])]).map((one) => one.instrument.id)
    expect(ids).toEqual(['madrs', 'phq-9', 'who-5'])
  })

  it('say what the latest answers raise in words, and nothing of earlier ones', () => {
    const flags = [{ id: 'suicidal-ideation', meaning: 'Item 9 is not zero: ask the C-SSRS screener.' }]
    const of = (...raised: string[][]) => {
      const phq9 = score('phq-9', [1, 2])
      const points = phq9.points.map((each, index) => ({ ...each, flags: raised[index] }))
      return raisedBy({ ...phq9, instrument: { ...phq9.instrument, flags }, points })
    }
    expect(of([], ['suicidal-ideation'])).toEqual(['Item 9 is not zero'])
    expect(of(['suicidal-ideation'], [])).toEqual([])
  })

  it('say their band by the latest total', () => {
    expect(bandLabel(score('madrs', [36, 20]))).toBe('moderate')
    expect(bandLabel(score('madrs', [36, 19]))).toBe('mild')
    expect(bandLabel(score('madrs', []))).toBe('')
  })

  it('change from the baseline, else from the first score, and better follows the scale', () => {
    expect(changeOfScore(score('madrs', [36]))).toBeNull()
    expect(changeOfScore(score('madrs', [36, 21]))).toEqual({ by: -15, from: 36, better: true })
    expect(changeOfScore(score('madrs', [36, 30, 21], { baseline: point('1', 30) }))?.by).toBe(-9)
    const upward = { ...score('who-5', [16, 40]).instrument, direction: 'higher-is-better' as const }
    expect(changeOfScore(score('who-5', [16, 40], { instrument: upward }))?.better).toBe(true)
    expect(changeOfScore(score('madrs', [20, 20]))).toEqual({ by: 0, from: 20, better: false })
  })
})

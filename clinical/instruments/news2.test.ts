import { describe, expect, it } from 'vitest'
import { totalRange } from './instrument.ts'
import { news2 } from './news2.ts'
import { scoreInstrument } from './score.ts'

const well = {
  'respiratory-rate': 16,
  'spo2-scale': 1,
  spo2: 97,
  oxygen: 0,
  systolic: 124,
  pulse: 72,
  consciousness: 0,
  temperature: 36.8,
}
const pointsOf = (linkId: string, answers: object) => scoreInstrument(news2, { ...well, ...answers }).subscales[linkId]

// Worked by hand from the chart of the Royal College of Physicians (2017).
describe('NEWS2', () => {
  it('goes from 0 to 20', () => {
    expect(totalRange(news2)).toEqual({ min: 0, max: 20 })
    expect(scoreInstrument(news2, well)).toMatchObject({ total: 0, band: 'none', flags: [] })
  })

  it.each([
    [
      'respiratory-rate',
      [
        [8, 3],
        [9, 1],
        [11, 1],
        [12, 0],
        [20, 0],
        [21, 2],
        [24, 2],
        [25, 3],
      ],
    ],
    [
      'spo2',
      [
        [91, 3],
        [92, 2],
        [93, 2],
        [94, 1],
        [95, 1],
        [96, 0],
        [100, 0],
      ],
    ],
    [
      'oxygen',
      [
        [0, 0],
        [1, 2],
      ],
    ],
    [
      'systolic',
      [
        [90, 3],
        [91, 2],
        [100, 2],
        [101, 1],
        [110, 1],
        [111, 0],
        [219, 0],
        [220, 3],
      ],
    ],
    [
      'pulse',
      [
        [40, 3],
        [41, 1],
        [50, 1],
        [51, 0],
        [90, 0],
        [91, 1],
        [110, 1],
        [111, 2],
        [130, 2],
        [131, 3],
      ],
    ],
    [
      'consciousness',
      [
        [0, 0],
        [1, 3],
        [2, 3],
        [3, 3],
        [4, 3],
      ],
    ],
    [
      'temperature',
      [
        [35, 3],
        [35.1, 1],
        [36, 1],
        [36.1, 0],
        [38, 0],
        [38.1, 1],
        [39, 1],
        [39.1, 2],
      ],
    ],
  ])('gives %s its points at each edge', (linkId, edges) => {
    for (const [value, points] of edges) expect([value, pointsOf(linkId, { [linkId]: value })]).toEqual([value, points])
  })

  it.each([
    [
      'on air',
      0,
      [
        [83, 3],
        [84, 2],
        [85, 2],
        [86, 1],
        [87, 1],
        [88, 0],
        [92, 0],
        [93, 0],
        [100, 0],
      ],
    ],
    [
      'on oxygen',
      1,
      [
        [83, 3],
        [84, 2],
        [86, 1],
        [88, 0],
        [92, 0],
        [93, 1],
        [94, 1],
        [95, 2],
        [96, 2],
        [97, 3],
      ],
    ],
  ])('reads SpO₂ on scale 2 %s', (_, oxygen, edges) => {
    for (const [value, points] of edges)
      expect([value, pointsOf('spo2', { spo2: value, oxygen, 'spo2-scale': 2 })]).toEqual([value, points])
  })

  it.each([
    [{ pulse: 95, 'respiratory-rate': 21, temperature: 38.5 }, 4, 'low', []],
    [{ pulse: 95, 'respiratory-rate': 21, temperature: 39.1 }, 5, 'medium', []],
    [{ consciousness: 1 }, 3, 'low-medium', ['single-sign-3']],
    [{ consciousness: 1, pulse: 95 }, 4, 'low-medium', ['single-sign-3']],
    [{ consciousness: 1, oxygen: 1 }, 5, 'medium', ['single-sign-3']],
    [{ oxygen: 1, spo2: 93, 'respiratory-rate': 25 }, 7, 'high', ['single-sign-3']],
  ])('%j: %i, %s', (answers, total, band, flags) => {
    expect(scoreInstrument(news2, { ...well, ...answers })).toMatchObject({ total, band, flags })
  })

  it('does not see the pressure that ketamine raises', () => {
    expect(scoreInstrument(news2, { ...well, systolic: 185 })).toMatchObject({ total: 0, band: 'none' })
  })

  it('flags a single grave sign while others are open', () => {
    expect(scoreInstrument(news2, { 'respiratory-rate': 7 })).toMatchObject({ total: null, flags: ['single-sign-3'] })
  })

  it('takes a tenth of a degree, and no finer', () => {
    expect(scoreInstrument(news2, { ...well, temperature: 36.85 }).faults).toMatchObject([{ problem: 'not-whole' }])
    expect(scoreInstrument(news2, { ...well, pulse: 72.5 }).faults).toMatchObject([{ problem: 'not-whole' }])
    expect(scoreInstrument(news2, { ...well, spo2: 104 }).faults[0]?.message).toContain('from 40 to 100')
  })
})

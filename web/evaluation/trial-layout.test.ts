import { expect, it } from 'vitest'
import { layOutTrials, type TrialInPicture } from './trial-layout.ts'

const trial = (medication: string, more: Partial<TrialInPicture> = {}): TrialInPicture => ({
  medication,
  role: 'antidepressant',
  highestDoseMgPerDay: null,
  start: null,
  stop: null,
  outcome: 'no-response',
  adequate: 'yes',
  atDose: [],
  ...more,
})

it('puts augmentations beneath and sorts by start', () => {
  const { bars } = layOutTrials(
    [
      trial('aripiprazole', { role: 'augmentation', start: '2025-01' }),
      trial('venlafaxine', { start: '2025-06-01' }),
      trial('sertraline', { start: '2025-01-15' }),
      trial('bupropion', {}),
    ],
    '2026-01-15',
  )
  expect(bars.map((bar) => bar.label)).toEqual(['sertraline', 'venlafaxine', 'bupropion', '+ aripiprazole'])
  expect(bars[2]?.outlines).toEqual([])
})

it('outlines what the dates allow and fills what is at dose for certain', () => {
  const [bar] = layOutTrials(
    [trial('sertraline', { start: '2025', stop: '2025-12-31', atDose: [{ from: '2025-07-02', to: '2025-12-31' }] })],
    '2026-01-01',
  ).bars
  expect(bar?.outlines).toEqual([{ from: 0, to: expect.closeTo(364 / 365, 3), heightPx: 9 }])
  expect(bar?.filled).toEqual([{ from: expect.closeTo(182 / 365, 3), to: expect.closeTo(364 / 365, 3), heightPx: 9 }])
})

it('fills nothing of a trial that is not adequate', () => {
  const atDose = [{ from: '2025-01-01', to: '2025-01-20' }]
  const [bar] = layOutTrials([trial('sertraline', { start: '2025-01-01', adequate: 'no', atDose })], '2026-01-01').bars
  expect(bar?.filled).toEqual([])
})

it('a trial without an end goes on to the day that is looked at', () => {
  const [bar] = layOutTrials([trial('sertraline', { start: '2025-11-01' })], '2026-01-15').bars
  expect(bar?.outlines).toEqual([{ from: 0, to: 1, heightPx: 9 }])
})

it('has a box for each dose, and one for refills of the same', () => {
  const doses = [
    { from: '2025-01-01', to: '2025-01-31', mgPerDay: 25 },
    { from: '2025-01-31', to: '2025-02-28', mgPerDay: 100 },
    { from: '2025-03-01', to: '2025-12-31', mgPerDay: 100 },
  ]
  const [bar] = layOutTrials(
    [
      trial('sertraline', {
        start: '2025-01-01',
        stop: '2025-12-31',
        doses,
        atDose: [{ from: '2025-01-31', to: '2025-12-31' }],
      }),
    ],
    '2025-12-31',
  ).bars
  expect(bar?.outlines.map(({ heightPx }) => heightPx)).toEqual([11, 20])
  expect(bar?.filled).toEqual([{ from: expect.closeTo(30 / 364, 5), to: 1, heightPx: 20 }])
})

it('puts scores above and other treatments beneath, within the days of the picture', () => {
  const layout = layOutTrials([trial('sertraline', { start: '2025-01-01' })], '2025-12-31', undefined, {
    score: {
      instrument: 'phq-9',
      shortTitle: 'PHQ-9',
      most: 27,
      points: [
        { on: '2024-05-01', total: 10 },
        { on: '2025-01-01', total: 27 },
        { on: '2025-12-31', total: 9 },
      ],
    },
    otherTreatments: [
      { kind: 'psychotherapy', text: 'CBT', reference: 'Procedure/1', start: '2025-02', stop: '2025-06' },
      { kind: 'electroconvulsive-therapy', text: 'ECT', reference: 'Procedure/2', start: '2025-07-02' },
      { kind: 'electroconvulsive-therapy', text: 'ECT', reference: 'Procedure/3', start: '2019-07-02' },
      { kind: 'electroconvulsive-therapy', text: 'ECT', reference: 'Procedure/4' },
    ],
  })
  expect(layout.score?.points).toEqual([
    { x: 0, y: 1, total: 27 },
    { x: 1, y: expect.closeTo(1 / 3, 5), total: 9 },
  ])
  expect(layout.others.map(({ label, marks }) => [label, marks.length])).toEqual([
    ['ECT', 1],
    ['psychotherapy', 1],
  ])
})

it('is higher with a higher dose against the minimum, and flat without one', () => {
  const height = (highestDoseMgPerDay: number | null) =>
    layOutTrials([trial('sertraline', { start: '2025-01', highestDoseMgPerDay })], '2025-12-31').bars[0]?.outlines[0]
      ?.heightPx ?? 0
  expect(height(150)).toBeGreaterThan(height(50))
  expect(height(5000)).toBe(28)
  expect(height(null)).toBe(9)
})

it('has at most seven ticks, and a year where it changes', () => {
  for (const start of ['2025-12-01', '2024-11-03', '2020-03-01', '1990-01-01']) {
    const { ticks } = layOutTrials([trial('sertraline', { start })], '2026-01-15')
    expect(ticks.length).toBeGreaterThan(1)
    expect(ticks.length).toBeLessThanOrEqual(7)
  }
  const labels = layOutTrials([trial('sertraline', { start: '2024-11-03' })], '2026-01-15').ticks.map(
    (tick) => tick.label,
  )
  expect(labels).toEqual(['Nov 24', 'Feb 25', 'May', 'Aug', 'Nov'])
})

it('never fails on dates that make no sense', () => {
  const { bars } = layOutTrials([trial('sertraline', { start: '2025-13', stop: '2020-01-01' })], '2026-01-15')
  expect(bars[0]?.outlines).toEqual([])
  expect(() => layOutTrials([trial('sertraline', { start: '2027-01-01' })], '2026-01-15', '2028')).not.toThrow()
})

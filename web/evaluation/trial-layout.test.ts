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
  expect(bars[2]?.span).toBeUndefined()
})

it('keeps apart what the dates say and what they leave open', () => {
  const [bar] = layOutTrials([trial('sertraline', { start: '2025', stop: '2025-12-31' })], '2026-01-01').bars
  expect(bar?.span?.from).toBe(0)
  expect(bar?.span?.surelyFrom).toBe(bar?.span?.surelyTo)
  expect(bar?.span?.to).toBeCloseTo(364 / 365, 3)
})

it('a trial without an end goes on to the day that is looked at', () => {
  const [bar] = layOutTrials([trial('sertraline', { start: '2025-11-01' })], '2026-01-15').bars
  expect(bar?.span).toEqual({ from: 0, surelyFrom: 0, surelyTo: 1, to: 1 })
})

it('counts from the start of the episode', () => {
  const layout = layOutTrials([trial('sertraline', { start: '2025-01-01' })], '2025-12-31', '2025-07-01')
  expect(layout.bars[0]?.countsFrom).toBeCloseTo(0.5, 1)
})

it('is higher with a higher dose against the minimum, and flat without one', () => {
  const height = (highestDoseMgPerDay: number | null) =>
    layOutTrials([trial('sertraline', { start: '2025-01', highestDoseMgPerDay })], '2025-12-31').bars[0]?.heightPx ?? 0
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
  expect(bars[0]?.span).toBeUndefined()
  expect(() => layOutTrials([trial('sertraline', { start: '2027-01-01' })], '2026-01-15', '2028')).not.toThrow()
})

import { describe, expect, it } from 'vitest'
import { findInstrument, type Instrument, instruments } from '../../clinical/instruments/index.ts'
import { bandRanges, isFinished, raisedFlags, readAnswers, shownItems, standingOf, withAnswer } from './answering.ts'

function instrument(id: string): Instrument {
  const found = findInstrument(id)
  if (!found) throw new Error(`no ${id}`)
  return found
}
const phq9 = instrument('phq-9')
const screener = instrument('c-ssrs-screener')
const news2 = instrument('news2')
const all = (of: Instrument, value: number) => Object.fromEntries(of.items.map((item) => [item.linkId, value]))

describe('the standing of a form', () => {
  it('names what is missing and gives no total before all is answered', () => {
    const { 'self-harm': _, ...but } = all(phq9, 2)
    expect(standingOf(phq9, {})).toEqual({ kind: 'untouched', of: 9 })
    expect(standingOf(phq9, but)).toEqual({
      kind: 'unfinished',
      answered: 8,
      of: 9,
      missing: ['Thoughts of death or self-harm'],
    })
  })

  it('gives total, range and band when it is', () => {
    expect(standingOf(phq9, all(phq9, 2))).toEqual({
      kind: 'scored',
      total: 18,
      range: { min: 0, max: 27 },
      band: 'moderately severe',
      parts: [],
    })
  })

  it('gives the parts beside the total, and a profile where there is none', () => {
    expect(standingOf(instrument('wai-sr'), all(instrument('wai-sr'), 4))).toMatchObject({
      total: 48,
      parts: [
        { id: 'task', label: 'Task', value: 16 },
        { id: 'bond', label: 'Bond', value: 16 },
        { id: 'goal', label: 'Goal', value: 16 },
      ],
    })
    const standing = standingOf(instrument('eq-5d-5l'), all(instrument('eq-5d-5l'), 2))
    expect(standing).toMatchObject({ kind: 'profile', parts: [{ value: 22222 }, { value: 2 }] })
    expect(isFinished(standing)).toBe(true)
  })

  it('is positive or negative for a screen', () => {
    const mdq = instrument('mdq')
    expect(standingOf(mdq, { ...all(mdq, 1), problem: 2 })).toMatchObject({ total: 13, band: 'positive screen' })
  })

  it('is not held up by the question that is not scored', () => {
    expect(standingOf(phq9, { difficulty: 2 })).toMatchObject({ kind: 'untouched' })
  })

  it('names the band of a single grave sign, not that of the total alone', () => {
    const well = { 'respiratory-rate': 16, 'spo2-scale': 1, spo2: 97, oxygen: 0, systolic: 124, pulse: 72 }
    const standing = standingOf(news2, { ...well, consciousness: 1, temperature: 36.8 })
    expect(standing).toMatchObject({ total: 3, band: 'low-medium: urgent review, every hour' })
  })

  it('counts one of two alternatives as enough', () => {
    const qids = instrument('qids-sr16')
    const { 'appetite-more': _, 'weight-less': __, ...answers } = all(qids, 1)
    expect(standingOf(qids, answers)).toMatchObject({ kind: 'scored', total: 9 })
  })

  it('is a tier for the screener, unfinished while a question is open', () => {
    const { 'behaviour-ever': _, ...open } = { 'wish-to-be-dead': 1, thoughts: 0, 'behaviour-ever': 0 }
    expect(standingOf(screener, open)).toMatchObject({ kind: 'triage', triage: { tier: 'unfinished' } })
    expect(standingOf(screener, { ...open, 'behaviour-ever': 0 })).toMatchObject({ triage: { tier: 'low' } })
  })

  it('raises the item on self-harm before the form is finished', () => {
    expect(raisedFlags(phq9, { 'self-harm': 1 })).toHaveLength(1)
    expect(raisedFlags(phq9, { 'self-harm': 0 })).toEqual([])
    expect(raisedFlags(news2, { systolic: 82 })).toHaveLength(1)
  })
})

describe('branching', () => {
  it('asks three to five only after a yes to the second, and recent behaviour after behaviour ever', () => {
    const shown = (answers: Record<string, number>) => shownItems(screener, answers).map((item) => item.linkId)
    expect(shown({})).toEqual(['wish-to-be-dead', 'thoughts', 'behaviour-ever'])
    expect(shown({ thoughts: 1, 'behaviour-ever': 1 })).toHaveLength(7)
  })

  it('drops answers to questions that are not asked any more', () => {
    expect(withAnswer(screener, { thoughts: 1, intent: 1 }, 'thoughts', 0)).toEqual({ thoughts: 0 })
    expect(withAnswer(screener, { thoughts: 1, intent: 1 }, 'intent', null)).toEqual({ thoughts: 1 })
  })
})

describe('a draft', () => {
  it('is used as far as the form still takes it', () => {
    expect(readAnswers(phq9, { interest: 3 })).toEqual({ interest: 3 })
    expect(readAnswers(screener, { thoughts: true })).toEqual({ thoughts: 1 })
    expect(readAnswers(phq9, { interest: 7 })).toBeUndefined()
    expect(readAnswers(phq9, { appetite2: 1 })).toBeUndefined()
    expect(readAnswers(phq9, 'interest')).toBeUndefined()
  })

  it('keeps measured values', () => {
    expect(readAnswers(news2, { temperature: 36.8 })).toEqual({ temperature: 36.8 })
    expect(readAnswers(news2, { temperature: 368 })).toBeUndefined()
  })
})

it('every instrument’s bands cover its range without a gap', () => {
  for (const each of instruments.filter((one) => one.bands.length > 0)) {
    const ranges = bandRanges(each)
    for (const [index, range] of ranges.entries()) {
      expect(range.to).toBeGreaterThanOrEqual(range.from)
      expect(range.from).toBe(index === 0 ? range.from : (ranges[index - 1]?.to ?? 0) + 1)
    }
  }
})

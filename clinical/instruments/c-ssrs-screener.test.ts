import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cSsrsScreener } from './c-ssrs-screener.ts'
import { cSsrsScreenerSinceLastVisit } from './c-ssrs-screener-since-last-visit.ts'
import { askedItems, scoreInstrument, tierSoFar } from './score.ts'

const nothing = { 'wish-to-be-dead': false, thoughts: false, 'behaviour-ever': false }
const thoughts = { ...nothing, thoughts: true, method: false, intent: false, plan: false }

describe('C-SSRS screener', () => {
  it.each([
    ['none', nothing],
    ['low', { ...nothing, 'wish-to-be-dead': true }],
    ['low', thoughts],
    ['moderate', { ...thoughts, method: true }],
    ['moderate', { ...nothing, 'behaviour-ever': true, 'behaviour-recent': false }],
    ['high', { ...thoughts, intent: true }],
    ['high', { ...thoughts, plan: true }],
    ['high', { ...nothing, 'behaviour-ever': true, 'behaviour-recent': true }],
  ])('%s: %j (Columbia triage)', (tier, answers) => {
    expect(scoreInstrument(cSsrsScreener, answers)).toMatchObject({ band: tier, complete: true, total: null })
  })

  it('is never a sum: one yes can weigh more than three', () => {
    const three = { ...thoughts, 'wish-to-be-dead': true, method: true }
    const one = { ...nothing, 'behaviour-ever': true, 'behaviour-recent': true }
    expect(scoreInstrument(cSsrsScreener, three)).toMatchObject({ band: 'moderate', total: null })
    expect(scoreInstrument(cSsrsScreener, one)).toMatchObject({ band: 'high', total: null })
  })

  it('asks 3 to 5 only after a yes to 2, and recency only after behaviour', () => {
    const asked = (answers: object) => askedItems(cSsrsScreener, { ...answers }).map((item) => item.linkId)
    expect(asked({})).toEqual(['wish-to-be-dead', 'thoughts', 'behaviour-ever'])
    expect(asked({ thoughts: 1 })).toEqual([
      'wish-to-be-dead',
      'thoughts',
      'method',
      'intent',
      'plan',
      'behaviour-ever',
    ])
    expect(asked({ 'behaviour-ever': 1 })).toContain('behaviour-recent')
  })

  it('is unfinished, not reassuring, while a question is open', () => {
    const { 'behaviour-ever': _, ...open } = thoughts
    expect(scoreInstrument(cSsrsScreener, open)).toMatchObject({ band: 'unfinished', missing: ['behaviour-ever'] })
    expect(tierSoFar(cSsrsScreener, open)).toBe('low')
    expect(scoreInstrument(cSsrsScreener, {})).toMatchObject({ band: 'unfinished' })
    expect(scoreInstrument(cSsrsScreener, { ...nothing, thoughts: 'no' })).toMatchObject({
      band: 'unfinished',
      status: 'faulty',
    })
  })

  it('is high already when unfinished, once the highest tier is reached', () => {
    expect(scoreInstrument(cSsrsScreener, { intent: 1 })).toMatchObject({ band: 'high', complete: false })
  })

  it('goes by the graver of two answers that contradict, and says so', () => {
    expect(scoreInstrument(cSsrsScreener, { ...nothing, plan: true })).toMatchObject({
      band: 'high',
      flags: ['answers-contradict'],
    })
    expect(scoreInstrument(cSsrsScreener, { ...nothing, 'behaviour-recent': true })).toMatchObject({
      band: 'high',
      flags: ['answers-contradict'],
    })
  })

  it.each([
    ['recent', cSsrsScreener],
    ['since last visit', cSsrsScreenerSinceLastVisit],
  ])('%s: taking an answer away never lowers how soon it is looked at', (_, instrument) => {
    const rank = ['none', 'low', 'moderate', 'unfinished', 'high']
    const form = fc.dictionary(fc.constantFrom(...instrument.items.map((item) => item.linkId)), fc.boolean())
    fc.assert(
      fc.property(form, fc.constantFrom(...instrument.items), (answers, { linkId }) => {
        const { [linkId]: taken, ...rest } = answers
        const before = scoreInstrument(instrument, answers)
        // Taking back the answer that contradicts is no gap.
        fc.pre(!before.flags.includes('answers-contradict'))
        const after = scoreInstrument(instrument, rest)
        if (before.band === 'high' && taken) expect(['unfinished', 'high']).toContain(after.band)
        else expect(rank.indexOf(after.band ?? '')).toBeGreaterThanOrEqual(rank.indexOf(before.band ?? ''))
      }),
    )
  })

  it.each([
    ['recent', cSsrsScreener],
    ['since last visit', cSsrsScreenerSinceLastVisit],
  ])('%s: a yes in place of a no never lowers the tier of a finished screen', (_, instrument) => {
    const rank = ['none', 'low', 'moderate', 'unfinished', 'high']
    const full = fc.record(Object.fromEntries(instrument.items.map((item) => [item.linkId, fc.boolean()])))
    fc.assert(
      fc.property(full, fc.constantFrom(...instrument.items), (answers, { linkId }) => {
        const before = scoreInstrument(instrument, answers).band ?? ''
        const after = scoreInstrument(instrument, { ...answers, [linkId]: true }).band ?? ''
        expect(rank.indexOf(after)).toBeGreaterThanOrEqual(rank.indexOf(before))
      }),
    )
  })
})

describe('C-SSRS screener since last visit', () => {
  const quiet = { 'wish-to-be-dead': 0, thoughts: 0, 'behaviour-recent': 0 }

  it.each([
    ['none', quiet],
    ['low', { ...quiet, 'wish-to-be-dead': 1 }],
    ['moderate', { ...quiet, thoughts: 1, method: 1, intent: 0, plan: 0 }],
    ['high', { ...quiet, 'behaviour-recent': 1 }],
  ])('%s: %j', (tier, answers) => {
    expect(scoreInstrument(cSsrsScreenerSinceLastVisit, answers)).toMatchObject({ band: tier, complete: true })
  })
})

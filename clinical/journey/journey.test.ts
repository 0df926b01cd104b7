import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { closeReasons, stopReasons } from './care.ts'
import { type JourneyFacts, journeyOf, journeySteps } from './journey.ts'

const arrived: JourneyFacts = {
  deceased: false,
  closed: null,
  referred: false,
  determination: null,
  consented: false,
  plan: null,
  session: { running: null, ended: 0, lastEndedOn: null },
  nextBooking: null,
  lastScoredOn: null,
}
const signed = { outcome: 'eligible' as const, signed: true }
const active = { state: 'active' as const, inductionSessions: 8, stoppedFor: null, isBehind: false }
const where = (facts: Partial<JourneyFacts>) => {
  const { stage, nextStep } = journeyOf({ ...arrived, ...facts })
  return [stage, nextStep.code]
}

describe('the journey', () => {
  it('goes from referral to plan', () => {
    expect(where({})).toEqual(['referral', 'record-referral'])
    expect(where({ referred: true })).toEqual(['evaluation', 'evaluate'])
    const needs = { outcome: 'needs-information' as const, signed: true }
    expect(where({ referred: true, determination: needs })).toEqual(['evaluation', 'answer-questions'])
    expect(where({ determination: { ...signed, signed: false } })).toEqual(['evaluation', 'sign-determination'])
    const not = { outcome: 'not-eligible' as const, signed: true }
    expect(where({ determination: not })).toEqual(['evaluation', 'review-not-eligible'])
    expect(where({ determination: signed })).toEqual(['consent', 'record-consent'])
    expect(where({ determination: signed, consented: true })).toEqual(['plan', 'make-plan'])
  })

  it('goes from the first booking to maintenance', () => {
    const planned = { determination: signed, consented: true, plan: active }
    expect(where(planned)).toEqual(['sessions', 'book-session'])
    expect(where({ ...planned, nextBooking: { number: 5 } })).toEqual(['sessions', 'check-in'])
    const ended = { running: null, ended: 8, lastEndedOn: '2026-03-01' }
    expect(where({ ...planned, session: ended, lastScoredOn: '2026-03-01' })).toEqual(['outcome', 'score-outcome'])
    const scored = { ...planned, session: ended, lastScoredOn: '2026-03-04' }
    expect(where(scored)).toEqual(['maintenance', 'decide-maintenance'])
    expect(where({ ...scored, nextBooking: { number: 9 } })).toEqual(['maintenance', 'check-in'])
    const completed = { ...scored, plan: { ...active, state: 'completed' as const } }
    expect(where({ ...completed, lastScoredOn: null })).toEqual(['outcome', 'score-outcome'])
    expect(where(completed)).toEqual(['maintenance', 'decide-maintenance'])
  })

  it('says at once when consent was withdrawn, and does not show it as done', () => {
    const withdrawn = journeyOf({ ...arrived, determination: signed, plan: active, nextBooking: { number: 2 } })
    expect(withdrawn.nextStep.code).toBe('record-consent')
    expect(withdrawn.steps.find(({ name }) => name === 'consent')?.state).toBe('todo')
  })

  it('starts again when a plan was stopped before its first session', () => {
    expect(where({ determination: signed, consented: true, plan: { ...active, state: 'stopped' } })).toEqual([
      'plan',
      'make-plan',
    ])
  })

  it('guides whom the treatment does not help to something else, and not to maintenance', () => {
    const given = { running: null, ended: 6, lastEndedOn: '2026-03-01' }
    const stopped = (stoppedFor: 'no-benefit' | 'declined' | 'moved' | null, scored: string | null) =>
      where({
        determination: signed,
        consented: true,
        plan: { ...active, state: 'stopped', stoppedFor },
        session: given,
        lastScoredOn: scored,
      })
    expect(stopped('no-benefit', null)).toEqual(['outcome', 'guide-or-close'])
    expect(stopped('declined', '2026-03-04')).toEqual(['outcome', 'guide-or-close'])
    // Nobody said why: how the patient is now is asked first, and it is still no maintenance.
    expect(stopped(null, null)).toEqual(['outcome', 'score-outcome'])
    expect(stopped(null, '2026-03-04')).toEqual(['outcome', 'guide-or-close'])
  })

  it('is closed for a reason, and begins again before a plan that lies behind', () => {
    const over = {
      determination: signed,
      consented: true,
      plan: { ...active, state: 'stopped' as const, stoppedFor: 'no-benefit' as const },
      session: { running: null, ended: 6, lastEndedOn: '2026-03-01' },
    }
    expect(journeyOf({ ...arrived, ...over, closed: 'no-benefit' })).toMatchObject({
      stage: 'closed',
      nextStep: { code: 'none', text: 'Closed: no benefit' },
    })
    expect(where({ ...over, plan: { ...over.plan, isBehind: true } })).toEqual(['plan', 'make-plan'])
    const running = { running: { number: 3 }, ended: 2, lastEndedOn: '2026-01-02' }
    expect(where({ ...over, closed: 'moved', session: running })).toEqual(['sessions', 'continue-session'])
  })

  it('puts a running session before all else, and ends with death', () => {
    const running = { running: { number: 3 }, ended: 2, lastEndedOn: '2026-01-02' }
    expect(where({ plan: active, session: running })).toEqual(['sessions', 'continue-session'])
    expect(where({ plan: active, session: running, deceased: true })).toEqual(['closed', 'none'])
  })

  it('always has seven steps in order, one of them here unless closed, and only consent done after it', () => {
    const facts = fc.record({
      deceased: fc.boolean(),
      closed: fc.option(fc.constantFrom(...closeReasons)),
      referred: fc.boolean(),
      determination: fc.option(
        fc.record({
          outcome: fc.constantFrom('eligible', 'eligible-with-cautions', 'needs-information', 'not-eligible'),
          signed: fc.boolean(),
        }),
      ),
      consented: fc.boolean(),
      plan: fc.option(
        fc.record({
          state: fc.constantFrom('active', 'completed', 'stopped'),
          inductionSessions: fc.option(fc.integer({ min: 1, max: 12 })),
          stoppedFor: fc.option(fc.constantFrom(...stopReasons)),
          isBehind: fc.boolean(),
        }),
      ),
      session: fc.record({
        running: fc.option(fc.record({ number: fc.integer({ min: 1, max: 40 }) })),
        ended: fc.integer({ min: 0, max: 40 }),
        lastEndedOn: fc.constantFrom(null, '2026-01-02', '2026-05-01'),
      }),
      nextBooking: fc.option(fc.record({ number: fc.integer({ min: 1, max: 40 }) })),
      lastScoredOn: fc.constantFrom(null, '2026-01-01', '2026-01-03'),
    })
    fc.assert(
      fc.property(facts, (some) => {
        const { stage, steps, nextStep } = journeyOf(some as JourneyFacts)
        expect(steps.map(({ name }) => name)).toEqual(journeySteps)
        const here = steps.findIndex(({ state }) => state === 'here')
        expect(stage === 'closed' ? here : steps[here]?.name).toEqual(stage === 'closed' ? -1 : stage)
        const later = stage === 'closed' ? [] : steps.slice(here + 1).filter(({ name }) => name !== 'consent')
        expect(later.every(({ state }) => state === 'todo')).toBe(true)
        expect(nextStep.text).not.toBe('')
      }),
    )
  })
})

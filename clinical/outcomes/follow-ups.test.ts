import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findInstrument } from '../instruments/index.ts'
import type { Source } from '../quantity/source.ts'
import type { AssessmentFact } from '../record/record.ts'
import type { FollowUp } from './follow-up-schedule.ts'
import { dueFollowUps, type FollowUpInput, type SessionInCourse } from './follow-ups.ts'

const source: Source = { citation: 'test', evidence: 'local' }
const dayAfter: FollowUp = {
  id: 'day-after',
  label: '24 hours after the dose',
  after: 'session',
  instruments: ['phq-9'],
  contact: true,
  dueAfterHours: 24,
  windowHours: 12,
  source,
}
const weekAfter: FollowUp = {
  id: 'week-after',
  label: '7 days after the dose',
  after: 'session',
  instruments: ['madrs'],
  dueAfterHours: 168,
  windowHours: 48,
  unlessNextSession: true,
  source,
}
const before: FollowUp = {
  id: 'before-session',
  label: 'Before the session',
  after: 'before-session',
  instruments: ['c-ssrs-screener-since-last-visit'],
  windowHours: 24,
  source,
}
const atTheEnd: FollowUp = {
  id: 'end-of-course',
  label: 'End of the course',
  after: 'end-of-course',
  instruments: ['madrs', 'phq-9'],
  dueAfterHours: 48,
  windowHours: 72,
  source,
}

const monday: SessionInCourse = {
  id: 's1',
  number: 1,
  status: 'ended',
  plannedAt: '2026-01-12T09:00:00.000Z',
  firstDoseAt: '2026-01-12T09:20:00.000Z',
}
const thursday: SessionInCourse = { id: 's2', number: 2, status: 'planned', plannedAt: '2026-01-15T09:00:00.000Z' }

const follow = (now: string, changed: Partial<FollowUpInput> = {}) =>
  dueFollowUps({
    protocolFollowUp: [dayAfter],
    sessions: [monday],
    assessments: [],
    contacts: [],
    inductionSessions: 2,
    hasTherapist: false,
    now,
    timeZone: 'Europe/Berlin',
    ...changed,
  })
const full = (instrumentId: string, at: string): AssessmentFact => ({
  kind: 'assessment',
  id: `${instrumentId} ${at}`,
  reference: 'test',
  instrument: instrumentId,
  at,
  answers: Object.fromEntries((findInstrument(instrumentId)?.items ?? []).map((item) => [item.linkId, item.min])),
})

describe('follow-up after a session', () => {
  it.each([
    ['2026-01-12T10:00:00Z', 'upcoming'],
    ['2026-01-12T21:20:00Z', 'due'],
    ['2026-01-13T15:00:00Z', 'due'],
    ['2026-01-13T21:20:00Z', 'due'],
    ['2026-01-13T21:21:00Z', 'missed'],
  ])('24 hours later, at %s, is %s', (now, state) => {
    expect(follow(now)).toMatchObject([{ id: 'day-after:s1', state, dueAt: '2026-01-13T09:20:00.000Z' }])
  })

  it('is overdue from the end of the due day in the clinic, while it still counts', () => {
    const week = { protocolFollowUp: [weekAfter] }
    expect(follow('2026-01-19T22:59:00Z', week)[0]?.state).toBe('due')
    expect(follow('2026-01-19T23:00:00Z', week)[0]?.state).toBe('overdue')
    expect(follow('2026-01-21T09:21:00Z', week)[0]?.state).toBe('missed')
  })

  it('is done when every instrument is answered and somebody talked to the patient', () => {
    const answered = { assessments: [full('phq-9', '2026-01-13T08:00:00Z')] }
    expect(follow('2026-01-13T10:00:00Z', answered)).toMatchObject([
      { state: 'due', outstanding: [], contactOutstanding: true },
    ])
    const tried = [{ id: 'c1', at: '2026-01-13T08:30:00Z', reached: false }]
    expect(follow('2026-01-13T10:00:00Z', { ...answered, contacts: tried })[0]?.state).toBe('due')
    const reached = [{ id: 'c2', at: '2026-01-13T09:30:00Z', reached: true }]
    expect(follow('2026-01-13T10:00:00Z', { ...answered, contacts: reached })).toMatchObject([
      { state: 'done', answeredBy: { 'phq-9': 'phq-9 2026-01-13T08:00:00Z' } },
    ])
  })

  it('is not done by an answer outside its window, nor by an unfinished form', () => {
    const silent: FollowUp = { ...dayAfter, contact: false }
    const answered = (fact: AssessmentFact) =>
      follow('2026-01-13T10:00:00Z', { protocolFollowUp: [silent], assessments: [fact] })[0]?.state
    expect(answered(full('phq-9', '2026-01-12T08:00:00Z'))).toBe('due')
    expect(answered({ ...full('phq-9', '2026-01-13T09:00:00Z'), answers: { mood: 1 } })).toBe('due')
    expect(answered(full('phq-9', '2026-01-13T09:00:00Z'))).toBe('done')
    expect(answered({ ...full('phq-9', '2026-01-13'), answers: undefined, total: 12 })).toBe('done')
    expect(answered({ ...full('phq-9', '2026-01-13'), answers: undefined, total: 28 })).toBe('due')
  })

  it('asks for nothing after a session without a dose, nor after a cancelled one', () => {
    const noDose: SessionInCourse = { ...monday, firstDoseAt: undefined }
    expect(follow('2026-01-13T10:00:00Z', { sessions: [noDose] })).toEqual([])
    expect(follow('2026-01-13T10:00:00Z', { sessions: [{ ...monday, status: 'cancelled' }] })).toEqual([])
  })

  it('falls away when the next session comes first, where the protocol says so', () => {
    const two = { sessions: [thursday, monday], protocolFollowUp: [weekAfter] }
    expect(follow('2026-01-13T10:00:00Z', two)).toEqual([])
    const cancelled = { ...two, sessions: [monday, { ...thursday, status: 'cancelled' as const }] }
    expect(follow('2026-01-13T10:00:00Z', cancelled)).toMatchObject([{ id: 'week-after:s1' }])
  })
})

describe('follow-up before a session', () => {
  const of = (now: string, changed: Partial<FollowUpInput> = {}) =>
    follow(now, { protocolFollowUp: [before], sessions: [thursday], ...changed })

  it.each([
    ['2026-01-14T08:59:00Z', 'upcoming'],
    ['2026-01-14T09:00:00Z', 'due'],
    ['2026-01-15T09:00:00Z', 'overdue'],
    ['2026-01-15T18:00:00Z', 'overdue'],
  ])('at %s is %s', (now, state) => {
    expect(of(now)).toMatchObject([{ id: 'before-session:s2', state, dueAt: thursday.plannedAt }])
  })

  it('is missed once the dose was given without it, and done when answered before', () => {
    const dosed = { sessions: [{ ...thursday, status: 'running' as const, firstDoseAt: '2026-01-15T09:40:00.000Z' }] }
    expect(of('2026-01-15T10:00:00Z', dosed)[0]?.state).toBe('missed')
    const late = { ...dosed, assessments: [full('c-ssrs-screener-since-last-visit', '2026-01-15T09:35:00Z')] }
    expect(of('2026-01-15T10:00:00Z', late)[0]?.state).toBe('done')
    const after = { ...dosed, assessments: [full('c-ssrs-screener-since-last-visit', '2026-01-15T09:45:00Z')] }
    expect(of('2026-01-15T10:00:00Z', after)[0]?.state).toBe('missed')
  })
})

describe('the end of the induction', () => {
  const end = (sessions: SessionInCourse[], changed: Partial<FollowUpInput> = {}) =>
    follow('2026-01-15T10:00:00Z', { protocolFollowUp: [atTheEnd], sessions, ...changed })
  const friday: SessionInCourse = { id: 's3', number: 3, status: 'planned', plannedAt: '2026-01-16T09:00:00.000Z' }

  it('hangs on the last session that the protocol plans, given or booked, and on no later one', () => {
    expect(end([monday, thursday, friday])).toMatchObject([
      { id: 'end-of-course:s2', dueAt: '2026-01-17T09:00:00.000Z', outstanding: ['madrs', 'phq-9'] },
    ])
    const given = { ...thursday, status: 'ended' as const, firstDoseAt: '2026-01-15T09:30:00.000Z' }
    expect(end([monday, given, friday])).toMatchObject([
      { id: 'end-of-course:s2', dueAt: '2026-01-17T09:30:00.000Z', state: 'due' },
    ])
  })

  it('is not due while its last session is not booked, however many are', () => {
    expect(end([monday], { inductionSessions: 8 })).toEqual([])
    expect(end([monday, thursday, friday], { inductionSessions: 8 })).toEqual([])
    expect(end([], { inductionSessions: 8 })).toEqual([])
    expect(end([monday, thursday], { inductionSessions: null })).toEqual([])
  })

  it('does not count a cancelled session, nor one without a dose; what is on record of older ones is their number', () => {
    const cancelled = { ...thursday, status: 'cancelled' as const }
    expect(end([monday, cancelled])).toEqual([])
    const noDose = { ...thursday, status: 'ended' as const }
    expect(end([monday, noDose, friday])).toMatchObject([{ id: 'end-of-course:s3' }])
    expect(end([{ ...monday, number: 7 }, thursday], { inductionSessions: 8 })).toMatchObject([
      { id: 'end-of-course:s2' },
    ])
    expect(end([{ ...monday, number: 9 }, thursday], { inductionSessions: 8 })).toEqual([])
  })

  it('hangs on the day a plan ended early', () => {
    const ended = { inductionSessions: 8, courseEndedAt: '2026-01-14T12:00:00Z' }
    expect(end([monday], ended)).toMatchObject([{ id: 'end-of-course:s1', dueAt: '2026-01-16T12:00:00.000Z' }])
    expect(end([], ended)).toEqual([])
  })
})

describe('what hangs on the first dose of the plan', () => {
  const monthly: FollowUp = {
    id: 'monthly',
    label: 'Once a month',
    after: 'first-dose',
    instruments: ['asrm'],
    onDays: [10, 30],
    thenEveryDays: 30,
    windowHours: 48,
    source,
  }
  const of = (now: string, changed: Partial<FollowUpInput> = {}) =>
    follow(now, { protocolFollowUp: [monthly], ...changed }).map(({ id, state, dueAt }) => [id, state, dueAt])

  it('is due on its days, then again and again, one ahead', () => {
    expect(of('2026-01-12T10:00:00Z')).toEqual([
      ['monthly:day-10', 'upcoming', '2026-01-22T09:20:00.000Z'],
      ['monthly:day-30', 'upcoming', '2026-02-11T09:20:00.000Z'],
    ])
    const answered = { assessments: [full('asrm', '2026-02-11T08:00:00Z')] }
    expect(of('2026-03-13T12:00:00Z', answered).map(([id, state]) => [id, state])).toEqual([
      ['monthly:day-10', 'missed'],
      ['monthly:day-30', 'done'],
      ['monthly:day-60', 'due'],
      ['monthly:day-90', 'upcoming'],
    ])
  })

  it('counts from the dose that is named where the sessions do not reach back to it, and from nothing without one', () => {
    const named = { courseStartedAt: '2026-01-02T09:20:00Z' }
    expect(of('2026-01-12T10:00:00Z', named)[0]).toEqual(['monthly:day-10', 'due', '2026-01-12T09:20:00.000Z'])
    expect(of('2026-01-12T10:00:00Z', { sessions: [thursday] })).toEqual([])
  })

  it('asks of the work with a therapist only while the plan names one', () => {
    const alliance: FollowUp = { ...monthly, id: 'alliance', withTherapist: true }
    const asked = (hasTherapist: boolean) =>
      follow('2026-01-12T10:00:00Z', { protocolFollowUp: [alliance, monthly], hasTherapist }).map(
        ({ followUp }) => followUp.id,
      )
    expect(asked(false)).toEqual(['monthly', 'monthly'])
    expect(asked(true)).toEqual(['alliance', 'monthly', 'alliance', 'monthly'])
  })

  it('asks for nothing once the plan is over; what hangs on the last dose begins then', () => {
    const ended = { courseEndedAt: '2026-01-23T09:20:00Z' }
    expect(of('2026-03-01T10:00:00Z', ended).map(([id]) => id)).toEqual(['monthly:day-10'])
    const after: FollowUp = { ...monthly, id: 'after', after: 'last-dose', onDays: [7, 14], thenEveryDays: undefined }
    const last = (now: string, changed: Partial<FollowUpInput>) =>
      follow(now, { protocolFollowUp: [after], ...changed }).map(({ id, state, sessionId }) => [id, state, sessionId])
    expect(last('2026-01-30T10:00:00Z', ended)).toEqual([
      ['after:day-7', 'due', null],
      ['after:day-14', 'upcoming', null],
    ])
    expect(last('2026-01-30T10:00:00Z', {})).toEqual([])
  })
})

it('time alone never undoes a follow-up, and a missed window stays missed', () => {
  const rank = ['upcoming', 'due', 'overdue', 'missed']
  const minute = fc.integer({ min: 0, max: 20_000 })
  const schedule = [dayAfter, weekAfter, before, atTheEnd]
  fc.assert(
    fc.property(minute, minute, fc.boolean(), (a, b, answered) => {
      const assessments = answered ? [full('madrs', '2026-01-19T10:00:00Z')] : []
      const at = (minutes: number) =>
        follow(new Date(Date.parse('2026-01-10T00:00:00Z') + minutes * 60_000).toISOString(), {
          protocolFollowUp: schedule,
          sessions: [monday, thursday],
          assessments,
        })
      const earlier = at(Math.min(a, b))
      const later = at(Math.max(a, b))
      earlier.forEach((item, index) => {
        if (item.state === 'done') expect(later[index]?.state).toBe('done')
        else expect(rank.indexOf(later[index]?.state ?? '')).toBeGreaterThanOrEqual(rank.indexOf(item.state))
      })
    }),
  )
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { faultOfPathwayEvent, foldUrgentPathway, type UrgentPathwayEvent } from './fold-urgent-pathway.ts'
import { triageSuicideRisk } from './suicide-risk-triage.ts'
import { minutesLater, type UrgentPathway, urgentPathwayFor } from './urgent-pathway.ts'

const start = '2026-01-15T14:00:00.000Z'
const minute = (minutes: number) => minutesLater(start, minutes)
const pathwayOf = (answers: Record<string, number>, at = start): UrgentPathway => {
  const triage = triageSuicideRisk('c-ssrs-screener-since-last-visit', answers)
  const pathway = triage && urgentPathwayFor(triage, at, 'Europe/Berlin')
  if (!pathway) throw new Error('these answers start a pathway')
  return pathway
}
const high = pathwayOf({ 'behaviour-recent': 1 })
const moderate = pathwayOf({ 'wish-to-be-dead': 1, thoughts: 1, method: 1, intent: 0, plan: 0, 'behaviour-recent': 0 })

type Happening = UrgentPathwayEvent extends infer Each ? (Each extends unknown ? Omit<Each, 'id'> : never) : never
const log = (...happenings: Happening[]): UrgentPathwayEvent[] =>
  happenings.map((happening, index) => ({ ...happening, id: `event-${index}` }) as UrgentPathwayEvent)
const opened: Happening = { type: 'opened', at: start, by: 'nurse', pathway: high }

describe('the urgent pathway', () => {
  it('waits for somebody to take it, and says who is told next and when', () => {
    expect(foldUrgentPathway(log(opened), minute(1))).toMatchObject({
      status: 'waiting',
      owner: null,
      overdue: null,
      nextEscalationAt: minute(5),
      nextEscalationTo: { id: 'any-prescriber' },
      somebodyStays: true,
      holdsDischarge: true,
    })
  })

  it('is late when nobody takes it in time, and is told on, step by step, the last step again and again', () => {
    expect(foldUrgentPathway(log(opened), minute(5)).overdue).toBe('acknowledgement')
    const told = log(
      opened,
      { type: 'escalated', at: minute(5), by: 'system', to: 'any-prescriber' },
      { type: 'escalated', at: minute(10), by: 'system', to: 'all-clinical-members' },
      { type: 'escalated', at: minute(15), by: 'system', to: 'all-clinical-members' },
    )
    expect(foldUrgentPathway(told.slice(0, 2), minute(6))).toMatchObject({
      nextEscalationAt: minute(10),
      nextEscalationTo: { id: 'all-clinical-members' },
    })
    expect(foldUrgentPathway(told, minute(16))).toMatchObject({
      nextEscalationAt: minute(20),
      nextEscalationTo: { id: 'all-clinical-members' },
      overdue: 'acknowledgement',
    })
  })

  it('acknowledging is not handling: without an action it is late again', () => {
    const taken = log(opened, { type: 'acknowledged', at: minute(2), by: 'dr-osei' })
    expect(foldUrgentPathway(taken, minute(10))).toMatchObject({
      status: 'owned',
      owner: 'dr-osei',
      overdue: null,
      nextEscalationAt: minute(15),
    })
    expect(foldUrgentPathway(taken, minute(15)).overdue).toBe('assessment')
    const handled = [...taken, ...log({ type: 'action-recorded', at: minute(12), by: 'dr-osei', action: 'seen' })]
    const withIds = handled.map((event, index) => ({ ...event, id: `e${index}` }))
    expect(foldUrgentPathway(withIds, minute(60))).toMatchObject({
      overdue: null,
      nextEscalationAt: null,
      nextEscalationTo: null,
    })
  })

  it('stays with its owner until the other one takes it', () => {
    const given = log(
      opened,
      { type: 'acknowledged', at: minute(1), by: 'dr-osei' },
      { type: 'handed-over', at: minute(3), by: 'dr-osei', to: 'dr-lind' },
      { type: 'acknowledged', at: minute(4), by: 'dr-lind' },
    )
    expect(foldUrgentPathway(given.slice(0, 3), minute(3))).toMatchObject({ owner: 'dr-osei', handedOverTo: 'dr-lind' })
    expect(foldUrgentPathway(given, minute(4))).toMatchObject({ owner: 'dr-lind', handedOverTo: null })
  })

  it('is closed by an owner after something was done, and then holds nothing', () => {
    const events = log(
      opened,
      { type: 'acknowledged', at: minute(1), by: 'dr-osei' },
      { type: 'action-recorded', at: minute(9), by: 'dr-osei', action: 'seen, safety plan renewed' },
      { type: 'closed', at: minute(40), by: 'dr-osei', outcome: 'goes home with her sister' },
    )
    expect(foldUrgentPathway(events, minute(41))).toMatchObject({
      status: 'closed',
      holdsDischarge: false,
      somebodyStays: false,
      overdue: null,
      closed: { by: 'dr-osei', outcome: 'goes home with her sister' },
      conflicts: [],
    })
  })

  it('starts its clock again when a later finding is graver, and keeps what was done', () => {
    const graver = pathwayOf({ 'behaviour-recent': 1 }, minute(30))
    const events = log(
      { ...opened, pathway: moderate } as Happening,
      { type: 'acknowledged', at: minute(10), by: 'dr-osei' },
      { type: 'action-recorded', at: minute(20), by: 'dr-osei', action: 'seen' },
      { type: 'raised', at: minute(30), by: 'nurse', pathway: graver },
    )
    expect(foldUrgentPathway(events.slice(0, 3), minute(29))).toMatchObject({ holdsDischarge: false, overdue: null })
    const raised = foldUrgentPathway(events, minute(36))
    expect(raised).toMatchObject({
      status: 'waiting',
      owner: 'dr-osei',
      holdsDischarge: true,
      overdue: 'acknowledgement',
    })
    expect(raised.actions).toHaveLength(1)
    const taken: UrgentPathwayEvent = { id: 'taken', type: 'acknowledged', at: minute(37), by: 'dr-osei' }
    const takenAgain = foldUrgentPathway([...events, taken], minute(45))
    expect(takenAgain).toMatchObject({ status: 'owned', overdue: 'assessment', nextEscalationAt: minute(45) })
    const close: UrgentPathwayEvent = { id: 'close', type: 'closed', at: minute(46), by: 'dr-osei', outcome: 'home' }
    expect(faultOfPathwayEvent(takenAgain, close)).toContain('what was done')
  })

  it('refuses what cannot be, with the reason', () => {
    const fold = (...happenings: Happening[]) => foldUrgentPathway(log(...happenings), minute(1))
    const close: UrgentPathwayEvent = { id: 'x', type: 'closed', at: minute(1), by: 'dr-osei', outcome: 'fine' }
    expect(faultOfPathwayEvent(fold(), close)).toContain('never opened')
    expect(faultOfPathwayEvent(fold(opened), close)).toContain('acknowledge')
    expect(faultOfPathwayEvent(fold(opened, { type: 'acknowledged', at: minute(1), by: 'n' }), close)).toContain(
      'what was done',
    )
    const lowered: Happening = { type: 'raised', at: minute(2), by: 'nurse', pathway: moderate }
    expect(fold(opened, lowered)).toMatchObject({ pathway: { tier: 'high' }, conflicts: [{ eventId: 'event-1' }] })
  })

  const at = fc.integer({ min: 0, max: 500 }).map(minute)
  const by = fc.constantFrom('nurse', 'dr-osei', 'dr-lind', 'system')
  const id = fc.integer({ min: 0, max: 30 }).map(String)
  const anyEvent: fc.Arbitrary<UrgentPathwayEvent> = fc.oneof(
    fc.record({
      id,
      at,
      by,
      type: fc.constantFrom('opened' as const, 'raised' as const),
      pathway: fc.constantFrom(high, moderate),
    }),
    fc.record({ id, at, by, type: fc.constant('acknowledged' as const) }),
    fc.record({
      id,
      at,
      by,
      type: fc.constant('escalated' as const),
      to: fc.constantFrom(...high.escalation.map((s) => s.id)),
    }),
    fc.record({ id, at, by, type: fc.constant('handed-over' as const), to: by }),
    fc.record({ id, at, by, type: fc.constant('action-recorded' as const), action: fc.constantFrom('', 'seen') }),
    fc.record({ id, at, by, type: fc.constant('closed' as const), outcome: fc.constantFrom('', 'home') }),
  )

  it('never throws or drops: each event is in the state or among the conflicts; re-delivery changes nothing', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 20 }), at, (events, now) => {
        const state = foldUrgentPathway(events, now)
        expect(foldUrgentPathway([...events, ...events], now)).toEqual(state)
        const unique = [...new Map(events.toReversed().map((event) => [event.id, event])).values()]
        const count = (type: UrgentPathwayEvent['type']) => unique.filter((event) => event.type === type).length
        const conflicting = new Set(state.conflicts.map((conflict) => conflict.eventId))
        const legal = (type: UrgentPathwayEvent['type']) =>
          unique.filter((event) => event.type === type && !conflicting.has(event.id)).length
        expect(state.actions).toHaveLength(legal('action-recorded'))
        expect(state.escalations).toHaveLength(legal('escalated'))
        if (count('opened') === 0) expect(state.conflicts).toHaveLength(unique.length)
      }),
    )
  })

  it('holds a high tier until it is closed, and closes none without an owner and an action', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 25 }), (events) => {
        const state = foldUrgentPathway(events, minute(600))
        if (state.pathway?.tier === 'high' && state.status !== 'closed') expect(state.holdsDischarge).toBe(true)
        if (state.status === 'closed') {
          expect(state.owner).not.toBeNull()
          expect(state.actions.length).toBeGreaterThan(0)
        }
        if (state.status === 'waiting') expect(state.nextEscalationAt).not.toBeNull()
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Protocol } from '../protocols/index.ts'
import {
  applyEvent,
  dischargeReadiness,
  dueItems,
  foldSession,
  gates,
  newSession,
  notices,
  noVitals,
  type SessionEvent,
  type SessionState,
  sessionSummary,
} from './index.ts'
import { at, esketamine, infusion, subcutaneous } from './testing.ts'
import { anyLog } from './testing-arbitrary.ts'

const runs = { numRuns: 120 }

describe.each([
  ['esketamine', esketamine],
  ['an infusion', infusion],
  ['an injection', subcutaneous],
])('any log of %s', (_name, protocol) => {
  it('is the same however often and in whatever order its events arrive', () => {
    fc.assert(
      fc.property(anyLog(protocol), fc.array(fc.nat(40), { maxLength: 12 }), (log, again) => {
        const once = foldSession(protocol, log)
        const twice = again.flatMap((index) => log[index % Math.max(1, log.length)] ?? [])
        expect(foldSession(protocol, [...twice, ...[...log].reverse(), ...twice])).toEqual(once)
        for (const event of twice) expect(applyEvent(once, event)).toBe(once)
      }),
      runs,
    )
  })

  it('is folded to the same state one by one as at once', () => {
    fc.assert(
      fc.property(anyLog(protocol), (log) => {
        expect(log.reduce(applyEvent, newSession(protocol))).toEqual(foldSession(protocol, log))
      }),
      runs,
    )
  })

  it('throws nothing and drops nothing: each event is in the log, applied, replaced, or a conflict on record', () => {
    fc.assert(
      fc.property(anyLog(protocol), (log) => {
        const state = foldSession(protocol, log)
        expect(state.log.map((entry) => entry.event)).toEqual(log)
        for (const entry of state.log) {
          if (entry.standing === 'conflict')
            expect(state.conflicts.some((one) => one.eventId === entry.event.id && one.kind === 'refused')).toBe(true)
          if (entry.standing === 'replaced')
            expect(log.some((event) => event.id === entry.correctedBy && event.type === 'event-corrected')).toBe(true)
        }
        expect(new Set(state.conflicts.map((one) => one.id)).size).toBe(state.conflicts.length)
      }),
      runs,
    )
  })

  it('can be looked at, at any time', () => {
    fc.assert(
      fc.property(anyLog(protocol), fc.integer({ min: -10, max: 500 }), (log, minutes) => {
        const state = foldSession(protocol, log)
        const now = at(minutes)
        gates(state, now)
        dueItems(state, noVitals, now)
        notices(state, noVitals, now)
        dischargeReadiness(state, noVitals, now)
        sessionSummary(state, noVitals, now)
      }),
      runs,
    )
  })

  it('reaches no dose past an unmet gate without an override or a flag on record', () => {
    let doses = 0
    let unflagged = 0
    fc.assert(
      fc.property(anyLog(protocol, { corrections: false, garbage: false }), (log) => {
        let before = newSession(protocol)
        for (const event of log) {
          const after = applyEvent(before, event)
          if (before.dose.startedAt === null && after.dose.startedAt !== null) {
            doses += 1
            if (!after.conflicts.some((one) => one.code === 'started-past-gate')) unflagged += 1
            checkStart(before, after, event)
          }
          before = after
        }
      }),
      { numRuns: 400 },
    )
    // A test that never gets to a dose, or only to flagged ones, proves nothing.
    expect(doses).toBeGreaterThan(50)
    expect(unflagged).toBeGreaterThan(5)
  })

  it('is with corrections as if the corrected content had been there from the start', () => {
    fc.assert(
      fc.property(anyLog(protocol, { garbage: false }), (log) => {
        const state = foldSession(protocol, log)
        expect(essence(state)).toEqual(essence(foldSession(protocol, effective(protocol, log))))
      }),
      runs,
    )
  })
})

/** Every gate that is not met is either covered by an override that is in the log, or flagged with this event. */
function checkStart(before: SessionState, after: SessionState, event: SessionEvent): void {
  const flag = after.conflicts.find((one) => one.eventId === event.id && one.code === 'started-past-gate')
  for (const gate of gates(before, event.at).filter((one) => one.status !== 'met')) {
    if (!gate.passed) {
      expect(flag?.text).toContain(gate.label)
      continue
    }
    const override = before.log.findLast(
      (entry) =>
        entry.event.type === 'gate-overridden' && entry.event.gateId === gate.id && entry.standing === 'applied',
    )?.event
    expect(override).toBeDefined()
    if (override?.type !== 'gate-overridden') continue
    expect(gate.override.by).not.toBe('never')
    expect(override.reason.trim()).not.toBe('')
    if (gate.override.secondSignature) expect([undefined, override.author]).not.toContain(override.secondSignature)
  }
  if (!flag) expect(gates(before, event.at).every((gate) => gate.passed)).toBe(true)
}

/** What a session comes to, without the log and its paper work. */
function essence({ log: _log, conflicts, latestMs: _latest, ...state }: SessionState) {
  const codes = conflicts.filter((one) => !one.id.startsWith('c')).map((one) => one.id)
  return JSON.parse(JSON.stringify({ ...state, codes }, (field, value) => (field === 'seq' ? undefined : value)))
}

/** The log with each valid correction's content in the place of what it corrects. */
function effective(protocol: Protocol, log: SessionEvent[]): SessionEvent[] {
  const state = foldSession(protocol, log)
  return log.flatMap((event): SessionEvent[] => {
    if (event.type === 'event-corrected') return []
    const correctedBy = state.log.find((entry) => entry.event.id === event.id)?.correctedBy
    const correction = log.find((one) => one.id === correctedBy)
    if (correction?.type !== 'event-corrected') return [event]
    if (correction.replacement === null) return []
    return [{ ...correction.replacement, id: event.id, author: correction.author, seq: event.seq } as SessionEvent]
  })
}

import { describe, expect, it } from 'vitest'
import { applyEvent, givenMg, infusionEndMs, mayGiveDevice, plannedInfusionMinutes } from './index.ts'
import { at, device, esketamine, event, fold, goingHome, infusion, observing, opened, readyToDose } from './testing.ts'

const codes = (state: ReturnType<typeof fold>) => state.conflicts.map((conflict) => conflict.code)

describe('dosing by device', () => {
  it('waits five minutes between devices and stops at the order', () => {
    const one = fold(esketamine, ...readyToDose(esketamine), device(1, 20))
    expect(one.phase).toBe('dosing')
    expect(mayGiveDevice(one, at(24.9))).toMatchObject({ ok: false, reason: 'too-soon', from: at(25) })
    expect(mayGiveDevice(one, at(25))).toEqual({ ok: true })
    const all = fold(esketamine, ...observing())
    expect(all.phase).toBe('observation')
    expect(mayGiveDevice(all, at(40))).toMatchObject({ ok: false })
    expect(all.dose).toMatchObject({ startedAt: at(20), lastDoseAt: at(30), ended: { givenMg: 84, complete: true } })
  })

  it('gives no further device to somebody at MOAA/S 2', () => {
    const sedated = fold(
      esketamine,
      ...readyToDose(esketamine),
      device(1, 20),
      event('sedation-recorded', 24, { moaas: 2 }),
    )
    expect(mayGiveDevice(sedated, at(26))).toMatchObject({ ok: false, reason: 'too-sedated' })
  })

  it('takes a partial dose: the observation counts from the last device that was given', () => {
    const state = fold(
      esketamine,
      ...readyToDose(esketamine),
      device(1, 20),
      device(2, 25),
      event('dose-ended', 28, { givenMg: 56, complete: false, reason: 'nausea' }),
    )
    expect(state).toMatchObject({ phase: 'observation', dose: { lastDoseAt: at(25), ended: { givenMg: 56 } } })
    expect(codes(state)).toEqual([])
  })

  it('accepts and flags what should not have happened', () => {
    const early = fold(esketamine, opened(esketamine), device(1, 3))
    expect(early.phase).toBe('dosing')
    expect(codes(early)).toEqual(['started-past-gate'])
    expect(early.conflicts[0]).toMatchObject({ kind: 'flagged' })

    const fourth = applyEvent(fold(esketamine, ...observing()), device(4, 33))
    expect(codes(fourth)).toEqual(['dose-after-end', 'devices-too-close', 'dose-above-order', 'dose-above-ceiling'])
    expect(fourth.dose.lastDoseAt).toBe(at(33))

    const twice = fold(esketamine, ...readyToDose(esketamine), device(1, 20), device(1, 20.2))
    expect(codes(twice)).toEqual(['device-number', 'devices-too-close'])
  })
})

describe('dosing by infusion', () => {
  const running = [...readyToDose(infusion), event('infusion-started', 20, { pumpRateMlPerHour: 150, volumeMl: 100 })]

  it('pauses, resumes, stops, and undoes a stop by a new event', () => {
    const state = fold(
      infusion,
      ...running,
      event('infusion-paused', 30, {}),
      event('infusion-resumed', 35, {}),
      event('infusion-stopped', 40, {}),
      event('infusion-resumed', 41, { reason: 'pressed by mistake' }),
    )
    expect(state).toMatchObject({ phase: 'dosing', dose: { status: 'running' } })
    expect(state.dose.runs).toHaveLength(3)
    expect(codes(state)).toEqual([])
  })

  it('runs on at another rate, and is over when the bag is', () => {
    const slower = fold(infusion, ...running, event('infusion-rate-changed', 30, { pumpRateMlPerHour: 75 }))
    expect(codes(slower)).toEqual([])
    expect(slower.dose.runs).toMatchObject([
      { pumpRateMlPerHour: 150 },
      { from: at(30), to: null, pumpRateMlPerHour: 75 },
    ])
    // A quarter is in; three quarters at half the rate are another hour.
    expect(infusionEndMs(slower)).toBe(Date.parse(at(90)))
    expect(plannedInfusionMinutes(slower)).toBe(70)
    expect(givenMg(slower, at(50))).toEqual({ mg: 20.5, estimated: true })
    const resumed = fold(
      infusion,
      ...running,
      event('infusion-rate-changed', 30, { pumpRateMlPerHour: 75 }),
      event('infusion-paused', 40, {}),
      event('infusion-resumed', 45, {}),
    )
    expect(infusionEndMs(resumed)).toBe(Date.parse(at(95)))
    const late = fold(infusion, ...running, event('infusion-rate-changed', 15, { pumpRateMlPerHour: 75 }))
    expect(late.dose.runs.at(-1)).toMatchObject({ from: at(20), pumpRateMlPerHour: 75 })
  })

  it('takes no rate while nothing runs, and none of nothing', () => {
    const paused = [...running, event('infusion-paused', 30, {})]
    expect(codes(fold(infusion, ...paused, event('infusion-rate-changed', 31, { pumpRateMlPerHour: 75 })))).toEqual([
      'not-running',
    ])
    expect(codes(fold(infusion, ...running, event('infusion-rate-changed', 31, { pumpRateMlPerHour: 0 })))).toEqual([
      'unreadable-content',
    ])
  })

  it('counts the observation from the stop, not from when the amount was written down', () => {
    const state = fold(
      infusion,
      ...running,
      event('infusion-stopped', 45, { reason: 'distressed' }),
      event('dose-ended', 52, { givenMg: 25.6, givenMl: 62.5, complete: false }),
    )
    expect(state).toMatchObject({ phase: 'observation', dose: { lastDoseAt: at(45) } })
  })

  it.each([
    ['resuming what runs', event('infusion-resumed', 25, {}), 'already-running'],
    ['starting what runs', event('infusion-started', 25, {}), 'already-running'],
    ['a device', device(1, 25), 'other-drug'],
  ])('records %s as a conflict that changes nothing', (_name, odd, code) => {
    const before = fold(infusion, ...running)
    const after = applyEvent(before, odd)
    expect(codes(after)).toEqual([code])
    expect(after.dose).toEqual(before.dose)
    expect(after.log).toHaveLength(before.log.length + 1)
  })

  it('flags more than was ordered', () => {
    const state = fold(infusion, ...running, event('dose-ended', 60, { givenMg: 44, complete: true }))
    expect(codes(state)).toEqual(['dose-above-order'])
  })
})

describe('the end', () => {
  it('flags an end before the minimum observation', () => {
    const home = event('session-ended', 100, { disposition: 'home' })
    const state = fold(esketamine, ...observing(), ...goingHome(esketamine, 95), home)
    expect(state.phase).toBe('ended')
    expect(codes(state)).toEqual(['ended-too-early'])
  })

  it('is quiet when the time is over', () => {
    const state = fold(
      esketamine,
      ...observing(),
      event('discharge-started', 150, {}),
      ...goingHome(esketamine, 150),
      event('session-ended', 152, { disposition: 'home' }),
    )
    expect(state).toMatchObject({ phase: 'ended', conflicts: [] })
  })

  it('flags somebody who went home without what is asked of them, and nobody who was transferred', () => {
    const asked = goingHome(esketamine, 150).filter((each) => each.type !== 'discharge-instructions-given')
    const home = fold(esketamine, ...observing(), ...asked, event('session-ended', 152, { disposition: 'home' }))
    expect(home.conflicts).toMatchObject([
      { code: 'ended-unready', kind: 'flagged', text: 'Went home without: Discharge instructions given' },
    ])
    expect(home.phase).toBe('ended')
    const away = fold(esketamine, ...observing(), event('session-ended', 152, { disposition: 'transferred' }))
    expect(away.conflicts).toEqual([])
  })

  it('takes late facts after the end, and refuses a second end', () => {
    const ended = fold(
      esketamine,
      ...observing(),
      ...goingHome(esketamine, 150),
      event('session-ended', 152, { disposition: 'home' }),
    )
    const late = applyEvent(
      ended,
      event('adverse-event', 160, {
        term: 'headache',
        onsetAt: at(120),
        severity: 'mild',
        serious: false,
        relation: 'possible',
        action: 'none',
        outcome: 'recovered',
      }),
    )
    expect(late.adverseEvents).toHaveLength(1)
    expect(codes(late)).toEqual([])
    expect(codes(applyEvent(ended, event('session-ended', 170, { disposition: 'home' })))).toEqual(['after-the-end'])
  })

  it('cancels only before a dose', () => {
    expect(fold(esketamine, opened(esketamine), event('session-cancelled', 5, { reason: 'ill' })).ended).toMatchObject({
      disposition: 'cancelled',
    })
    const state = fold(esketamine, ...observing(), event('session-cancelled', 60, { reason: 'x' }))
    expect(codes(state)).toEqual(['dose-was-given'])
    expect(state.phase).toBe('observation')
  })
})

describe('corrections', () => {
  it('fold the new content in the old place and keep both', () => {
    const [first, ...rest] = observing()
    const weight = event('device-given', 30, { number: 3, lot: 'LX4471', expiry: '2027-05' })
    const events = [first, ...rest.slice(0, -1), weight].filter((each) => each !== undefined)
    const corrected = fold(
      esketamine,
      ...events,
      event('event-corrected', 60, {
        corrects: weight.id,
        reason: 'the clock was read wrong',
        replacement: { type: 'device-given', at: at(33), number: 3, lot: 'LX4471', expiry: '2027-05' },
      }),
    )
    expect(corrected.dose.lastDoseAt).toBe(at(33))
    expect(corrected.log.find((entry) => entry.event.id === weight.id)).toMatchObject({
      standing: 'replaced',
      event: { at: at(30) },
    })
  })

  it('take out what was entered in error, and the flag with it', () => {
    const double = device(1, 20.2)
    const twice = fold(esketamine, ...readyToDose(esketamine), device(1, 20), double)
    const fixed = applyEvent(
      twice,
      event('event-corrected', 22, { corrects: double.id, reason: 'entered twice', replacement: null }),
    )
    expect(fixed.dose.devices).toHaveLength(1)
    expect(codes(fixed)).toEqual([])
    expect(fixed.log).toHaveLength(twice.log.length + 1)
  })

  it('show a dose that was started on an answer which turned out wrong', () => {
    const events = readyToDose(esketamine)
    const escort = events.find((each) => each.type === 'check-answered' && each.checkId === 'escort')
    const state = fold(
      esketamine,
      ...events,
      device(1, 20),
      event('event-corrected', 40, {
        corrects: escort?.id ?? '',
        reason: 'nobody is coming',
        replacement: {
          type: 'check-answered',
          at: at(5),
          checkId: 'escort',
          answer: { kind: 'escort', arranged: 'no' },
        },
      }),
    )
    expect(state.phase).toBe('dosing')
    expect(codes(state)).toEqual(['started-past-gate'])
  })

  it('of something unknown wait until it is there', () => {
    const late = device(1, 20)
    const correction = event('event-corrected', 22, { corrects: late.id, reason: 'x', replacement: null })
    const before = fold(esketamine, ...readyToDose(esketamine), correction)
    expect(codes(before)).toEqual(['unknown-target'])
    const after = applyEvent(before, late)
    expect(after.dose.devices).toEqual([])
    expect(codes(after)).toEqual([])
  })

  it('resolve a conflict by a person, on record', () => {
    const state = fold(esketamine, opened(esketamine), device(1, 3))
    const conflictId = state.conflicts[0]?.id ?? ''
    const resolved = applyEvent(state, event('conflict-resolved', 30, { conflictId, resolution: 'Dr Osei was told' }))
    expect(resolved.conflicts).toHaveLength(1)
    expect(resolved.conflicts[0]?.resolved).toMatchObject({ resolution: 'Dr Osei was told' })
  })
})

import { describe, expect, it } from 'vitest'
import type { SessionEvent } from '../session/index.ts'
import {
  at,
  device,
  esketamine,
  event,
  fold,
  infusion,
  observing,
  opened,
  readyToDose,
  subcutaneous,
} from '../session/testing.ts'
import { givenDose } from './given.ts'
import type { Administration } from './programme.ts'

function given(...events: SessionEvent[]) {
  const found = givenDose(fold(infusion, ...readyToDose(infusion), ...events))
  if (!found.ok) throw new Error(found.reason)
  return found
}
const started = event('infusion-started', 20, { pumpRateMlPerHour: 150, volumeMl: 100 })
const totalMg = (programme: Administration[]) =>
  programme.reduce(
    (sum, each) =>
      sum + (each.kind === 'infusion' ? (each.rateMgPerHour * (each.toMinutes - each.fromMinutes)) / 60 : each.doseMg),
    0,
  )
const run = (fromMinutes: number, toMinutes: number, rateMgPerHour = 61.5) => ({
  kind: 'infusion',
  fromMinutes,
  toMinutes,
  rateMgPerHour: expect.closeTo(rateMgPerHour, 9),
})

describe('what was given in a session', () => {
  it('is an infusion that runs on until the dose is in', () => {
    const dose = given(started)
    expect(dose.programme).toEqual([run(0, 40)])
    expect(dose).toMatchObject({
      treatment: { drug: 'racemic-ketamine', way: 'intravenous', covariates: { weightKg: 82, ageYears: 58 } },
      zeroMs: Date.parse(at(20)),
    })
    expect(dose.warnings.join(' ')).toContain('as if the infusion ran on')
  })

  it('ends where it was stopped', () => {
    const stopped = given(started, event('infusion-stopped', 42, {}))
    expect(stopped.programme).toEqual([run(0, 22)])
    expect(stopped.warnings.join(' ')).not.toContain('ran on')
  })

  it('rests in a pause and goes on, at another rate where one was set', () => {
    const paused = [started, event('infusion-paused', 30, {})]
    expect(given(...paused).programme).toEqual([run(0, 10)])
    expect(given(...paused, event('infusion-resumed', 35, {})).programme).toEqual([run(0, 10), run(15, 45)])
    const slower = given(started, event('infusion-rate-changed', 30, { pumpRateMlPerHour: 75 }))
    expect(slower.programme).toEqual([run(0, 10), run(10, 70, 30.75)])
    expect(totalMg(slower.programme)).toBeCloseTo(41, 9)
  })

  it('never gives more than was in the bag', () => {
    expect(totalMg(given(started, event('infusion-stopped', 90, {})).programme)).toBeCloseTo(41, 9)
  })

  it('is as much as was recorded in the end', () => {
    const ended = given(
      started,
      event('infusion-stopped', 42, {}),
      event('dose-ended', 43, { givenMg: 20, complete: false }),
    )
    expect(ended.programme).toEqual([run(0, 22, (20 / 22) * 60)])
  })

  it('follows a correction', () => {
    const stop = event('infusion-stopped', 42, {}, { id: 'stop' })
    const corrected = event('event-corrected', 50, {
      corrects: 'stop',
      reason: 'was earlier',
      replacement: { type: 'infusion-stopped', at: at(36) },
    })
    expect(given(started, stop, corrected).programme).toEqual([run(0, 16)])
  })

  it('is devices with their own times and doses', () => {
    const dose = givenDose(fold(esketamine, ...observing()))
    expect(dose.ok && dose.programme).toEqual(
      [0, 5, 10].map((atMinutes) => ({ kind: 'device', atMinutes, doseMg: 28 })),
    )
    const sneezed = event('device-given', 26, { number: 2, lot: 'LX4471', expiry: '2027-05', doseMg: 14 })
    const part = givenDose(fold(esketamine, ...readyToDose(esketamine), device(1, 20), sneezed))
    expect(part.ok && part.programme.map((each) => each.kind === 'device' && each.doseMg)).toEqual([28, 14])
  })
})

describe('there is no curve', () => {
  const reason = (...events: SessionEvent[]) => {
    const found = givenDose(fold(infusion, ...events))
    return found.ok ? null : found.reason
  }

  it('before a dose', () => {
    expect(reason(...readyToDose(infusion))).toContain('no dose with its times')
  })

  it('without a weight where the model counts it, or beyond its weights', () => {
    expect(reason(opened(infusion), started)).toContain('weight is needed')
    expect(reason(...readyToDose(infusion), event('weight-measured', 19, { weightKg: 160 }), started)).toContain(
      'weight must be from 45 to 150 kg',
    )
  })

  it('when nobody calculated a rate and nobody recorded how much was given', () => {
    const uncalculated = [opened(infusion), event('weight-measured', 5, { weightKg: 82 }), started]
    expect(reason(...uncalculated)).toContain('no dose with its times')
    const recorded = givenDose(
      fold(infusion, ...uncalculated, event('dose-ended', 60, { givenMg: 41, complete: true })),
    )
    expect(recorded.ok && totalMg(recorded.programme)).toBeCloseTo(41, 9)
  })

  it('is a bolus for each injection', () => {
    const halves = [20, 24].map((minute) => event('injection-given', minute, { doseMg: 20.5, site: 'abdomen' }))
    const dose = givenDose(fold(subcutaneous, ...readyToDose(subcutaneous), ...halves))
    expect(dose).toMatchObject({
      ok: true,
      treatment: { way: 'subcutaneous' },
      programme: [
        { kind: 'bolus', atMinutes: 0, doseMg: 20.5 },
        { kind: 'bolus', atMinutes: 4, doseMg: 20.5 },
      ],
    })
  })
})

import { describe, expect, it } from 'vitest'
import type { InfusionDose, Protocol } from '../protocols/index.ts'
import {
  applyEvent,
  dueItems,
  givenMg,
  infusionEndMs,
  noVitals,
  plannedInfusionMinutes,
  type SessionState,
} from './index.ts'
import { at, event, fold, infusion, readyToDose } from './testing.ts'

/** A slow start: 30 % over 20 min, then 70 % over 20 min; 41 mg in 100 mL. */
const slow: Protocol = {
  ...infusion,
  dose: {
    ...(infusion.dose as InfusionDose),
    parts: [
      { sharePercent: 30, minutes: 20 },
      { sharePercent: 70, minutes: 20 },
    ],
  },
}

describe('an infusion at more than one rate', () => {
  const started = () =>
    fold(slow, ...readyToDose(slow), event('infusion-started', 20, { pumpRateMlPerHour: 90, volumeMl: 100 }))
  const rates = (state: SessionState, minutes: number) =>
    dueItems(state, noVitals, at(minutes)).filter(({ action }) => action === 'change-rate')

  it('says when the pump is set to what, counts a pause out, and is silent once it was', () => {
    expect(rates(started(), 25)).toMatchObject([{ label: 'Set the pump to 210 mL/h', dueAt: at(40) }])
    const paused = applyEvent(started(), event('infusion-paused', 30, {}))
    const resumed = applyEvent(paused, event('infusion-resumed', 35, {}))
    expect(rates(resumed, 36)).toMatchObject([{ dueAt: at(45) }])
    const set = applyEvent(started(), event('infusion-rate-changed', 40, { pumpRateMlPerHour: 210 }))
    expect(rates(set, 41)).toEqual([])
    expect(infusionEndMs(set)).toBe(Date.parse(at(60)))
    expect(givenMg(set, at(40))).toEqual({ mg: 12.3, estimated: true })
  })

  it('is over when the programme is, not when the rate of now would have emptied the bag', () => {
    const ends = (state: SessionState) => [plannedInfusionMinutes(state), infusionEndMs(state)]
    expect(ends(started())).toEqual([40, Date.parse(at(60))])
    const paused = applyEvent(started(), event('infusion-paused', 30, {}))
    expect(plannedInfusionMinutes(paused)).toBe(40)
    expect(ends(applyEvent(paused, event('infusion-resumed', 35, {})))).toEqual([40, Date.parse(at(65))])
    // Ten minutes at half the first rate: 7.5 mL less by minute 20, which take 15 / 7 min more at 210 mL/h.
    const slower = applyEvent(started(), event('infusion-rate-changed', 30, { pumpRateMlPerHour: 45 }))
    expect(plannedInfusionMinutes(slower)).toBe(42)
    // So fast that the bag is empty before the next rate is due.
    const faster = applyEvent(started(), event('infusion-rate-changed', 30, { pumpRateMlPerHour: 1020 }))
    expect(ends(faster)).toEqual([15, Date.parse(at(35))])
  })
})

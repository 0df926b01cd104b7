import { describe, expect, it } from 'vitest'
import { calculateInfusion, calculateInjection, type InfusionInput } from '../dosing/index.ts'
import type { InfusionDose, Protocol } from '../protocols/index.ts'
import { esketamine, event, fold, infusion, opened, readyToDose, subcutaneous } from '../session/testing.ts'
import { givenDose } from './given.ts'
import { plannedDose } from './planned.ts'

const input: InfusionInput = {
  drug: 'racemic-ketamine',
  weightKg: 82,
  weightChoice: 'actual',
  sex: 'female',
  heightCm: 165,
  doseMgPerKg: 0.5,
  vialConcentrationMgPerMl: 50,
  bagVolumeMl: 100,
  infusionMinutes: 40,
}

function infused(changes: Partial<InfusionInput> = {}, protocol: Protocol = infusion) {
  const result = calculateInfusion(protocol, { ...input, ...changes })
  if (!result.ok) throw new Error(JSON.stringify(result.faults))
  const planned = plannedDose(fold(protocol, ...readyToDose(protocol)), result.calculation)
  if (!planned.ok) throw new Error(planned.reason)
  return planned
}
const run = (fromMinutes: number, toMinutes: number, rateMgPerHour: number) => ({
  kind: 'infusion',
  fromMinutes,
  toMinutes,
  rateMgPerHour: expect.closeTo(rateMgPerHour, 9),
})

describe('what is planned for a session', () => {
  it('is the infusion of the calculation, and what is given as planned is the same', () => {
    const planned = infused()
    expect(planned.programme).toEqual([run(0, 40, 61.5)])
    const state = fold(
      infusion,
      ...readyToDose(infusion),
      event('infusion-started', 20, { pumpRateMlPerHour: 150, volumeMl: 100 }),
      event('infusion-stopped', 60, {}),
    )
    expect(givenDose(state)).toMatchObject({ treatment: planned.treatment, programme: [run(0, 40, 61.5)] })
  })

  it('follows another time and another dose', () => {
    expect(infused({ infusionMinutes: 60 }).programme).toEqual([run(0, 60, 41)])
    expect(infused({ doseMgPerKg: 0.75 }).programme).toEqual([run(0, 40, 92.25)])
  })

  it('has each rate of a slow start', () => {
    const parts = [
      { sharePercent: 30, minutes: 20 },
      { sharePercent: 70, minutes: 20 },
    ]
    const slow = { ...infusion, dose: { ...(infusion.dose as InfusionDose), parts } }
    expect(infused({}, slow).programme).toEqual([run(0, 20, 36.9), run(20, 40, 86.1)])
  })

  it('is one bolus of an injection', () => {
    const { bagVolumeMl: _bag, infusionMinutes: _minutes, ...shared } = input
    const result = calculateInjection(subcutaneous, { ...shared, kind: 'injection' })
    const calculation = result.ok ? result.calculation : null
    expect(plannedDose(fold(subcutaneous, ...readyToDose(subcutaneous)), calculation)).toMatchObject({
      ok: true,
      treatment: { way: 'subcutaneous' },
      programme: [{ kind: 'bolus', atMinutes: 0, doseMg: 41 }],
    })
  })

  it('is as many devices as were ordered, with the minutes between them', () => {
    const devices = (...minutes: number[]) => minutes.map((atMinutes) => ({ kind: 'device', atMinutes, doseMg: 28 }))
    const ordered = (doseMg: number) =>
      plannedDose(fold(esketamine, opened(esketamine, { plannedDose: { doseMg } })), null)
    expect(ordered(56)).toMatchObject({ ok: true, programme: devices(0, 5) })
    expect(ordered(84)).toMatchObject({ ok: true, programme: devices(0, 5, 10) })
  })
})

describe('there is no curve of a plan', () => {
  it('while its calculation is not complete', () => {
    expect(plannedDose(fold(infusion, ...readyToDose(infusion)), null)).toEqual({
      ok: false,
      reason: 'the calculation is not complete',
    })
  })

  it('without a weight, or beyond those of the model', () => {
    expect(plannedDose(fold(infusion, opened(infusion)), null)).toMatchObject({
      reason: expect.stringContaining('weight is needed'),
    })
    const heavy = event('weight-measured', 19, { weightKg: 160 })
    expect(plannedDose(fold(infusion, ...readyToDose(infusion), heavy), null)).toMatchObject({
      reason: expect.stringContaining('weight must be from 45 to 150 kg'),
    })
  })
})

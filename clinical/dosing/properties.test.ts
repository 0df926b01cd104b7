import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { steps, weightFindings } from './index.ts'
import { infusionOf, injectionOf, intravenous, subcutaneous } from './testing.ts'

const tenths = (low: number, high: number) => fc.integer({ min: low * 10, max: high * 10 }).map((value) => value / 10)
const weightKg = tenths(20, 400)
const doseMgPerKg = fc.integer({ min: 5, max: 120 }).map((value) => value / 100)
const vial = fc.constantFrom(10, 50, 100)
const bagVolumeMl = fc.constantFrom(100, 250, 500)
const infusionMinutes = fc.integer({ min: 30, max: 120 })
const anyWeightDose = fc.record({ weightKg, doseMgPerKg, vialConcentrationMgPerMl: vial })

/** Half a step: what rounding alone may change, with a little for binary numbers. */
const half = (step: number) => step / 2 + 1e-9

describe('any dose by the kilogram', () => {
  it('comes off the pump: volume × concentration is the dose, rate × time the volume, to what a pump can be set to', () => {
    const input = fc.record({ weightKg, doseMgPerKg, vialConcentrationMgPerMl: vial, bagVolumeMl, infusionMinutes })
    fc.assert(
      fc.property(input, (change) => {
        const { doseMg, bagVolumeMl: volume, pumpRateMlPerHour, ...rest } = infusionOf(change)
        const inBag = volume * rest.bagConcentrationMgPerMl
        expect(Math.abs(inBag - doseMg)).toBeLessThanOrEqual(volume * half(steps.bagConcentrationMgPerMl))
        const pumped = (pumpRateMlPerHour * change.infusionMinutes) / 60
        expect(Math.abs(pumped - volume)).toBeLessThanOrEqual((half(steps.rateMlPerHour) * change.infusionMinutes) / 60)
      }),
    )
  })

  it('is in the syringe, to what a syringe can measure', () => {
    fc.assert(
      fc.property(anyWeightDose, (change) => {
        const { doseMg, drawMl, drawnMg } = injectionOf(change)
        expect(drawnMg).toBeCloseTo(drawMl * change.vialConcentrationMgPerMl, 6)
        // Down by a whole line where the next one would carry it over the hard stop.
        expect(Math.abs(drawnMg - doseMg)).toBeLessThan(change.vialConcentrationMgPerMl * steps.drawMl + 1e-6)
      }),
    )
  })

  it('is never above the hard stop, drawn or calculated, unless it says so and stops', () => {
    for (const { dose } of [intravenous, subcutaneous]) {
      if (dose.kind === 'devices') continue
      const calculate = dose.kind === 'infusion' ? infusionOf : injectionOf
      fc.assert(
        fc.property(anyWeightDose, (change) => {
          const { doseMg, drawnMg, doseWeightKg, warnings } = calculate(change)
          const mostMg = dose.hardStopAbove.mgPerKg * doseWeightKg
          const stopped = warnings.some(({ weight }) => weight === 'stop')
          expect(stopped).toBe(doseMg > mostMg + 1e-6)
          if (!stopped) expect(drawnMg).toBeLessThanOrEqual(mostMg + 1e-6)
          const signed = stopped || warnings.some(({ weight }) => weight === 'sign')
          const { mgPerKg, mg } = dose.secondSignOffAbove
          expect(signed).toBe(doseMg > mgPerKg * doseWeightKg + 1e-6 || doseMg > mg + 1e-6)
        }),
      )
    }
  })

  it('grows with the weight and never shrinks', () => {
    fc.assert(
      fc.property(anyWeightDose, tenths(0, 50), (change, more) => {
        const heavier = Math.min(400, Math.round((change.weightKg + more) * 10) / 10)
        const [light, heavy] = [injectionOf(change), injectionOf({ ...change, weightKg: heavier })]
        expect(heavy.doseMg).toBeGreaterThanOrEqual(light.doseMg)
        expect(heavy.drawMl).toBeGreaterThanOrEqual(light.drawMl)
      }),
    )
  })
})

describe('any weight', () => {
  it('typed in pounds after one in kilograms is asked about, and the same one is not', () => {
    fc.assert(
      fc.property(tenths(40, 180), (kilograms) => {
        const pounds = Math.round(kilograms * 2.20462 * 10) / 10
        const found = weightFindings({ weightKg: pounds, previousKg: kilograms }).map(({ id }) => id)
        expect(found).toEqual([pounds > 400 ? 'outside' : 'likely-pounds'])
        expect(weightFindings({ weightKg: kilograms, previousKg: kilograms })).toEqual([])
      }),
    )
  })
})

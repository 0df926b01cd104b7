import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyTrack, follow, prepare } from '../clinical/pharmacokinetics/follow.ts'
import type { Administration, Covariates, Treatment, Way } from '../clinical/pharmacokinetics/index.ts'
import { derive, typicalCurve } from '../clinical/pharmacokinetics/index.ts'
import { ratesOf } from '../clinical/pharmacokinetics/modes.ts'
import { changesOf } from '../clinical/pharmacokinetics/programme.ts'
import { scheduleOf } from '../clinical/pharmacokinetics/schedule.ts'
import { peopleOf } from '../clinical/pharmacokinetics/simulate.ts'
import type { System } from '../clinical/pharmacokinetics/system.ts'
import { integrated } from './ode-solver.ts'

const minute = fc.double({ min: 0, max: 240, noNaN: true })
const mg = fc.double({ min: 1, max: 150, noNaN: true })

const bolus: fc.Arbitrary<Administration> = fc
  .tuple(minute, mg)
  .map(([atMinutes, doseMg]) => ({ kind: 'bolus', atMinutes, doseMg }))
const infusion: fc.Arbitrary<Administration> = fc
  .tuple(minute, fc.double({ min: 0.5, max: 120, noNaN: true }), mg)
  .map(([from, minutes, dose]) => ({
    kind: 'infusion',
    fromMinutes: from,
    toMinutes: from + minutes,
    rateMgPerHour: (dose / minutes) * 60,
  }))
const device: fc.Arbitrary<Administration> = fc
  .tuple(minute, fc.constantFrom(28, 14))
  .map(([atMinutes, doseMg]) => ({ kind: 'device', atMinutes, doseMg }))

const covariates: fc.Arbitrary<Covariates> = fc.record({
  weightKg: fc.double({ min: 45, max: 150, noNaN: true }),
  ageYears: fc.integer({ min: 18, max: 100 }),
  childPugh: fc.constantFrom('A' as const, 'B' as const),
  ancestry: fc.constantFrom(undefined, 'asian' as const, 'japanese' as const),
})

const ways: Record<Way, { drug: Treatment['drug'][]; given: fc.Arbitrary<Administration> }> = {
  intravenous: { drug: ['racemic-ketamine', 'esketamine'], given: fc.oneof(bolus, infusion) },
  intramuscular: { drug: ['racemic-ketamine'], given: bolus },
  subcutaneous: { drug: ['racemic-ketamine'], given: bolus },
  intranasal: { drug: ['esketamine'], given: device },
  oral: { drug: ['esketamine'], given: bolus },
}

/** Of the value itself, down to a thousandth of the peak; below it, of that thousandth. */
function furthestApart(exact: readonly number[], solved: readonly number[], peak: number): number {
  return Math.max(...exact.map((value, index) => Math.abs(value - (solved[index] ?? 0)) / Math.max(value, peak / 1000)))
}

describe('typical curves', () => {
  it.each(Object.entries(ways))('agree with an adaptive solver to 1e-8: %s', (way, { drug, given }) => {
    fc.assert(
      fc.property(
        fc.constantFrom(...drug),
        covariates,
        fc.array(given, { minLength: 1, maxLength: 5 }),
        fc.array(fc.double({ min: 0, max: 1440, noNaN: true }), { minLength: 4, maxLength: 12 }),
        (which, person, programme, times) => {
          const treatment: Treatment = { drug: which, way: way as Way, covariates: person }
          const timesMin = times.toSorted((a, b) => a - b)
          const exact = typicalCurve(treatment, programme, timesMin)
          const changes = changesOf(treatment.way, programme)
          const solved = integrated(peopleOf(treatment)(), changes, timesMin, 1e-12)
          const { cmax, metabolite } = derive(treatment, programme)
          expect(furthestApart(exact.parent, solved.parent, cmax)).toBeLessThan(1e-8)
          expect(furthestApart(exact.metabolite, solved.metabolite, metabolite.cmax)).toBeLessThan(1e-8)
        },
      ),
      { numRuns: 100 },
    )
  })
})

describe('a person whose absorption is as fast as a rate of the body', () => {
  const treatment: Treatment = { drug: 'esketamine', way: 'intranasal', covariates: {} }
  const person = peopleOf(treatment)
  const timesMin = [5, 20, 40, 90, 240, 720, 1440]

  it.each([2, 3, 4, 5, 6, 7])('is solved all the same: rate %i', (index) => {
    const rate = -(ratesOf(person()[0]?.system as System)[index] ?? 0)
    const alike = person({ swallowedAbsorption: Math.log(rate / 1.45) })
    const changes = changesOf('intranasal', [{ kind: 'device', atMinutes: 0, doseMg: 28 }])
    const track = emptyTrack(timesMin.length)
    const prepared = prepare(alike)
    expect(prepared.whole).toHaveLength(1)
    follow(prepared, scheduleOf(changes, timesMin), track)
    const solved = integrated(alike, changes, timesMin, 1e-12)
    expect(furthestApart([...track.parent], solved.parent, Math.max(...track.parent))).toBeLessThan(1e-8)
    expect(furthestApart([...track.metabolite], solved.metabolite, Math.max(...track.metabolite))).toBeLessThan(1e-8)
  })
})

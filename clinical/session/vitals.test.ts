import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addVitals,
  latestPressure,
  latestVital,
  noVitals,
  summariseVitals,
  type VitalSample,
  vitalKinds,
} from './index.ts'
import { at, cuff, esketamine, sample } from './testing.ts'
import { readSyntheticSession } from './testing-recording.ts'

const ms = (minutes: number) => Date.parse(at(minutes))

describe('vitals', () => {
  it('take the recording, its doubled rows once', () => {
    const samples = readSyntheticSession()
    const vitals = summariseVitals(samples)
    const different = new Set(samples.map(({ at, kind, device }) => `${at} ${kind} ${device}`))
    expect(vitals.count).toBe(different.size)
    expect(vitals.count).toBeLessThan(samples.length)
    expect(vitals.disagreements).toEqual([])
    // Twenty tries of the cuff, one without a value.
    expect(vitals.bloodPressures).toHaveLength(19)
  })

  it('keep the first of two values and say so', () => {
    const vitals = summariseVitals([sample('spo2', 1, 97), sample('spo2', 1, 88)])
    expect(vitals.tracks.spo2.map((point) => point.value)).toEqual([97])
    expect(vitals.disagreements).toMatchObject([{ kept: 97, sample: { value: 88 } }])
  })

  it('leave out what cannot be read', () => {
    const odd = [
      { at: 'yesterday', kind: 'spo2', value: 97, device: 'x' },
      { at: at(1), kind: 'spo2', value: Number.NaN, device: 'x' },
      { at: at(1), kind: 'toString', value: 1, device: 'x' },
    ] as unknown as VitalSample[]
    expect(addVitals(noVitals, odd)).toBe(noVitals)
  })

  it('pair a pressure by time and device only', () => {
    const vitals = summariseVitals([
      ...cuff(1, 120, 80, 'left'),
      ...cuff(1, 140, 90, 'right'),
      sample('systolic', 2, 133, 'left'),
      sample('diastolic', 2.1, 81, 'left'),
    ])
    expect(vitals.bloodPressures.map(({ systolic, diastolic }) => [systolic, diastolic])).toEqual([
      [120, 80],
      [140, 90],
    ])
  })

  it('pass over zeros, artefacts and the future', () => {
    const { plausibility } = esketamine
    const vitals = summariseVitals([
      sample('spo2', 1, 97),
      sample('spo2', 2, 0),
      sample('spo2', 9, 95),
      ...cuff(1, 128, 80),
      ...cuff(2, 241, 31),
    ])
    expect(latestVital(vitals, 'spo2', plausibility, ms(3))?.value).toBe(97)
    expect(latestPressure(vitals, plausibility, ms(3))).toMatchObject({ systolic: 128 })
    expect(latestPressure(vitals, plausibility, ms(3), false)).toMatchObject({ systolic: 241 })
  })

  const samples = fc.array(
    fc.record({
      at: fc.integer({ min: 0, max: 20 }).map(at),
      kind: fc.constantFrom(...vitalKinds),
      device: fc.constantFrom('a', 'b'),
      value: fc.integer({ min: 0, max: 200 }),
    }),
    { maxLength: 60 },
  )

  it('in pieces are as in one, sent again they change nothing', () => {
    fc.assert(
      fc.property(samples, fc.nat(), (list, cut) => {
        const middle = list.length === 0 ? 0 : cut % list.length
        const whole = summariseVitals(list)
        expect(addVitals(summariseVitals(list.slice(0, middle)), list.slice(middle))).toEqual(whole)
        const again = addVitals(whole, list)
        expect(again.tracks).toEqual(whole.tracks)
        expect(again.count).toBe(whole.count)
      }),
    )
  })

  it('do not depend on the order of arrival', () => {
    fc.assert(
      fc.property(samples, (list) => {
        const seen = new Set<string>()
        const once = list.filter(({ at, kind, device }) => {
          const key = `${at} ${kind} ${device}`
          return !seen.has(key) && seen.add(key)
        })
        expect(summariseVitals([...once].reverse()).tracks).toEqual(summariseVitals(once).tracks)
      }),
    )
  })
})

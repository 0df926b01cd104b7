import { describe, expect, it } from 'vitest'
import type { Instrument } from '../instruments/index.ts'
import { modifiedAldrete } from '../instruments/modified-aldrete.ts'
import { news2 } from '../instruments/news2.ts'
import { phq9 } from '../instruments/phq-9.ts'
import { protocols } from '../protocols/index.ts'
import { summariseVitals, type VitalKind } from './vitals.ts'
import { vitalsOfInstrument } from './vitals-in-instrument.ts'

const plausibility = protocols[0]?.plausibility
if (!plausibility) throw new Error('There is no protocol.')
const minute = (n: number) => new Date(Date.UTC(2026, 0, 15, 10, n)).toISOString()
const at = (n: number, kind: VitalKind, value: number, device = 'monitor-3') => ({ at: minute(n), kind, value, device })
const of = (instrument: Instrument, ...samples: ReturnType<typeof at>[]) =>
  vitalsOfInstrument(instrument, summariseVitals(samples), plausibility, Date.parse(minute(30)))
const answers = (found: ReturnType<typeof of>) =>
  Object.fromEntries(found.map(({ linkId, answer }) => [linkId, answer]))

describe('the vital signs of a session in an instrument', () => {
  it('answer what is exactly a vital sign, by the newest, and nothing that was not measured', () => {
    const found = of(
      news2,
      at(1, 'spo2', 91),
      at(20, 'spo2', 96.6),
      at(22, 'heart-rate', 88),
      at(22, 'systolic', 141),
      at(22, 'diastolic', 86),
    )
    expect(answers(found)).toEqual({ spo2: 97, systolic: 141, pulse: 88 })
    expect(found.find(({ linkId }) => linkId === 'spo2')?.reading).toMatchObject({
      kind: 'spo2',
      point: { atMs: Date.parse(minute(20)), value: 96.6 },
    })
  })

  it('leave out what nobody believes, what comes later, and half of a blood pressure', () => {
    expect(answers(of(news2, at(20, 'spo2', 7), at(40, 'heart-rate', 88), at(20, 'systolic', 141)))).toEqual({})
    const artefact = [
      at(10, 'systolic', 132),
      at(10, 'diastolic', 80),
      at(20, 'systolic', 241),
      at(20, 'diastolic', 31),
    ]
    expect(answers(of(news2, ...artefact))).toEqual({ systolic: 132 })
  })

  it('keep a decimal where the item has one', () => {
    expect(answers(of(news2, at(20, 'temperature', 36.84)))).toEqual({ temperature: 36.8 })
  })

  it('stand beside what a person judges, and answer none of it', () => {
    const found = of(modifiedAldrete, at(20, 'spo2', 97), at(20, 'systolic', 141), at(20, 'diastolic', 86))
    expect(found).toMatchObject([
      { linkId: 'circulation', reading: { kind: 'blood-pressure', pressure: { systolic: 141, diastolic: 86 } } },
      { linkId: 'spo2', reading: { kind: 'spo2' } },
    ])
    expect(found.every(({ answer }) => answer === undefined)).toBe(true)
  })

  it('are of no other instrument', () => {
    expect(of(phq9, at(20, 'spo2', 97))).toEqual([])
  })
})

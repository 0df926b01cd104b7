import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MedicationFact } from '../record/record.ts'
import { readDosageText } from './dosage-text.ts'
import { dailyDoseMg, identifyMedications } from './index.ts'

const prescribed = (text: string, rest: Partial<MedicationFact> = {}): MedicationFact => ({
  id: 'MedicationRequest/1',
  reference: 'MedicationRequest/1',
  kind: 'medication',
  origin: 'request',
  concept: { codings: [], text },
  status: 'active',
  taken: 'unknown',
  ...rest,
})

const strength = fc.constantFrom(5, 12.5, 20, 25, 37.5, 50, 75, 100, 150, 300)
const pieces = fc.constantFrom(0.5, 1, 1.5, 2, 3, 4)
const frequency = fc.constantFrom(
  ['once daily', 1],
  ['every day', 1],
  ['at bedtime', 1],
  ['twice daily', 2],
  ['BID', 2],
  ['every 12 hours', 2],
  ['three times a day', 3],
  ['four times daily', 4],
  ['every other day', 0.5],
) satisfies fc.Arbitrary<[string, number]>
const form = fc.constantFrom('Oral Tablet', 'Oral Capsule', 'Extended Release Oral Tablet', '')
const medicine = fc.constantFrom('Sertraline', 'bupropion hydrochloride', 'FLUoxetine', 'Venlafaxine', 'mirtazapine')
const product = fc
  .record({ medicine, strength, form })
  .map((each) => ({ ...each, text: `${each.medicine} ${each.strength} MG ${each.form}`.trim() }))
const close = (value: number | undefined, expected: number) => expect(value).toBeCloseTo(expected, 5)

describe('a daily dose', () => {
  it('is strength times pieces times frequency, from structure as from words', () => {
    fc.assert(
      fc.property(product, pieces, frequency, ({ text, strength: mg }, count, [words, times]) => {
        const expected = mg * count * times
        const structured = { doseQuantity: { value: count, unit: 'tablet' }, timesPerDay: times }
        close(dailyDoseMg(prescribed(text, structured)), expected)
        const dosageText = `Take ${count} tablets by mouth ${words}`
        close(dailyDoseMg(prescribed(text, { dosageText })), expected)
        close(dailyDoseMg(prescribed(text, { ...structured, dosageText })), expected)
        close(dailyDoseMg(prescribed(text.split(' ')[0] ?? '', { dosageText: `${mg} mg ${words}` })), mg * times)
      }),
    )
  })

  it('is never another one because something is missing: it is the same or unknown', () => {
    fc.assert(
      fc.property(
        product,
        pieces,
        frequency,
        fc.subarray(['doseQuantity', 'timesPerDay', 'dosageText', 'strength'] as const),
        ({ text, medicine: name }, count, [words, times], missing) => {
          const whole = prescribed(text, {
            doseQuantity: { value: count, unit: 'tablet' },
            timesPerDay: times,
            dosageText: `${count} tablets ${words}`,
          })
          const part = { ...whole }
          for (const field of missing) {
            if (field === 'strength') part.concept = { codings: [], text: name }
            else delete part[field]
          }
          const dose = dailyDoseMg(part)
          if (dose !== undefined) expect(dose).toBe(dailyDoseMg(whole))
        },
      ),
    )
  })

  it('is unknown when taken as needed, or when words and structure disagree', () => {
    fc.assert(
      fc.property(product, pieces, frequency, ({ text }, count, [words, times]) => {
        const dosageText = `Take ${count} tablets ${words}`
        expect(dailyDoseMg(prescribed(text, { dosageText: `${dosageText} as needed` }))).toBeUndefined()
        const other = { doseQuantity: { value: count * 2, unit: 'tablet' }, timesPerDay: times }
        expect(dailyDoseMg(prescribed(text, { dosageText, ...other }))).toBeUndefined()
      }),
    )
  })

  it('is unknown in a range or a titration', () => {
    fc.assert(
      fc.property(strength, strength, frequency, (from, to, [words]) => {
        for (const dosageText of [
          `${from}-${to} mg ${words}`,
          `${from} to ${to} mg ${words}`,
          `${from} mg ${words} for 1 week, then ${to} mg ${words}`,
          `increase to ${to} mg ${words}`,
        ])
          expect(dailyDoseMg(prescribed('Sertraline', { dosageText }))).toBeUndefined()
      }),
    )
  })
})

describe('whatever stands in a record', () => {
  const words = fc
    .array(
      fc.constantFrom(
        'take',
        '1',
        '2',
        '½',
        '1/2',
        '0',
        'tablet',
        'mg',
        '50',
        'mg/mL',
        'and',
        'daily',
        'bid',
        ',',
        '/',
        '-',
        'prn',
      ),
      { maxLength: 10 },
    )
    .map((parts) => parts.join(' '))
  const anyText = fc.oneof(words, fc.string({ unit: 'binary', maxLength: 60 }))

  it('is read without a fault: a dose is a finite number of mg, or unknown', () => {
    fc.assert(
      fc.property(
        anyText,
        anyText,
        fc.option(fc.record({ value: fc.double(), unit: fc.option(anyText, { nil: undefined }) }), { nil: undefined }),
        fc.option(fc.double(), { nil: undefined }),
        (text, dosageText, doseQuantity, timesPerDay) => {
          const dose = dailyDoseMg(prescribed(text, { dosageText, doseQuantity, timesPerDay }))
          if (dose !== undefined) {
            expect(Number.isFinite(dose)).toBe(true)
            expect(dose).toBeGreaterThan(0)
          }
          expect(() => readDosageText(dosageText)).not.toThrow()
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('names the same medicine in any case and with any spaces', () => {
    fc.assert(
      fc.property(product, fc.func(fc.boolean()), ({ text }, upper) => {
        const ids = (written: string) =>
          identifyMedications({ codings: [], text: written }).map(({ medication, strengthMg }) => [
            medication.id,
            strengthMg,
          ])
        const other = [...text].map((letter, at) => (upper(at) ? letter.toUpperCase() : letter.toLowerCase())).join('')
        expect(ids(other.replaceAll(' ', '  '))).toEqual(ids(text))
      }),
    )
  })
})

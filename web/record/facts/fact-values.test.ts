import { describe, expect, it } from 'vitest'
import type { Fact } from '../../../clinical/record/record.ts'
import { factLine, factOfValues, faultsOfFact, newValues, valuesOfFact } from './fact-values.ts'
import type { ChartKind } from './forms/index.ts'

const coded = (text: string) => ({ text, codings: [{ system: 'http://snomed.info/sct', code: '1' }] })
const base = { id: 'f', reference: 'Condition/f' }
const problem: Fact = {
  ...base,
  kind: 'condition',
  concept: coded('Hypertension'),
  clinicalStatus: 'active',
  verificationStatus: 'confirmed',
  onset: '2019',
  recorded: '2019-04-02',
}
const lorazepam: Fact = {
  ...base,
  kind: 'medication',
  origin: 'request',
  concept: coded('Lorazepam 1 mg'),
  status: 'active',
  dailyDoseMg: 1,
  doseQuantity: { value: 1, unit: 'mg' },
  timesPerDay: 1,
  taken: 'unknown',
}
const again = (kind: ChartKind, fact: Fact, part: object = {}) => {
  const values = valuesOfFact(fact)
  if (!values) throw new Error('no form')
  return factOfValues(kind, { ...values, ...part }, fact)
}

describe('facts as typed', () => {
  it('an untouched fact is sent as it was', () => {
    expect(again('condition', problem)).toEqual({
      kind: 'condition',
      concept: coded('Hypertension'),
      clinicalStatus: 'active',
      verificationStatus: 'confirmed',
      onset: '2019',
      abatement: undefined,
      recorded: '2019-04-02',
    })
    expect(again('medication', lorazepam)).toMatchObject({ doseQuantity: { value: 1, unit: 'mg' }, timesPerDay: 1 })
  })

  it('codes go with the words that they came with, parts of a dose with the dose', () => {
    expect(again('condition', problem, { text: 'White-coat hypertension' })).toMatchObject({
      concept: { text: 'White-coat hypertension', codings: [] },
    })
    const changed = again('medication', lorazepam, { dose: '2' })
    expect(changed).toMatchObject({ dailyDoseMg: 2, doseQuantity: undefined, timesPerDay: undefined })
  })

  it('each measurement is sent in its own fields and unit', () => {
    const values = { ...newValues('measurement', '2026-11-25'), value: '82,4' }
    expect(factOfValues('measurement', values)).toMatchObject({
      name: 'weight',
      at: '2026-11-25',
      value: 82.4,
      unit: 'kg',
    })
    const pressure = { ...values, name: 'blood-pressure' as const, value: '138', second: '86' }
    const sent = factOfValues('measurement', pressure)
    expect(sent).toMatchObject({ systolicMmHg: 138, diastolicMmHg: 86 })
    expect(sent).not.toHaveProperty('value')
    const test = { ...values, name: 'pregnancy-test' as const, value: 'negative' }
    expect(factOfValues('measurement', test)).toMatchObject({ text: 'negative' })
    const other = { ...values, name: 'other' as const, text: 'Lithium', value: '0.6', unit: 'mmol/L' }
    expect(factOfValues('measurement', other)).toMatchObject({
      concept: { text: 'Lithium' },
      value: 0.6,
      unit: 'mmol/L',
    })
  })

  it('a measurement that is amended keeps its instant, its code and its range', () => {
    const alt: Fact = {
      ...base,
      kind: 'measurement',
      name: 'alanine-aminotransferase',
      concept: coded('ALT'),
      at: '2026-10-10T08:00:00Z',
      value: 62,
      unit: 'U/L',
      referenceRange: { low: 7, high: 45 },
    }
    expect(again('measurement', alt, { value: '26' })).toMatchObject({
      at: '2026-10-10T08:00:00Z',
      value: 26,
      concept: coded('ALT'),
      referenceRange: { low: 7, high: 45 },
    })
  })

  it('a procedure and an episode are typed, shown and sent again as they were', () => {
    const convulsive: Fact = {
      ...base,
      kind: 'procedure',
      concept: coded('Electroconvulsive therapy'),
      status: 'completed',
      start: '2025-03',
    }
    const { id: _, reference: __, ...procedure } = convulsive
    expect(again('procedure', convulsive)).toEqual(procedure)
    expect(again('procedure', convulsive, { text: 'TMS', status: 'not-done' })).toMatchObject({
      concept: { text: 'TMS', codings: [] },
      status: 'not-done',
    })
    const moderate: Fact = { ...base, kind: 'episode', start: '2024-09', severity: 'moderate' }
    expect(again('episode', moderate, { start: '2024-10' })).toEqual({
      kind: 'episode',
      start: '2024-10',
      severity: 'moderate',
    })
    expect(again('episode', { ...moderate, severityOn: '2025-01-09' }, { severity: '' })).toEqual({
      kind: 'episode',
      start: '2024-09',
    })
    expect(again('episode', moderate, { severityOn: '2025-01' })).toMatchObject({ severityOn: '2025-01' })
    const typed = { ...newValues('episode', '2026-11-25'), start: '2024', severity: 'mild' }
    expect(factOfValues('episode', typed)).toMatchObject({ severity: 'mild', severityOn: '2026-11-25' })
    expect(faultsOfFact('episode', newValues('episode', '2026-11-25'))).toHaveProperty('start')
    expect(faultsOfFact('procedure', newValues('procedure', '2026-11-25'))).toHaveProperty('text')
    expect(factLine(moderate)).toBe('since 2024-09 · moderate · judged on a day that is not known')
  })

  it('that no allergy is known is asked on a day', () => {
    const none = newValues('no-known-allergies', '2026-11-25')
    expect(factOfValues('no-known-allergies', none)).toEqual({
      kind: 'no-known-allergies',
      scope: 'any',
      on: '2026-11-25',
    })
    expect(faultsOfFact('no-known-allergies', { ...none, start: '' })).toHaveProperty('start')
  })

  it('names what is missing', () => {
    expect(faultsOfFact('allergy', newValues('allergy', '2026-11-25'))).toHaveProperty('text')
    const measurement = newValues('measurement', '2026-11-25')
    expect(Object.keys(faultsOfFact('measurement', measurement))).toEqual(['value'])
    expect(faultsOfFact('measurement', { ...measurement, value: 'heavy' }).value).toBe('A number')
    expect(faultsOfFact('measurement', { ...measurement, name: 'blood-pressure', value: '120' })).toHaveProperty(
      'second',
    )
    const medicine = { ...newValues('medication', ''), text: 'x', dose: '0', start: '5/2025' }
    expect(Object.keys(faultsOfFact('medication', medicine))).toEqual(['start', 'dose'])
  })
})

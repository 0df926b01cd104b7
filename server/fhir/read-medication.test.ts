import { describe, expect, it } from 'vitest'
import type { MedicationFact } from '../../clinical/record/record.ts'
import { readBundle } from './index.ts'
import { bundleOf, subject } from './testing.ts'

describe('medication requests', () => {
  const request = (rest: object): MedicationFact | string | undefined => {
    const resource = {
      resourceType: 'MedicationRequest',
      id: 'm',
      status: 'active',
      intent: 'order',
      subject,
      medicationCodeableConcept: { text: 'Sertraline 50 MG Oral Tablet' },
      ...rest,
    }
    const { record, left } = readBundle(bundleOf(resource))
    return (record.facts[0] as MedicationFact | undefined) ?? left[0]?.reason
  }
  const timing = (repeat: object) => ({
    dosageInstruction: [{ timing: { repeat }, doseAndRate: [{ doseQuantity: { value: 1 } }] }],
  })

  it.each([
    [{ frequency: 2, period: 1, periodUnit: 'd' }, 100],
    [{ frequency: 1, period: 12, periodUnit: 'h' }, 100],
    [{ frequency: 1, period: 2, periodUnit: 'd' }, 25],
    [{ when: ['MORN', 'HS'] }, 100],
    [{ frequency: 1, frequencyMax: 2, period: 1, periodUnit: 'd' }, undefined],
    [{ frequency: 1, period: 1, periodUnit: 'mo' }, undefined],
    [{ frequency: 1, period: 1, periodUnit: 'mo', when: ['MORN'] }, undefined],
    [{ frequency: 1, period: 1, periodUnit: 'wk' }, 7.142857],
    [{ dayOfWeek: ['mon', 'wed', 'fri'] }, 21.428571],
    [{ frequency: 3, period: 1, periodUnit: 'wk', dayOfWeek: ['mon', 'wed', 'fri'] }, 21.428571],
    [{ frequency: 2, period: 1, periodUnit: 'd', dayOfWeek: ['mon', 'wed', 'fri'] }, 42.857143],
    [{ frequency: 1, period: 1, periodUnit: 'mo', dayOfWeek: ['mon'] }, undefined],
    [{ frequency: 1, period: 1, periodUnit: 'd', when: ['MORN', 'EVE'] }, undefined],
    [{ when: ['C'] }, undefined],
    [{ frequency: 3, period: 1, periodUnit: 'd', when: ['C'] }, 150],
  ])('%o', (repeat, expected) => {
    expect((request(timing(repeat)) as MedicationFact).dailyDoseMg).toBe(expected)
  })

  const doseOf = (rest: object) => (request(rest) as MedicationFact).dailyDoseMg
  const daily = { repeat: { frequency: 1, period: 1, periodUnit: 'd' } }
  const tablets = (value: number, more: object = {}) => [{ doseQuantity: { value, unit: 'tablet', ...more } }]

  it.each([
    ['as ordered and in tablets', [{ doseQuantity: { value: 100, unit: 'mg' } }, ...tablets(2)], 100],
    ['as ordered and calculated', [50, 50].map((value) => ({ doseQuantity: { value, unit: 'mg' } })), 50],
    ['two that differ', [50, 100].map((value) => ({ doseQuantity: { value, unit: 'mg' } })), undefined],
    ['at most', tablets(2, { comparator: '<=' }), undefined],
    ['a range', [{ doseRange: { low: { value: 1 }, high: { value: 2 } } }, ...tablets(1)], undefined],
    ['in a unit that only its code makes known', tablets(2, { unit: 'Tablette', code: '{tbl}' }), 100],
  ])('an amount %s', (_, doseAndRate, expected) => {
    expect(doseOf({ dosageInstruction: [{ timing: daily, doseAndRate }] })).toBe(expected)
  })

  it('takes a code beside others, and none that its structure speaks against', () => {
    const coded = (timing: object) => doseOf({ dosageInstruction: [{ timing, doseAndRate: tablets(1) }] })
    const code = { coding: [{ system: 'urn:local', code: '10' }, { code: 'BID' }] }
    expect(coded({ code })).toBe(100)
    expect(coded({ code, ...daily })).toBeUndefined()
    expect(coded({ code: { text: 'Twice daily' } })).toBe(100)
  })

  it('adds up instructions that hold at the same time, and no others', () => {
    const at = (value: number, when: string, sequence?: number) => ({
      sequence,
      timing: { repeat: { when: [when] } },
      doseAndRate: tablets(value),
    })
    expect(doseOf({ dosageInstruction: [at(1, 'MORN'), at(2, 'HS')] })).toBe(150)
    expect(doseOf({ dosageInstruction: [at(1, 'MORN', 1), at(2, 'HS', 1)] })).toBe(150)
    expect(doseOf({ dosageInstruction: [at(1, 'MORN', 1), at(2, 'HS', 2)] })).toBeUndefined()
    expect(doseOf({ dosageInstruction: [at(1, 'HS'), at(2, 'HS')] })).toBeUndefined()
    expect(doseOf({ dosageInstruction: [at(1, 'HS', 1), at(1, 'HS', 1)] })).toBeUndefined()
    expect(doseOf({ dosageInstruction: [at(1, 'MORN'), { ...at(2, 'HS'), asNeededBoolean: true }] })).toBeUndefined()
    const texts = [{ text: '75 mg in the morning' }, { text: '150 mg at bedtime' }]
    expect(doseOf({ dosageInstruction: texts })).toBe(225)
    expect(doseOf({ dosageInstruction: [{ text: '50 mg daily' }, { text: '100 mg daily' }] })).toBeUndefined()
  })

  it('leaves a titration unknown and keeps its words', () => {
    const steps = [
      { sequence: 1, text: '50 mg daily' },
      { sequence: 2, text: '100 mg daily' },
    ]
    expect(request({ dosageInstruction: steps })).toMatchObject({ dosageText: '50 mg daily; then 100 mg daily' })
    expect((request({ dosageInstruction: steps }) as MedicationFact).dailyDoseMg).toBeUndefined()
  })

  it.each([
    [{ status: 'entered-in-error' }, 'It was entered in error'],
    [{ intent: 'proposal' }, 'It is a proposal or plan, not an order'],
    [{ doNotPerform: true }, 'It asks not to give the medicine'],
    [
      { medicationCodeableConcept: undefined, medicationReference: { reference: 'Medication/elsewhere' } },
      'It names no medicine, or one that is not in this bundle',
    ],
  ])('%o is left', (rest, reason) => {
    expect(request(rest)).toBe(reason)
  })
})

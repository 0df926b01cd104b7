import { describe, expect, it } from 'vitest'
import type { MedicationFact } from '../record/record.ts'
import { dailyDoseMg } from './index.ts'

const taken = (text: string, rest: Partial<MedicationFact> = {}): MedicationFact => ({
  id: 'MedicationRequest/1',
  reference: 'MedicationRequest/1',
  kind: 'medication',
  origin: 'request',
  concept: { codings: [], text },
  status: 'active',
  taken: 'unknown',
  ...rest,
})

describe('from structure', () => {
  it.each([
    ['Sertraline 100MG', { doseQuantity: { value: 1 }, timesPerDay: 1 }, 100],
    ['Sertraline 100MG', { doseQuantity: { value: 1.5, unit: 'tablet' }, timesPerDay: 1 }, 150],
    ['Sertraline', { doseQuantity: { value: 50, unit: 'mg' }, timesPerDay: 3 }, 150],
    ['levothyroxine', { doseQuantity: { value: 75, unit: 'mcg' }, timesPerDay: 1 }, 0.075],
    ['Memantine hydrochloride 2 MG/ML Oral Solution', { doseQuantity: { value: 5, unit: 'mL' }, timesPerDay: 2 }, 20],
    ['24 HR selegiline 0.25 MG/HR Transdermal System', {}, 6],
    ['fluoxetine 90 MG Delayed Release Oral Capsule', { doseQuantity: { value: 1 }, timesPerDay: 1 / 7 }, 12.857143],
  ] as const)('%s %o', (text, rest, expected) => {
    expect(dailyDoseMg(taken(text, rest))).toBe(expected)
  })

  it.each([
    ['no frequency', 'Sertraline 100MG', { doseQuantity: { value: 1 } }],
    ['no dose', 'Sertraline 100MG', { timesPerDay: 1 }],
    ['no strength', 'Sertraline', { doseQuantity: { value: 1 }, timesPerDay: 1 }],
    ['a bare number that could be mg', 'Sertraline 100MG', { doseQuantity: { value: 50 }, timesPerDay: 1 }],
    ['a foreign unit', 'Sertraline 100MG', { doseQuantity: { value: 1, unit: 'drop' }, timesPerDay: 1 }],
    ['taken as needed', 'Lorazepam 1 MG', { doseQuantity: { value: 1 }, timesPerDay: 2, asNeeded: true }],
    ['nothing', 'Sertraline 100MG', {}],
    ['zero', 'Sertraline 100MG', { doseQuantity: { value: 0 }, timesPerDay: 1 }],
  ] as const)('%s stays unknown', (_, text, rest) => {
    expect(dailyDoseMg(taken(text, rest))).toBeUndefined()
  })
})

describe('from text', () => {
  it.each([
    ['Sertraline', '100 mg daily', 100],
    ['Sertraline', '100mg po qd', 100],
    ['Sertraline 50 MG Oral Tablet', 'Take 1 tablet by mouth every day', 50],
    ['Sertraline 50 MG Oral Tablet', 'Take 2 tablets (100 mg) by mouth once daily', 100],
    ['Sertraline 50 MG Oral Tablet', 'Take 2 tablets of 50 mg in the morning', 100],
    ['Sertraline 100 MG Oral Tablet', 'one and', undefined],
    ['Bupropion', '150 mg twice daily', 300],
    ['Bupropion 150 MG', '1 tablet BID', 300],
    ['Venlafaxine', '75 mg in the morning and 150 mg at bedtime', 225],
    ['Venlafaxine', '225 mg/day', 225],
    ['Mirtazapine 30 MG', '½ tablet at bedtime', 15],
    ['Mirtazapine 30 MG', '1 1/2 tablets at bedtime', 45],
    ['Mirtazapine 30 MG', '1½ tablets at bedtime', 45],
    ['Mirtazapine 30 MG', 'one and a half tablets at night', 45],
    ['Mirtazapine 30 MG', '1/2 tablet daily', 15],
    ['Mirtazapine 30 MG', 'half a tablet daily', 15],
    ['Mirtazapine 30 MG', '1/2 to 1 tablet daily', undefined],
    ['Sertraline 50 MG', '1 tablet in the morning and 2 tablets at bedtime', undefined],
    ['Sertraline 50 MG', '1 tablet in the morning and at bedtime', undefined],
    ['Sertraline 50 MG', '1 tablet every day at bedtime', 50],
    ['Quetiapine', '50 mg every 8 hours', 150],
    ['Sertraline', '50 mg every other day', 25],
    ['Fluoxetine', '90 mg once weekly', 12.857143],
    ['Sertraline', '50-100 mg daily', undefined],
    ['Sertraline 50 MG', '1 to 2 tablets daily', undefined],
    ['Sertraline', '50 mg daily for 1 week, then 100 mg daily', undefined],
    ['Sertraline', 'increase to 100 mg daily', undefined],
    ['Lorazepam', '1 mg twice daily as needed', undefined],
    ['Sertraline', '50 mg', undefined],
    ['Sertraline 50 MG', 'as directed', undefined],
    ['Sertraline 100 MG', 'Take 2 tablets of 50 mg daily', undefined],
  ])('%s: %s', (text, dosageText, expected) => {
    expect(dailyDoseMg(taken(text, { dosageText }))).toBe(expected)
  })

  it('stays unknown when text and structure disagree', () => {
    const fact = taken('Sertraline 50 MG', {
      dosageText: '100 mg daily',
      doseQuantity: { value: 1, unit: 'tablet' },
      timesPerDay: 1,
    })
    expect(dailyDoseMg(fact)).toBeUndefined()
  })

  it('believes a dose that the record already states', () => {
    expect(dailyDoseMg(taken('Sertraline', { dailyDoseMg: 125 }))).toBe(125)
  })
})

import { describe, expect, it } from 'vitest'
import type { MedicationFact } from '../record/record.ts'
import { readDosageText } from './dosage-text.ts'
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
    ['Sertraline 50 MG', { doseQuantity: { value: 2, unit: 'tab(s)' }, timesPerDay: 1 }, 100],
    ['fluoxetine 20 mg/5 mL', { doseQuantity: { value: 5, unit: 'milliliters' }, timesPerDay: 1 }, 20],
    ['Emsam 6 mg/24 hr patch', { doseQuantity: { value: 2, unit: 'patch' }, timesPerDay: 1 }, 12],
    ['Emsam 12 mg/24 hours', { doseQuantity: { value: 1, unit: 'patch' } }, 12],
    ['Symbyax 6 mg/25 mg capsule', { doseQuantity: { value: 1 }, timesPerDay: 1 }, 25],
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
    ['Sertraline 50 MG', '1 tablet in the morning and 2 tablets at bedtime', 150],
    ['Sertraline 50 MG', '1 tablet in the morning and at bedtime', 100],
    ['Sertraline 50 MG', '1 tablet every evening at bedtime', 50],
    ['Sertraline 50 MG', '1 tablet daily, in the morning or at bedtime', 50],
    ['Sertraline 50 MG', '1 tablet in the morning or at bedtime', undefined],
    ['Sertraline 50 MG', '1 tablet daily and 2 tablets at bedtime', undefined],
    ['Sertraline 50 MG', '2 tablets (75 mg) in the morning and 1 tablet (75 mg) at night', 150],
    ['Sertraline', '2 tablets (75 mg) in the morning and 1 tablet (75 mg) at night', undefined],
    ['Clomipramine', '25 mg 3 (three) times daily AND 50 mg nightly', 125],
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

  it.each([
    ['Venlafaxine 75 MG', 'Take 1 capsule (75 mg total) by mouth 2 (two) times daily.', 150],
    ['Venlafaxine 37.5 MG', 'Take 1 tablet (37.5 mg total) by mouth 3 (three) times a day with meals', 112.5],
    ['Sertraline 50 MG', 'Take 1 tablet (50 mg total) by mouth 1 (one) time each day.', 50],
    ['Trazodone 100 MG', 'Take 1 and 1/2 tablets at bedtime', 150],
    ['Sertraline', '50 mg = 1 tab(s), Oral, Daily', 50],
    ['Sertraline 50 MG', 'TAKE ONE AND ONE-HALF TABLETS BY MOUTH EVERY DAY', 75],
    ['Sertraline 25 MG', 'three 25 mg tablets daily', 75],
    ['Sertraline', '2 x 50 mg tablets every morning', 100],
    ['Sertraline 50 MG', '1 po qday', 50],
    ['Escitalopram 20 MG', 'ONE to be taken each DAY', 20],
    ['Sertraline', '50 mg 2x/day', 100],
    ['Lithium', '300 mg in AM, 600 mg in PM', 900],
    ['Quetiapine', '50 mg with breakfast and dinner', 100],
    ['Escitalopram 10 MG', '1 tablet at 8 am and 8 pm', 20],
    ['Fluoxetine 90 MG', 'Take 1 capsule every 7 days', 12.857143],
    ['Escitalopram 10 MG', '1 tablet three times a week', 4.285714],
    ['Escitalopram 10 MG', 'Take 1 tablet every 48 hours', 5],
    ['Fluoxetine', '20 mg daily for 90 days, 3 refills', 20],
    ['Sertraline 50 MG', 'Take 1 tablet daily for depression (F33.1)', 50],
    ['Sertraline', '50 mg twice daily (total 100 mg/day)', 100],
    ['Emsam', 'Apply one 9 mg/24 hr patch every 24 hours', 9],
    ['Venlafaxin 75 mg', '1-0-1', 150],
    ['Mirtazapin 15 mg', '0-0-0-2', 30],
    ['Venlafaxin', '75-0-150 mg', 225],
    ['Sertralin 50 mg', '50-0-0', undefined],
  ])('as records write it: %s: %s', (text, dosageText, expected) => {
    expect(dailyDoseMg(taken(text, { dosageText }))).toBe(expected)
  })

  it.each([
    ['a limit', 'Fluoxetine 20 MG', 'Take 1 capsule by mouth daily. Max 80 mg/day', 20],
    ['a limit', 'Lorazepam', '1 mg twice daily, maximum 4 mg per day', 2],
    ['a limit alone', 'Sertraline', 'up to 200 mg daily', undefined],
    ['a limit alone', 'Sertraline 50 MG', 'take up to 2 tablets daily', undefined],
    ['steps', 'Nortriptyline', '10 mg at night for 1 week, 20 mg at night for 1 week, 30 mg at night', undefined],
    ['steps', 'Amitriptyline', '10 mg nightly for one week; 20 mg nightly thereafter', undefined],
    ['steps', 'Sertraline', 'Take 50 mg daily for two weeks, 100 mg daily for two weeks', undefined],
    ['steps', 'Sertraline', '50 mg daily, 25 mg daily x 3 days and stop', undefined],
    ['some days only', 'Fluoxetine', '20 mg daily Monday to Friday', undefined],
    ['some days only', 'Escitalopram 10 MG', 'Take 1 tablet daily except Sunday', undefined],
    ['not to be taken', 'Sertraline', 'stop taking 100 mg daily', undefined],
    ['not to be taken', 'Sertraline', 'Hold. 100 mg daily', undefined],
    ['not to be taken', 'Sertraline 50 MG', 'not taking; 1 tab daily', undefined],
    ['as needed', 'Sertraline', '50 mg daily p.r.n.', undefined],
    ['as needed', 'Sertraline', '50 mg daily when needed', undefined],
    ['as needed', 'Lorazepam', '0.5 mg as necessary up to twice daily', undefined],
    ['a number nobody explains', 'Sertraline 50 MG', '1 tab daily (patient takes 2)', undefined],
    ['two strengths', 'Escitalopram', '10/20 mg daily', undefined],
    [
      'another tablet beside it',
      'Duloxetine 30 MG',
      '1 capsule (30 mg) with the 60 mg capsule, total 90 mg daily',
      undefined,
    ],
    ['tablets of another strength', 'Sertraline 50 MG', 'Take 1 tablet (75 mg total) daily', undefined],
  ])('%s is no dose: %s: %s', (_, text, dosageText, expected) => {
    expect(dailyDoseMg(taken(text, { dosageText }))).toBe(expected)
  })

  it('stays unknown when the text is a titration, whatever the structure says of one step', () => {
    const rest = { doseQuantity: { value: 1, unit: 'tablet' }, timesPerDay: 1 }
    const dosageText = 'Take 1 tablet daily for 7 days, then 2 tablets daily'
    expect(dailyDoseMg(taken('Sertraline 50 MG', { ...rest, dosageText }))).toBeUndefined()
    expect(dailyDoseMg(taken('Sertraline 50 MG', { ...rest, dosageText: 'Take twice a day' }))).toBeUndefined()
    expect(dailyDoseMg(taken('Sertraline 50 MG', { ...rest, dosageText: 'see sheet 12' }))).toBe(50)
  })

  it('is read in a time that grows with its length', () => {
    const before = performance.now()
    readDosageText('daily at night 2 mg '.repeat(20_000))
    expect(performance.now() - before).toBeLessThan(2000)
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

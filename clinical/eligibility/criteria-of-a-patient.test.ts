import { describe, expect, it } from 'vitest'
import type { Fact, PatientIdentity } from '../record/record.ts'
import type { TreatmentId } from './index.ts'
import {
  answer,
  clear,
  condition,
  fact,
  icd10,
  judged,
  medication,
  outcome,
  patient,
  pressure,
  words,
} from './testing.ts'

const us: TreatmentId = 'esketamine-us'
const eu: TreatmentId = 'esketamine-eu'
const iv: TreatmentId = 'ketamine-iv'

const on = (code: string, more: Parameters<typeof condition>[1] = {}) =>
  condition(icd10(code), { recorded: '2026-01-12', ...more })

const person = (identity: Partial<PatientIdentity>, treatment: TreatmentId = us) => clear(treatment, [], identity)

describe('the patient', () => {
  it.each([
    ['2008-01-15', 'met'],
    ['2008-01-16', 'not-met'],
    ['2008-01', 'unknown'],
    [undefined, 'unknown'],
  ])('born %s: an adult is %s', (birthDate, status) => {
    expect(outcome(person({ birthDate }), 'adult').status).toBe(status)
  })

  it('from 65 the EU starts with 28 mg and looks at 150/90', () => {
    const older = { birthDate: '1950-01-01' }
    expect(outcome(person(older, eu), 'aged-65-or-over', eu)).toMatchObject({
      status: 'met',
      action: expect.stringContaining('28 mg'),
    })
    const raised = (systolic: number, treatment: TreatmentId) =>
      outcome(clear(treatment, [pressure(systolic, 80, '2026-01-14')], older), 'raised-pressure', treatment).status
    expect([raised(148, eu), raised(151, eu), raised(148, us)]).toEqual(['not-met', 'met', 'met'])
  })

  it('a death after the day has not happened yet', () => {
    const dead = (deceasedOn?: string) => outcome(person({ deceased: true, deceasedOn }), 'deceased').status
    expect([dead(), dead('2026-01-15'), dead('2026-01-16')]).toEqual(['met', 'met', 'not-met'])
  })

  it('pregnancy is asked of everybody whom it may concern, each question by itself', () => {
    const relevant = (identity: Partial<PatientIdentity>) =>
      ['pregnancy', 'breastfeeding', 'no-contraception', 'pregnancy-test-done'].map(
        (id) => outcome(patient([], identity), id).relevant,
      )
    expect(relevant({ sex: 'female' })).toEqual([true, true, true, true])
    expect(relevant({ sex: 'unknown' })).toEqual([true, true, true, true])
    expect(relevant({ sex: 'other' })).toEqual([true, true, true, true])
    expect(relevant({ sex: 'male' })).toEqual([false, false, false, false])
    expect(outcome(patient([on('Z33.1')], { sex: 'male' }), 'pregnancy').status).toBe('met')
  })

  it('a pregnancy test counts for thirty days, and the newer word wins', () => {
    const test = (text: string, at: string) =>
      fact('measurement', { name: 'pregnancy-test', concept: words('hCG'), at, text })
    const status = (...facts: Fact[]) => outcome(patient(facts), 'pregnancy').status
    expect(status(test('negative', '2026-01-02'))).toBe('not-met')
    expect(status(test('Not detected', '2025-12-16'))).toBe('not-met')
    expect(status(test('negative', '2025-12-15'))).toBe('unknown')
    expect(status(test('Positive', '2026-01-02'))).toBe('met')
    expect(status(test('positive', '2026-01-02'), test('negative', '2026-01-02'))).toBe('met')
    expect(status(test('25', '2026-01-02'))).toBe('unknown')
    expect(status(test('negative', '2026-01-02'), answer('pregnancy', 'yes'))).toBe('met')
  })
})

describe('the diagnosis', () => {
  const status = (...facts: Fact[]) => outcome(patient(facts), 'major-depression').status
  const review = fact('record-review', { on: '2026-01-10', reviewedBy: 'Dr Osei' })

  it.each([
    ['severe, recurrent', [on('F33.2')], 'met'],
    ['resolved', [on('F33.2', { clinicalStatus: 'resolved' })], 'unknown'],
    ['in remission', [on('F33.42')], 'unknown'],
    ['in remission, in a record that was read', [on('F33.42'), review], 'not-met'],
    ['unspecified depression', [on('F32.A')], 'unknown'],
    ['provisional', [on('F33.2', { verificationStatus: 'provisional' })], 'unknown'],
    ['on record, and denied since', [on('F33.2'), answer('major-depression', 'no', { on: '2026-01-13' })], 'not-met'],
    ['denied before it was recorded', [on('F33.2'), answer('major-depression', 'no')], 'met'],
    ['asked', [answer('major-depression', 'yes')], 'met'],
  ] as [string, Fact[], string][])('%s: %s', (_, facts, expected) => {
    expect(status(...facts)).toBe(expected)
  })

  it('an episode that is mild by scale is not enough', () => {
    const scored = (total: number) =>
      outcome(patient([fact('assessment', { instrument: 'madrs', at: '2026-01-10', total })]), 'episode-severity')
        .status
    expect([scored(19), scored(20), scored(35)]).toEqual(['not-met', 'met', 'met'])
  })

  it('two failures count only once the start of the episode is known', () => {
    const record = clear(us)
    const without = { ...record, facts: record.facts.filter(({ kind }) => kind !== 'episode') }
    expect(outcome(without, 'two-failed-trials').status).toBe('unknown')
  })

  it('fewer than two trials are a no only when the history is called complete', () => {
    const complete = (value: boolean) =>
      fact('trial-history', { complete: value, attestedBy: 'Dr Osei', on: '2026-01-10' })
    const trials = (...facts: Fact[]) => outcome(patient(facts), 'two-failed-trials').status
    expect([trials(), trials(complete(false)), trials(complete(true))]).toEqual(['unknown', 'unknown', 'not-met'])
  })
})

describe('medicines', () => {
  const interaction = (id: string, facts: Fact[], treatment: TreatmentId = us) => {
    const { status, standing } = outcome(clear(treatment, facts), `interaction-${id}`, treatment)
    return [status, standing]
  }
  const prescribed = { origin: 'request', taken: 'unknown' } as const

  it.each([
    ['benzodiazepines', 'lorazepam 1 MG Oral Tablet', 'caution'],
    ['monoamine-oxidase-inhibitors', 'tranylcypromine 10 MG Oral Tablet', 'caution'],
    ['stimulants', 'methylphenidate 20 MG Oral Tablet', 'caution'],
    ['lamotrigine', 'lamotrigine 100 MG Oral Tablet', 'clear'],
    ['opioids', 'oxycodone 5 MG Oral Tablet', 'caution'],
    ['naltrexone', 'naltrexone 50 MG Oral Tablet', 'caution'],
    ['ketamine-elsewhere', 'ketamine 100 MG lozenge', 'blocks'],
  ])('%s: %s', (id, text, standing) => {
    expect(interaction(id, [medication(text)])).toEqual(['met', standing])
    const stopped = medication(text, { status: 'stopped', stop: '2025-12-01' })
    expect(interaction(id, [stopped])).toEqual(['not-met', 'clear'])
  })

  it('what is prescribed and perhaps not taken is asked; what holds up then holds up', () => {
    expect(interaction('benzodiazepines', [medication('lorazepam 1 MG', prescribed)])).toEqual(['unknown', 'caution'])
    expect(interaction('ketamine-elsewhere', [medication('ketamine 100 MG', prescribed)])).toEqual([
      'unknown',
      'missing',
    ])
  })

  it('names what the table of interactions does not know', () => {
    const found = outcome(
      clear(us, [medication('Metformin 500 MG'), medication('lorazepam 1 MG')]),
      'medicines-not-in-table',
    )
    expect(found).toMatchObject({
      status: 'met',
      output: 'info',
      finding: expect.stringContaining('Metformin 500 MG.'),
    })
    expect(outcome(clear(us, [medication('lorazepam 1 MG')]), 'medicines-not-in-table').status).toBe('not-met')
  })

  it('theophylline holds racemic ketamine and cautions esketamine', () => {
    const theophylline = [medication('theophylline 200 MG Oral Tablet')]
    expect(interaction('theophylline', theophylline, iv)).toEqual(['met', 'blocks'])
    expect(interaction('theophylline', theophylline, 'ketamine-injection')).toEqual(['met', 'blocks'])
    expect(interaction('theophylline-esketamine', theophylline)).toEqual(['met', 'caution'])
  })

  it('esketamine goes alone in the US and beside an SSRI or SNRI in the EU', () => {
    expect(judged(clear(us)).determination).toBe('eligible')
    const without = (treatment: TreatmentId, ...more: Fact[]) => {
      const record = clear(treatment, more)
      return {
        ...record,
        facts: record.facts.filter((each) => !('question' in each) || each.question !== 'antidepressant-beside'),
      }
    }
    expect(judged(without(eu), eu).determination).toBe('needs-information')
    expect(judged(without(eu, medication('Sertraline 100 MG Oral Tablet')), eu).determination).toBe('eligible')
    expect(judged(without(eu, medication('mirtazapine 30 MG Oral Tablet')), eu).determination).toBe('needs-information')
    const no = answer('antidepressant-beside', 'no')
    expect(judged({ ...without(eu), facts: [...without(eu).facts, no] }, eu).determination).toBe('not-eligible')
  })
})

describe('work-up', () => {
  const bare = (facts: Fact[] = [], identity: Partial<PatientIdentity> = {}, treatment: TreatmentId = us) => {
    const { criteria } = judged(patient(facts, identity), treatment)
    return Object.fromEntries(
      criteria
        .filter(({ kind }) => kind === 'work-up')
        .map(({ id, standing, relevant }) => [id, relevant ? standing : 'not indicated']),
    )
  }

  it('is asked for where it is indicated', () => {
    expect(bare()).toMatchObject({
      'blood-pressure-measured': 'caution',
      'liver-tests-done': 'not indicated',
      'pregnancy-test-done': 'caution',
      'drug-screen-done': 'not indicated',
      'electrocardiogram-done': 'not indicated',
      'thyroid-tested': 'not indicated',
      'baseline-scale-done': 'caution',
      'suicide-screen-done': 'caution',
    })
    expect(bare([], { birthDate: '1976-01-15' })['electrocardiogram-done']).toBe('caution')
    expect(bare([on('I48.0')])['electrocardiogram-done']).toBe('caution')
    expect(bare([], { birthDate: undefined })['electrocardiogram-done']).toBe('caution')
    expect(bare([on('F10.21')])['drug-screen-done']).toBe('caution')
    expect(bare([on('E05.00')])['thyroid-tested']).toBe('caution')
    expect(bare([on('K74.60')])['liver-tests-done']).toBe('caution')
    expect(bare([], {}, iv)).toMatchObject({ 'liver-tests-done': 'missing', 'weight-measured': 'caution' })
  })

  it('an aneurysm that was repaired was there, also where only the procedure is on record', () => {
    const done = (text: string, ...more: Fact[]) =>
      outcome(
        patient([fact('procedure', { concept: words(text), status: 'completed', start: '2015-03-02' }), ...more]),
        'aneurysm',
      ).status
    expect(done('Endovascular repair of abdominal aortic aneurysm', answer('aneurysm', 'no'))).toBe('met')
    expect(done('Clipping of cerebral aneurysm')).toBe('met')
    expect(done('Ultrasound of abdominal aortic aneurysm')).toBe('unknown')
    expect(done('Ultrasound of abdominal aortic aneurysm', answer('aneurysm', 'no'))).toBe('not-met')
    expect(done('Screening for abdominal aortic aneurysm', answer('aneurysm', 'no'))).toBe('not-met')
  })

  it('a history in words is over, and its code speaks for itself', () => {
    const said = (text: string, id: string) => outcome(patient([condition(words(text))]), id).status
    expect(said('History of mania', 'mania-now')).toBe('unknown')
    expect(said('H/O mania', 'mania-ever')).toBe('met')
    expect(said('History of psychosis', 'psychosis')).toBe('unknown')
    expect(said('Past psychosis', 'past-psychosis')).toBe('met')
    expect(said('History of alcohol dependence', 'substance-use-in-remission')).toBe('met')
    expect(said('History of aortic aneurysm', 'aneurysm')).toBe('met')
    expect(said('History of major depressive disorder', 'major-depression')).toBe('unknown')
    expect(outcome(patient([condition(icd10('F20.0', 'History of schizophrenia'))]), 'psychosis').status).toBe('met')
  })

  it('varices and ascites leave the class of the liver open, hepatic failure does not', () => {
    const severe = (...more: Fact[]) => outcome(patient(more), 'severe-hepatic-impairment').status
    expect([severe(on('I85.00')), severe(on('R18.8')), severe(on('K76.6')), severe(on('K72.10'))]).toEqual([
      'unknown',
      'unknown',
      'unknown',
      'met',
    ])
  })

  it('an allergy to ketamine counts in the list of problems as well, a dependence on it is none', () => {
    const status = (text: string) => outcome(patient([condition(words(text))]), 'hypersensitivity').status
    expect([status('Allergy to ketamine'), status('Anaphylaxis due to Ketalar')]).toEqual(['met', 'met'])
    expect([
      status('Ketamine dependence'),
      status('No allergy to ketamine'),
      status('Mother had ketamine allergy'),
    ]).toEqual(['unknown', 'unknown', 'unknown'])
  })

  it('an electrocardiogram is asked for with heart disease that is stable, a stimulant or a tricyclic', () => {
    const asksOne = (...more: Fact[]) => outcome(clear(us, more), 'electrocardiogram-done').standing
    expect(asksOne()).toBe('clear')
    expect(asksOne(on('I25.2', { onset: '2019' }))).toBe('caution')
    expect(asksOne(on('I10'), answer('uncontrolled-hypertension', 'no', { on: '2026-01-13' }))).toBe('caution')
    expect(asksOne(on('I25.2', { verificationStatus: 'refuted' }))).toBe('clear')
    expect(asksOne(medication('Methylphenidate Hydrochloride 20 MG Oral Tablet'))).toBe('caution')
    expect(asksOne(medication('Nortriptyline 75 MG Oral Capsule'))).toBe('caution')
    expect(asksOne(medication('Nortriptyline 75 MG Oral Capsule', { taken: 'no' }))).toBe('clear')
    expect(asksOne(medication('Escitalopram 10 MG Oral Tablet'))).toBe('caution')
    expect(asksOne(medication('Sertraline 100 MG Oral Tablet'))).toBe('clear')
    expect(asksOne(on('E87.6'))).toBe('caution')
    expect(asksOne(on('I42.0'), answer('uncontrolled-heart-disease', 'no', { on: '2026-01-13' }))).toBe('caution')
    expect(asksOne(on('E87.6', { clinicalStatus: 'resolved' }))).toBe('clear')
  })

  it('is stale after its days', () => {
    const record = clear(iv)
    const aged = record.facts.map((each) => (each.kind === 'measurement' ? { ...each, at: '2025-10-16' } : each))
    expect(outcome({ ...record, facts: aged }, 'weight-measured', iv).status).toBe('unknown')
    expect(outcome({ ...record, facts: aged }, 'liver-tests-done', iv).status).toBe('unknown')
  })

  it('raised liver tests ask for care from more than three times the limit', () => {
    const alt = (value: number) =>
      fact('measurement', {
        name: 'alanine-aminotransferase',
        concept: words('ALT'),
        at: '2026-01-12',
        value,
        unit: 'U/L',
        referenceRange: { high: 35 },
      })
    const status = (value: number) => outcome(clear(us, [alt(value)]), 'raised-liver-tests').status
    expect([status(105), status(106)]).toEqual(['not-met', 'met'])
  })

  it('a BMI of 30 asks for a choice of dose weight', () => {
    const body = (kg: number) =>
      outcome(
        patient([
          fact('measurement', { name: 'weight', concept: words('Weight'), at: '2026-01-10', value: kg, unit: 'kg' }),
          fact('measurement', { name: 'height', concept: words('Height'), at: '2020-01-10', value: 170, unit: 'cm' }),
        ]),
        'body-mass-index-30-or-over',
        iv,
      ).status
    expect([body(86), body(87)]).toEqual(['not-met', 'met'])
  })
})

import { describe, expect, it } from 'vitest'
import type { Fact } from '../record/record.ts'
import { rulesets, type TreatmentId } from './index.ts'
import {
  answer,
  asked,
  clear,
  condition,
  depression,
  fact,
  icd10,
  judged,
  outcome,
  patient,
  referral,
  words,
  workUp,
} from './testing.ts'

const us: TreatmentId = 'esketamine-us'
const eu: TreatmentId = 'esketamine-eu'
const iv: TreatmentId = 'ketamine-iv'

const on = (code: string, more: Parameters<typeof condition>[1] = {}) =>
  condition(icd10(code), { recorded: '2026-01-12', ...more })
const weightAndHeight = (kg: number): Fact[] => [
  fact('measurement', { name: 'weight', concept: words('Weight'), at: '2026-01-10', value: kg, unit: 'kg' }),
  fact('measurement', { name: 'height', concept: words('Height'), at: '2020-01-10', value: 170, unit: 'cm' }),
]

describe('an event of the heart or the brain after its six weeks', () => {
  it.each([
    ['a heart attack of last year', [on('I21.9', { onset: '2025-06-01' })], 'met', 'caution'],
    ['one of long ago', [on('I21.9', { onset: '2020-06-01', recorded: '2020-06-01' })], 'not-met', 'clear'],
    ['a stroke of long ago', [on('I63.9', { onset: '2010-06-01', recorded: '2010-06-01' })], 'met', 'caution'],
  ])('%s', (_, facts, status, standing) => {
    for (const treatment of [us, eu, iv]) {
      expect(outcome(clear(treatment, facts), 'past-cardiovascular-event', treatment)).toMatchObject({
        status,
        standing,
      })
    }
  })
})

describe('what differs by jurisdiction', () => {
  it('heart disease that is not stable blocks by ASRA; the EU leaflet leaves it to the doctor', () => {
    const output = (treatment: TreatmentId) => outcome(clear(treatment), 'uncontrolled-heart-disease', treatment).output
    expect([output(us), output(eu), output(iv)]).toEqual(['block', 'hold', 'block'])
  })

  it('sleep apnoea asks for care in the EU only with morbid obesity', () => {
    const apnoea = (kg: number) =>
      outcome(clear(eu, [on('G47.33'), ...weightAndHeight(kg)]), 'untreated-sleep-apnoea', eu)
    // 90 kg at 170 cm are 31.1 kg/m², 102 kg are 35.3.
    expect(apnoea(90)).toMatchObject({ relevant: false, standing: 'clear' })
    expect(apnoea(102)).toMatchObject({ relevant: true, standing: 'caution' })
    expect(outcome(clear(us, [on('G47.33'), ...weightAndHeight(90)]), 'untreated-sleep-apnoea').standing).toBe(
      'missing',
    )
  })

  it('nobody has looked for a thyroid disease: it holds up racemic ketamine alone', () => {
    const standing = (treatment: TreatmentId) => {
      const record = clear(treatment)
      const facts = record.facts.filter(
        (each) =>
          each.kind !== 'interview-answer' ||
          !['record-reviewed', 'uncontrolled-hyperthyroidism'].includes(each.question),
      )
      return outcome({ ...record, facts }, 'uncontrolled-hyperthyroidism', treatment).standing
    }
    expect([standing(us), standing(eu), standing(iv)]).toEqual(['open', 'open', 'missing'])
  })

  it('only the US label has an indication of its own for acute suicidality, and it decides nothing', () => {
    const yes = answer('acute-suicidal-depression', 'yes')
    expect(outcome(clear(us, [yes]), 'acute-suicidal-depression')).toMatchObject({ status: 'met', standing: 'clear' })
    const others = rulesets.filter(({ treatment }) => !treatment.startsWith(us)).flatMap(({ criteria }) => criteria)
    expect(others.some(({ id }) => id === 'acute-suicidal-depression')).toBe(false)
  })

  it('that indication asks for acute suicidality and an oral antidepressant, and for no failed trial', () => {
    const acute: TreatmentId = 'esketamine-us-acute-suicidality'
    const first = patient([
      depression,
      fact('episode', { start: '2025-11', severity: 'severe-without-psychosis' }),
      ...workUp,
    ])
    const inNeed = (...more: Fact[]) => {
      const all = asked(first, acute)
      return { ...all, facts: [...all.facts, ...more] }
    }
    const on = '2026-01-14'
    expect(judged(inNeed(), acute).determination).toBe('eligible')
    expect(judged(inNeed(), us).determination).toBe('needs-information')
    expect(judged(inNeed(answer('acute-suicidal-depression', 'no', { on })), acute).determination).toBe('not-eligible')
    const admitted = judged(inNeed(answer('imminent-suicide-risk', 'yes', { on })), acute)
    expect(admitted.sentence).toBe('Eligible, with cautions: imminent suicide risk.')
    const without = judged(inNeed(answer('oral-antidepressant-beside', 'no', { on })), acute)
    expect(without.sentence).toBe('Not eligible: oral antidepressant beside it (not fulfilled).')
    expect(judged(inNeed(answer('aneurysm', 'yes', { on })), acute).determination).toBe('not-eligible')
  })
})

describe('coming to treatment', () => {
  it.each(['cannot-attend-as-needed', 'hard-to-reach'])('%s is a caution when so, and waits for nobody', (id) => {
    expect(outcome(clear(us, [answer(id, 'yes', { on: '2026-01-14' })]), id).standing).toBe('caution')
    expect(outcome(patient(referral), id)).toMatchObject({ status: 'unknown', standing: 'open' })
    const reviewed = patient([...referral, fact('record-review', { on: '2026-01-10', reviewedBy: 'Dr Osei' })])
    expect(outcome(reviewed, id).status).toBe('unknown')
  })
})

describe('the rest of the work-up', () => {
  const group = 'Further work-up'

  it.each([us, eu, iv])('%s: is on the list and changes no determination, done or not', (treatment) => {
    const ruleset = rulesets.find((each) => each.treatment === treatment)
    const parts = ruleset?.groups.find(({ title }) => title === group)?.criteria ?? []
    expect(parts.length).toBeGreaterThan(12)
    expect(parts.every(({ kind, output }) => kind === 'work-up' && output === 'info')).toBe(true)
    const without = clear(treatment)
    const refused = parts.map(({ id }) => answer(id, 'no', { on: '2026-01-14' }))
    expect(judged({ ...without, facts: [...without.facts, ...refused] }, treatment).determination).toBe(
      judged(without, treatment).determination,
    )
  })

  it('finds what was measured, scored and tested', () => {
    const at = '2026-01-09'
    const facts: Fact[] = [
      ...weightAndHeight(70),
      fact('measurement', { name: 'creatinine', concept: words('Creatinine'), at, value: 0.8, unit: 'mg/dL' }),
      fact('assessment', { instrument: 'gad-7', at, total: 9 }),
      fact('measurement', { name: 'other', concept: words('Urinalysis macro panel'), at, text: 'normal' }),
      on('R31.9'),
    ]
    const record = asked(patient([...referral, ...facts]), us)
    const status = (id: string) => outcome(record, id).status
    expect(['height-measured', 'creatinine-measured', 'anxiety-scale-done', 'urinalysis-done'].map(status)).toEqual([
      'met',
      'met',
      'met',
      'met',
    ])
    expect(status('vital-signs-measured')).toBe('unknown')
    expect(outcome(asked(patient(referral), us), 'urinalysis-done').relevant).toBe(false)
  })
})

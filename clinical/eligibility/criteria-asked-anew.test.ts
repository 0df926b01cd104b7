import { describe, expect, it } from 'vitest'
import { findInstrument } from '../instruments/index.ts'
import type { Fact, PatientIdentity } from '../record/record.ts'
import type { TreatmentId } from './index.ts'
import { answer, clear, condition, fact, icd10, outcome, patient, pressure, words } from './testing.ts'

const us: TreatmentId = 'esketamine-us'
const _eu: TreatmentId = 'esketamine-eu'
const _iv: TreatmentId = 'ketamine-iv'

const on = (code: string, more: Parameters<typeof condition>[1] = {}) =>
  condition(icd10(code), { recorded: '2026-01-12', ...more })

const _person = (identity: Partial<PatientIdentity>, treatment: TreatmentId = us) => clear(treatment, [], identity)

describe('suicide risk', () => {
  const screen = (at: string, more: object) =>
    fact('assessment', {
      instrument: 'c-ssrs-screener',
      at,
      answers: { 'wish-to-be-dead': false, thoughts: false, 'behaviour-ever': false, ...more },
    })
  const high = { thoughts: true, intent: true }

  it('a high screen keeps the question open until somebody has answered it since', () => {
    expect(outcome(clear(us, [screen('2026-01-12', high)]), 'imminent-suicide-risk')).toMatchObject({
      status: 'unknown',
      standing: 'missing',
    })
    expect(outcome(clear(us, [screen('2026-01-09', high)]), 'imminent-suicide-risk').status).toBe('not-met')
    expect(outcome(clear(us, [screen('2026-01-12', {})]), 'imminent-suicide-risk').status).toBe('not-met')
  })
})

describe('a scale that suggests a use disorder', () => {
  const scale = (instrument: string, total: number, at: string) => fact('assessment', { instrument, at, total })
  const stands = (facts: Fact[], identity: Partial<PatientIdentity> = {}) =>
    outcome(clear(us, facts, identity), 'substance-use-disorder').standing

  it('asks anew until somebody has answered since, an AUDIT-C by the cut-off of the sex', () => {
    expect(stands([scale('dast-10', 3, '2026-01-12')])).toBe('missing')
    expect(stands([scale('dast-10', 2, '2026-01-12')])).toBe('clear')
    expect(stands([scale('dast-10', 8, '2026-01-10')])).toBe('clear')
    expect(stands([scale('audit-c', 3, '2026-01-12')])).toBe('missing')
    expect(stands([scale('audit-c', 3, '2026-01-12')], { sex: 'male' })).toBe('clear')
    expect(stands([scale('audit-c', 4, '2026-01-12')], { sex: 'male' })).toBe('missing')
  })
})

describe('a result after the answer', () => {
  const screen = (text: string, at: string) =>
    fact('measurement', { name: 'drug-screen', concept: words('Urine drug screen'), at, text })
  const use = (...facts: Fact[]) => outcome(clear(us, facts), 'substance-use-disorder').standing
  const control = (...facts: Fact[]) => outcome(clear(us, facts), 'uncontrolled-hypertension').standing

  it('that is a positive drug screen asks about use anew', () => {
    expect(use(screen('Positive for cocaine', '2026-01-12'))).toBe('missing')
    expect(use(screen('negative', '2026-01-12'))).toBe('clear')
    expect(use(screen('Positive', '2026-01-10'))).toBe('clear')
    expect(use(screen('Positive', '2026-01-12'), screen('Negative', '2026-01-14'))).toBe('clear')
    expect(use(screen('None detected for any substance', '2026-01-12'))).toBe('clear')
    expect(use(screen('Cocaine positive, opiates negative', '2026-01-12'))).toBe('missing')
  })

  it('that is a positive screen is not hidden by a negative one of another substance', () => {
    const of = (code: string, text: string, at: string) =>
      fact('measurement', {
        name: 'drug-screen',
        concept: { text: code, codings: [{ system: 'http://loinc.org', code }] },
        at,
        text,
      })
    const cocaine = of('19359-9', 'positive', '2026-01-12')
    expect(use(of('19295-5', 'negative', '2026-01-12'), cocaine)).toBe('missing')
    expect(use(cocaine, of('19295-5', 'negative', '2026-01-14'))).toBe('missing')
    expect(use(cocaine, of('19359-9', 'negative', '2026-01-14'))).toBe('clear')
    expect(use(of('19359-9', 'negative', '2026-01-12'), cocaine)).toBe('missing')
  })

  it('that words call not pregnant is no pregnancy, and one that says both is neither', () => {
    const pregnant = (text: string) =>
      outcome(
        patient([fact('measurement', { name: 'pregnancy-test', concept: words('hCG'), at: '2026-01-12', text })]),
        'pregnancy',
      ).status
    for (const text of [
      'No hCG detected',
      'Not reactive',
      'Undetected',
      'Patient is not currently pregnant',
      'negative',
    ])
      expect(pregnant(text)).toBe('not-met')
    expect(pregnant('hCG detected')).toBe('met')
    expect(pregnant('Control positive; result negative')).toBe('unknown')
  })

  it('that is a severe pressure asks anew whether it is under control, one that is high does not', () => {
    expect(control(pressure(181, 90, '2026-01-14'))).toBe('missing')
    expect(control(pressure(150, 121, '2026-01-14'))).toBe('missing')
    expect(control(pressure(180, 120, '2026-01-14'))).toBe('clear')
    expect(control(pressure(210, 125, '2026-01-10'))).toBe('clear')
    expect(control(pressure(210, 125, '2026-01-12'), pressure(138, 84, '2026-01-14'))).toBe('clear')
  })
})

describe('a condition on record', () => {
  const aneurysm = (...facts: Fact[]) => outcome(clear(us, facts), 'aneurysm')

  it('that words only suspect asks, and does not answer', () => {
    const suspected = condition(words('Suspected abdominal aortic aneurysm'), { recorded: '2026-01-14' })
    expect(aneurysm(suspected)).toMatchObject({ status: 'unknown', standing: 'missing' })
    expect(aneurysm(suspected).finding).not.toContain('confirmed')
    expect(aneurysm(condition(words('Abdominal aortic aneurysm'), { recorded: '2026-01-14' })).status).toBe('met')
    expect(aneurysm(condition(words('Abdominal aortic aneurysm ruled out'))).status).toBe('not-met')
    const depression = condition(words('Possible major depressive disorder'))
    expect(outcome(patient([depression]), 'major-depression').status).toBe('unknown')
  })

  it('counts although its onset was mistyped as a day to come', () => {
    expect(aneurysm(on('I71.4', { recorded: '2025-11-01', onset: '2027-01-01' })).status).toBe('met')
    expect(aneurysm(on('I71.4', { recorded: '2027-01-01' })).status).toBe('not-met')
    expect(aneurysm(on('I71.4', { recorded: undefined, onset: '2027-01-01' })).status).toBe('not-met')
  })
})

describe('a suicide attempt on record', () => {
  const stands = (...facts: Fact[]) => outcome(clear(us, facts), 'imminent-suicide-risk').standing
  const attempt = (recorded: string, more: Parameters<typeof condition>[1] = {}) =>
    on('T14.91XA', { recorded, ...more })

  it('asks anew about imminent risk until somebody has answered since', () => {
    expect(stands(attempt('2026-01-12'))).toBe('missing')
    expect(stands(on('R45.851', { recorded: '2026-01-12' }))).toBe('missing')
    expect(stands(attempt('2026-01-10'))).toBe('clear')
    expect(stands(attempt('2026-01-12'), answer('imminent-suicide-risk', 'no', { on: '2026-01-12' }))).toBe('clear')
    expect(stands(attempt('2026-01-12', { verificationStatus: 'refuted' }))).toBe('clear')
    // The code of a history of it.
    expect(stands(on('Z91.51'))).toBe('clear')
    expect(stands(attempt('2026-01-12', { onset: '2019-05' }))).toBe('clear')
  })
})

describe('a scale that suggests mania', () => {
  const asrm = (total: number, at: string) => fact('assessment', { instrument: 'asrm', at, total })
  const mdq = (at: string, problem: number) =>
    fact('assessment', {
      instrument: 'mdq',
      at,
      answers: {
        ...Object.fromEntries(
          (findInstrument('mdq')?.items ?? []).slice(0, 13).map(({ linkId }, i) => [linkId, i < 8 ? 1 : 0]),
        ),
        'same-time': 1,
        problem,
      },
    })
  const stands = (id: string, ...facts: Fact[]) => outcome(clear(us, facts), id).standing

  it('asks anew until somebody has answered since, and never answers itself', () => {
    expect(stands('mania-now', asrm(6, '2026-01-12'))).toBe('missing')
    expect(stands('mania-now', asrm(5, '2026-01-12'))).toBe('clear')
    // Asked on the day itself, or later.
    expect(stands('mania-now', asrm(12, '2026-01-10'))).toBe('clear')
    expect(stands('mania-now', asrm(12, '2026-01-12'), answer('mania-now', 'no', { on: '2026-01-13' }))).toBe('clear')
    expect(stands('mania-now', asrm(12, '2026-01-12'), asrm(2, '2026-01-14'))).toBe('clear')
    expect(stands('mania-now', asrm(2, '2026-01-12'), asrm(12, '2026-01-12'))).toBe('missing')
    expect(stands('mania-now', asrm(12, '2026-01-12'), answer('mania-now', 'yes', { on: '2026-01-13' }))).toBe('blocks')
  })

  it('is a Young scale from 13, too: neither scale takes back what the other says', () => {
    const ymrs = (total: number, at: string) => fact('assessment', { instrument: 'ymrs', at, total })
    expect(stands('mania-now', ymrs(13, '2026-01-12'))).toBe('missing')
    expect(stands('mania-now', ymrs(12, '2026-01-12'))).toBe('clear')
    expect(stands('mania-now', ymrs(40, '2026-01-12'), answer('mania-now', 'no', { on: '2026-01-13' }))).toBe('clear')
    expect(stands('mania-now', ymrs(20, '2026-01-12'), asrm(2, '2026-01-14'))).toBe('missing')
    expect(stands('mania-now', asrm(9, '2026-01-12'), ymrs(2, '2026-01-14'))).toBe('missing')
  })

  it('is the MDQ for a whole life, by all of its three parts', () => {
    expect(stands('mania-ever', mdq('2026-01-12', 2))).toBe('missing')
    expect(stands('mania-ever', mdq('2026-01-12', 1))).toBe('clear')
    expect(stands('mania-ever', mdq('2026-01-02', 2))).toBe('clear')
    expect(outcome(patient([mdq('2025-01-15', 2)]), 'mania-ever').finding).toContain('MDQ')
    expect(outcome(patient([mdq('2025-01-14', 2)]), 'mania-ever').finding).toContain('Not asked')
  })
})

import { describe, expect, it } from 'vitest'
import type { Fact, PatientIdentity } from '../record/record.ts'
import type { TreatmentId } from './index.ts'
import { evaluate, interview, treatments } from './index.ts'
import {
  answer,
  asked,
  asOf,
  clear,
  condition,
  fact,
  icd10,
  judged,
  medication,
  outcome,
  patient,
  referral,
  workUp,
} from './testing.ts'

const every = treatments.map(({ id }) => id)
const aneurysm = condition(icd10('I71.4', 'Abdominal aortic aneurysm'), { clinicalStatus: 'resolved' })

describe('a determination', () => {
  it.each(every)('%s: eligible when everything was asked and nothing stands against it', (treatment) => {
    const { determination, criteria, questions, missingCount } = judged(clear(treatment), treatment)
    expect(criteria.filter(({ standing }) => standing !== 'clear' && standing !== 'open').map(({ id }) => id)).toEqual(
      [],
    )
    expect({ determination, missingCount }).toEqual({ determination: 'eligible', missingCount: 0 })
    expect(questions.filter((question) => question.holds)).toEqual([])
  })

  it.each(['esketamine-us', 'esketamine-eu'] as const)(
    '%s: with cautions while the work-up is to be done',
    (treatment) => {
      const { determination, sentence } = judged(asked(patient(referral), treatment), treatment)
      expect(determination).toBe('eligible-with-cautions')
      expect(sentence).toMatch(
        /^Eligible, with cautions: blood pressure \(to do\), pregnancy test \(to do\) and \d more\.$/,
      )
    },
  )

  it('racemic ketamine waits for the liver tests that its label asks for', () => {
    const { determination, criteria } = judged(asked(patient(referral), 'ketamine-iv'), 'ketamine-iv')
    expect(determination).toBe('needs-information')
    expect(criteria.filter(({ standing }) => standing === 'missing').map(({ id }) => id)).toEqual(['liver-tests-done'])
  })

  it.each(every)('%s: not eligible with an aneurysm, though somebody answered no', (treatment) => {
    const { determination, sentence, alternatives } = judged(clear(treatment, [aneurysm]), treatment)
    expect(determination).toBe('not-eligible')
    expect(sentence).toBe('Not eligible: aneurysm.')
    expect(alternatives.map(({ key }) => key)).toEqual(['vascular'])
  })

  it.each(every)('%s: needs information when nothing was asked, and says what', (treatment) => {
    const { determination, sentence, questions, missingCount } = judged(patient(referral), treatment)
    expect(determination).toBe('needs-information')
    expect(sentence).toBe(`${missingCount} answers missing; no exclusion found in what was asked.`)
    const ids = questions.filter((question) => question.holds).map(({ linkId }) => linkId)
    for (const id of ['aneurysm', 'mania-ever', 'pregnancy', 'breastfeeding', 'bladder-disease', 'capacity-in-doubt'])
      expect(ids).toContain(id)
  })

  it('an empty record needs information', () => {
    const nobody = patient([], { birthDate: undefined, sex: 'unknown' })
    expect(judged(nobody)).toMatchObject({ determination: 'needs-information', alternatives: [] })
  })

  it('each missing answer alone holds it up, and its question is the only one that does', { timeout: 60_000 }, () => {
    for (const treatment of every) {
      const whole = clear(treatment)
      const must = judged(whole, treatment).criteria.filter(({ need, output, kind }) => {
        return need === 'must-ask' && (output === 'block' || output === 'hold') && kind === 'exclusion'
      })
      expect(must.length).toBeGreaterThan(12)
      for (const { id } of must.filter((each) => each.id !== 'pregnancy')) {
        const without = { ...whole, facts: whole.facts.filter((each) => !('question' in each) || each.question !== id) }
        const { determination, questions } = judged(without, treatment)
        expect([id, determination]).toEqual([id, 'needs-information'])
        expect(questions.filter(({ holds }) => holds).map(({ linkId }) => linkId)).toEqual([id])
      }
    }
  })

  it('a “don’t know” is no answer', () => {
    const unsure = answer('aneurysm', 'unknown', { on: '2026-01-14' })
    expect(judged(clear('esketamine-us', [unsure])).determination).toBe('needs-information')
  })

  it('an answer expires', () => {
    const record = clear('esketamine-us')
    const later = evaluate(record, { treatment: 'esketamine-us', asOf: '2026-05-01' })
    expect(later.determination).toBe('needs-information')
    const open = later.questions.map(({ linkId }) => linkId)
    expect(open).toContain('psychosis')
    expect(open).not.toContain('aneurysm')
  })

  it('nothing dated after the day is used', () => {
    const later = [
      condition(icd10('I71.4'), { recorded: '2026-01-16', onset: '2026-01-16' }),
      answer('psychosis', 'yes', { on: '2026-01-16' }),
    ]
    expect(judged(clear('esketamine-us', later)).determination).toBe('eligible')
  })

  it('unknown cautions, and work-up that is not indicated, hold nothing up', () => {
    const { determination, criteria } = judged(clear('esketamine-us'))
    expect(determination).toBe('eligible')
    const screen = criteria.find(({ id }) => id === 'drug-screen-done')
    expect(screen).toMatchObject({ status: 'unknown', output: 'info', standing: 'clear' })
    expect(screen?.finding).toContain('Not indicated')
  })

  it('says which rules it used, and gives the same answer again', () => {
    const record = clear('ketamine-iv')
    const first = judged(record, 'ketamine-iv')
    expect(first.ruleset).toEqual({ id: 'evenkeel-ketamine-iv', version: '2026.19' })
    expect(judged(structuredClone(record), 'ketamine-iv')).toEqual(first)
  })

  it('is plain data: it survives being stored', () => {
    const evaluation = judged(clear('esketamine-eu'), 'esketamine-eu')
    const { resistance } = evaluation
    const { maudsley, thaseRush, mgh } = resistance
    expect(JSON.parse(JSON.stringify(evaluation))).toEqual({
      ...evaluation,
      resistance: { ...resistance, maudsley, thaseRush, mgh },
    })
  })

  it('refuses a treatment, a standard or a day that is none', () => {
    const record = patient([])
    expect(() => evaluate(record, { treatment: 'esketamine-jp' as TreatmentId, asOf })).toThrow(/no treatment/)
    expect(() => evaluate(record, { treatment: 'ketamine-iv', asOf: '2026-02-30' })).toThrow(RangeError)
    expect(() => evaluate(record, { treatment: 'ketamine-iv', asOf, standard: 'mine' as 'athf-sf' })).toThrow(
      RangeError,
    )
  })
})

describe('alternatives', () => {
  const of = (facts: Fact[], identity: Partial<PatientIdentity> = {}, treatment: TreatmentId = 'esketamine-us') =>
    judged(clear(treatment, facts, identity), treatment).alternatives
  const options = (...given: Parameters<typeof of>) => of(...given).flatMap((each) => each.options)
  const today = { on: '2026-01-14' }

  it('are for the reason of the refusal: no electroconvulsive therapy for a mild episode, nor for what is put right', () => {
    const mild = fact('assessment', { instrument: 'madrs', at: '2026-01-13', total: 14 })
    expect(of([mild]).map(({ key }) => key)).toEqual(['indication'])
    expect(of([answer('major-depression', 'no', today)]).map(({ key }) => key)).toEqual(['indication'])
    expect(of([], { birthDate: '2009-01-01' }).map(({ key }) => key)).toEqual(['under-age'])
    expect(of([answer('no-contraception', 'yes', today)], {}, 'esketamine-eu').map(({ key }) => key)).toEqual([
      'to-put-right',
    ])
    expect(of([medication('theophylline 200 MG')], {}, 'ketamine-iv').map(({ key }) => key)).toEqual(['to-put-right'])
    for (const given of [options([mild]), options([], { birthDate: '2009-01-01' })])
      expect(given.join()).not.toContain('Electroconvulsive')
    expect(options([answer('hypersensitivity', 'yes', today)])).toContain('Electroconvulsive therapy')
  })

  it('are none for the dead', () => {
    expect(of([], { deceased: true })).toEqual([])
  })
})

describe('an override', () => {
  const by = 'Dr Osei'
  const psychotic = clear('esketamine-us', [answer('psychosis', 'yes', { on: '2026-01-12' })])
  const overriding = (record = psychotic, override: object = {}) =>
    evaluate(record, {
      treatment: 'esketamine-us',
      asOf,
      overrides: [{ criterionId: 'psychosis', reason: 'benefit outweighs risk', by, ...override }],
    })

  it('lets a prescriber go on past a hold, as a caution and with its reason', () => {
    const { determination, criteria } = overriding()
    expect(determination).toBe('eligible-with-cautions')
    expect(criteria.find(({ id }) => id === 'psychosis')).toMatchObject({
      status: 'met',
      standing: 'caution',
      overridden: { reason: 'benefit outweighs risk', by },
    })
  })

  it.each([{ reason: '  ' }, { by: '' }, { criterionId: 'mania-ever' }])('does not count with %j', (override) => {
    expect(overriding(psychotic, override).determination).toBe('not-eligible')
  })

  it('of a hard contraindication waits for a second person', () => {
    const record = clear('esketamine-us', [aneurysm])
    const hard = { criterionId: 'aneurysm' }
    const waiting = overriding(record, hard)
    expect(waiting.determination).toBe('not-eligible')
    expect(waiting.criteria.find(({ id }) => id === 'aneurysm')).toMatchObject({
      secondSignature: true,
      awaitsSecondSignature: { by },
    })
    expect(overriding(record, { ...hard, secondBy: by }).determination).toBe('not-eligible')
    expect(overriding(record, { ...hard, secondBy: 'Dr Lindqvist' }).determination).toBe('eligible-with-cautions')
  })

  it('of an answer that nobody can give lets it go on too', () => {
    const unsure = clear('esketamine-us', [answer('untreated-sleep-apnoea', 'unknown', { on: '2026-01-14' })])
    expect(overriding(unsure).determination).toBe('needs-information')
    expect(overriding(unsure, { criterionId: 'untreated-sleep-apnoea' }).determination).toBe('eligible-with-cautions')
  })

  it('never brings back the dead', () => {
    const record = clear('esketamine-us', [], { deceased: true, deceasedOn: '2026-01-02' })
    const override = { criterionId: 'deceased', secondBy: 'Dr Lindqvist' }
    const { determination, criteria } = overriding(record, override)
    expect(determination).toBe('not-eligible')
    expect(criteria[0]).toMatchObject({ id: 'deceased', final: true, standing: 'blocks' })
    expect(criteria[0]).not.toHaveProperty('awaitsSecondSignature')
  })
})

describe('the interview', () => {
  it.each(every)('%s: asks one question a fact, each once, under ten minutes of them', (treatment) => {
    const questions = interview(patient(referral), { treatment, asOf })
    expect(new Set(questions.map(({ linkId }) => linkId)).size).toBe(questions.length)
    expect(questions.length).toBeLessThan(65)
    for (const { text, title, group, answerType, choices } of questions) {
      expect([text, title, group].every(Boolean)).toBe(true)
      expect(choices.length > 0).toBe(answerType === 'choice')
    }
  })

  it('carries the answer that counts, who gave it and until when', () => {
    const record = clear('esketamine-us', [
      answer('psychosis', 'unknown', { on: '2026-01-14', detail: 'to ask Dr Wu' }),
    ])
    const questions = interview(record, { treatment: 'esketamine-us', asOf })
    const find = (linkId: string) => questions.find((question) => question.linkId === linkId)
    expect(find('aneurysm')).toMatchObject({
      open: false,
      current: { answer: 'no', on: '2026-01-10', by: 'Dr Osei', expires: '2027-01-10' },
    })
    expect(find('psychosis')).toMatchObject({ open: true, holds: true, current: { detail: 'to ask Dr Wu' } })
  })

  it('asks each trial what the record does not say, and nothing more once two have failed', () => {
    const sertraline = fact('medication', {
      origin: 'request',
      concept: { codings: [], text: 'Sertraline 100 MG Oral Tablet' },
      status: 'stopped',
      start: '2025-01-01',
      stop: '2025-05-01',
      dailyDoseMg: 100,
      taken: 'unknown',
    })
    const ids = (facts: Parameters<typeof patient>[0]) =>
      interview(patient(facts), { treatment: 'esketamine-us', asOf })
        .filter(({ open }) => open)
        .map(({ linkId }) => linkId)
    const asks = ids([sertraline])
    for (const id of [
      'episode-start',
      'trial-outcome:sertraline:2025-01-01',
      'trial-adherence:sertraline:2025-01-01',
      'trial-history-complete',
    ])
      expect(asks).toContain(id)
    const settled = ids(referral)
    expect(settled.filter((id) => id.startsWith('trial-'))).toEqual([])
  })

  it('leaves out what cannot concern the patient', () => {
    const ids = interview(patient([], { sex: 'male' }), { treatment: 'esketamine-us', asOf }).map(
      ({ linkId }) => linkId,
    )
    for (const id of ['pregnancy', 'breastfeeding', 'no-contraception']) expect(ids).not.toContain(id)
  })

  it('asks whether a prescribed medicine is really taken', () => {
    const prescribed = fact('medication', {
      origin: 'request',
      concept: { codings: [], text: 'lorazepam 1 MG Oral Tablet' },
      status: 'active',
      start: '2025-06-01',
      taken: 'unknown',
    })
    const record = clear('esketamine-us', [prescribed])
    expect(outcome(record, 'interaction-benzodiazepines')).toMatchObject({ status: 'unknown', standing: 'caution' })
    expect(judged(record).questions.map(({ linkId }) => linkId)).toContain('medicine-taken:lorazepam')
    const said = (value: 'yes' | 'no') =>
      outcome(
        clear('esketamine-us', [prescribed, answer('medicine-taken:lorazepam', value)]),
        'interaction-benzodiazepines',
      )
    expect(said('yes')).toMatchObject({ status: 'met', standing: 'caution' })
    expect(said('no')).toMatchObject({ status: 'not-met', standing: 'clear' })
  })

  it('every question of the work-up can be entered', () => {
    const asks = interview(patient(referral), { treatment: 'ketamine-iv', asOf })
    const names = asks.flatMap((question) => [...(question.measurements ?? []), ...(question.instruments ?? [])])
    expect(names).toEqual(expect.arrayContaining(['blood-pressure', 'weight', 'madrs', 'c-ssrs-screener']))
    expect(workUp.length).toBeGreaterThan(0)
  })
})

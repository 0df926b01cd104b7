import { describe, expect, it } from 'vitest'
import { combinations } from './explain.ts'
import { evaluate, explain, type TreatmentId } from './index.ts'
import { answer, asOf, clear, condition, fact, icd10, judged, patient, referral, trial, words } from './testing.ts'

const us: TreatmentId = 'esketamine-us'
const on = (code: string, more: Parameters<typeof condition>[1] = {}) =>
  condition(icd10(code), { recorded: '2026-01-12', ...more })
const explained = (record: ReturnType<typeof clear>, treatment = us) => explain(record, { treatment, asOf })

describe('the smallest set of facts that would change a determination', () => {
  it('is the one entry that stands in the way', () => {
    const aneurysm = on('I71.4')
    const { sets, exact, sentence } = explained(clear(us, [aneurysm]))
    expect(sets).toEqual([
      {
        changes: [expect.objectContaining({ kind: 'without-fact', reference: aneurysm.reference })],
        becomes: 'eligible',
      },
    ])
    expect(exact).toBe(true)
    expect(sentence).toBe('One fact would take away all that stands in the way. No smaller set does.')
  })

  it('is both where two entries say the same, and one of each where two criteria stand in the way', () => {
    const twice = [on('I71.4'), on('I67.1')]
    const references = (facts: { reference: string }[]) => facts.map(({ reference }) => reference).sort()
    const changed = (record: ReturnType<typeof clear>) =>
      explained(record).sets.map(({ changes }) =>
        changes.flatMap((change) => (change.kind === 'without-fact' ? change.reference : [])).sort(),
      )
    expect(changed(clear(us, twice))).toEqual([references(twice)])
    const both = [on('I71.4'), on('F20.0')]
    expect(changed(clear(us, both))).toEqual([references(both)])
  })

  it('is each answer by itself, though an interview has one reference', () => {
    const interviewed = { reference: 'interview 2026-01-14 by Dr Osei', on: '2026-01-14' }
    const two = ['aneurysm', 'psychosis'].map((id) => answer(id, 'yes', interviewed))
    const others = clear(us).facts.map((each) =>
      each.kind === 'interview-answer' ? { ...each, reference: interviewed.reference } : each,
    )
    const { sets, found } = explained({ ...clear(us), facts: [...others, ...two] })
    expect(found).toBe(1)
    expect(sets).toEqual([
      {
        changes: ['Psychosis', 'Aneurysm'].map((title) => ({
          kind: 'without-fact',
          reference: interviewed.reference,
          text: `${title}: asked on 2026-01-14 by Dr Osei: yes`,
        })),
        becomes: 'eligible',
      },
    ])
  })

  it('is one of each in every combination, where several stand in the way by themselves', () => {
    const three = clear(us, [on('I71.4'), on('F20.0'), answer('mania-now', 'yes', { on: '2026-01-14' })])
    const { sets, found } = explained(three)
    expect([found, sets.map(({ changes }) => changes.length)]).toEqual([1, [3]])
    expect(combinations([[['a']], [['b'], ['c', 'd']], [['e'], ['f']]])).toEqual([
      ['a', 'b', 'e'],
      ['a', 'b', 'f'],
      ['a', 'c', 'd', 'e'],
      ['a', 'c', 'd', 'f'],
    ])
    const twenty = Array.from({ length: 20 }, (_, each) => [each])
    expect(combinations([twenty, [[0]]])).toHaveLength(12)
  })

  it('is the answer that is missing, either way', () => {
    const record = clear(us)
    const facts = record.facts.filter((each) => each.kind !== 'interview-answer' || each.question !== 'aneurysm')
    const { sets, determination } = explained({ ...record, facts })
    expect(determination).toBe('needs-information')
    expect(sets).toEqual([
      { changes: [expect.objectContaining({ linkId: 'aneurysm', answer: 'yes' })], becomes: 'not-eligible' },
      { changes: [expect.objectContaining({ linkId: 'aneurysm', answer: 'no' })], becomes: 'eligible' },
    ])
  })

  it('holds what it says: every set of it changes the determination, and no single fact does where two are named', () => {
    const records = [clear(us), patient(referral), clear(us, [on('I71.4'), on('I67.1'), on('F20.0')])]
    for (const record of records) {
      const { sets, determination, exact } = explained(record)
      expect(exact).toBe(true)
      expect(sets.length).toBeGreaterThan(0)
      for (const { changes, becomes } of sets) {
        expect(becomes).not.toBe(determination)
        const without = changes.flatMap((change) => (change.kind === 'without-fact' ? [change.reference] : []))
        if (without.length < changes.length || without.includes('Patient')) continue
        const facts = record.facts.filter(({ reference }) => !without.includes(reference))
        expect(evaluate({ ...record, facts }, { treatment: us, asOf }).determination).toBe(becomes)
        for (const one of without) {
          const rest = record.facts.filter(({ reference }) => reference === one || !without.includes(reference))
          expect(evaluate({ ...record, facts: rest }, { treatment: us, asOf }).determination).toBe(determination)
        }
      }
    }
  })

  it('says when it did not try everything', () => {
    const many = ['I71.4', 'I67.1', 'I71.00', 'I72.0', 'I72.4', 'I72.3', 'I72.2', 'I72.1', 'I71.2', 'I71.6', 'I72.8']
    const { sets, exact, sentence } = explained(
      clear(
        us,
        many.map((code) => on(code)),
      ),
    )
    expect({ sets, exact }).toEqual({ sets: [], exact: false })
    expect(sentence).toContain('larger ones were not tried')
  })
})

describe('when to evaluate again', () => {
  const reScreen = (record: ReturnType<typeof clear>, treatment = us) => judged(record, treatment).reScreen

  it('only somebody who is not eligible', () => {
    expect(reScreen(clear(us))).toBeUndefined()
    expect(reScreen(patient(referral))).toBeUndefined()
  })

  it('six weeks after the event, as the label has it', () => {
    const found = reScreen(clear(us, [on('I21.9', { onset: '2026-01-01' })]))
    expect(found?.reasons).toMatchObject([{ criterionId: 'recent-cardiovascular-event', on: '2026-02-13' }])
    expect(found?.on).toBe('2026-02-13')
    expect(judged({ ...clear(us, [on('I21.9', { onset: '2026-01-01' })]) }).determination).toBe('not-eligible')
  })

  it('by the event alone, whatever else was entered on one day', () => {
    const reference = 'entered by Dr Osei, 2026-01-12'
    const others = [
      on('I10', { onset: '2026-01-10', reference }),
      on('G30.9', { clinicalStatus: 'resolved', reference }),
    ]
    const entered = [...others, on('I21.9', { onset: '2026-01-01', reference }), on('F05', { reference })]
    const reasons = reScreen(clear(us, entered))?.reasons.map(({ criterionId, on: day }) => [criterionId, day])
    expect(reasons).toContainEqual(['recent-cardiovascular-event', '2026-02-13'])
    expect(reasons).toContainEqual(['delirium-or-dementia', '2026-04-15'])
  })

  it('on the eighteenth birthday', () => {
    expect(reScreen(clear(us, [], { birthDate: '2008-03-05' }))?.on).toBe('2026-03-05')
    expect(reScreen(clear(us, [], { birthDate: '2008-02-29' }))?.on).toBe('2026-03-01')
  })

  it('when the answer stops counting, which is ours and says so', () => {
    const found = reScreen(clear(us, [answer('mania-now', 'yes', { on: '2026-01-14' })]))
    expect(found?.reasons).toMatchObject([
      { criterionId: 'mania-now', on: '2026-02-14', signOff: 'needs-clinical-sign-off' },
    ])
    const until = reScreen(clear(us, [answer('mania-now', 'yes', { on: '2026-01-14', expires: '2026-01-20' })]))
    expect(until?.reasons[0]).toMatchObject({ on: '2026-01-21' })
    expect(until?.reasons[0]?.signOff).toBeUndefined()
  })

  it('not when an earlier no stops counting that the record contradicts', () => {
    const found = reScreen(clear(us, [on('K72.10', { recorded: '2026-01-12' })]))
    expect(found?.reasons).toMatchObject([
      { criterionId: 'severe-hepatic-impairment', on: '2026-04-15', why: expect.stringContaining('a default of ours') },
    ])
  })

  it('not in a year only because that long the answer counts', () => {
    for (const id of ['mania-ever', 'phaeochromocytoma'])
      expect(reScreen(clear(us, [answer(id, 'yes', { on: '2026-01-14' })]))?.on).toBe('2026-04-15')
  })

  it('after a pregnancy that is known; never after a dementia, while a delirium passes', () => {
    expect(reScreen(clear(us, [on('Z33.1', { recorded: '2026-01-12' })]))?.on).toBe('2026-11-09')
    const positive = fact('measurement', {
      name: 'pregnancy-test',
      concept: words('hCG'),
      at: '2026-01-13',
      text: 'positive',
    })
    expect(reScreen(clear(us, [positive]))?.on).toBe('2026-11-10')
    // The wish for a child may be over in a month.
    expect(reScreen(clear(us, [answer('pregnancy', 'yes', { on: '2026-01-14' })]))?.on).toBe('2026-02-14')
    expect(reScreen(clear(us, [on('G30.9')]))?.on).toBeUndefined()
    expect(reScreen(clear(us, [on('F05')]))?.on).toBe('2026-04-15')
  })

  it('has no day where something does not pass', () => {
    const found = reScreen(clear(us, [on('I71.4'), on('I21.9', { onset: '2026-01-01' })]))
    expect(found?.on).toBeUndefined()
    expect(found?.reasons.map(({ criterionId, on: day }) => [criterionId, day])).toEqual([
      ['aneurysm', undefined],
      ['recent-cardiovascular-event', '2026-02-13'],
    ])
  })

  it('when a running trial is long enough, else by a default that needs sign-off', () => {
    const record = clear(us)
    const without = record.facts.filter(({ kind }) => kind !== 'trial')
    const running = trial('sertraline', { start: '2026-01-05', stop: undefined, outcome: 'ongoing' })
    const history = fact('trial-history', { complete: true, attestedBy: 'Dr Osei', on: '2026-01-14' })
    // Started ten days before; four weeks are 28.
    expect(reScreen({ ...record, facts: [...without, running, history] })?.on).toBe('2026-02-02')
    expect(reScreen({ ...record, facts: [...without, history] })?.reasons).toMatchObject([
      { criterionId: 'two-failed-trials', on: '2026-04-15', signOff: 'needs-clinical-sign-off' },
    ])
  })
})

import { describe, expect, it } from 'vitest'
import { hopedFor } from '../record/interview-answers.ts'
import type { Fact } from '../record/record.ts'
import { evaluate, rulesets, type TreatmentId } from './index.ts'
import { answer, asOf, clear, condition, fact, icd10, judged, medication, outcome, patient, words } from './testing.ts'

const us: TreatmentId = 'esketamine-us'
const eu: TreatmentId = 'esketamine-eu'
const on = (code: string, more: Parameters<typeof condition>[1] = {}) =>
  condition(icd10(code), { recorded: '2026-01-12', ...more })
const statusOf = (id: string, facts: Fact[], treatment: TreatmentId = us) =>
  outcome(clear(treatment, facts), id, treatment).status
const openIn = (facts: Fact[], treatment: TreatmentId = us) =>
  judged(clear(treatment, facts), treatment)
    .questions.filter(({ open }) => open)
    .map(({ linkId }) => linkId)

describe('two answers to one question', () => {
  const [day, later] = [{ on: '2026-01-13' }, { on: '2026-01-14' }]

  it('of one day: the one that speaks against treatment counts, whoever gave it', () => {
    const both = (id: string, treatment: TreatmentId = us) =>
      (['Dr Osei', 'Dr Lind'] as const).map((answeredBy, at) => {
        const facts = (['yes', 'no'] as const).map((value, which) =>
          answer(id, value, { ...day, answeredBy: which === at ? answeredBy : 'Dr Wu' }),
        )
        return statusOf(id, facts, treatment)
      })
    expect(both('psychosis')).toEqual(['met', 'met'])
    expect(both('antidepressant-beside', eu)).toEqual(['not-met', 'not-met'])
    const bipolar = answer('mania-ever', 'yes', day)
    const stable = (value: 'yes' | 'no') => answer('bipolar-stable', value, day)
    expect(statusOf('mania-ever', [bipolar, stable('yes')])).toBe('not-met')
    expect(statusOf('mania-ever', [bipolar, stable('yes'), stable('no')])).toBe('met')
    const risk = answer('imminent-suicide-risk', 'yes', day)
    const admitted = (value: 'yes' | 'no') => answer('in-hospital-for-suicide-risk', value, day)
    expect(statusOf('imminent-suicide-risk', [risk, admitted('yes')])).toBe('not-met')
    expect(statusOf('imminent-suicide-risk', [risk, admitted('yes'), admitted('no')])).toBe('met')
  })

  it('a later don’t know takes back what speaks for treatment, and not what speaks against it', () => {
    const dontKnowAfter = (id: string, value: 'yes' | 'no', more: Fact[] = []) =>
      statusOf(id, [...more, answer(id, value, day), answer(id, 'unknown', { ...later, detail: 'to ask again' })])
    expect(dontKnowAfter('psychosis', 'yes')).toBe('met')
    expect(dontKnowAfter('psychosis', 'no')).toBe('unknown')
    const bipolar = answer('mania-ever', 'yes', day)
    const stable = [bipolar, answer('bipolar-stable', 'yes', day), answer('bipolar-stable', 'unknown', later)]
    expect(statusOf('mania-ever', stable)).toBe('met')
    const severity = answer('episode-severity', 'yes', { ...day, detail: 'severe-without-psychosis' })
    const notKnown = answer('episode-severity', 'unknown', later)
    const withoutScale = patient([severity, notKnown, on('F33.9')])
    expect(outcome(withoutScale, 'episode-severity').status).toBe('unknown')
  })

  it('what is hoped for is told of every question of the interview', () => {
    const hoped = rulesets.flatMap(({ criteria }) =>
      criteria.filter(({ question }) => question && ['yes-no', 'choice', 'date'].includes(question.answerType)),
    )
    const decided = hoped.filter(({ output }) => output !== 'info')
    for (const { id, kind } of decided) {
      const yes =
        kind === 'inclusion' || kind === 'work-up' || ['bipolar-stable', 'in-hospital-for-suicide-risk'].includes(id)
      expect([id, hopedFor(id)]).toEqual([id, yes ? 'yes' : 'no'])
    }
    for (const { id } of hoped.filter(({ kind }) => kind === 'work-up')) expect([id, hopedFor(id)]).toEqual([id, 'yes'])
  })
})

describe('a date that is known in part', () => {
  const year = { recorded: undefined, onset: '2026' }

  it('never keeps a question open that was answered within it', () => {
    const failure = on('I50.9', year)
    const no = answer('uncontrolled-heart-disease', 'no', { on: '2026-01-14' })
    const withoutAnswer = clear(us).facts.filter(
      (each) => each.kind !== 'interview-answer' || each.question !== 'uncontrolled-heart-disease',
    )
    expect(outcome(patient([...withoutAnswer, failure]), 'uncontrolled-heart-disease').status).toBe('unknown')
    expect(statusOf('uncontrolled-heart-disease', [failure, no])).toBe('not-met')
  })

  it('is not before a day only because it may be: the record stands', () => {
    const psychosis = on('F20.0')
    expect(statusOf('psychosis', [psychosis])).toBe('met')
    const refuted = on('F30.10', { verificationStatus: 'refuted', recorded: '2026' })
    expect(statusOf('mania-now', [on('F30.10'), refuted])).toBe('met')
    expect(statusOf('mania-now', [on('F30.10', { recorded: '2025-06-01' }), refuted])).toBe('not-met')
    expect(statusOf('psychosis', [on('F20.0', year), answer('psychosis', 'no', { on: '2026-01-14' })])).toBe('met')
  })

  it('does not put an earlier depression past a no', () => {
    const facts = [on('F32.1', year), answer('major-depression', 'no', { on: '2026-01-14' })]
    expect(outcome(patient(facts), 'major-depression').status).toBe('not-met')
  })

  it('of suicidal thoughts raises the question where it may be of these weeks', () => {
    const no = answer('imminent-suicide-risk', 'no', { on: '2026-01-02' })
    const thoughts = on('R45.851', { recorded: '2026-01', onset: '2025' })
    const facts = clear(us).facts.filter(
      (each) => each.kind !== 'interview-answer' || each.question !== 'imminent-suicide-risk',
    )
    expect(outcome(patient([...facts, thoughts]), 'imminent-suicide-risk').finding).toContain('nobody has said since')
    expect(outcome(patient([...facts, thoughts, no]), 'imminent-suicide-risk').status).toBe('not-met')
    const since = on('R45.851', { recorded: '2026-01-14', onset: '2025-03' })
    expect(statusOf('imminent-suicide-risk', [since])).toBe('unknown')
    expect(statusOf('imminent-suicide-risk', [on('T14.91', { recorded: '2026-01-14', onset: '2025-03' })])).toBe(
      'not-met',
    )
  })
})

describe('a remission', () => {
  const remission = (recorded?: string) => on('F33.42', { recorded })
  const status = (...facts: Fact[]) => outcome(patient(facts), 'major-depression').status

  it('that came on record after an episode asks anew whether there is one', () => {
    const episode = on('F33.2', { recorded: '2025-06-01' })
    expect(status(episode)).toBe('met')
    expect(status(episode, remission('2026-01-10'))).toBe('unknown')
    expect(status(episode, remission('2025-05-01'))).toBe('met')
    expect(status(episode, remission('2025'))).toBe('met')
    expect(status(episode, remission())).toBe('met')
    expect(status(episode, on('F33.42', { recorded: '2026-01-10', verificationStatus: 'provisional' }))).toBe('met')
  })

  it('that came after a yes does so too, and an answer since settles it', () => {
    const said = (value: 'yes' | 'no', day: string) => answer('major-depression', value, { on: day })
    expect(status(said('yes', '2026-01-05'), remission('2026-01-10'))).toBe('unknown')
    expect(status(said('yes', '2026-01-10'), remission('2026-01-10'))).toBe('met')
    expect(status(on('F33.2'), said('no', '2026-01-14'), remission('2026-01-13'))).toBe('not-met')
    expect(openIn([remission('2026-01-13')])).toContain('major-depression')
  })
})

describe('results of one day', () => {
  const screen = (text: string, at = '2026-01-12') =>
    fact('measurement', { name: 'drug-screen', concept: words('Drug screen'), at, text })

  it('a positive drug screen is hidden by no other, whatever their order, and by none that cannot be read', () => {
    const results = ['negative', 'positive', 'negative'].map((text) => screen(text))
    expect(statusOf('substance-use-disorder', results)).toBe('unknown')
    expect(statusOf('substance-use-disorder', [screen('positive'), screen('pending', '2026-01-13')])).toBe('unknown')
    expect(statusOf('substance-use-disorder', [screen('positive'), screen('negative', '2026-01-13')])).toBe('not-met')
    expect(statusOf('substance-use-disorder', [screen('amphetamine positive, all others negative')])).toBe('unknown')
    expect(statusOf('substance-use-disorder', [screen('not detected')])).toBe('not-met')
  })

  it('a negative pregnancy test says nothing of a suspicion that came after it', () => {
    const suspected = (recorded: string) => on('Z33.1', { verificationStatus: 'provisional', recorded })
    expect(statusOf('pregnancy', [suspected('2026-01-07')])).toBe('not-met')
    expect(statusOf('pregnancy', [suspected('2026-01-14')])).toBe('unknown')
  })
})

describe('whether a medicine is taken', () => {
  const taken = (value: 'yes' | 'no', day = '2026-01-12') =>
    answer('medicine-taken:tranylcypromine', value, { on: day })
  const prescribed = (more: Parameters<typeof medication>[1] = {}) =>
    medication('tranylcypromine 10 MG', { origin: 'request', taken: 'unknown', ...more })
  const id = 'interaction-monoamine-oxidase-inhibitors'

  it('is settled by a yes, also of a prescription that is on hold or ends about now', () => {
    for (const more of [{ status: 'on-hold' }, { status: 'unknown' }, { stop: '2026-01' }] as const) {
      expect(statusOf(id, [prescribed(more)])).toBe('unknown')
      expect(statusOf(id, [prescribed(more), taken('yes')])).toBe('met')
      expect(openIn([prescribed(more), taken('yes')])).not.toContain('medicine-taken:tranylcypromine')
    }
    expect(statusOf(id, [prescribed({ status: 'stopped', stop: '2026-01-10' }), taken('yes')])).toBe('not-met')
  })

  it('is asked anew of what was prescribed after a no', () => {
    expect(statusOf(id, [prescribed(), taken('no')])).toBe('not-met')
    expect(statusOf(id, [prescribed({ start: '2026-01-13' }), taken('no')])).toBe('unknown')
    expect(statusOf(id, [prescribed({ start: '2026-01-13' }), taken('no', '2026-01-14')])).toBe('not-met')
  })
})

describe('the open questions', () => {
  it('leave out whether an antidepressant goes beside it once somebody has said', () => {
    const without = clear(eu).facts.filter(
      (each) => each.kind !== 'interview-answer' || each.question !== 'antidepressant-beside',
    )
    const open = (facts: Fact[]) =>
      evaluate(patient(facts), { treatment: eu, asOf }).questions.map(({ linkId }) => linkId)
    expect(open(without)).toContain('antidepressant-beside')
    for (const value of ['yes', 'no'] as const)
      expect(open([...without, answer('antidepressant-beside', value)])).not.toContain('antidepressant-beside')
  })

  it('hold the history of trials while it is called incomplete and too few are on record', () => {
    const facts = clear(us).facts.filter(({ kind }) => kind !== 'trial')
    const history = fact('trial-history', { complete: false, attestedBy: 'Dr Osei', on: '2026-01-14' })
    const { questions, criteria } = judged(patient([...facts, history]))
    const waiting = criteria.filter(({ standing }) => standing === 'missing').map(({ id }) => id)
    expect(waiting).toEqual(['two-failed-trials'])
    expect(questions.filter(({ holds }) => holds).map(({ linkId }) => linkId)).toEqual(['trial-history-complete'])
  })
})

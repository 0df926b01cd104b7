import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Fact } from '../record/record.ts'
import { type Determination, evaluate, rulesets, type TreatmentId, treatments } from './index.ts'
import {
  answer,
  asOf,
  clear,
  condition,
  fact,
  icd10,
  isDoubt,
  medication,
  patient,
  pressure,
  referral,
  speaksFor,
  trial,
  words,
  workUp,
} from './testing.ts'

/** Many evaluations each. */
const slow = { timeout: 60_000 }
const every = treatments.map(({ id }) => id)
const treatment = fc.constantFrom(...every)
const determine = (facts: Fact[], id: TreatmentId) => evaluate(patient(facts), { treatment: id, asOf })

/** Facts of all kinds that speak for or against, as they come with referrals and interviews. */
const questions = [
  ...new Set(
    rulesets.flatMap(({ criteria }) =>
      criteria.filter(({ question }) => question?.answerType === 'yes-no').map(({ id }) => id),
    ),
  ),
]
const codes = [
  'I71.4',
  'Q28.2',
  'I61.9',
  'I21.9',
  'I50.9',
  'I10',
  'F20.0',
  'F31.9',
  'F10.20',
  'F10.21',
  'Z33.1',
  'N30.10',
  'K72.10',
  'J44.9',
  'G47.33',
  'G40.909',
  'E05.00',
  'F33.2',
  'F32.5',
]
const someCondition = fc
  .record({
    code: fc.constantFrom(...codes),
    clinicalStatus: fc.constantFrom('active' as const, 'resolved' as const, 'unknown' as const),
    verificationStatus: fc.constantFrom(
      'confirmed' as const,
      'provisional' as const,
      'refuted' as const,
      'entered-in-error' as const,
    ),
    recorded: fc.constantFrom(undefined, '2019', '2025-12', '2026-01-05', '2026-01-12', '2026-02-01'),
  })
  .map(({ code, ...more }) => condition(icd10(code), more))
const someAnswer = fc
  .record({
    question: fc.constantFrom(...questions),
    value: fc.constantFrom('yes' as const, 'no' as const, 'unknown' as const),
    on: fc.constantFrom('2025-11-01', '2026-01-10', '2026-01-14', '2026-01-20'),
  })
  .map(({ question, value, on }) => answer(question, value, { on }))
const someMedicine = fc
  .record({
    text: fc.constantFrom(
      'lorazepam 1 MG',
      'theophylline 200 MG',
      'ketamine 100 MG',
      'Sertraline 100 MG',
      'lithium 300 MG',
    ),
    taken: fc.constantFrom('yes' as const, 'no' as const, 'unknown' as const),
    status: fc.constantFrom('active' as const, 'stopped' as const, 'on-hold' as const),
  })
  .map(({ text, ...more }) => medication(text, more))
const otherFact = fc.constantFrom<Fact>(
  ...referral,
  ...workUp,
  pressure(165, 99, '2026-01-11'),
  trial('mirtazapine', { highestDoseMgPerDay: 30, outcome: 'unknown' }),
  fact('trial-history', { complete: true, attestedBy: 'Dr Osei', on: '2026-01-10' }),
  fact('record-review', { on: '2026-01-10', reviewedBy: 'Dr Osei' }),
  fact('allergy', { concept: words('Ketamine'), clinicalStatus: 'active', verificationStatus: 'confirmed' }),
)
const facts = fc.uniqueArray(fc.oneof(someCondition, someAnswer, someMedicine, otherFact), {
  selector: ({ id }) => id,
  maxLength: 16,
})

const rank: Record<Determination, number> = {
  'not-eligible': 0,
  'needs-information': 1,
  'eligible-with-cautions': 2,
  eligible: 3,
}

describe('whatever is on record', () => {
  it('order never matters', slow, () => {
    fc.assert(
      fc.property(facts, treatment, fc.nat(), (given, id, seed) => {
        const shuffled = given.map((each, i) => ({ each, key: (i * 7919 + seed) % 101 })).sort((a, b) => a.key - b.key)
        expect(
          determine(
            shuffled.map(({ each }) => each),
            id,
          ),
        ).toEqual(determine(given, id))
      }),
      { numRuns: 25 },
    )
  })

  it('removing a fact never turns unknown into met, but for a doubt of what speaks for treatment', slow, () => {
    fc.assert(
      fc.property(facts, treatment, (given, id) => {
        const before = new Map(determine(given, id).criteria.map(({ id: criterion, status }) => [criterion, status]))
        for (const gone of given) {
          for (const { id: criterion, status, kind } of determine(
            given.filter((each) => each !== gone),
            id,
          ).criteria) {
            if (before.get(criterion) === 'unknown' && !(isDoubt(gone) && speaksFor({ id: criterion, kind })))
              expect([criterion, gone, status]).not.toEqual([criterion, gone, 'met'])
          }
        }
      }),
      { numRuns: 25 },
    )
  })

  it('the determination follows from how the criteria stand, and the questions from what is unknown', slow, () => {
    fc.assert(
      fc.property(facts, treatment, (given, id) => {
        const { determination, criteria, questions: open, missingCount, sentence } = determine(given, id)
        const standing = (which: string) => criteria.filter((each) => each.standing === which)
        if (standing('blocks').length > 0) expect(determination).toBe('not-eligible')
        else if (standing('missing').length > 0) {
          expect(determination).toBe('needs-information')
          expect(missingCount).toBeGreaterThan(0)
        } else expect(rank[determination]).toBeGreaterThanOrEqual(2)
        for (const question of open.filter(({ holds }) => holds))
          expect(standing('missing').map((each) => each.id)).toContain(question.criterionId)
        for (const outcome of standing('blocks')) expect(outcome.action).not.toBe('')
        expect(sentence).toMatch(/\.$/)
      }),
      { numRuns: 40 },
    )
  })
})

describe('an exclusion', () => {
  const exclusions: Fact[] = [
    ...[
      'I71.4',
      'Q28.2',
      'I61.9',
      'F20.0',
      'F30.10',
      'F31.9',
      'F14.20',
      'Z33.1',
      'Z39.1',
      'N30.10',
      'K72.10',
      'G30.9',
      'C71.9',
      'I20.0',
    ].map((code) => condition(icd10(code), { recorded: '2026-01-14' })),
    fact('allergy', { concept: words('Esketamine'), clinicalStatus: 'active', verificationStatus: 'confirmed' }),
    ...rulesets.flatMap(({ criteria }) =>
      criteria
        .filter(({ kind, question, need }) => kind === 'exclusion' && question && need === 'must-ask')
        .map(({ id }) => answer(id, 'yes', { on: '2026-01-14' })),
    ),
  ]

  it('never makes a patient more eligible', slow, () => {
    const started = fc.oneof(
      facts,
      treatment.map((id) => clear(id).facts),
    )
    fc.assert(
      fc.property(started, treatment, fc.constantFrom(...exclusions), (given, id, exclusion) => {
        const before = rank[determine(given, id).determination]
        expect(rank[determine([...given, exclusion], id).determination]).toBeLessThanOrEqual(before)
      }),
      { numRuns: 50 },
    )
  })

  it('makes a patient who was eligible not eligible', slow, () => {
    for (const id of every) {
      const given = clear(id).facts
      const excludes = exclusions.filter((each) => each.kind !== 'interview-answer')
      for (const exclusion of excludes) expect(determine([...given, exclusion], id).determination).toBe('not-eligible')
    }
  })

  it('is not undone by more that is unknown', slow, () => {
    fc.assert(
      fc.property(facts, treatment, (given, id) => {
        const aneurysm = condition(icd10('I71.4'), { recorded: '2026-01-14' })
        expect(determine([...given, aneurysm], id).determination).toBe('not-eligible')
      }),
      { numRuns: 25 },
    )
  })
})

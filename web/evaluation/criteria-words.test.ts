import { describe, expect, it } from 'vitest'
import { type CriterionOutcome, evaluate, treatments } from '../../clinical/eligibility/index.ts'
import { groupCriteria, lineOf, openQuestionsOf, shortSource } from './criteria-words.ts'

const patient = {
  patient: { familyName: 'Novak', givenName: 'Petra', sex: 'female', birthDate: '1984-05-02', deceased: false },
  facts: [],
} as const
const evaluations = treatments.map(({ id }) =>
  evaluate({ patient: patient.patient, facts: [] }, { treatment: id, asOf: '2026-01-15' }),
)

const outcome = (more: Partial<CriterionOutcome>): CriterionOutcome => ({
  id: 'aneurysm',
  version: 1,
  title: 'Aneurysm',
  statement: 'The patient has an aneurysm.',
  kind: 'exclusion',
  status: 'not-met',
  output: 'block',
  need: 'must-ask',
  relevant: true,
  standing: 'clear',
  finding: '',
  evidence: [],
  source: '',
  evidenceMark: 'verified',
  action: '',
  questions: [],
  secondSignature: true,
  final: false,
  ...more,
})

describe('groups', () => {
  it('hold every criterion once, blocked first and fulfilled last', () => {
    for (const { criteria } of evaluations) {
      const groups = groupCriteria(criteria)
      const ids = groups.flatMap((group) => group.criteria.map(({ id }) => id))
      expect(ids.toSorted()).toEqual(criteria.map(({ id }) => id).toSorted())
    }
    const groups = groupCriteria([
      outcome({}),
      outcome({ standing: 'caution', kind: 'interaction' }),
      outcome({ standing: 'blocks', status: 'met' }),
      outcome({ standing: 'missing', status: 'unknown' }),
    ])
    expect(groups.map(({ id }) => id)).toEqual(['blocked', 'unknown', 'interaction', 'fulfilled'])
  })

  it('ask what the determination waits for within its own criterion', () => {
    for (const { criteria, questions } of evaluations) {
      const asked = criteria.flatMap((criterion) => openQuestionsOf(criterion, questions))
      expect(asked).toHaveLength(questions.filter((question) => question.open).length)
    }
  })
})

describe('a line', () => {
  it('never reads as if what was ruled out were there', () => {
    expect(lineOf(outcome({}))).toEqual({ prefix: 'Ruled out', title: 'Aneurysm' })
    expect(lineOf(outcome({ standing: 'blocks', status: 'met' })).prefix).toBe('Against')
    expect(lineOf(outcome({ kind: 'inclusion', title: 'Adult', status: 'met' }))).toEqual({
      prefix: null,
      title: 'Adult',
    })
    expect(lineOf(outcome({ kind: 'work-up', status: 'unknown' })).prefix).toBe('Not indicated')
  })

  it('names its source shortly', () => {
    expect(shortSource('Spravato US prescribing information, section 8.4: Not approved for children.')).toBe(
      'US label, section 8.4',
    )
    expect(shortSource('CANMAT, Swainson 2021, Can J Psychiatry 66:113: Recommendations are for adults.')).toBe(
      'CANMAT, Swainson 2021',
    )
    for (const { criteria } of evaluations)
      for (const { source } of criteria) expect(shortSource(source).length).toBeLessThan(60)
  })
})

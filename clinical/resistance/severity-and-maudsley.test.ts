import { describe, expect, it } from 'vitest'
import type { Fact } from '../record/record.ts'
import { answer, base, history, judge, trial } from './testing.ts'

describe('the severity of the episode', () => {
  type Episode = Extract<Fact, { kind: 'episode' }>
  const judged = (severity: Episode['severity'], severityOn?: string): Fact => ({
    ...base,
    id: 'e',
    kind: 'episode',
    start: '2024-10-01',
    severity,
    ...(severityOn ? { severityOn } : {}),
  })
  const scale = (total: number, at = '2026-01-05'): Fact => ({
    ...base,
    id: `madrs/${at}`,
    kind: 'assessment',
    instrument: 'madrs',
    at,
    total,
  })
  const diagnosis: Fact = {
    ...base,
    id: 'd',
    kind: 'condition',
    concept: { codings: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'F33.0' }], text: 'mild by its code' },
    clinicalStatus: 'active',
    verificationStatus: 'confirmed',
  }
  const severe = 'severe-without-psychosis'

  it.each<[string, Fact[], string | undefined]>([
    ['judged by hand in the last 30 days, before a scale', [judged('moderate', '2025-12-20'), scale(40)], 'moderate'],
    ['by the scale once that is older', [judged('moderate', '2025-12-15'), scale(40)], 'severe'],
    ['older, with no scale, by the code', [judged(severe, '2025-12-15'), diagnosis], 'mild'],
    ['older, with nothing else, by nothing', [judged(severe, '2025-12-15')], undefined],
    ['by a scale before a day that is not known', [judged(severe), scale(10)], 'mild'],
    ['by hand on a day that is not known, before the code', [judged(severe), diagnosis], 'severe'],
    ['judged in a month that may be too long ago', [judged(severe, '2025-12'), scale(10)], 'mild'],
    ['judged after the day, not yet', [judged(severe, '2026-01-16')], undefined],
    [
      'by the newer of a fact and an answer',
      [judged('mild', '2026-01-09'), answer('episode-severity', 'yes', severe)],
      'severe',
    ],
    ['by the fact of the same day', [judged('mild', '2026-01-10'), answer('episode-severity', 'yes', severe)], 'mild'],
  ])('%s', (_, facts, level) => {
    expect(judge(facts).severity.level).toBe(level)
  })

  it('says when it was judged, or that nobody said', () => {
    const said = (...facts: Fact[]) => judge(facts).severity.evidence.map(({ text }) => text)
    expect(said(judged('moderate', '2026-01-02'))).toEqual(['Severity of the episode: moderate, judged on 2026-01-02'])
    expect(said(judged('moderate'))).toEqual(['Severity of the episode: moderate, judged on a day that is not known'])
    expect(said(judged('moderate', '2025-12-15'), scale(40))).toEqual([
      'MADRS 40 on 2026-01-05 (severe)',
      'Severity of the episode: moderate, judged on 2025-12-15, more than 30 days ago',
    ])
  })

  it('that features were psychotic is not forgotten; that they were not, is', () => {
    const psychotic = (severity: Episode['severity'], on?: string) => judge([judged(severity, on)]).severity.psychotic
    expect(psychotic('severe-with-psychosis', '2025-06-01')).toBe('yes')
    expect(psychotic(severe, '2025-06-01')).toBe('unknown')
    expect([psychotic(severe, '2026-01-02'), psychotic(severe)]).toEqual(['no', 'no'])
  })
})

describe('the Maudsley staging', () => {
  const whole = (...more: Fact[]): Fact[] => [
    { ...base, id: 'e', kind: 'episode', start: '2024-10-01', severity: 'severe-without-psychosis' },
    trial('sertraline'),
    trial('venlafaxine', { highestDoseMgPerDay: 225, start: '2025-05-15', stop: '2025-10-01' }),
    history(true),
    answer('electroconvulsive-therapy', 'no'),
    ...more,
  ]

  it('adds duration, severity, failures, augmentation and ECT', () => {
    expect(judge(whole()).maudsley).toMatchObject({
      score: 7,
      severity: 'moderate',
      missing: [],
      range: { min: 7, max: 7 },
      points: {
        'episode-duration': 2,
        'symptom-severity': 4,
        'failed-antidepressants': 1,
        augmentation: 0,
        'electroconvulsive-therapy': 0,
      },
    })
  })

  it.each([
    ['2025-01-15', 1],
    ['2025-01-14', 2],
    ['2024-01-15', 2],
    ['2024-01-14', 3],
  ])('an episode since %s has %i points: months are not rounded', (start, points) => {
    const facts = whole().map((fact) => (fact.kind === 'episode' ? { ...fact, start } : fact))
    expect(judge(facts).maudsley.points['episode-duration']).toBe(points)
  })

  it('is null with no failed antidepressant', () => {
    const facts = whole().map((fact) => (fact.kind === 'trial' ? { ...fact, outcome: 'response' as const } : fact))
    expect(judge(facts).maudsley).toMatchObject({ score: null, severity: null, missing: [] })
  })

  it('names what is missing and gives no score', () => {
    expect(judge([trial('sertraline')]).maudsley).toMatchObject({
      score: null,
      severity: null,
      missing: [
        'episode-duration',
        'symptom-severity',
        'failed-antidepressants',
        'augmentation',
        'electroconvulsive-therapy',
      ],
    })
  })

  it('counts an augmentation and an ECT of the episode', () => {
    const augmented = whole(trial('aripiprazole', { role: 'augmentation', highestDoseMgPerDay: 5 }))
    expect(judge(augmented).maudsley).toMatchObject({ score: 8, points: { augmentation: 1 } })
    const treated = whole(answer('electroconvulsive-therapy', 'yes'))
    expect(judge(treated).maudsley.points['electroconvulsive-therapy']).toBe(1)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Fact, MedicationFact, TrialOutcome } from '../record/record.ts'
import { proposeTrials, resistance, type StandardId, standards } from './index.ts'
import { answer, asOf, base, episode, history, judge, only, prescription, record, trial } from './testing.ts'

describe('an adequate trial', () => {
  it.each([
    ['at the minimum dose', { highestDoseMgPerDay: 50 }, 'yes'],
    ['just below it', { highestDoseMgPerDay: 49 }, 'no'],
    ['without a dose', { highestDoseMgPerDay: undefined }, 'unknown'],
    ['28 days', { start: '2025-01-01', stop: '2025-01-29' }, 'yes'],
    ['27 days', { start: '2025-01-01', stop: '2025-01-28' }, 'no'],
    ['from some day in a month, long enough in any case', { start: '2025-01', stop: '2025-03-01' }, 'yes'],
    ['from some day in a month, perhaps long enough', { start: '2025-01', stop: '2025-02-10' }, 'unknown'],
    ['from some day in a month, too short in any case', { start: '2025-01', stop: '2025-01-28' }, 'no'],
    ['without a start', { start: undefined }, 'unknown'],
    ['without a start, with its weeks', { start: undefined, weeksAtMinimumDose: 4 }, 'yes'],
    ['without a start, with too few weeks', { start: undefined, weeksAtMinimumDose: 3 }, 'no'],
    ['ending before it starts', { start: '2025-05-01', stop: '2025-01-01' }, 'unknown'],
    ['going on since long ago', { stop: undefined }, 'yes'],
    ['not taken as prescribed', { adherence: 'not-adherent' as const }, 'no'],
  ])('%s', (_, more, expected) => {
    expect(only(trial('sertraline', more)).adequate).toBe(expected)
  })

  it.each([
    ['a medicine that nobody knows', 'snake oil', 'unknown'],
    ['a medicine that is no antidepressant', 'lorazepam', 'no'],
    ['a neurosteroid', 'zuranolone', 'no'],
  ])('%s', (_, medication, expected) => {
    expect(only(trial(medication)).adequate).toBe(expected)
  })

  it('needs six weeks by MGH-ATRQ, four by the others', () => {
    const fiveWeeks = trial('sertraline', { start: '2025-01-01', stop: '2025-02-05' })
    const adequate = Object.keys(standards).map((id) => [id, only(fiveWeeks, id as StandardId).adequate])
    expect(Object.fromEntries(adequate)).toEqual({ 'athf-sf': 'yes', 'mgh-atrq': 'no', 'delphi-2022': 'yes' })
  })

  it('counts only weeks within the episode, where its start is known', () => {
    const before = trial('sertraline')
    expect(only(before, 'athf-sf', episode('2025-06-01')).adequate).toBe('no')
    expect(only(before, 'athf-sf', episode('2025-04-10')).adequate).toBe('no')
    expect(only(before, 'athf-sf', episode('2025-04')).adequate).toBe('unknown')
    expect(only(before, 'athf-sf', episode('2024-12')).adequate).toBe('yes')
  })

  it('without a start counts its weeks where they lie within the episode', () => {
    const eightWeeks = trial('sertraline', { start: undefined, stop: '2025-05-01', weeksAtMinimumDose: 8 })
    expect(only(eightWeeks, 'athf-sf', episode('2025-01-01')).adequate).toBe('yes')
    expect(only(eightWeeks, 'athf-sf', episode('2025-04-15')).adequate).toBe('unknown')
    expect(only(eightWeeks, 'athf-sf', episode('2025-06-01')).adequate).toBe('no')
  })

  it('says why, with the source of the dose', () => {
    const { reasons } = only(trial('sertraline', { highestDoseMgPerDay: 25 }))
    expect(reasons.join(' ')).toMatch(/25 mg a day, below the minimum of 50 mg \(.+\)/)
  })
})

describe('a failed trial', () => {
  const expected: Record<StandardId, Record<TrialOutcome, string>> = {
    'athf-sf': {
      'no-response': 'yes',
      'partial-response': 'yes',
      response: 'no',
      'lost-response': 'unknown',
      intolerance: 'no',
      ongoing: 'unknown',
      unknown: 'unknown',
    },
    'mgh-atrq': {
      'no-response': 'yes',
      'partial-response': 'no',
      response: 'no',
      'lost-response': 'no',
      intolerance: 'no',
      ongoing: 'unknown',
      unknown: 'unknown',
    },
    'delphi-2022': {
      'no-response': 'yes',
      'partial-response': 'no',
      response: 'no',
      'lost-response': 'no',
      intolerance: 'no',
      ongoing: 'unknown',
      unknown: 'unknown',
    },
  }
  const cases = Object.entries(expected).flatMap(([standard, outcomes]) =>
    Object.entries(outcomes).map(([outcome, failed]) => ({ standard, outcome, failed })),
  )

  it.each(cases)('$outcome is $failed by $standard', ({ standard, outcome, failed }) => {
    const judged = only(trial('sertraline', { outcome: outcome as TrialOutcome }), standard as StandardId)
    expect(judged.failed).toBe(failed)
  })

  it('is unknown while nobody has said whether it was taken', () => {
    expect(only(trial('sertraline', { adherence: 'unknown' })).failed).toBe('unknown')
  })

  it('is none when the dose was too low, whatever the outcome', () => {
    expect(only(trial('sertraline', { highestDoseMgPerDay: 25 })).failed).toBe('no')
  })

  it('counts each medicine once', () => {
    const twice = [trial('sertraline'), trial('sertraline', { start: '2025-06-01', stop: '2025-10-01' })]
    expect(judge(twice).adequateFailedTrials).toEqual({ definite: 1, possible: 1 })
    expect(judge([...twice, trial('escitalopram')]).adequateFailedTrials).toEqual({ definite: 2, possible: 2 })
  })
})

describe('a fixed combination', () => {
  it('is for certain no other antidepressant than the one that it holds', () => {
    const combined = trial('olanzapine-fluoxetine', {
      start: '2025-05-15',
      stop: '2025-09-01',
      highestDoseMgPerDay: 50,
    })
    expect(judge([combined]).adequateFailedTrials).toEqual({ definite: 1, possible: 1 })
    const { adequateFailedTrials, trials } = judge([trial('fluoxetine'), combined])
    expect(adequateFailedTrials).toEqual({ definite: 1, possible: 2 })
    expect(trials[1]?.reasons.join(' ')).toContain('It holds fluoxetine')
    expect(judge([trial('sertraline'), combined]).adequateFailedTrials).toEqual({ definite: 2, possible: 2 })
  })
})

describe('prescriptions of one medicine at the same time', () => {
  const bupropion = (text: string, dailyDoseMg: number, more: Partial<MedicationFact> = {}) =>
    prescription(text, { id: `MedicationRequest/${text}/${more.origin ?? ''}`, dailyDoseMg, ...more })

  it('may have been taken together: too little each is not for certain too little', () => {
    const both = [bupropion('Bupropion XL 150 MG', 150), bupropion('Bupropion XL 300 MG', 200)]
    const [found] = judge(both).trials
    expect(found?.adequate).toBe('unknown')
    expect(found?.daysAtDose).toEqual({ min: 0, max: 180 })
    expect(found?.reasons[0]).toContain('two that ran at once come to 350 mg')
    const [enough] = judge([bupropion('Bupropion XL 150 MG', 150), bupropion('Bupropion XL 300 MG', 300)]).trials
    expect(enough?.adequate).toBe('yes')
  })

  it('of the same dose are a renewal, and a statement tells of the prescription', () => {
    const one = bupropion('Bupropion XL 150 MG', 150)
    expect(judge([one, bupropion('Wellbutrin XL 150 MG', 150)]).trials[0]?.adequate).toBe('no')
    const told = bupropion('Bupropion 200 MG', 200, { origin: 'statement', taken: 'yes' })
    expect(judge([one, told]).trials[0]?.adequate).toBe('no')
    const after = bupropion('Bupropion XL 200 MG', 200, { start: '2025-06-30', stop: '2025-09-30' })
    expect(judge([one, after]).trials[0]?.adequate).toBe('no')
  })
})

describe('trials that the medicines of a record suggest', () => {
  it('are proposed with dose and dates; outcome and adherence are never read from prescriptions', () => {
    const [proposed] = proposeTrials(record(prescription('Sertraline 100 MG Oral Tablet')), asOf)
    expect(proposed).toMatchObject({
      medication: 'sertraline',
      highestDoseMgPerDay: 100,
      start: '2025-01-01',
      stop: '2025-06-30',
      outcome: 'unknown',
      adherence: 'unknown',
    })
    const judged = only(prescription('Sertraline 100 MG Oral Tablet'))
    expect([judged.adequate, judged.failed]).toEqual(['yes', 'unknown'])
  })

  it('takes the outcome where the record says one thing only', () => {
    const outcomeOf = (statusReason: string) =>
      proposeTrials(record(prescription('Sertraline 100 MG Oral Tablet', { statusReason })), asOf)[0]?.outcome
    expect(outcomeOf('Lack of efficacy')).toBe('no-response')
    expect(outcomeOf('Side effects')).toBe('intolerance')
    expect(outcomeOf('No benefit and side effects')).toBe('unknown')
    expect(outcomeOf('No benefit, no side effects')).toBe('no-response')
    expect(outcomeOf('Course ended, without adverse effects')).toBe('unknown')
  })

  it('joins prescriptions that follow each other, and keeps those apart that do not', () => {
    const next = (start: string, stop: string) => prescription('Sertraline 100 MG Oral Tablet', { start, stop })
    const trials = (second: Fact) => judge([next('2025-01-01', '2025-01-20'), second]).trials
    expect(trials(next('2025-02-03', '2025-02-20'))).toHaveLength(1)
    expect(trials(next('2025-02-03', '2025-02-20'))[0]?.adequate).toBe('yes')
    expect(trials(next('2025-02-04', '2025-02-20'))).toHaveLength(2)
  })

  it('gives way to what a person entered', () => {
    const { trials } = judge([prescription('Sertraline 100 MG Oral Tablet'), trial('sertraline')])
    expect(trials.map(({ origin }) => origin)).toEqual(['attested'])
  })

  it('are none once somebody has dismissed them, until a prescription comes that was not looked at', () => {
    const first = prescription('Sertraline 100 mg tablet')
    const dismissal: Fact = {
      ...base,
      kind: 'trial-dismissal',
      medication: 'sertraline',
      role: 'antidepressant',
      derivedFrom: [first.id],
      reason: 'given for panic, before this episode',
      dismissedBy: 'Dr Osei',
      on: '2026-01-10',
    }
    const dismissed = judge([first, dismissal])
    expect(dismissed.trials).toEqual([])
    expect(dismissed.adequateFailedTrials).toEqual({ definite: 0, possible: 0 })
    expect(resistance(record(first, dismissal), '2026-01-09', 'athf-sf').trials).toHaveLength(1)
    const renewed = prescription('Sertraline 100 mg tablet', { start: '2025-07-01', stop: '2025-09-30' })
    expect(judge([first, renewed, dismissal]).trials[0]?.trial.derivedFrom).toEqual([renewed.id])
    expect(judge([{ ...first, concept: { codings: [], text: 'Venlafaxine 150 mg' } }, dismissal]).trials).toHaveLength(
      1,
    )
    expect(judge([first, dismissal, trial('sertraline')]).trials).toHaveLength(1)
  })

  it('the interview fills in what is unknown, and changes nothing that was entered', () => {
    const questions = only(prescription('Sertraline 100 MG Oral Tablet')).questions
    const answered = [answer(questions.outcome, 'unknown', 'no-response'), answer(questions.adherence, 'yes')]
    expect(only(prescription('Sertraline 100 MG Oral Tablet'), 'athf-sf', ...answered).failed).toBe('yes')
    expect(only(trial('sertraline', { outcome: 'response' }), 'athf-sf', ...answered).failed).toBe('no')
  })

  it('leaves out other uses and what was not taken', () => {
    const none = [
      prescription('bupropion 150 MG [Zyban]'),
      prescription('Sertraline 100 MG Oral Tablet', { taken: 'no' }),
      prescription('Fluoxetine 20 MG', { status: 'cancelled' }),
      prescription('Trazodone 50 MG', { dailyDoseMg: undefined, asNeeded: true }),
      prescription('Trazodone 100 MG', { dailyDoseMg: undefined, dosageText: '1 tablet at night as needed' }),
    ]
    expect(judge(none).trials).toEqual([])
  })

  it('proposes augmentation only beside an antidepressant', () => {
    const aripiprazole = prescription('aripiprazole 5 MG Oral Tablet', { start: '2025-03-01', stop: '2025-05-01' })
    expect(judge([aripiprazole]).trials).toEqual([])
    const { trials, adequateFailedTrials } = judge([prescription('Sertraline 100 MG Oral Tablet'), aripiprazole])
    expect(trials.map(({ trial: each }) => each.role)).toEqual(['antidepressant', 'augmentation'])
    expect(adequateFailedTrials).toEqual({ definite: 0, possible: 1 })
  })

  it('does not know the end of an attested trial whose prescriptions have ended or are gone', () => {
    const open = trial('sertraline', { stop: undefined, derivedFrom: ['MedicationRequest/gone'] })
    expect(only(open).adequate).toBe('unknown')
    const active = prescription('Sertraline 100 MG Oral Tablet', { status: 'active', stop: undefined })
    expect(only({ ...open, derivedFrom: [active.id] }, 'athf-sf', active).adequate).toBe('yes')
  })
})

describe('the history of trials', () => {
  it('is unknown until somebody attests it, and the newest word counts', () => {
    expect(judge([]).historyComplete).toBe('unknown')
    expect(judge([history(true)]).historyComplete).toBe('yes')
    expect(judge([history(true, '2026-01-02'), history(false, '2026-01-10')]).historyComplete).toBe('no')
    expect(judge([history(true), history(false)]).historyComplete).toBe('no')
    expect(judge([answer('trial-history-complete', 'yes')]).historyComplete).toBe('yes')
  })
})

describe('whatever is on record', () => {
  const outcomes = Object.keys(standards['athf-sf'].failed) as TrialOutcome[]
  const anyTrial = fc
    .record({
      medication: fc.constantFrom('sertraline', 'venlafaxine', 'mirtazapine', 'snake oil'),
      highestDoseMgPerDay: fc.option(fc.constantFrom(15, 50, 100, 225), { nil: undefined }),
      start: fc.option(fc.constantFrom('2024', '2025-01', '2025-01-10', '2025-06-01'), { nil: undefined }),
      stop: fc.option(fc.constantFrom('2025', '2025-02', '2025-03-01', '2025-11-01'), { nil: undefined }),
      outcome: fc.constantFrom(...outcomes),
      adherence: fc.constantFrom('adherent' as const, 'not-adherent' as const, 'unknown' as const),
    })
    .map((content) => trial(content.medication, content))
  const trials = fc.uniqueArray(anyTrial, { selector: ({ id }) => id, maxLength: 5 })
  const standard = fc.constantFrom(...(Object.keys(standards) as StandardId[]))

  it('definite never exceeds possible, and a failed trial is an adequate one', () => {
    fc.assert(
      fc.property(trials, standard, (facts, id) => {
        const judged = judge(facts, id)
        expect(judged.adequateFailedTrials.definite).toBeLessThanOrEqual(judged.adequateFailedTrials.possible)
        for (const { adequate, failed } of judged.trials) {
          if (failed === 'yes') expect(adequate).toBe('yes')
          if (adequate === 'no') expect(failed).toBe('no')
        }
      }),
    )
  })

  it('order never matters', () => {
    fc.assert(
      fc.property(trials, standard, (facts, id) => {
        const all = [...facts, prescription('Sertraline 100 MG Oral Tablet'), episode('2024-12'), history(true)]
        expect(judge(all.toReversed(), id)).toEqual(judge(all, id))
      }),
    )
  })

  it('a staging lies between 3 and 15 or is not given', () => {
    fc.assert(
      fc.property(trials, (facts) => {
        const { score, missing } = judge([...facts, episode('2024-12'), history(true)]).maudsley
        if (score !== null) {
          expect(missing).toEqual([])
          expect(score).toBeGreaterThanOrEqual(3)
          expect(score).toBeLessThanOrEqual(15)
        }
      }),
    )
  })
})

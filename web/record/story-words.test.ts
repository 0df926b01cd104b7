import { describe, expect, it } from 'vitest'
import type { Chart } from './chart.ts'
import { failedTrialsWords, maudsleyWords, otherStagingWords } from './story-words.ts'

type Story = Chart['story']
const trial = (medication: string, adequate: 'yes' | 'no' | 'unknown', failed: 'yes' | 'no' | 'unknown') =>
  ({ medication, adequate, failed, role: 'antidepressant' }) as Story['trials'][number]
const story = (part: Partial<Story>) =>
  ({
    trials: [],
    adequateFailedTrials: { definite: 0, possible: 0 },
    historyComplete: 'unknown',
    ...part,
  }) as Story

describe('the story in words', () => {
  it('tells no trial on record from no trial at all', () => {
    expect(failedTrialsWords(story({}))).toBe('No antidepressant trial is on record.')
    expect(failedTrialsWords(story({ historyComplete: 'yes' }))).toBe('No antidepressant was tried in it.')
  })

  it('says what is sure, what may be, and whether the list is whole', () => {
    const trials = [
      trial('sertraline', 'yes', 'yes'),
      trial('venlafaxine', 'yes', 'yes'),
      trial('mirtazapine', 'unknown', 'unknown'),
    ]
    const adequateFailedTrials = { definite: 2, possible: 3 }
    expect(failedTrialsWords(story({ trials, adequateFailedTrials, historyComplete: 'yes' }))).toBe(
      'Two adequate trials failed (sertraline, venlafaxine), up to 3 possibly.',
    )
    expect(
      failedTrialsWords(story({ trials: trials.slice(2), adequateFailedTrials: { definite: 0, possible: 1 } })),
    ).toBe('No adequate trials failed, up to 1 possibly; nobody has said that the list is complete.')
  })

  it('names an augmentation that failed without counting it', () => {
    const augmentation = { ...trial('aripiprazole', 'yes', 'yes'), role: 'augmentation' as const }
    const trials = [trial('sertraline', 'yes', 'yes'), augmentation, trial('venlafaxine', 'yes', 'yes')]
    const adequateFailedTrials = { definite: 2, possible: 2 }
    expect(failedTrialsWords(story({ trials, adequateFailedTrials, historyComplete: 'yes' }))).toBe(
      'Two adequate trials failed (sertraline, venlafaxine + aripiprazole).',
    )
  })

  it('a Maudsley score that cannot be known names what is missing', () => {
    expect(maudsleyWords({ score: 9, severity: 'moderate', missing: [] })).toBe('Maudsley 9, moderate.')
    expect(maudsleyWords({ score: null, severity: null, missing: ['duration', 'severity'] })).toBe(
      'Maudsley not known: duration, severity missing.',
    )
  })

  it('gives the other stagings once a trial has failed, with their ends', () => {
    const stages = (stage: Story['thaseRush']['stage'], score: Story['mgh']['score']) =>
      otherStagingWords({ thaseRush: { stage }, mgh: { score } })
    expect(stages({ min: 2, max: 2 }, { min: 2.5, max: 2.5 })).toBe('Thase–Rush II, MGH-S 2.5.')
    expect(stages({ min: 1, max: 5 }, { min: 1, max: null })).toBe('Thase–Rush I to V, MGH-S at least 1.')
    expect(stages({ min: 0, max: 5 }, { min: 0, max: null })).toBe('')
  })
})

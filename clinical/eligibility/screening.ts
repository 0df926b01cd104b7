import type { Evaluation } from './evaluate.ts'

/**
 * What a panel is sorted into. `candidate`: a current major depression and at least two trials that may have failed, and
 * nothing on record against it. `resistance-not-shown`: the record does not show as much. `excluded-on-record`: something
 * on record stands against it.
 */
export type ScreeningCategory = 'candidate' | 'resistance-not-shown' | 'excluded-on-record'

/** In the order of a work list. */
export const screeningCategories: readonly ScreeningCategory[] = [
  'candidate',
  'resistance-not-shown',
  'excluded-on-record',
]

export interface Screening {
  category: ScreeningCategory
  /** In words. */
  reason: string
  /** Those that a determination would wait for, in the order of asking. */
  questions: { linkId: string; text: string }[]
}

const resistanceCriteria = ['two-failed-trials', 'major-depression', 'episode-start', 'episode-severity']
const neededTrials = 2

/** For a work list: whom to look at first. It is no determination, which takes a clinician and the answers. */
export function screeningOf({ criteria, questions, resistance }: Evaluation): Screening {
  const holding = questions.filter(({ holds }) => holds).map(({ linkId, text }) => ({ linkId, text }))
  const against = criteria.filter(({ id, standing }) => standing === 'blocks' && !resistanceCriteria.includes(id))
  if (against.length > 0) {
    const reason = against.map(({ title, finding }) => `${title}: ${finding}`).join(' ')
    return { category: 'excluded-on-record', reason, questions: holding }
  }
  const { definite, possible } = resistance.adequateFailedTrials
  const depressed = criteria.some(({ id, status }) => id === 'major-depression' && status === 'met')
  const refused = criteria.find(({ id, standing }) => standing === 'blocks' && resistanceCriteria.includes(id))
  const counted = `${definite} adequate failed trials for certain, ${possible} possible.`
  if (!depressed || possible < neededTrials || refused) {
    const reason = refused
      ? `${refused.title}: ${refused.finding}`
      : depressed
        ? counted
        : `No current major depression is on record. ${counted}`
    return { category: 'resistance-not-shown', reason, questions: holding }
  }
  return { category: 'candidate', reason: counted, questions: holding }
}

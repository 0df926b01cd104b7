import {
  type Answers,
  faultOfTotal,
  findItem,
  type Instrument,
  scoreInstrument,
} from '../../clinical/instruments/index.ts'
import type { AssessmentFact } from '../../clinical/record/record.ts'
import { invalidField, Problem } from '../http/problem.ts'

interface GivenForm {
  answers?: Answers
  total?: number
}

/**
 * The answers of a form, by link id and as numbers, with the total where they give one. An unfinished form is taken;
 * of a screen of suicide risk also one that the patient would not answer at all.
 *
 * @throws Problem 400 naming each answer that cannot be read
 */
export function readForm(instrument: Instrument, given: GivenForm): Pick<AssessmentFact, 'answers' | 'total'> {
  if (given.answers === undefined) return { total: totalAlone(instrument, given.total) }
  if (given.total !== undefined) throw invalidField('total', 'is for a form without answers: it is scored from them')
  const score = scoreInstrument(instrument, given.answers)
  if (score.faults.length > 0) {
    const errors = score.faults.map(({ linkId, message }) => ({ path: `answers.${linkId}`, message }))
    const detail = errors.map(({ message }) => message).join(' ')
    throw new Problem(400, 'invalid-request', 'An answer is not as it must be', detail, { errors })
  }
  const answers = byLinkId(instrument, given.answers)
  if (Object.keys(answers).length === 0 && instrument.scoring.kind !== 'triage')
    throw invalidField('answers', 'must have at least one answer')
  return { answers, ...(score.total === null ? {} : { total: score.total }) }
}

function totalAlone(instrument: Instrument, total: number | undefined): number {
  if (total === undefined) throw invalidField('answers', 'must be given, or a total in their place')
  const fault = faultOfTotal(instrument, total)
  if (fault) throw invalidField('total', `is not possible: ${fault}`)
  return total
}

function byLinkId(instrument: Instrument, answers: Answers): Record<string, number> {
  const entries = Object.entries(answers).filter(([, answer]) => answer !== null && answer !== undefined)
  return Object.fromEntries(
    entries.map(([given, answer]) => [findItem(instrument, given)?.linkId ?? given, Number(answer)]),
  )
}

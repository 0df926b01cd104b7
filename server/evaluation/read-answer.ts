import type { z } from 'zod'
import type { InterviewQuestion } from '../../clinical/eligibility/index.ts'
import { dayInterval } from '../../clinical/quantity/calendar-date.ts'
import type { CalendarDate } from '../../clinical/record/record.ts'
import type { givenAnswer } from '../../contract/evaluation.ts'
import { invalidField } from '../http/problem.ts'
import { factOfHand, type NewFact } from '../record/index.ts'

export type GivenAnswer = Omit<z.output<typeof givenAnswer>, 'id' | 'on'>

interface Asking {
  on: CalendarDate
  now: string
  /** Name of the member who asked. */
  by: string
}

/**
 * An answer of the interview as the record keeps it: a measurement where that is what was asked, else the answer.
 *
 * @param path of the answer in the request, such as `answers.0`
 * @throws Problem 400 naming what does not fit the question
 */
export function readAnswer(
  given: GivenAnswer,
  question: InterviewQuestion | undefined,
  path: string,
  { on, now, by }: Asking,
): NewFact {
  if (!question) throw invalidField(`${path}.question`, `is no question of this patient’s interview: ${given.question}`)
  if (given.measurement) {
    const { measurement } = given
    if (question.answerType !== 'measurement' || !(question.measurements ?? []).includes(measurement.name))
      throw invalidField(`${path}.measurement`, `does not answer this question: ${question.text}`)
    return factOfHand(measurement, { now, by, path: `${path}.measurement` })
  }
  refuseUnfit(given, question, path, on)
  return {
    kind: 'interview-answer',
    question: question.linkId,
    answer: given.answer,
    ...(given.detail ? { detail: given.detail } : {}),
    on,
    answeredBy: by,
  }
}

function refuseUnfit(
  { answer, detail }: GivenAnswer,
  question: InterviewQuestion,
  path: string,
  on: CalendarDate,
): void {
  const known = answer !== 'unknown'
  switch (question.answerType) {
    case 'yes-no':
      return
    case 'choice': {
      const values = question.choices.map(({ value }) => value)
      if (detail ? !values.includes(detail) : known)
        throw invalidField(`${path}.detail`, `must be one of ${values.join(', ')}`)
      if (answer === 'no') throw invalidField(`${path}.answer`, 'must be yes with a choice, or unknown')
      return
    }
    case 'date': {
      if (answer === 'no') throw invalidField(`${path}.answer`, 'must be yes with a date, or unknown')
      if (!known && !detail) return
      const days = dayInterval(detail)
      if (!days || detail?.includes('T'))
        throw invalidField(`${path}.detail`, 'must be a date as YYYY, YYYY-MM or YYYY-MM-DD')
      if (days.earliest > on) throw invalidField(`${path}.detail`, 'is after the day of asking')
      return
    }
    case 'measurement':
      if (known)
        throw invalidField(`${path}.measurement`, `must be given: ${(question.measurements ?? []).join(' or ')}`)
      return
    case 'assessment':
      if (known)
        throw invalidField(
          `${path}.answer`,
          `is given by recording an assessment: ${(question.instruments ?? []).join(' or ')}`,
        )
  }
}

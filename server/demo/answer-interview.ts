import { interview, type TreatmentId } from '../../clinical/eligibility/index.ts'
import { hopedFor } from '../../clinical/record/interview-answers.ts'
import type { CalendarDate, PatientRecord } from '../../clinical/record/record.ts'
import type { NewFact } from '../record/index.ts'

export interface GivenAnswer {
  answer: 'yes' | 'no' | 'unknown'
  detail?: string
}

/**
 * The interview of somebody whom nothing stands against, but for the answers given: every question that is still open
 * is answered, so that a criterion that is added later is answered too.
 */
export function answerInterview(
  record: PatientRecord,
  asked: {
    treatment: TreatmentId
    asOf: CalendarDate
    answeredBy: string
    answers: Record<string, GivenAnswer>
    leaveOpen: readonly string[]
  },
): NewFact[] {
  const { treatment, asOf, answeredBy, answers, leaveOpen } = asked
  return interview(record, { treatment, asOf })
    .filter((question) => question.answerType === 'yes-no' && (question.open || answers[question.linkId]))
    .filter((question) => !leaveOpen.includes(question.linkId))
    .map(({ linkId }) => {
      const usual: GivenAnswer = { answer: hopedFor(linkId) }
      const given = answers[linkId] ?? usual
      return { kind: 'interview-answer', question: linkId, ...given, on: asOf, answeredBy }
    })
}

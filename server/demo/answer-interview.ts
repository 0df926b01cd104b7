import { interview, type TreatmentId } from '../../clinical/eligibility/index.ts'
import type { CalendarDate, PatientRecord } from '../../clinical/record/record.ts'
import type { NewFact } from '../record/index.ts'

/** Where a yes is the good answer; everywhere else it is a no. */
const goodYes = new Set([
  'major-depression',
  'trial-history-complete',
  'medicines-complete',
  'record-reviewed',
  'airway-examined',
  'neurological-examination-done',
  'cognition-tested',
  'supports-and-expectations-discussed',
  'prescription-monitoring-checked',
])

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
      const usual: GivenAnswer = { answer: goodYes.has(linkId) || linkId.startsWith('taking:') ? 'yes' : 'no' }
      const given = answers[linkId] ?? usual
      return { kind: 'interview-answer', question: linkId, ...given, on: asOf, answeredBy }
    })
}

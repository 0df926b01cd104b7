import { type InterviewQuestion, interview, treatments } from '../../clinical/eligibility/index.ts'
import type { CalendarDate, PatientRecord } from '../../clinical/record/record.ts'
import type { Standard } from '../../clinical/resistance/index.ts'

/** Every question that any treatment asks of this patient, by link id. */
export function askedQuestions(
  record: PatientRecord,
  asOf: CalendarDate,
  standard: Standard,
): Map<string, InterviewQuestion> {
  const all = treatments.flatMap(({ id }) => interview(record, { treatment: id, asOf, standard }))
  return new Map(all.map((question) => [question.linkId, question]))
}

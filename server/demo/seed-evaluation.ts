import type { ClinicTransaction } from '../database/index.ts'
import { makeDetermination, signDetermination } from '../evaluation/index.ts'
import { readPatientRecord, recordFacts } from '../record/index.ts'
import { answerInterview } from './answer-interview.ts'
import { demoId } from './demo-id.ts'
import type { DemoPatient } from './demo-patient.ts'
import { patientIdOf } from './seed-patient.ts'
import { memberIdOf, staff } from './staff.ts'
import type { When } from './when.ts'

/** The interview of a patient, and the determination that the rules make of it. @returns its id */
export async function seedEvaluation(tx: ClinicTransaction, when: When, patient: DemoPatient): Promise<string | null> {
  const { evaluation } = patient
  if (!evaluation) return null
  const { treatment, by, answers = {}, open = [] } = evaluation
  const asOf = when.day(evaluation.daysAgo)
  const patientId = patientIdOf(patient)
  const authorId = memberIdOf(by)
  const answeredBy = staff[by].name
  const record = await readPatientRecord(tx, patientId)
  const given = answerInterview(record, { treatment, asOf, answeredBy, answers, leaveOpen: open })
  const now = when.at(asOf, '11:15')
  const reference = `interview ${asOf} by ${answeredBy}`
  await recordFacts(
    tx,
    patientId,
    given.map((fact, index) => ({ id: demoId(`${patient.key}/answer/${index}`), authorId, now, fact, reference })),
  )
  const determination = await makeDetermination(tx, {
    id: demoId(`${patient.key}/determination`),
    patientId,
    treatment,
    standard: 'athf-sf',
    authorId,
    now: when.at(asOf, '11:30'),
  })
  if (evaluation.signed) await signDetermination(tx, { determination, memberId: authorId, now: when.at(asOf, '11:35') })
  return determination.summary.id
}

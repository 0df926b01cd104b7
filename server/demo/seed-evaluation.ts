import { evaluate } from '../../clinical/eligibility/index.ts'
import { type ClinicTransaction, jsonb } from '../database/index.ts'
import { readPatientRecord, recordFact } from '../record/index.ts'
import { answerInterview } from './answer-interview.ts'
import { demoId } from './demo-id.ts'
import type { DemoPatient } from './demo-patient.ts'
import { patientIdOf } from './seed-patient.ts'
import { memberIdOf, staff } from './staff.ts'
import type { When } from './when.ts'

/** The interview of a patient, and the determination that the rules make of it. */
export async function seedEvaluation(tx: ClinicTransaction, when: When, patient: DemoPatient): Promise<string | null> {
  const { evaluation } = patient
  if (!evaluation) return null
  const { treatment, by, answers = {}, open = [] } = evaluation
  const asOf = when.day(evaluation.daysAgo)
  const patientId = patientIdOf(patient)
  const authorId = memberIdOf(by)
  const before = await readPatientRecord(tx, patientId)
  const given = answerInterview(before, { treatment, asOf, answeredBy: staff[by].name, answers, leaveOpen: open })
  for (const [index, fact] of given.entries())
    await recordFact(tx, {
      id: demoId(`${patient.key}/answer/${index}`),
      patientId,
      authorId,
      now: when.at(asOf, '11:15'),
      fact,
    })
  const record = await readPatientRecord(tx, patientId)
  const result = evaluate(record, { treatment, asOf })
  const id = demoId(`${patient.key}/determination`)
  await tx
    .insertInto('determination')
    .values({
      clinic_id: tx.clinicId,
      id,
      patient_id: patientId,
      treatment,
      as_of: asOf,
      ruleset_id: result.ruleset.id,
      ruleset_version: result.ruleset.version,
      inputs: jsonb({ record, standard: 'athf-sf' }),
      result: jsonb(result),
      determination: result.determination,
      author_id: authorId,
      at: when.at(asOf, '11:30'),
    })
    .execute()
  if (evaluation.signed)
    await tx
      .insertInto('determination_signature')
      .values({
        clinic_id: tx.clinicId,
        id: demoId(`${patient.key}/signature`),
        determination_id: id,
        member_id: authorId,
        meaning: 'sign',
        reason: '',
        at: when.at(asOf, '11:35'),
      })
      .execute()
  return id
}

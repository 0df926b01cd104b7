import { type ClinicTransaction, jsonb } from '../database/index.ts'
import { demoId } from './demo-id.ts'
import type { DemoPatient } from './demo-patient.ts'
import { patientIdOf } from './seed-patient.ts'
import { memberIdOf } from './staff.ts'
import type { When } from './when.ts'

export async function seedEvaluation(
  tx: ClinicTransaction,
  when: When,
  patient: DemoPatient,
): Promise<string | null> {
  const { evaluation } = patient
  if (!evaluation) return null
  const id = demoId(`${patient.key}/determination`)
  await tx.insertInto('determination').values({ clinic_id: tx.clinicId, id, patient_id: patientIdOf(patient), treatment: evaluation.treatment, as_of: when.day(evaluation.daysAgo), ruleset_id: 'x', ruleset_version: 'x', inputs: jsonb({}), result: jsonb({}), determination: 'eligible', author_id: memberIdOf(evaluation.by), at: when.at(when.day(evaluation.daysAgo), '11:30') }).execute()
  return id
}

import { uuidv7 } from 'uuidv7'
import { type ClinicTransaction, type Database, jsonb } from '../database/index.ts'
import type { TestClinic } from '../http/testing.ts'

export interface TestPatient {
  patientId: string
  consentId: string
  planId: string
  chairIds: string[]
}

/** A patient with determination, consent and an active plan, as rows: what stands before a session. */
export async function addTestPatient(
  database: Database,
  clinic: TestClinic,
  options: { familyName?: string; protocolId?: string; protocolVersion?: string; plan?: Record<string, unknown> } = {},
): Promise<TestPatient> {
  return database.inClinic(clinic.id, async (tx) => {
    const patientId = await addPatient(tx, options.familyName ?? 'Marsh')
    const author = clinic.members.prescriber.id
    const { determinationId, consentId } = await addConsented(tx, patientId, author)
    const planId = uuidv7()
    await tx
      .insertInto('plan')
      .values({
        clinic_id: tx.clinicId,
        id: planId,
        patient_id: patientId,
        protocol_id: options.protocolId ?? 'ketamine-iv-standard',
        protocol_version: options.protocolVersion ?? '1',
        treatment: 'ketamine-iv',
        determination_id: determinationId,
        consent_id: consentId,
        body: jsonb(options.plan ?? {}),
      })
      .execute()
    const chairs = await tx
      .selectFrom('chair')
      .select('id')
      .where('clinic_id', '=', tx.clinicId)
      .orderBy('position')
      .execute()
    return { patientId, consentId, planId, chairIds: chairs.map((chair) => chair.id) }
  })
}

async function addPatient(tx: ClinicTransaction, familyName: string): Promise<string> {
  const patientId = uuidv7()
  await tx
    .insertInto('patient')
    .values({
      clinic_id: tx.clinicId,
      id: patientId,
      record_number: patientId.slice(-10),
      family_name: familyName,
      given_name: 'Ada',
      birth_date: '1985-03-02',
      sex: 'female',
    })
    .execute()
  return patientId
}

async function addConsented(tx: ClinicTransaction, patientId: string, author: string) {
  const [determinationId, documentId, consentId] = [uuidv7(), uuidv7(), uuidv7()]
  const { clinicId } = tx
  await tx
    .insertInto('determination')
    .values({
      clinic_id: clinicId,
      id: determinationId,
      patient_id: patientId,
      treatment: 'ketamine-iv',
      as_of: '2026-01-10',
      ruleset_id: 'test',
      ruleset_version: '1',
      inputs: jsonb({}),
      result: jsonb({}),
      determination: 'eligible',
      author_id: author,
    })
    .execute()
  const version = Number.parseInt(documentId.slice(-6), 16)
  await tx
    .insertInto('consent_document')
    .values({
      clinic_id: clinicId,
      id: documentId,
      treatment: 'ketamine-iv',
      version,
      title: 'Consent',
      body: 'Text',
      author_id: author,
    })
    .execute()
  await tx
    .insertInto('consent')
    .values({
      clinic_id: clinicId,
      id: consentId,
      patient_id: patientId,
      document_id: documentId,
      explained_by: author,
      body: jsonb({}),
      signed_at: '2026-01-10T09:00:00Z',
    })
    .execute()
  return { determinationId, consentId }
}

/** A running session without any event, as a row. */
export async function addTestSession(
  database: Database,
  clinic: TestClinic,
  patient: TestPatient,
  chair = 0,
): Promise<string> {
  const id = uuidv7()
  await database.inClinic(clinic.id, (tx) =>
    tx
      .insertInto('session')
      .values({
        clinic_id: clinic.id,
        id,
        patient_id: patient.patientId,
        plan_id: patient.planId,
        chair_id: patient.chairIds[chair] ?? '',
        number: 1,
        opened_at: new Date().toISOString(),
      })
      .execute(),
  )
  return id
}

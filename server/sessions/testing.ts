import { uuidv7 } from 'uuidv7'
import { findProtocol, type Protocol } from '../../clinical/protocols/index.ts'
import { type ClinicTransaction, type Database, jsonb } from '../database/index.ts'
import type { TestClinic } from '../http/testing.ts'
import type { PlanBody } from '../plans/index.ts'

export interface TestPatient {
  patientId: string
  consentId: string
  planId: string
  chairIds: string[]
}

/** A patient with determination, consent and an active plan, as rows: what stands before a session. */
export async function addTestPatient(
  database: Database,
  clinic: { id: string; members: { prescriber: { id: string } } },
  options: { familyName?: string; protocolId?: string; protocol?: Protocol; plan?: Record<string, unknown> } = {},
): Promise<TestPatient> {
  return database.inClinic(clinic.id, async (tx) => {
    const patientId = await addPatient(tx, options.familyName ?? 'Marsh')
    const author = clinic.members.prescriber.id
    const protocol = options.protocol ?? protocolNamed(options.protocolId ?? ketamine)
    const { determinationId, consentId } = await addConsented(tx, patientId, author, protocol.treatmentId)
    const planId = uuidv7()
    await tx
      .insertInto('plan')
      .values({
        clinic_id: tx.clinicId,
        id: planId,
        patient_id: patientId,
        protocol_id: protocol.id,
        protocol_version: protocol.version,
        treatment: protocol.treatmentId,
        determination_id: determinationId,
        consent_id: consentId,
        body: jsonb({ ...planBody(protocol), ...options.plan }),
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

/** The protocols that tests run through, one a way of giving. */
export const ketamine = 'ketamine-iv-0.5-mg-per-kg'
export const esketamine = 'esketamine-trd-us'
export const subcutaneous = 'ketamine-sc-kads'

function protocolNamed(id: string): Protocol {
  const protocol = findProtocol(id)
  if (!protocol) throw new Error(`there is no protocol ${id}`)
  return protocol
}

const planBody = (protocol: Protocol): PlanBody => ({
  dose: {
    infusion: { kind: 'infusion' as const, doseMgPerKg: 0.5, infusionMinutes: 40, doseWeight: 'actual' as const },
    injection: { kind: 'injection' as const, doseMgPerKg: 0.5, doseWeight: 'actual' as const },
    devices: { kind: 'devices' as const, firstDoseMg: 56, doseMg: 84 },
  }[protocol.dose.kind],
  doseReasoning: 'as the protocol says',
  antidepressant: { kind: 'none', reason: 'not tolerated' },
  psychotherapy: { arrangement: 'weekly', therapist: '' },
  goals: ['back to work'],
  preferences: 'Wants music',
})

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

async function addConsented(tx: ClinicTransaction, patientId: string, author: string, treatment: string) {
  const [determinationId, documentId, consentId] = [uuidv7(), uuidv7(), uuidv7()]
  const { clinicId } = tx
  await tx
    .insertInto('determination')
    .values({
      clinic_id: clinicId,
      id: determinationId,
      patient_id: patientId,
      treatment,
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
      treatment,
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

/** Frees the chairs, as if every running session had ended: one chair takes one. */
export async function endRunning(database: Database, clinic: TestClinic): Promise<void> {
  await database.inClinic(clinic.id, (tx) =>
    tx
      .updateTable('session')
      .set({ ended_at: new Date().toISOString() })
      .where('clinic_id', '=', clinic.id)
      .where('ended_at', 'is', null)
      .execute(),
  )
}

import type { z } from 'zod'
import type { CloseReason } from '../../clinical/journey/index.ts'
import type { care } from '../../contract/care.ts'
import type { ClinicTransaction } from '../database/index.ts'
import { conflict, notFound } from '../http/problem.ts'

type Care = z.input<typeof care>

interface Doing {
  id: string
  patientId: string
  note: string
  authorId: string
  now: string
}

/** Open until somebody closes it; then as the newest event says. Throws 404 for a patient that this clinic does not have. */
export async function readCare(tx: ClinicTransaction, patientId: string): Promise<Care> {
  const patient = await tx
    .selectFrom('patient')
    .select('id')
    .where('clinic_id', '=', tx.clinicId)
    .where('id', '=', patientId)
    .executeTakeFirst()
  if (!patient) throw notFound('patient')
  const rows = await tx
    .selectFrom('care_event as e')
    .innerJoin('member as m', (join) => join.onRef('m.clinic_id', '=', 'e.clinic_id').onRef('m.id', '=', 'e.author_id'))
    .select(['e.id', 'e.action', 'e.reason', 'e.note', 'e.at', 'm.name'])
    .where('e.clinic_id', '=', tx.clinicId)
    .where('e.patient_id', '=', patientId)
    .orderBy('e.at', 'desc')
    .orderBy('e.id', 'desc')
    .execute()
  const events = rows.map(({ name, ...row }) => ({
    id: row.id,
    action: row.action as Care['events'][number]['action'],
    reason: row.reason as CloseReason | null,
    note: row.note,
    authorName: name,
    at: row.at,
  }))
  return { state: events[0]?.action === 'closed' ? 'closed' : 'open', events }
}

/** @throws Problem 409 while something of the patient still runs here, or care is closed already */
export async function closeCare(tx: ClinicTransaction, doing: Doing & { reason: CloseReason }): Promise<Care> {
  const before = await holdCare(tx, doing)
  if (before.events.some(({ id }) => id === doing.id)) return before
  if (before.state === 'closed') throw conflict('care-closed', 'Care of this patient is closed already')
  await refuseWhileRunning(tx, doing.patientId)
  return append(tx, doing, 'closed', doing.reason)
}

/** @throws Problem 409 when care is open */
export async function reopenCare(tx: ClinicTransaction, doing: Doing): Promise<Care> {
  const before = await holdCare(tx, doing)
  if (before.events.some(({ id }) => id === doing.id)) return before
  if (before.state === 'open') throw conflict('care-open', 'Care of this patient is open already')
  return append(tx, doing, 'reopened', null)
}

/** Two at once go one after the other: the second sees what the first did. An id of another patient is refused. */
async function holdCare(tx: ClinicTransaction, { id, patientId }: Doing): Promise<Care> {
  await tx
    .selectFrom('patient')
    .select('id')
    .where('clinic_id', '=', tx.clinicId)
    .where('id', '=', patientId)
    .forUpdate()
    .execute()
  const elsewhere = await tx
    .selectFrom('care_event')
    .select('id')
    .where('clinic_id', '=', tx.clinicId)
    .where('id', '=', id)
    .where('patient_id', '<>', patientId)
    .executeTakeFirst()
  if (elsewhere) throw conflict('exists-already', 'This id belongs to another patient’s care')
  return readCare(tx, patientId)
}

async function append(
  tx: ClinicTransaction,
  { id, patientId, note, authorId, now }: Doing,
  action: 'closed' | 'reopened',
  reason: CloseReason | null,
): Promise<Care> {
  await tx
    .insertInto('care_event')
    .values({ clinic_id: tx.clinicId, id, patient_id: patientId, action, reason, note, author_id: authorId, at: now })
    .execute()
  return readCare(tx, patientId)
}

async function refuseWhileRunning(tx: ClinicTransaction, patientId: string): Promise<void> {
  const session = await tx
    .selectFrom('session')
    .select('id')
    .where('clinic_id', '=', tx.clinicId)
    .where('patient_id', '=', patientId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (session) throw conflict('session-running', 'This patient is in a session', 'End or cancel it first.')
  const plan = await tx
    .selectFrom('plan')
    .select('id')
    .where('clinic_id', '=', tx.clinicId)
    .where('patient_id', '=', patientId)
    .where('state', '=', 'active')
    .executeTakeFirst()
  if (plan) throw conflict('plan-running', 'A plan is running', 'Complete or stop it first, with its reason.')
  const pathway = await tx
    .selectFrom('urgent_pathway')
    .select('id')
    .where('clinic_id', '=', tx.clinicId)
    .where('patient_id', '=', patientId)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  if (pathway) throw conflict('pathway-open', 'An urgent pathway of this patient is open', 'Close the pathway first.')
}

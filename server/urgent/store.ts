import { uuidv7 } from 'uuidv7'
import {
  faultOfPathwayEvent,
  foldUrgentPathway,
  type SuicideRiskTriage,
  type UrgentPathway,
  type UrgentPathwayEvent,
  type UrgentPathwayState,
  urgentPathwayFor,
} from '../../clinical/safety/index.ts'
import { type ClinicTransaction, jsonb } from '../database/index.ts'
import { conflict, notFound } from '../http/problem.ts'
import { readClinic } from '../identity/index.ts'
import { publish } from '../live/index.ts'

export interface StoredPathway {
  id: string
  patientId: string
  sessionId: string | null
  finding: string
  patientName: string
  events: UrgentPathwayEvent[]
}

/** Pathways with their whole log. */
export async function listPathways(
  tx: ClinicTransaction,
  where: { id?: string; patientId?: string; open?: boolean },
): Promise<StoredPathway[]> {
  let query = tx
    .selectFrom('urgent_pathway as u')
    .innerJoin('patient as p', (join) =>
      join.onRef('p.clinic_id', '=', 'u.clinic_id').onRef('p.id', '=', 'u.patient_id'),
    )
    .select(['u.id', 'u.patient_id', 'u.session_id', 'u.finding', 'p.family_name', 'p.given_name'])
    .where('u.clinic_id', '=', tx.clinicId)
    .orderBy('u.opened_at', 'desc')
  if (where.id) query = query.where('u.id', '=', where.id)
  if (where.patientId) query = query.where('u.patient_id', '=', where.patientId)
  if (where.open) query = query.where('u.closed_at', 'is', null)
  const rows = await query.execute()
  if (rows.length === 0) return []
  const events = await tx
    .selectFrom('urgent_event')
    .select(['pathway_id', 'id', 'kind', 'member_id', 'body', 'at'])
    .where('clinic_id', '=', tx.clinicId)
    .where(
      'pathway_id',
      'in',
      rows.map((row) => row.id),
    )
    .orderBy('seq')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    patientId: row.patient_id,
    sessionId: row.session_id,
    finding: row.finding,
    patientName: `${row.family_name}, ${row.given_name}`,
    events: events.filter((event) => event.pathway_id === row.id).map(asEvent),
  }))
}

const asEvent = (row: { id: string; kind: string; member_id: string | null; body: unknown; at: string }) =>
  ({
    ...(row.body as object),
    id: row.id,
    at: row.at,
    by: row.member_id ?? 'system',
    type: row.kind,
  }) as UrgentPathwayEvent

/**
 * Starts the urgent pathway that a triage asks for; a patient with an open one gets the finding added to it.
 *
 * @returns the pathway's id, or null when the tier starts none
 */
export async function openUrgentPathway(
  tx: ClinicTransaction,
  given: {
    patientId: string
    sessionId?: string
    factId?: string
    triage: SuicideRiskTriage
    /** `system`: the command line of the installation. */
    memberId: string
    /** When the screen was taken, where it came with an import. */
    importedOn?: string
    now: string
  },
): Promise<string | null> {
  const { timeZone } = await readClinic(tx)
  const pathway = urgentPathwayFor(given.triage, given.now, timeZone)
  if (!pathway) return null
  const finding = `${given.triage.rule.label}: ${given.triage.because.join('; ') || 'screen unfinished'}`
  const [running] = await listPathways(tx, { patientId: given.patientId, open: true })
  if (running) {
    await findAgain(tx, running, { ...given, finding, pathway })
    return running.id
  }
  const id = uuidv7()
  await tx
    .insertInto('urgent_pathway')
    .values({
      clinic_id: tx.clinicId,
      id,
      patient_id: given.patientId,
      session_id: given.sessionId ?? null,
      tier: pathway.tier,
      finding,
      fact_id: given.factId ?? null,
      opened_at: given.now,
    })
    .execute()
  await append(tx, id, {
    id: uuidv7(),
    type: 'opened',
    at: given.now,
    by: given.memberId,
    pathway,
    finding,
    ...importedOnOf(given),
  })
  return id
}

/** A graver finding wakes everybody again; one of the same tier is told to who has it; a milder one lowers nothing. */
async function findAgain(
  tx: ClinicTransaction,
  running: StoredPathway,
  found: { finding: string; pathway: UrgentPathway; memberId: string; now: string; importedOn?: string },
): Promise<void> {
  const { finding, pathway, memberId, now } = found
  const before = foldUrgentPathway(running.events, now).pathway?.tier
  if (before === 'high' && pathway.tier !== 'high') return
  const event = { id: uuidv7(), at: now, by: memberId, finding, ...importedOnOf(found) }
  if (before === pathway.tier) return append(tx, running.id, { ...event, type: 'found-again' })
  await append(tx, running.id, { ...event, type: 'raised', pathway })
  await tx
    .updateTable('urgent_pathway')
    .set({ tier: pathway.tier, finding })
    .where('clinic_id', '=', tx.clinicId)
    .where('id', '=', running.id)
    .execute()
}

const importedOnOf = ({ importedOn }: { importedOn?: string }) => (importedOn ? { importedOn } : {})

type Intention = UrgentPathwayEvent extends infer E
  ? E extends UrgentPathwayEvent
    ? Omit<E, 'id' | 'at' | 'by'>
    : never
  : never

/** What a person does with a pathway. Throws 409 with the reason when it is not legal now. */
export async function actOnPathway(
  tx: ClinicTransaction,
  pathwayId: string,
  memberId: string,
  now: string,
  intention: Intention,
): Promise<StoredPathway> {
  await lockPathway(tx, pathwayId)
  const [stored] = await listPathways(tx, { id: pathwayId })
  if (!stored) throw notFound('urgent pathway')
  const event = { ...intention, id: uuidv7(), at: now, by: memberId } as UrgentPathwayEvent
  const fault = faultOfPathwayEvent(foldUrgentPathway(stored.events, now), event)
  if (fault) throw conflict('not-now', fault)
  await append(tx, pathwayId, event)
  if (event.type === 'closed')
    await tx
      .updateTable('urgent_pathway')
      .set({ closed_at: now })
      .where('clinic_id', '=', tx.clinicId)
      .where('id', '=', pathwayId)
      .execute()
  return { ...stored, events: [...stored.events, event] }
}

/** Tells the next when nobody answered in time. @returns the patients whose pathway was escalated */
export async function escalateOverdue(tx: ClinicTransaction, now: string): Promise<string[]> {
  const escalated: string[] = []
  for (const { id } of await listPathways(tx, { open: true })) {
    await lockPathway(tx, id)
    const [stored] = await listPathways(tx, { id })
    if (!stored) continue
    const state: UrgentPathwayState = foldUrgentPathway(stored.events, now)
    const { nextEscalationAt, nextEscalationTo } = state
    if (!nextEscalationAt || !nextEscalationTo || Date.parse(nextEscalationAt) > Date.parse(now)) continue
    await append(tx, id, { id: uuidv7(), type: 'escalated', at: now, by: 'system', to: nextEscalationTo.id })
    escalated.push(stored.patientId)
  }
  return escalated
}

const lockPathway = (tx: ClinicTransaction, id: string) =>
  tx
    .selectFrom('urgent_pathway')
    .select('id')
    .where('clinic_id', '=', tx.clinicId)
    .where('id', '=', id)
    .forUpdate()
    .execute()

async function append(tx: ClinicTransaction, pathwayId: string, event: UrgentPathwayEvent): Promise<void> {
  const { id, type, at, by, ...body } = event
  const { newest } = await tx
    .selectFrom('urgent_event')
    .select((eb) => eb.fn.max('seq').as('newest'))
    .where('clinic_id', '=', tx.clinicId)
    .where('pathway_id', '=', pathwayId)
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('urgent_event')
    .values({
      clinic_id: tx.clinicId,
      pathway_id: pathwayId,
      seq: (newest ?? 0) + 1,
      id,
      kind: type,
      member_id: by === 'system' ? null : by,
      body: jsonb(body),
      at,
    })
    .execute()
  await publish(tx, { topic: 'urgent' })
}

import { uuidv7 } from 'uuidv7'
import type { ClinicTransaction } from '../database/index.ts'
import { notFound, staleVersion } from '../http/problem.ts'

export async function readClinic(tx: ClinicTransaction) {
  const row = await tx.selectFrom('clinic').selectAll().where('clinic_id', '=', tx.clinicId).executeTakeFirstOrThrow()
  return {
    id: row.clinic_id,
    name: row.name,
    timeZone: row.time_zone,
    jurisdiction: row.jurisdiction as 'us' | 'eu',
    synthetic: row.synthetic,
    idleLockMinutes: row.idle_lock_minutes,
    version: row.version,
  }
}

export async function amendClinic(
  tx: ClinicTransaction,
  change: { version: number; name?: string; timeZone?: string; jurisdiction?: 'us' | 'eu'; idleLockMinutes?: number },
) {
  const clinic = await readClinic(tx)
  if (clinic.version !== change.version) throw staleVersion('clinic', clinic.version)
  await tx
    .updateTable('clinic')
    .set({
      name: change.name ?? clinic.name,
      time_zone: change.timeZone ?? clinic.timeZone,
      jurisdiction: change.jurisdiction ?? clinic.jurisdiction,
      idle_lock_minutes: change.idleLockMinutes ?? clinic.idleLockMinutes,
      version: clinic.version + 1,
    })
    .where('clinic_id', '=', tx.clinicId)
    .execute()
  return readClinic(tx)
}

export async function listChairs(tx: ClinicTransaction) {
  const rows = await tx
    .selectFrom('chair')
    .select(['id', 'name', 'position', 'retired_at'])
    .where('clinic_id', '=', tx.clinicId)
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ id: row.id, name: row.name, position: row.position, retired: row.retired_at !== null }))
}

export async function addChair(tx: ClinicTransaction, name: string) {
  const chairs = await listChairs(tx)
  const id = uuidv7()
  const position = Math.max(-1, ...chairs.map((chair) => chair.position)) + 1
  await tx.insertInto('chair').values({ clinic_id: tx.clinicId, id, name, position }).execute()
  return { id, name, position, retired: false }
}

export async function amendChair(
  tx: ClinicTransaction,
  chairId: string,
  change: { name?: string; position?: number; retired?: boolean },
) {
  const chair = (await listChairs(tx)).find((candidate) => candidate.id === chairId)
  if (!chair) throw notFound('chair')
  const next = { ...chair, ...change }
  await tx
    .updateTable('chair')
    .set({ name: next.name, position: next.position, retired_at: next.retired ? new Date().toISOString() : null })
    .where('clinic_id', '=', tx.clinicId)
    .where('id', '=', chairId)
    .execute()
  return next
}

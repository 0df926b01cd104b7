import { uuidv7 } from 'uuidv7'
import type { ClinicTransaction } from '../database/index.ts'
import { notFound } from '../http/problem.ts'
import { newToken, tokenHash } from './token.ts'

export async function listDevices(tx: ClinicTransaction) {
  const rows = await tx
    .selectFrom('device')
    .select(['id', 'name', 'created_at', 'revoked_at'])
    .where('clinic_id', '=', tx.clinicId)
    .orderBy('created_at')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    createdAt: row.created_at,
    revoked: row.revoked_at !== null,
  }))
}

/** @returns the token that the device sends as `Authorization: Bearer …`; it is not stored and cannot be shown again */
export async function makeDevice(
  tx: ClinicTransaction,
  name: string,
  createdBy: string | null,
  expiresAt?: string,
): Promise<{ id: string; token: string }> {
  const token = newToken()
  const id = uuidv7()
  await tx
    .insertInto('device')
    .values({
      clinic_id: tx.clinicId,
      id,
      name,
      token_hash: tokenHash(token),
      created_by: createdBy,
      expires_at: expiresAt,
    })
    .execute()
  return { id, token: `${tx.clinicId}.${token}` }
}

export async function revokeDevice(tx: ClinicTransaction, deviceId: string): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('device')
    .set({ revoked_at: new Date().toISOString() })
    .where('clinic_id', '=', tx.clinicId)
    .where('id', '=', deviceId)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw notFound('device')
}

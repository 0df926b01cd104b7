import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { z } from 'zod'
import type { identityRoutes } from '../../contract/identity.ts'
import { appendAudit } from '../audit/index.ts'
import { publishStartingTexts } from '../consents/starting-texts.ts'
import type { Database } from '../database/index.ts'
import { conflict, Problem } from '../http/problem.ts'
import { makeClinic, makeMember } from './clinic-store.ts'
import { newToken, tokenHash } from './token.ts'

export async function setUpNeeded(database: Database): Promise<boolean> {
  return database.outsideClinic(async (tx) => {
    const { rows } = await sql<{ exists: boolean }>`select any_clinic_exists() as exists`.execute(tx)
    return !rows[0]?.exists
  })
}

/**
 * A new one-time token for the set-up wizard, made at each start until a clinic exists; the one before is void.
 *
 * @returns null when a clinic exists
 */
export async function newSetUpToken(database: Database): Promise<string | null> {
  if (!(await setUpNeeded(database))) return null
  const token = newToken()
  await database.outsideClinic((tx) =>
    tx
      .updateTable('installation')
      .set({ set_up_token_hash: tokenHash(token) })
      .where('id', '=', 1)
      .execute(),
  )
  return token
}

type SetUpBody = z.output<(typeof identityRoutes)['setUp']['body']>

/** Makes the first clinic and its first administrator; works once. */
export async function setUp(database: Database, body: SetUpBody, ip: string): Promise<{ clinicId: string }> {
  const clinicId = uuidv7()
  await database.inClinic(clinicId, async (tx) => {
    const installation = await tx
      .selectFrom('installation')
      .select(['set_up_token_hash', 'set_up_at'])
      .where('id', '=', 1)
      .forUpdate()
      .executeTakeFirstOrThrow()
    if (installation.set_up_at)
      throw conflict('already-set-up', 'This installation has been set up', 'Sign in instead.')
    if (installation.set_up_token_hash !== tokenHash(body.token))
      throw new Problem(
        403,
        'wrong-token',
        'This set-up link is not valid',
        'Use the link that the last start printed.',
      )
    await makeClinic(tx, body.clinic)
    const memberId = await makeMember(tx, {
      ...body.administrator,
      roles: [...new Set([...body.administrator.roles, 'administrator' as const])],
    })
    await publishStartingTexts(tx, memberId)
    await tx
      .updateTable('installation')
      .set({ set_up_at: new Date().toISOString(), set_up_token_hash: null })
      .where('id', '=', 1)
      .execute()
    await appendAudit(tx, database.auditKey, {
      memberId,
      ip,
      action: 'identity.setUp',
      access: 'write',
      route: 'POST /api/set-up',
      outcome: 'done',
      patientIds: [],
      detail: {},
    })
  })
  return { clinicId }
}

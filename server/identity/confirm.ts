import { appendAudit } from '../audit/index.ts'
import type { Database } from '../database/index.ts'
import { Problem } from '../http/problem.ts'
import type { Caller } from './caller.ts'
import { verifyPassword } from './password.ts'

export interface ConfirmedMember {
  id: string
  name: string
  roles: string[]
}

/**
 * A member proves to be present by password (or PIN where that is enough): to sign, to witness, to open a lock.
 * Wrong tries are counted and audited in a transaction of their own, so that they stay although the request fails.
 *
 * @throws Problem 403 `wrong-password`, 429 while the account rests
 */
export async function confirmMember(
  database: Database,
  clinicId: string,
  memberId: string,
  secret: { password?: string; pin?: string },
  purpose: string,
): Promise<ConfirmedMember> {
  const outcome = await database.inClinicApart(clinicId, async (tx) => {
    const member = await tx
      .selectFrom('member')
      .select(['id', 'name', 'roles', 'status', 'password_hash', 'pin_hash', 'failed_sign_ins', 'locked_until'])
      .where('clinic_id', '=', clinicId)
      .where('id', '=', memberId)
      .forUpdate()
      .executeTakeFirst()
    if (member?.status !== 'active') return 'wrong' as const
    if (member.locked_until && Date.parse(member.locked_until) > Date.now()) return 'resting' as const
    const fits =
      secret.password !== undefined
        ? await verifyPassword(member.password_hash, secret.password)
        : await verifyPassword(member.pin_hash, secret.pin ?? '')
    const failures = fits ? 0 : member.failed_sign_ins + 1
    if (failures !== member.failed_sign_ins || member.locked_until)
      await tx
        .updateTable('member')
        .set({
          failed_sign_ins: failures >= 10 ? 0 : failures,
          locked_until: failures >= 10 ? new Date(Date.now() + 15 * 60_000).toISOString() : null,
        })
        .where('clinic_id', '=', clinicId)
        .where('id', '=', memberId)
        .execute()
    if (fits) return { id: member.id, name: member.name, roles: member.roles }
    await appendAudit(tx, database.auditKey, {
      memberId,
      ip: null,
      action: 'identity.confirm',
      access: 'write',
      route: purpose,
      outcome: 'wrong password',
      patientIds: [],
      detail: {},
    })
    return 'wrong' as const
  })
  if (outcome === 'wrong') throw new Problem(403, 'wrong-password', 'The password or PIN is wrong')
  if (outcome === 'resting')
    throw new Problem(429, 'account-rests', 'Too many wrong passwords', 'Try again in 15 minutes.')
  return outcome
}

/** The signed-in member enters the password again for a signature. */
export function confirmCaller(
  database: Database,
  caller: Caller,
  password: string,
  purpose: string,
): Promise<ConfirmedMember> {
  if (!caller.memberId) throw new Problem(403, 'forbidden', 'A device cannot sign')
  return confirmMember(database, caller.clinicId, caller.memberId, { password }, purpose)
}

import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Role } from '../../contract/roles.ts'
import type { ClinicTransaction, Database } from '../database/index.ts'
import { conflict, notFound, Problem, staleVersion } from '../http/problem.ts'
import { publish } from '../live/publish.ts'
import { foldEmail, makeMember } from './clinic-store.ts'
import { newToken, tokenHash } from './token.ts'

const inviteDays = 7

const memberColumns = ['id', 'name', 'initials', 'email', 'roles', 'status', 'totp_secret', 'version'] as const

const asMember = (row: {
  id: string
  name: string
  initials: string
  email: string
  roles: string[]
  status: string
  totp_secret: string | null
  version: number
}) => ({
  id: row.id,
  name: row.name,
  initials: row.initials,
  email: row.email,
  roles: row.roles as Role[],
  status: row.status as 'active' | 'suspended',
  totp: row.totp_secret !== null,
  version: row.version,
})

export async function listMembers(tx: ClinicTransaction) {
  const rows = await tx
    .selectFrom('member')
    .select(memberColumns)
    .where('clinic_id', '=', tx.clinicId)
    .orderBy('name')
    .execute()
  return rows.map(asMember)
}

export async function readMember(tx: ClinicTransaction, memberId: string) {
  const row = await tx
    .selectFrom('member')
    .select([...memberColumns, 'pin_hash'])
    .where('clinic_id', '=', tx.clinicId)
    .where('id', '=', memberId)
    .executeTakeFirst()
  if (!row) throw notFound('member')
  return { ...asMember(row), hasPin: row.pin_hash !== null }
}

/** With it the browser of this member seals what it keeps. For the member alone: no list and no log holds it. */
export async function readBrowserKey(tx: ClinicTransaction, memberId: string): Promise<string> {
  const { browser_key } = await tx
    .selectFrom('member')
    .select('browser_key')
    .where('clinic_id', '=', tx.clinicId)
    .where('id', '=', memberId)
    .executeTakeFirstOrThrow()
  return browser_key.toString('hex')
}

/** The last active administrator cannot be suspended or lose the role: nobody could invite anybody any more. */
export async function amendMember(
  tx: ClinicTransaction,
  memberId: string,
  change: { version: number; name?: string; roles?: Role[]; status?: 'active' | 'suspended' },
) {
  const members = await tx
    .selectFrom('member')
    .select(['id', 'roles', 'status', 'version'])
    .where('clinic_id', '=', tx.clinicId)
    .forUpdate()
    .execute()
  const member = members.find((candidate) => candidate.id === memberId)
  if (!member) throw notFound('member')
  if (member.version !== change.version) throw staleVersion('member', member.version)
  const after = members.map((m) =>
    m.id === memberId ? { roles: change.roles ?? m.roles, status: change.status ?? m.status } : m,
  )
  if (!after.some((m) => m.status === 'active' && m.roles.includes('administrator')))
    throw conflict('last-administrator', 'A clinic needs an active administrator', 'Make somebody else one first.')
  await tx
    .updateTable('member')
    .set({
      ...(change.name ? { name: change.name } : {}),
      ...(change.roles ? { roles: change.roles } : {}),
      ...(change.status ? { status: change.status } : {}),
      version: member.version + 1,
    })
    .where('clinic_id', '=', tx.clinicId)
    .where('id', '=', memberId)
    .execute()
  if (change.roles || change.status) await endSignIns(tx, memberId)
  return readMember(tx, memberId)
}

export async function endSignIns(tx: ClinicTransaction, memberId: string, except?: string | null): Promise<void> {
  let query = tx
    .updateTable('sign_in')
    .set({ ended_at: new Date().toISOString() })
    .where('clinic_id', '=', tx.clinicId)
    .where('member_id', '=', memberId)
    .where('ended_at', 'is', null)
  if (except) query = query.where('id', '!=', except)
  await query.execute()
  // Their live streams end too; what is still signed in opens a new one by itself.
  await publish(tx, { topic: 'sign-in', memberId })
}

export async function listInvites(tx: ClinicTransaction, now: string) {
  const rows = await tx
    .selectFrom('member_invite')
    .select(['id', 'email', 'name', 'roles', 'expires_at'])
    .where('clinic_id', '=', tx.clinicId)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('expires_at')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    email: row.email,
    name: row.name,
    roles: row.roles as Role[],
    expiresAt: row.expires_at,
  }))
}

export async function makeInvite(
  tx: ClinicTransaction,
  invite: { email: string; name: string; roles: Role[]; invitedBy: string },
) {
  const known = await tx
    .selectFrom('member')
    .select('id')
    .where('clinic_id', '=', tx.clinicId)
    .where('email_folded', '=', foldEmail(invite.email))
    .executeTakeFirst()
  if (known) throw conflict('exists-already', 'A member with this e-mail exists', invite.email)
  const token = newToken()
  const id = uuidv7()
  const expiresAt = new Date(Date.now() + inviteDays * 86_400_000).toISOString()
  await tx
    .insertInto('member_invite')
    .values({
      clinic_id: tx.clinicId,
      id,
      token_hash: tokenHash(token),
      email: invite.email,
      name: invite.name,
      roles: invite.roles,
      invited_by: invite.invitedBy,
      expires_at: expiresAt,
    })
    .execute()
  return { id, token, expiresAt }
}

/** The clinic that an invitation's token belongs to; 404 for unknown ones, used or expired alike. */
export async function findOpenInvite(tx: ClinicTransaction, token: string) {
  const invite = await tx
    .selectFrom('member_invite as i')
    .innerJoin('clinic as c', 'c.clinic_id', 'i.clinic_id')
    .select(['i.id', 'i.email', 'i.name', 'i.roles', 'i.expires_at', 'i.used_at', 'c.name as clinic_name'])
    .where('i.clinic_id', '=', tx.clinicId)
    .where('i.token_hash', '=', tokenHash(token))
    .forUpdate('i')
    .executeTakeFirst()
  if (!invite || invite.used_at || Date.parse(invite.expires_at) < Date.now())
    throw new Problem(404, 'invitation-over', 'This invitation is not valid any more', 'Ask for a new link.')
  return { ...invite, roles: invite.roles as Role[] }
}

export async function acceptInvite(tx: ClinicTransaction, token: string, password: string): Promise<string> {
  const invite = await findOpenInvite(tx, token)
  await tx
    .updateTable('member_invite')
    .set({ used_at: new Date().toISOString() })
    .where('clinic_id', '=', tx.clinicId)
    .where('id', '=', invite.id)
    .execute()
  return makeMember(tx, { name: invite.name, email: invite.email, roles: invite.roles, password })
}

export async function inviteClinic(database: Database, token: string): Promise<string> {
  const clinicId = await database.outsideClinic(async (tx) => {
    const { rows } = await sql<{ id: string | null }>`select find_invite_clinic(${tokenHash(token)}) as id`.execute(tx)
    return rows[0]?.id
  })
  if (!clinicId)
    throw new Problem(404, 'invitation-over', 'This invitation is not valid any more', 'Ask for a new link.')
  return clinicId
}

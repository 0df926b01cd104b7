import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { type AuditNote, appendAudit, appendInstallationAudit } from '../audit/index.ts'
import type { ClinicTransaction, Database } from '../database/index.ts'
import { Problem } from '../http/problem.ts'
import { foldEmail } from './clinic-store.ts'
import { verifyPassword } from './password.ts'
import { newToken, tokenHash } from './token.ts'
import { acceptTotp } from './totp.ts'

/** Wrong passwords in a row before the account rests. */
const triesBeforeRest = 10
const restMinutes = 15
/** A sign-in ends after this, however busy. */
const absoluteHours = 12

export interface SignInRequest {
  email: string
  password: string
  totpCode?: string
  clinicId?: string
  ip: string
  userAgent: string
}

export type SignInResult =
  | { outcome: 'signed-in'; clinicId: string; token: string }
  | { outcome: 'totp-required' }
  | { outcome: 'choose-clinic'; clinics: { id: string; name: string }[] }

type Attempt = 'fits' | 'totp-required' | 'wrong' | 'resting'

/**
 * Finds the member by e-mail across clinics, checks the password in each clinic where it is known, and opens a sign-in.
 * Every try is audited in the transaction that counts it; a try with an unknown e-mail in the installation's own chain.
 *
 * @throws Problem 401 for wrong credentials (the same for an unknown e-mail), 429 while the account rests
 */
export async function signIn(database: Database, request: SignInRequest): Promise<SignInResult> {
  const found = await database.outsideClinic(async (tx) => {
    const { rows } = await sql<{ clinic_id: string; clinic_name: string; member_id: string }>`
      select * from find_sign_in_members(${foldEmail(request.email)})`.execute(tx)
    return rows
  })
  const candidates = found.filter((row) => !request.clinicId || row.clinic_id === request.clinicId)
  if (candidates.length === 0) {
    await verifyPassword(null, request.password)
    await database.outsideClinic((tx) =>
      appendInstallationAudit(tx, database.auditKey, { ...note(request, null), outcome: 'unknown e-mail' }),
    )
    throw wrongCredentials()
  }
  const attempts = new Map<string, Attempt>()
  for (const row of candidates) {
    // Which clinic is meant is asked before a sign-in is opened; with one clinic it is opened at once.
    const only = candidates.length === 1
    const opened = await database.inClinic(row.clinic_id, (tx) => tryOne(tx, database, row.member_id, request, only))
    if (typeof opened === 'object') return { outcome: 'signed-in', clinicId: row.clinic_id, token: opened.token }
    attempts.set(row.clinic_id, opened)
  }
  const fitting = candidates.filter((row) => ['fits', 'totp-required'].includes(attempts.get(row.clinic_id) ?? ''))
  if (fitting.length > 1)
    return { outcome: 'choose-clinic', clinics: fitting.map((row) => ({ id: row.clinic_id, name: row.clinic_name })) }
  const [one] = fitting
  if (one && candidates.length > 1) return signIn(database, { ...request, clinicId: one.clinic_id })
  if (one) return { outcome: 'totp-required' }
  if ([...attempts.values()].includes('resting'))
    throw new Problem(429, 'account-rests', 'Too many wrong passwords', `Try again in ${restMinutes} minutes.`)
  throw wrongCredentials()
}

const wrongCredentials = () =>
  new Problem(401, 'wrong-credentials', 'E-mail, password or code is wrong', 'Check them and try again.')

async function tryOne(
  tx: ClinicTransaction,
  database: Database,
  memberId: string,
  request: SignInRequest,
  open: boolean,
): Promise<Attempt | { token: string }> {
  const member = await tx
    .selectFrom('member')
    .selectAll()
    .where('clinic_id', '=', tx.clinicId)
    .where('id', '=', memberId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const audit = (outcome: string) => appendAudit(tx, database.auditKey, { ...note(request, memberId), outcome })
  const now = new Date()
  if (member.locked_until && Date.parse(member.locked_until) > now.getTime()) {
    await audit('account rests')
    return 'resting'
  }
  const change = (values: { failed_sign_ins: number; locked_until: string | null; totp_last_step?: number }) =>
    tx.updateTable('member').set(values).where('clinic_id', '=', tx.clinicId).where('id', '=', memberId).execute()
  const countFailure = async (why: string): Promise<Attempt> => {
    const failures = member.failed_sign_ins + 1
    const rests = failures >= triesBeforeRest
    await change({
      failed_sign_ins: rests ? 0 : failures,
      locked_until: rests ? new Date(now.getTime() + restMinutes * 60_000).toISOString() : null,
    })
    await audit(why)
    return 'wrong'
  }
  if (!(await verifyPassword(member.password_hash, request.password)) || member.status !== 'active')
    return countFailure(member.status === 'active' ? 'wrong password' : 'member is suspended')
  let totpStep: number | null = null
  if (member.totp_secret) {
    if (!request.totpCode) return 'totp-required'
    totpStep = await acceptTotp(member.totp_secret, request.totpCode, member.totp_last_step)
    if (totpStep === null) return countFailure('wrong one-time code')
  }
  if (!open) return 'fits'
  const token = newToken()
  await change({ failed_sign_ins: 0, locked_until: null, ...(totpStep === null ? {} : { totp_last_step: totpStep }) })
  await tx
    .insertInto('sign_in')
    .values({
      clinic_id: tx.clinicId,
      id: uuidv7(),
      token_hash: tokenHash(token),
      member_id: memberId,
      expires_at: new Date(now.getTime() + absoluteHours * 3_600_000).toISOString(),
      stepped_up_at: now.toISOString(),
      ip: request.ip,
      user_agent: request.userAgent.slice(0, 300),
    })
    .execute()
  await audit('signed in')
  return { token }
}

const note = (request: SignInRequest, memberId: string | null): Omit<AuditNote, 'outcome'> => ({
  memberId,
  ip: request.ip,
  action: 'identity.signIn',
  access: 'write',
  route: 'POST /api/sign-in',
  patientIds: [],
  detail: {},
})

import type { FastifyInstance } from 'fastify'
import QRCode from 'qrcode'
import { rooms } from '../../contract/index.ts'
import type { ClinicTransaction, Database } from '../database/index.ts'
import { conflict, invalidField } from '../http/problem.ts'
import { serve } from '../http/serve.ts'
import { confirmCaller } from './confirm.ts'
import { endSignIns } from './member-store.ts'
import { hashPassword } from './password.ts'
import { acceptTotp, newTotpSecret, totpUri } from './totp.ts'

const { identity } = rooms
const done = { done: true as const }

/** What a member does with the own account: password, PIN, one-time codes. Each asks for the password again. */
export function registerAccount(app: FastifyInstance, database: Database): void {
  serve(app, database, identity.changePassword, async ({ tx, caller, body }) => {
    const member = await confirmCaller(database, caller, body.current, 'change password')
    await change(tx, member.id, { password_hash: await hashPassword(body.next) })
    await endSignIns(tx, member.id, caller.signInId)
    return done
  })

  serve(app, database, identity.setPin, async ({ tx, caller, body }) => {
    const member = await confirmCaller(database, caller, body.password, 'set PIN')
    await change(tx, member.id, { pin_hash: await hashPassword(body.pin) })
    return done
  })

  serve(app, database, identity.startTotp, async ({ tx, caller, body }) => {
    const member = await confirmCaller(database, caller, body.password, 'start one-time codes')
    const secret = newTotpSecret()
    await change(tx, member.id, { totp_pending_secret: secret })
    const { email } = await own(tx, member.id)
    const uri = totpUri(email, secret)
    return { secret, uri, qrSvg: await QRCode.toString(uri, { type: 'svg', margin: 2 }) }
  })

  serve(app, database, identity.confirmTotp, async ({ tx, caller, body }) => {
    const member = await own(tx, caller.memberId ?? '')
    if (!member.totp_pending_secret)
      throw conflict('nothing-to-confirm', 'One-time codes were not started', 'Begin again.')
    const step = await acceptTotp(member.totp_pending_secret, body.code, null)
    if (step === null) throw invalidField('code', 'is not the code of this moment')
    await change(tx, member.id, {
      totp_secret: member.totp_pending_secret,
      totp_pending_secret: null,
      totp_last_step: step,
    })
    return done
  })

  serve(app, database, identity.disableTotp, async ({ tx, caller, body }) => {
    await confirmCaller(database, caller, body.password, 'end one-time codes')
    const member = await own(tx, caller.memberId ?? '')
    if (!member.totp_secret) return done
    if ((await acceptTotp(member.totp_secret, body.code, member.totp_last_step)) === null)
      throw invalidField('code', 'is not the code of this moment')
    await change(tx, member.id, { totp_secret: null, totp_pending_secret: null, totp_last_step: null })
    return done
  })
}

const own = (tx: ClinicTransaction, memberId: string) =>
  tx
    .selectFrom('member')
    .select(['id', 'email', 'totp_secret', 'totp_pending_secret', 'totp_last_step'])
    .where('clinic_id', '=', tx.clinicId)
    .where('id', '=', memberId)
    .executeTakeFirstOrThrow()

const change = (
  tx: ClinicTransaction,
  memberId: string,
  values: {
    password_hash?: string
    pin_hash?: string
    totp_secret?: string | null
    totp_pending_secret?: string | null
    totp_last_step?: number | null
  },
) => tx.updateTable('member').set(values).where('clinic_id', '=', tx.clinicId).where('id', '=', memberId).execute()

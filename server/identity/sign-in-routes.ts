import type { FastifyInstance } from 'fastify'
import { rooms } from '../../contract/index.ts'
import { permissionsOf } from '../../contract/roles.ts'
import { isDemoDatabase } from '../database/demo-mark.ts'
import type { Database } from '../database/index.ts'
import { forbidden } from '../http/problem.ts'
import { serve, servePublic } from '../http/serve.ts'
import { listChairs, readClinic } from './clinic-settings.ts'
import { confirmMember } from './confirm.ts'
import { clearSignInCookie, setSignInCookie } from './cookie.ts'
import { endSignIns, readBrowserKey, readMember } from './member-store.ts'
import { setUp, setUpNeeded } from './set-up.ts'
import { signIn } from './sign-in.ts'

const { identity } = rooms

export function registerSignIn(app: FastifyInstance, database: Database): void {
  servePublic(app, identity.setUpNeeded, async () => ({
    needed: await setUpNeeded(database),
    synthetic: await database.outsideClinic(isDemoDatabase),
  }))
  servePublic(app, identity.setUp, ({ body, request }) => setUp(database, body, request.cameFrom ?? 'unknown'))

  servePublic(app, identity.signIn, async ({ body, request, reply }) => {
    const userAgent = request.headers['user-agent'] ?? ''
    const result = await signIn(database, { ...body, ip: request.cameFrom ?? 'unknown', userAgent })
    if (result.outcome !== 'signed-in') return result
    setSignInCookie(request, reply, result.clinicId, result.token)
    return { outcome: 'signed-in' as const }
  })

  serve(app, database, identity.me, async ({ tx, caller }) => ({
    member: await readMember(tx, caller.memberId ?? ''),
    clinic: { ...(await readClinic(tx)), chairs: await listChairs(tx) },
    permissions: permissionsOf(caller.roles),
    locked: caller.locked,
    browserKey: caller.locked ? null : await readBrowserKey(tx, caller.memberId ?? ''),
  }))

  serve(app, database, identity.signOut, async ({ tx, caller, reply }) => {
    await tx
      .updateTable('sign_in')
      .set({ ended_at: new Date().toISOString() })
      .where('clinic_id', '=', tx.clinicId)
      .where('id', '=', caller.signInId)
      .execute()
    clearSignInCookie(reply)
    return { done: true as const }
  })

  serve(app, database, identity.signOutEverywhere, async ({ tx, caller, reply }) => {
    await endSignIns(tx, caller.memberId ?? '')
    clearSignInCookie(reply)
    return { done: true as const }
  })

  serve(app, database, identity.lock, async ({ tx, caller, now }) => {
    await tx
      .updateTable('sign_in')
      .set({ locked_at: now })
      .where('clinic_id', '=', tx.clinicId)
      .where('id', '=', caller.signInId)
      .execute()
    return { done: true as const }
  })

  serve(app, database, identity.unlock, async ({ tx, caller, body, now }) => {
    if (!caller.memberId) throw forbidden('signed-in')
    await confirmMember(database, tx.clinicId, caller.memberId, body, 'unlock')
    await tx
      .updateTable('sign_in')
      .set({ locked_at: null, last_active_at: now })
      .where('clinic_id', '=', tx.clinicId)
      .where('id', '=', caller.signInId)
      .execute()
    return { done: true as const }
  })

  serve(app, database, identity.stepUp, async ({ tx, caller, body, now }) => {
    if (!caller.memberId) throw forbidden('signed-in')
    await confirmMember(database, tx.clinicId, caller.memberId, { password: body.password }, 'step-up')
    await tx
      .updateTable('sign_in')
      .set({ stepped_up_at: now })
      .where('clinic_id', '=', tx.clinicId)
      .where('id', '=', caller.signInId)
      .execute()
    return { done: true as const }
  })
}

import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Role } from '../../contract/roles.ts'
import type { Database } from '../database/index.ts'
import { Problem } from '../http/problem.ts'
import type { Caller } from './caller.ts'
import { readSignInCookie } from './cookie.ts'
import { tokenHash } from './token.ts'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])
/** Activity is written down at most this often. */
const activityGrainMs = 15_000

/** Puts `request.caller` on each request, and refuses writes that another site could have made. */
export function registerAuthentication(app: FastifyInstance, database: Database): void {
  app.decorateRequest('caller', null)
  app.decorateRequest('cameFrom', null)
  app.addHook('onRequest', async (request) => {
    request.cameFrom = request.ip ?? null
    if (!request.url.startsWith('/api/')) return
    const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
    if (bearer) request.caller = await findDevice(database, bearer)
    else {
      refuseCrossSite(request)
      request.caller = await findSignIn(database, request)
    }
  })
}

/** SameSite keeps the cookie at home in most browsers; Origin and a header that forms cannot set keep it in all. */
function refuseCrossSite(request: FastifyRequest): void {
  if (safeMethods.has(request.method)) return
  const origin = request.headers.origin
  const sameOrigin = origin === undefined || hostOf(origin) === request.headers.host
  if (!sameOrigin || request.headers['x-evenkeel'] !== '1')
    throw new Problem(
      403,
      'cross-site',
      'This request does not come from Evenkeel',
      'The header x-evenkeel: 1 is asked for.',
    )
}

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host
  } catch {
    return null
  }
}

/** Device tokens are `clinicId.token`, as the cookie is. */
async function findDevice(database: Database, bearer: string): Promise<Caller | null> {
  const dot = bearer.indexOf('.')
  const clinicId = bearer.slice(0, dot)
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(clinicId)) return null
  return database.inClinic(clinicId, async (tx) => {
    const device = await tx
      .selectFrom('device')
      .select(['id', 'name', 'expires_at'])
      .where('clinic_id', '=', clinicId)
      .where('token_hash', '=', tokenHash(bearer.slice(dot + 1)))
      .where('revoked_at', 'is', null)
      .executeTakeFirst()
    if (!device || (device.expires_at && device.expires_at < new Date().toISOString())) return null
    return {
      clinicId,
      memberId: null,
      memberName: device.name,
      roles: [],
      signInId: null,
      deviceId: device.id,
      locked: false,
      steppedUpAt: null,
    }
  })
}

async function findSignIn(database: Database, request: FastifyRequest): Promise<Caller | null> {
  const cookie = readSignInCookie(request)
  if (!cookie) return null
  return database.inClinic(cookie.clinicId, async (tx) => {
    const found = await tx
      .selectFrom('sign_in as s')
      .innerJoin('member as m', (join) =>
        join.onRef('m.clinic_id', '=', 's.clinic_id').onRef('m.id', '=', 's.member_id'),
      )
      .innerJoin('clinic as c', 'c.clinic_id', 's.clinic_id')
      .select(['s.id', 's.member_id', 's.last_active_at', 's.locked_at', 's.stepped_up_at', 's.expires_at'])
      .select(['m.name', 'm.roles', 'm.status', 'c.idle_lock_minutes'])
      .where('s.clinic_id', '=', cookie.clinicId)
      .where('s.token_hash', '=', tokenHash(cookie.token))
      .where('s.ended_at', 'is', null)
      .executeTakeFirst()
    const now = Date.now()
    if (found?.status !== 'active' || Date.parse(found.expires_at) < now) return null
    const idleMs = now - Date.parse(found.last_active_at)
    const idleTooLong = idleMs > found.idle_lock_minutes * 60_000
    let locked = found.locked_at !== null
    if (!locked && idleTooLong) {
      locked = true
      await tx
        .updateTable('sign_in')
        .set({ locked_at: new Date(now).toISOString() })
        .where('clinic_id', '=', cookie.clinicId)
        .where('id', '=', found.id)
        .execute()
    } else if (!locked && idleMs > activityGrainMs && showsActivity(request)) {
      await tx
        .updateTable('sign_in')
        .set({ last_active_at: new Date(now).toISOString() })
        .where('clinic_id', '=', cookie.clinicId)
        .where('id', '=', found.id)
        .execute()
    }
    return {
      clinicId: cookie.clinicId,
      memberId: found.member_id,
      memberName: found.name,
      roles: found.roles as Role[],
      signInId: found.id,
      deviceId: null,
      locked,
      steppedUpAt: found.stepped_up_at,
    }
  })
}

/** A person acts by writing, or by a read that the browser marks as following a touch or key; refreshes do not count. */
const showsActivity = (request: FastifyRequest) =>
  !safeMethods.has(request.method) || request.headers['x-evenkeel-active'] === '1'

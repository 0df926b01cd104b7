import type { RateLimitOptions } from '@fastify/rate-limit'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { allRoutes, rooms } from '../../contract/index.ts'
import { type Permission, permissionsOf } from '../../contract/roles.ts'
import type { AnyRoute } from '../../contract/route.ts'
import { type AuditNote, appendAudit } from '../audit/index.ts'
import type { ClinicTransaction, Database } from '../database/index.ts'
import type { Caller } from '../identity/caller.ts'
import { forbidden, locked, notFound, notSignedIn } from './problem.ts'

/** What a handler tells the audit trail while it works. */
export interface AuditPen {
  /** This request read or wrote something of this patient. */
  patient(id: string): void
  /** Facts worth keeping: ids, versions, reasons. Never clinical text, never secrets. */
  detail(facts: Record<string, unknown>): void
}

export interface Input<R extends AnyRoute> {
  params: z.output<R['params']>
  query: z.output<R['query']>
  body: z.output<R['body']>
  tx: ClinicTransaction
  caller: Caller
  /** Server time at the start of the request. */
  now: string
  audit: AuditPen
  request: FastifyRequest
  reply: FastifyReply
  /** Runs once the transaction is committed; what it does cannot undo it. */
  afterCommit(run: () => void): void
}

export type Handler<R extends AnyRoute> = (input: Input<R>) => Promise<z.input<R['response']>>
export type PublicHandler<R extends AnyRoute> = (
  input: Pick<Input<R>, 'params' | 'query' | 'body' | 'now' | 'request' | 'reply'>,
) => Promise<z.input<R['response']>>

const nameOf = new Map<AnyRoute, string>(
  Object.entries(rooms).flatMap(([room, routes]) =>
    Object.entries(routes as Record<string, AnyRoute>).map(([name, route]) => [route, `${room}.${name}`] as const),
  ),
)

/** `patients.amend` for a route of the contract. */
export function routeName(route: AnyRoute): string {
  const name = nameOf.get(route)
  if (!name) throw new Error(`${route.method} ${route.path} is not in contract/index.ts`)
  return name
}

/**
 * Serves a route to signed-in members: permission, one transaction of their clinic, and the audit entry in it.
 * A write is always audited; a read is when it touched a patient. A patient in the address is known to exist before the
 * handler runs, and is in the entry without its doing.
 */
export function serve<R extends AnyRoute>(
  app: FastifyInstance,
  database: Database,
  route: R,
  handler: Handler<R>,
): void {
  const action = routeName(route)
  if (route.permission === 'public') throw new Error(`${action} is public: use servePublic`)
  const noteOf = (request: FastifyRequest, caller: Caller): Omit<AuditNote, 'outcome' | 'patientIds' | 'detail'> => ({
    memberId: caller.memberId,
    ip: request.cameFrom,
    action,
    access: route.method === 'GET' ? 'read' : 'write',
    route: `${route.method} ${route.path}`,
  })
  app.route({
    ...fastifyOptions(route),
    // Before the body is read: a stranger is not even told what a body should look like.
    onRequest: async (request) => {
      const { caller } = request
      if (!caller) throw notSignedIn()
      if (caller.locked && !route.whileLocked) throw locked()
      if (allowed(caller, route.permission)) return
      const note = { ...noteOf(request, caller), outcome: 'refused', patientIds: [], detail: whoseDevice(caller) }
      await database.inClinic(caller.clinicId, (tx) => appendAudit(tx, database.auditKey, note))
      throw forbidden(route.permission)
    },
    handler: async (request, reply) => {
      const { caller } = request
      if (!caller) throw notSignedIn()
      const patients = new Set<string>()
      const details: Record<string, unknown> = whoseDevice(caller)
      const committed: (() => void)[] = []
      const answer = await database.inClinic(caller.clinicId, async (tx) => {
        patients.clear()
        committed.length = 0
        const { patientId } = request.params as { patientId?: string }
        if (patientId !== undefined) {
          await refuseUnknownPatient(tx, patientId)
          patients.add(patientId)
        }
        const result = await handler({
          params: request.params as z.output<R['params']>,
          query: request.query as z.output<R['query']>,
          body: request.body as z.output<R['body']>,
          tx,
          caller,
          now: new Date().toISOString(),
          audit: { patient: (id) => patients.add(id), detail: (facts) => Object.assign(details, facts) },
          request,
          reply,
          afterCommit: (run) => committed.push(run),
        })
        if (route.method !== 'GET' || patients.size > 0) {
          const note = { ...noteOf(request, caller), outcome: 'done', patientIds: [...patients], detail: details }
          await appendAudit(tx, database.auditKey, note)
        }
        return result
      })
      for (const run of committed) run()
      return reply.sent || reply.raw.headersSent ? reply : send(route, reply, answer)
    },
  })
}

/** No entry of the trail may name a patient whom the clinic does not have: an address is typed by anybody. */
async function refuseUnknownPatient(tx: ClinicTransaction, patientId: string): Promise<void> {
  const row = await tx
    .selectFrom('patient')
    .select('id')
    .where('clinic_id', '=', tx.clinicId)
    .where('id', '=', patientId)
    .executeTakeFirst()
  if (!row) throw notFound('patient')
}

/** Serves a route to anybody. The handler opens its own transactions and writes its own audit entries. */
export function servePublic<R extends AnyRoute>(app: FastifyInstance, route: R, handler: PublicHandler<R>): void {
  routeName(route)
  if (route.permission !== 'public') throw new Error(`${route.path} is not public`)
  app.route({
    ...fastifyOptions(route),
    config: { rateLimit: route.method === 'GET' ? false : perPersonLimit },
    handler: async (request, reply) => {
      const answer = await handler({
        params: request.params as z.output<R['params']>,
        query: request.query as z.output<R['query']>,
        body: request.body as z.output<R['body']>,
        now: new Date().toISOString(),
        request,
        reply,
      })
      return send(route, reply, answer)
    },
  })
}

/**
 * Twenty tries a minute for one e-mail or link from one address: a whole hospital behind one proxy shares no bucket.
 * The account itself rests after ten wrong passwords, wherever they come from.
 */
const perPersonLimit: RateLimitOptions = {
  max: 20,
  timeWindow: '1 minute',
  hook: 'preHandler',
  keyGenerator: (request) => {
    const { email } = (request.body ?? {}) as { email?: string }
    return `${request.ip} ${request.url} ${email?.toLowerCase() ?? ''}`
  },
}

/** Fails at start when the contract has a route that nobody serves. */
export function assertAllServed(app: FastifyInstance): void {
  for (const route of allRoutes) {
    if (!app.hasRoute({ method: route.method, url: route.path }))
      throw new Error(`${routeName(route)} is in the contract but not served`)
  }
}

const whoseDevice = (caller: Caller): Record<string, unknown> => (caller.deviceId ? { deviceId: caller.deviceId } : {})

const allowed = (caller: Caller, permission: Permission | 'signed-in' | 'public') =>
  permission === 'signed-in' ? caller.memberId !== null : permissionsOfCaller(caller).includes(permission as Permission)

const permissionsOfCaller = (caller: Caller): readonly string[] =>
  caller.deviceId ? ['vitals:write'] : permissionsOf(caller.roles)

function fastifyOptions(route: AnyRoute) {
  const given = (schema: z.ZodType) => (schema.def.type === 'undefined' ? undefined : schema)
  const schema: Record<string, unknown> = { summary: route.summary, tags: [routeName(route).split('.')[0] ?? ''] }
  for (const part of ['params', 'body'] as const) if (given(route[part])) schema[part] = route[part]
  if (given(route.query)) schema.querystring = route.query
  if (given(route.response)) schema.response = { [route.status ?? 200]: route.response }
  return { method: route.method, url: route.path, schema, ...(route.bodyLimit ? { bodyLimit: route.bodyLimit } : {}) }
}

function send(route: AnyRoute, reply: FastifyReply, answer: unknown): FastifyReply {
  if (route.produces === 'html') reply.type('text/html; charset=utf-8')
  if (route.produces === 'text') reply.type('text/plain; charset=utf-8')
  // A browser may otherwise write it to its disk, in clear.
  if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  return reply.code(route.status ?? 200).send(answer)
}

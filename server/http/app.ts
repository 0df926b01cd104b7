import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyInstance, LogController } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { registerChart } from '../chart/index.ts'
import { registerConsents } from '../consents/index.ts'
import type { Database } from '../database/index.ts'
import { registerEvaluation } from '../evaluation/index.ts'
import { registerEvidence } from '../evidence/index.ts'
import { registerFloor } from '../floor/index.ts'
import { registerIdentity } from '../identity/index.ts'
import { registerImports } from '../imports/index.ts'
import { startJobs } from '../jobs/index.ts'
import { registerLive } from '../live/index.ts'
import { registerOutcomes } from '../outcomes/index.ts'
import { registerPatients } from '../patients/index.ts'
import { registerPlans } from '../plans/index.ts'
import { registerProtocols } from '../protocols/index.ts'
import { registerRecord } from '../record/index.ts'
import { registerSessions } from '../sessions/index.ts'
import type { Settings } from '../settings.ts'
import { registerStandards } from '../standards/index.ts'
import { registerUrgent } from '../urgent/index.ts'
import { registerWordings } from '../wordings/index.ts'
import { registerErrors } from './errors.ts'
import { registerOpenApi } from './openapi.ts'
import { assertAllServed } from './serve.ts'
import { registerWeb } from './web.ts'

export interface AppOptions {
  database: Database
  settings: Pick<Settings, 'logLevel' | 'publicUrl' | 'trustProxy'>
  /** Folder of the built web app; without it only the API is served. */
  webDir?: string
  /** Sees each route as it is added. */
  beforeRoutes?: (app: FastifyInstance) => unknown
}

/** The whole HTTP side, not yet listening. */
export async function buildApp({ database, settings, webDir, beforeRoutes }: AppOptions): Promise<FastifyInstance> {
  const app = fastify({
    logger: {
      level: settings.logLevel,
      // No patient data in logs: paths hold ids only, bodies and query strings are never logged.
      serializers: {
        req: (request) => ({ method: request.method, path: request.url.split('?')[0], ip: request.ip }),
      },
      redact: ['req.headers.cookie', 'req.headers.authorization'],
    },
    logController: new LogController({
      disableRequestLogging: settings.logLevel !== 'debug' && settings.logLevel !== 'trace',
    }),
    bodyLimit: 1024 * 1024,
    trustProxy: settings.trustProxy,
    forceCloseConnections: 'idle',
    requestTimeout: 120_000,
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  registerErrors(app)
  beforeRoutes?.(app)
  await app.register(cookie)
  await app.register(helmet, {
    hsts: settings.publicUrl?.startsWith('https:') ?? false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        styleSrc: ["'self'"],
        scriptSrc: ["'self'"],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
  })
  await app.register(rateLimit, { global: false })
  await registerOpenApi(app)
  app.get('/healthz', { schema: { hide: true } }, async () => ({ status: 'ok' }))
  app.get('/readyz', { schema: { hide: true } }, async (_request, reply) => {
    try {
      await database.ping()
      return { status: 'ready' }
    } catch {
      return reply.code(503).send({ status: 'the database does not answer' })
    }
  })
  await registerIdentity(app, { database, settings })
  registerConsents(app, database)
  registerEvaluation(app, database)
  registerEvidence(app, database)
  registerWordings(app, database)
  registerProtocols(app, database)
  registerStandards(app, database)
  registerPlans(app, database)
  registerOutcomes(app, database)
  registerUrgent(app, database)
  await registerLive(app, database)
  registerPatients(app, database)
  registerSessions(app, database)
  registerChart(app, database)
  registerRecord(app, database)
  registerFloor(app, database)
  await registerImports(app, database)
  const stopJobs = startJobs(database, app.log)
  app.addHook('onClose', stopJobs)
  if (webDir) await registerWeb(app, webDir)
  assertAllServed(app)
  return app
}

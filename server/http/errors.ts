import type { FastifyInstance } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { Problem } from './problem.ts'

/** Turns every error into RFC 9457 problem details; only what is our own fault is a 500, and it says nothing of itself. */
export function registerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error)
    if (problem.status >= 500) request.log.error({ err: error }, 'a request failed')
    return reply.code(problem.status).type('application/problem+json').serializer(JSON.stringify).send(problem.body())
  })
  app.setNotFoundHandler((request, reply) => {
    const problem = new Problem(
      404,
      'not-found',
      'There is nothing at this address',
      `${request.method} ${request.url}`,
    )
    return reply.code(404).type('application/problem+json').serializer(JSON.stringify).send(problem.body())
  })
}

function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (hasZodFastifySchemaValidationErrors(error)) {
    const errors = error.validation.map((fault) => {
      const path = fault.instancePath.replace(/^\//, '').replaceAll('/', '.')
      return { path: path || (error.validationContext ?? 'body'), message: fault.message ?? 'is not valid' }
    })
    const detail = errors.map(({ path, message }) => `${path}: ${message}`).join('; ')
    return new Problem(400, 'invalid-request', 'A field is not as it must be', detail, { errors })
  }
  const { code, statusCode, message } = error as { code?: string; statusCode?: number; message?: string }
  if (code !== undefined && code in databaseProblems) return databaseProblems[code]?.() ?? broken()
  if (statusCode === 429) return new Problem(429, 'too-many-requests', 'Too many tries', 'Wait a little and try again.')
  if (statusCode === 413) return new Problem(413, 'too-large', 'The request is too large', message)
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return new Problem(statusCode, 'invalid-request', 'The request cannot be read', message)
  return broken()
}

const broken = () =>
  new Problem(500, 'internal', 'Something went wrong on the server', 'It was logged. Nothing was saved.')

/** By SQLSTATE: a constraint's name may differ on a distributed cluster. */
const databaseProblems: Record<string, () => Problem> = {
  '23505': () => new Problem(409, 'exists-already', 'This exists already'),
  '23P01': () => new Problem(409, 'overlaps', 'This overlaps with something that was there first'),
  '23503': () => new Problem(409, 'missing-reference', 'Something that this refers to does not exist'),
  '22021': () => new Problem(400, 'invalid-request', 'A text has a character that cannot be stored'),
  '22P05': () => new Problem(400, 'invalid-request', 'A text has a character that cannot be stored'),
  '40001': () => new Problem(409, 'busy', 'Somebody wrote at the same moment', 'Try again.'),
  '40P01': () => new Problem(409, 'busy', 'Somebody wrote at the same moment', 'Try again.'),
}

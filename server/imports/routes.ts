import type { FastifyInstance } from 'fastify'
import { rooms } from '../../contract/index.ts'
import type { Database } from '../database/index.ts'
import { BundleFault, readBundleText } from '../fhir/index.ts'
import { serve } from '../http/serve.ts'
import { readPatient } from '../patients/index.ts'
import { badBundle, contentSha256, importBundle } from './import-bundle.ts'
import { listImports } from './list-imports.ts'

const { imports } = rooms

export async function registerImports(app: FastifyInstance, database: Database): Promise<void> {
  // The importer reads the text itself, so that a file that is no JSON is refused like any other bad bundle: with its place.
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser(
      ['application/json', 'application/fhir+json'],
      { parseAs: 'string' },
      (_request, body, done) => done(null, body),
    )
    serve(scope, database, imports.run, async ({ query, body, tx, caller, now, audit }) => {
      const text = typeof body === 'string' ? body : ''
      const result = await importBundle(tx, {
        ...query,
        asNew: query.asNew === 'yes',
        read: readOrRefuse(text),
        sha256: contentSha256(text),
        authorId: caller.memberId,
        now,
      })
      audit.patient(result.patientId)
      const { created, changed, importId } = result
      const { facts, urgent } = result.summary
      audit.detail({ importId, created, changed, facts, ...(urgent ? { urgentPathwayId: urgent.pathwayId } : {}) })
      return result
    })
  })

  serve(app, database, imports.ofPatient, async ({ params, tx, audit }) => {
    audit.patient((await readPatient(tx, params.patientId)).id)
    return { imports: await listImports(tx, params.patientId) }
  })
}

function readOrRefuse(text: string) {
  try {
    return readBundleText(text)
  } catch (error) {
    if (error instanceof BundleFault) throw badBundle(error.path, error.fault)
    throw error
  }
}

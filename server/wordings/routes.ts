import type { FastifyInstance } from 'fastify'
import { rooms } from '../../contract/index.ts'
import type { ClinicTransaction, Database } from '../database/index.ts'
import { questionnaireOf } from '../fhir/index.ts'
import { conflict, notFound, staleVersion } from '../http/problem.ts'
import { serve } from '../http/serve.ts'
import { publish } from '../live/index.ts'
import { instrumentNamed } from './instrument-named.ts'
import { readWording } from './read-wording.ts'
import { appendVersion, listNewest, listVersions, type StoredWording } from './store.ts'

export function registerWordings(app: FastifyInstance, database: Database): void {
  const { wordings } = rooms

  serve(app, database, wordings.list, async ({ tx, query }) => ({ wordings: await listNewest(tx, query.instrument) }))

  serve(app, database, wordings.history, async ({ tx, query }) => ({ wordings: await listVersions(tx, query) }))

  serve(app, database, wordings.questionnaire, async ({ query }) => ({
    ...questionnaireOf(instrumentNamed(query.instrument)),
  }))

  serve(app, database, wordings.load, async ({ tx, body, caller, now, audit }) => {
    const instrument = instrumentNamed(body.instrument)
    const named = { instrument: instrument.id, language: body.language }
    const content = readWording(instrument, body.questionnaire, body.language)
    const before = await newest(tx, named)
    refuseStale(before, body.version)
    const version = body.version + 1
    await appendVersion(tx, {
      ...named,
      instrumentVersion: instrument.version,
      version,
      licence: body.licence,
      content,
      reason: null,
      memberId: caller.memberId ?? '',
      now,
    })
    audit.detail({ ...named, version })
    await publish(tx, { topic: 'clinic' })
    return written(await newest(tx, named))
  })

  serve(app, database, wordings.withdraw, async ({ tx, body, caller, now, audit }) => {
    const instrument = instrumentNamed(body.instrument)
    const named = { instrument: instrument.id, language: body.language }
    const before = await newest(tx, named)
    if (!before) throw notFound('wording')
    refuseStale(before, body.version)
    if (before.content === null) throw conflict('withdrawn', 'This wording is withdrawn already')
    const version = body.version + 1
    await appendVersion(tx, {
      ...named,
      instrumentVersion: instrument.version,
      version,
      licence: before.licence,
      content: null,
      reason: body.reason,
      memberId: caller.memberId ?? '',
      now,
    })
    audit.detail({ ...named, version, reason: body.reason })
    await publish(tx, { topic: 'clinic' })
    return written(await newest(tx, named))
  })
}

const newest = async (
  tx: ClinicTransaction,
  named: { instrument: string; language: string },
): Promise<StoredWording | undefined> => (await listVersions(tx, named))[0]

function refuseStale(before: StoredWording | undefined, version: number): void {
  const current = before?.version ?? 0
  if (current !== version) throw staleVersion('wording', current)
}

function written(stored: StoredWording | undefined): StoredWording {
  if (!stored) throw notFound('wording')
  return stored
}

import type { FastifyBaseLogger } from 'fastify'
import { sql } from 'kysely'
import type { Database } from '../database/index.ts'
import { escalateClinic } from '../urgent/index.ts'

const roundSeconds = 15

/** What the clock does by itself, clinic by clinic, each in a transaction of its own. @returns stop */
export function startJobs(database: Database, log: FastifyBaseLogger): () => Promise<void> {
  let running: Promise<void> = Promise.resolve()
  const round = async () => {
    // One clinic's fault must not leave the others unanswered.
    for (const clinicId of await clinicIds(database))
      await escalateClinic(database, clinicId, new Date().toISOString()).catch((error) =>
        log.error({ err: error, clinicId }, 'urgent pathways could not be escalated; it is tried again'),
      )
  }
  const timer = setInterval(() => {
    // One after the other: a slow round is not overtaken by the next.
    running = running.then(round).catch((error) => log.error({ err: error }, 'a job failed; it is tried again'))
  }, roundSeconds * 1000)
  return async () => {
    clearInterval(timer)
    await running
  }
}

const clinicIds = (database: Database): Promise<string[]> =>
  database.outsideClinic(async (tx) => {
    const { rows } = await sql<{ id: string }>`select list_clinic_ids() as id`.execute(tx)
    return rows.map((row) => row.id)
  })

import { access } from 'node:fs/promises'
import { attachOrStartEmbedded, secretsDirOf } from '../server/database/embedded.ts'
import { type Database, openDatabase } from '../server/database/index.ts'
import { readSettings } from '../server/settings.ts'
import { BadInput } from './bad-input.ts'
import type { DataOptions } from './data-options.ts'

/**
 * Opens the records for one command, also beside a running server, and closes them after it.
 *
 * @throws BadInput when the folder holds no records
 */
export async function withData<T>(options: DataOptions, run: (database: Database) => Promise<T>): Promise<T> {
  const flags = [
    ...(options.dataDir ? ['--data-dir', options.dataDir] : []),
    ...(options.databaseUrl ? ['--database-url', options.databaseUrl] : []),
    ...(options.demo ? ['--demo'] : []),
  ]
  const { dataDir, databaseUrl } = readSettings(flags, process.env, process.cwd())
  await access(secretsDirOf(dataDir)).catch(() => {
    throw new BadInput(`There are no records in ${dataDir}. Name their folder with --data-dir or DATA_DIR.`)
  })
  if (databaseUrl) return withDatabase(databaseUrl, dataDir, run)
  const embedded = await attachOrStartEmbedded({ dataDir })
  try {
    return await withDatabase(embedded.ownerUrl, dataDir, run)
  } finally {
    await embedded.release()
  }
}

async function withDatabase<T>(ownerUrl: string, dataDir: string, run: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase({ ownerUrl, secretsDir: secretsDirOf(dataDir), poolSize: 2 })
  try {
    return await run(database)
  } finally {
    await database.close()
  }
}

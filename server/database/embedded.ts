import { realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { lock } from 'proper-lockfile'
import { CannotStart } from './cannot-start.ts'
import { findPostgresAccount } from './embedded-account.ts'
import { makeDataFolder, openCluster, ownerName } from './embedded-cluster.ts'
import {
  findPostmaster,
  type Postmaster,
  type StartOptions,
  startPostmaster,
  stopPostmaster,
} from './embedded-postmaster.ts'
import { findPostgresPrograms } from './embedded-programs.ts'
import { keptSecret } from './secrets.ts'
import { markServing, refuseServedElsewhere } from './serving-mark.ts'

/** Advisory locks in the database `postgres`. They end with their connection, however the process ended. */
const inUse = 0x65766b31 // shared by every process that uses this PostgreSQL
const serving = 0x65766b32 // held by the one server of this data folder

export type EmbeddedPostgres = {
  /** Connection string of the owner of the database `evenkeel`. Holds the password: never log it. */
  ownerUrl: string
  /** Lets go of it; whoever lets go last stops PostgreSQL. */
  release(): Promise<void>
  /** Settles when the connection that holds the locks is gone though nobody let go: PostgreSQL went away. */
  lost: Promise<void>
}

/** Folder of the passwords and keys, mode 0700; goes into the same backup as the records. */
export const secretsDirOf = (dataDir: string): string => join(dataDir, 'secrets')

/**
 * Uses the embedded PostgreSQL of a data folder: attaches to the one that runs there (a server's, or one that outlived
 * a killed server), else starts it. Everything is made at first use.
 *
 * @param options.asServer claims the data folder; other programs may use its database beside the server
 * @param options.port wanted when it has to be started; any free one when that is taken
 * @param options.notice told what whoever runs it should know, one line each
 * @throws CannotStart when it cannot, or when the folder is claimed by another server
 */
export async function attachOrStartEmbedded(options: {
  dataDir: string
  asServer?: boolean
  port?: number
  notice?: (line: string) => void
}): Promise<EmbeddedPostgres> {
  const { dataDir } = options
  await makeDataFolder(dataDir)
  const account = await findPostgresAccount()
  const programs = await findPostgresPrograms(account)
  const ownerPassword = await keptSecret(secretsDirOf(dataDir), 'owner-database-password')
  const cluster = await openCluster({ dataDir, programs, account, ownerPassword })
  // The log is beside PostgreSQL's files, where its account can write.
  const logFile = `${cluster}.log`

  for (const deadline = Date.now() + 90_000; Date.now() < deadline; await sleep(50)) {
    const postmaster =
      (await findPostmaster(cluster)) ??
      (await startAlone(dataDir, { cluster, programs, account, logFile, port: options.port }))
    if (!postmaster.ready) continue // starting up or shutting down
    const client = await connect(urlOf(postmaster, ownerPassword, 'postgres'), dataDir)
    if (!client) continue
    try {
      const used = await use(client, cluster, postmaster, ownerPassword, options.asServer ? dataDir : null)
      if (account && cluster !== join(await realpath(dataDir), 'postgres'))
        options.notice?.(
          `PostgreSQL keeps its files in ${cluster}, since its user "${account.name}" cannot reach ${dataDir}.`,
        )
      return used
    } catch (error) {
      await client.end().catch(() => {})
      if (error instanceof CannotStart) throw error
      // The one who had it last stopped it just now: begin again.
      if (!isConnectionLoss(error)) throw error
    }
  }
  throw new CannotStart(`PostgreSQL does not answer (see ${logFile}).`)
}

/** One start at a time: two at once could each take the other's files for left over ones. */
async function startAlone(dataDir: string, options: StartOptions): Promise<Postmaster> {
  const unlock = await lock(options.cluster, { retries: { retries: 300, minTimeout: 100, maxTimeout: 100 } })
  try {
    const running = await findPostmaster(options.cluster)
    if (running) return running
    await refuseServedElsewhere(dataDir)
    return await startPostmaster(options)
  } finally {
    await unlock()
  }
}

async function use(
  client: pg.Client,
  cluster: string,
  postmaster: Postmaster,
  ownerPassword: string,
  claim: string | null,
): Promise<EmbeddedPostgres> {
  let letGo = false
  const lost = new Promise<void>((resolve) => {
    client.on('error', () => {})
    client.on('end', () => {
      if (!letGo) resolve()
    })
  })
  await client.query('select pg_advisory_lock_shared($1)', [inUse])
  if (claim !== null) await claimFolder(client, claim)
  const unmark = claim === null ? null : await markServing(claim)
  const { rowCount } = await client.query(`select 1 from pg_database where datname = 'evenkeel'`)
  if (!rowCount) {
    await client.query('create database evenkeel').catch((error) => {
      if (!['42P04', '23505'].includes(error.code)) throw error // a program beside us made it
    })
  }
  return {
    ownerUrl: urlOf(postmaster, ownerPassword, 'evenkeel'),
    lost,
    release: async () => {
      letGo = true
      const last = await client
        .query('select pg_advisory_unlock_all()')
        .then(() => client.query('select pg_try_advisory_lock($1) as last', [inUse]))
        .then(
          ({ rows }) => rows[0].last === true,
          () => false,
        )
      if (last) await stopPostmaster(cluster, postmaster)
      await unmark?.()
      await client.end().catch(() => {})
    },
  }
}

/** Waits a moment: the connection of a server that was killed just now ends a little after it. */
async function claimFolder(client: pg.Client, dataDir: string): Promise<void> {
  for (let attempt = 0; attempt < 20; attempt++) {
    const { rows } = await client.query('select pg_try_advisory_lock($1) as mine', [serving])
    if (rows[0].mine) return
    await sleep(100)
  }
  throw new CannotStart(
    `The data folder ${dataDir} is in use by another Evenkeel. Stop it, or choose another DATA_DIR.`,
  )
}

function urlOf({ port }: Postmaster, password: string, database: string): string {
  return `postgres://${ownerName}:${password}@127.0.0.1:${port}/${database}`
}

async function connect(connectionString: string, dataDir: string): Promise<pg.Client | null> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000, keepAlive: true })
  client.on('error', () => {})
  try {
    await client.connect()
    return client
  } catch (error) {
    await client.end().catch(() => {})
    if ((error as { code?: string }).code === '28P01')
      throw new CannotStart(`The password in ${secretsDirOf(dataDir)} is not that of the database beside it.`)
    return null
  }
}

/** By SQLSTATE: 57P01–57P03 PostgreSQL shuts down or starts; otherwise the connection broke. */
function isConnectionLoss(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string }
  return code === undefined ? /connection/i.test(message ?? '') : /^(57P0[123]|08...|ECONN.*|EPIPE)$/.test(code)
}

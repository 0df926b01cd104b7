import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import { grantsFor } from './grants.ts'
import { pipelined } from './pipelined.ts'
import type { DB } from './schema.generated.ts'
import { keptSecret } from './secrets.ts'
import { tuneConnection } from './tuned-connection.ts'

// A calendar date is text all the way; instants are ISO text; counters are numbers (they stay far below 2^53).
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value)
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (value) => new Date(value).toISOString())
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

export type Schema = DB
/** A transaction in which `app.clinic_id` is set; every statement still says `clinic_id = …` itself. */
export type ClinicTransaction = Transaction<DB> & { readonly clinicId: string }

export interface Database {
  /** Runs in one transaction that sees this clinic alone; a deadlock is tried once more. */
  inClinic<T>(clinicId: string, run: (tx: ClinicTransaction) => Promise<T>): Promise<T>
  /**
   * As `inClinic`, on connections of its own: for what must be committed although the request that asked for it fails
   * (a counted wrong password), from within that request's transaction, without waiting for a connection it holds.
   */
  inClinicApart<T>(clinicId: string, run: (tx: ClinicTransaction) => Promise<T>): Promise<T>
  /** Before the clinic is known: the installation's tables and the look-up functions; no clinic's row is visible. */
  outsideClinic<T>(run: (tx: Transaction<DB>) => Promise<T>): Promise<T>
  /** Receives each NOTIFY on `channel`; reconnects by itself and then calls `onReconnect`, since messages may be lost. */
  listen(channel: string, onMessage: (payload: string) => void, onReconnect: () => void): Promise<() => Promise<void>>
  ping(): Promise<void>
  /** Key of the audit chains; kept beside the data, never in the database. */
  auditKey: string
  close(): Promise<void>
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/**
 * Connects as the application's own login, which the owner makes here with a random stored password.
 *
 * @throws when that login could bypass row-level security or owns anything
 */
export async function openDatabase(options: {
  ownerUrl: string
  secretsDir: string
  role?: string
  poolSize?: number
}): Promise<Database> {
  const password = await keptSecret(options.secretsDir, 'application-database-password')
  const auditKey = await keptSecret(options.secretsDir, 'audit-key')
  const role = await makeRole(options.ownerUrl, password, options.role)
  const url = new URL(options.ownerUrl)
  url.username = role
  url.password = password
  const connectionString = url.toString()
  // Pipelined: statements that do not wait for each other (`together`) cost one round trip.
  const pool = new pg.Pool({
    connectionString,
    max: options.poolSize ?? 12,
    idleTimeoutMillis: 60_000,
    pipeline: true,
    onConnect: tuneConnection,
  })
  pool.on('error', () => {
    // A connection that idled when PostgreSQL went away: the next query opens another or fails by itself.
  })
  await refusePower(pool)
  const apartPool = new pg.Pool({ connectionString, max: 3, idleTimeoutMillis: 10_000 })
  apartPool.on('error', () => {})
  const dialect = new PostgresDialect({ pool })
  const db = new Kysely<DB>({ dialect })
  const apart = new Kysely<DB>({ dialect: new PostgresDialect({ pool: apartPool }) })

  return {
    auditKey,
    inClinic: (clinicId, run) =>
      clinicTransaction(db, clinicId, async (tx) => run(Object.assign(await pipelined(tx, dialect), { clinicId }))),
    inClinicApart: (clinicId, run) => clinicTransaction(apart, clinicId, run),
    outsideClinic: (run) => db.transaction().execute(run),
    listen: (channel, onMessage, onReconnect) => listen(connectionString, channel, onMessage, onReconnect),
    ping: async () => {
      await sql`select 1`.execute(db)
    },
    close: async () => {
      await Promise.all([db.destroy(), apart.destroy()])
    },
  }
}

function clinicTransaction<T>(
  db: Kysely<DB>,
  clinicId: string,
  run: (tx: ClinicTransaction) => Promise<T>,
): Promise<T> {
  if (!uuidPattern.test(clinicId)) throw new Error('clinicId must be a lower-case UUID')
  return onceMoreAfterDeadlock(() =>
    db.transaction().execute(async (tx) => {
      // SET LOCAL with a checked literal: set_config() does not reach the workers of a distributed cluster.
      await sql.raw(`set local app.clinic_id = '${clinicId}'`).execute(tx)
      return run(Object.assign(tx, { clinicId }))
    }),
  )
}

async function makeRole(ownerUrl: string, password: string, wanted?: string): Promise<string> {
  const owner = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 })
  await owner.connect()
  try {
    const database = (await owner.query('select current_database() as name')).rows[0].name as string
    const role = wanted ?? `evenkeel_app_${database.toLowerCase().replace(/[^a-z0-9_]/g, '_')}`.slice(0, 60)
    await owner.query('select pg_advisory_lock($1)', [0x65766b72])
    const exists = (await owner.query('select 1 from pg_roles where rolname = $1', [role])).rowCount
    const verb = exists ? 'alter' : 'create'
    await owner.query(
      `${verb} role ${role} login nosuperuser nocreatedb nocreaterole nobypassrls noinherit password '${password}'`,
    )
    await owner.query(grantsFor(role))
    return role
  } finally {
    await owner.end()
  }
}

async function refusePower(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query(
    `select r.rolsuper or r.rolbypassrls as power,
            exists (select 1 from pg_class c where c.relowner = r.oid) as owns,
            exists (select 1 from pg_auth_members m where m.member = r.oid) as belongs
     from pg_roles r where r.rolname = current_user`,
  )
  const { power, owns, belongs } = rows[0]
  if (power || owns || belongs)
    throw new Error('the application’s database login must not be superuser, owner, or member of another role')
}

async function onceMoreAfterDeadlock<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    const code = (error as { code?: string }).code
    if (code === '40P01' || code === '40001') return run()
    throw error
  }
}

async function listen(
  connectionString: string,
  channel: string,
  onMessage: (payload: string) => void,
  onReconnect: () => void,
): Promise<() => Promise<void>> {
  let closed = false
  let client: pg.Client
  const connect = async () => {
    client = new pg.Client({ connectionString, keepAlive: true })
    client.on('notification', (message) => onMessage(message.payload ?? ''))
    client.on('error', () => client.end().catch(() => {}))
    client.on('end', () => {
      if (!closed) setTimeout(reconnect, 500)
    })
    await client.connect()
    await client.query(`listen ${channel}`)
  }
  const reconnect = async () => {
    try {
      await connect()
      onReconnect()
    } catch {
      if (!closed) setTimeout(reconnect, 1000)
    }
  }
  await connect()
  return async () => {
    closed = true
    await client.end()
  }
}

import type { Insertable } from 'kysely'
import pg from 'pg'
import { CannotStart } from '../database/cannot-start.ts'
import { demoMark } from '../database/demo-mark.ts'
import type { Database, Schema } from '../database/index.ts'

/** Sign-ins that outlive the data: whoever is signed in stays so when the demo is made anew. */
export type KeptSignIns = Insertable<Schema['sign_in']>[]

/**
 * Makes the database empty for the demo, and marks it as the demo's.
 *
 * @param where for the message: the data folder or `DATABASE_URL`
 * @returns the sign-ins that were open
 * @throws CannotStart when it holds anything that the demo did not make
 */
export async function emptyDemoDatabase(ownerUrl: string, where: string): Promise<KeptSignIns> {
  const owner = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 })
  await owner.connect()
  try {
    // Another demo on this database holds its tables: do not wait for it for ever.
    await owner.query(`begin; set local lock_timeout = '10s'`)
    if (!(await isEmpty(owner)) && !(await isDemos(owner)))
      throw new CannotStart(
        `${where} holds records that the demo did not make. --demo throws its data away at each start: give it a place of its own.`,
      )
    const kept = await openSignIns(owner)
    await owner.query(
      `drop schema if exists public cascade; create schema public; comment on schema public is '${demoMark}'`,
    )
    await owner.query('commit')
    return kept
  } finally {
    await owner.end()
  }
}

/** As they are named now. What an older demo kept otherwise is not worth keeping. */
async function openSignIns(owner: pg.Client): Promise<KeptSignIns> {
  await owner.query('savepoint reading')
  try {
    const { rows } = await owner.query<KeptSignIns[number]>(
      `select clinic_id, id, token_hash, member_id, created_at, last_active_at, expires_at, locked_at, ip, user_agent
       from sign_in where ended_at is null and expires_at > now()`,
    )
    return rows
  } catch {
    await owner.query('rollback to savepoint reading')
    return []
  }
}

/** Puts sign-ins back that belong to the clinic and its members as they are now. */
export async function keepSignIns(database: Database, clinicId: string, kept: KeptSignIns): Promise<void> {
  await database.inClinic(clinicId, async (tx) => {
    const members = await tx.selectFrom('member').select('id').where('clinic_id', '=', tx.clinicId).execute()
    const known = kept.filter(
      (one) => one.clinic_id === clinicId && members.some((member) => member.id === one.member_id),
    )
    if (known.length > 0) await tx.insertInto('sign_in').values(known).execute()
  })
}

async function isEmpty(owner: pg.Client): Promise<boolean> {
  const { rows } = await owner.query(
    `select exists (
       select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and c.relkind in ('r', 'p', 'v', 'm', 'S', 'f')
     ) as used`,
  )
  return !rows[0].used
}

/** Marked, and every clinic in it is a synthetic one. */
async function isDemos(owner: pg.Client): Promise<boolean> {
  const marked = await owner.query(`select 1 where obj_description(to_regnamespace('public'), 'pg_namespace') = $1`, [
    demoMark,
  ])
  if (marked.rowCount === 0) return false
  // A demo that was stopped while it was made may have no clinic yet.
  if ((await owner.query(`select to_regclass('public.clinic') as clinic`)).rows[0].clinic === null) return true
  return (await owner.query('select 1 from clinic where not synthetic')).rowCount === 0
}

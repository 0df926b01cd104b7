import { type Kysely, sql } from 'kysely'
import type { DB } from './schema.generated.ts'

/** Written on the schema of a database that belongs to the demo: everything in it is invented and may be thrown away. */
export const demoMark = 'Evenkeel demo: made anew at each start'

/** Holds also when the demo's database is served without `--demo`. */
export async function isDemoDatabase(tx: Kysely<DB>): Promise<boolean> {
  const { rows } = await sql<{ mark: string | null }>`
    select obj_description(to_regnamespace('public'), 'pg_namespace') as mark`.execute(tx)
  return rows[0]?.mark === demoMark
}

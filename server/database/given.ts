import pg from 'pg'
import { CannotStart } from './cannot-start.ts'

/**
 * Makes sure that the PostgreSQL of `DATABASE_URL` answers. The message names no password.
 *
 * @throws CannotStart
 */
export async function checkReachable(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  try {
    await client.connect()
  } catch (error) {
    const first = error instanceof AggregateError ? error.errors[0] : error
    throw new CannotStart(`DATABASE_URL cannot be reached: ${(first as Error).message}.`)
  } finally {
    await client.end().catch(() => {})
  }
}

import type { Writable } from 'node:stream'
import type pg from 'pg'

/**
 * Statements that a connection is given in one turn of the event loop leave in one write: a write wakes PostgreSQL up,
 * and costs more than the statement that it carries. For `onConnect` of a pipelined pool.
 */
export function oneWriteATurn(client: pg.ClientBase): void {
  const { stream } = (client as pg.ClientBase & { connection: { stream: Writable } }).connection
  const query = client.query.bind(client) as (...given: unknown[]) => unknown
  Object.assign(client, {
    query: (...given: unknown[]) => {
      stream.cork()
      process.nextTick(() => stream.uncork())
      return query(...given)
    },
  })
}

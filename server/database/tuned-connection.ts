import { createHash } from 'node:crypto'
import type { Writable } from 'node:stream'
import type pg from 'pg'

/**
 * For `onConnect` of a pipelined pool. Statements that a connection is given in one turn of the event loop leave in one
 * write: a write wakes PostgreSQL up, and costs more than the statement that it carries. And each text is planned once
 * a connection and not at every use, which for the longer ones takes longer than to run them.
 */
export function tuneConnection(client: pg.ClientBase): void {
  const { stream } = (client as pg.ClientBase & { connection: { stream: Writable } }).connection
  const query = client.query.bind(client) as (...given: unknown[]) => unknown
  Object.assign(client, {
    query: (...given: unknown[]) => {
      stream.cork()
      process.nextTick(() => stream.uncork())
      const [text, values] = given
      const name = typeof text === 'string' && Array.isArray(values) ? nameOf(text) : undefined
      return name ? query({ name, text, values }) : query(...given)
    },
  })
}

/** A text that depends on what is asked (lists of columns, of values) must not fill PostgreSQL's memory. */
const namedAtMost = 500
const names = new Map<string, string>()

function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known || names.size >= namedAtMost) return known
  const name = createHash('sha256').update(text).digest('base64url')
  names.set(text, name)
  return name
}

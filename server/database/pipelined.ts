import { type Dialect, Transaction } from 'kysely'
import type { DB } from './schema.generated.ts'

/**
 * The same transaction, without the turns that Kysely makes its statements take: PostgreSQL answers those of one
 * connection in order anyway, so that they need not wait for each other to be sent.
 */
export async function pipelined(tx: Transaction<DB>, dialect: Dialect): Promise<Transaction<DB>> {
  const executor = tx.getExecutor()
  const connection = await executor.provideConnection(async (held) => held)
  return new Transaction<DB>({
    config: { dialect },
    dialect,
    driver: dialect.createDriver(),
    executor: executor.withConnectionProvider({ provideConnection: (run) => run(connection) }),
  })
}

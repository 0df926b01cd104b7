import type { Command } from 'commander'

export interface DataOptions {
  dataDir?: string
  databaseUrl?: string
  demo?: boolean
}

/** The options of a command that works on the records, named as the server's. `open-data.ts` opens them. */
export const addDataOptions = (command: Command): Command =>
  command
    .option('--data-dir <folder>', 'folder of the records (DATA_DIR)')
    .option('--database-url <url>', 'PostgreSQL instead of the embedded one (DATABASE_URL)')
    .option('--demo', 'the demo records')

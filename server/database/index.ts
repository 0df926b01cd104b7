export { jsonb } from './jsonb.ts'
export { DatabaseTooNew, DatabaseTooOld, MigrationChanged, migrate } from './migrate.ts'
export { type ClinicTransaction, type Database, openDatabase, type Schema } from './open.ts'
export { keptSecret } from './secrets.ts'

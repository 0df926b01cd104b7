import { type RawBuilder, sql } from 'kysely'
import type { Json } from './schema.generated.ts'

/** A value for a `jsonb` column. Always through here: pg writes a bare array as a PostgreSQL array. */
export const jsonb = (value: unknown): RawBuilder<Json> => sql<Json>`${JSON.stringify(value)}::jsonb`

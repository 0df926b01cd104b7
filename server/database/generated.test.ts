import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from './testing.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await createTestDatabase()
})
afterAll(() => test.drop())

it('the committed types are those of the migrated database', async () => {
  const root = fileURLToPath(new URL('../../', import.meta.url))
  const out = 'server/database/schema.generated.ts'
  const run = promisify(execFile)(
    process.execPath,
    [
      `${root}node_modules/kysely-codegen/dist/cli/bin.js`,
      ...['--url', test.ownerUrl, '--dialect', 'postgres', '--out-file', `${root}${out}`, '--verify'],
      ...['--type-mapping', '{"timestamptz":"string","int8":"number"}'],
    ],
    { cwd: root },
  )
  await expect(run).resolves.toBeDefined()
})

import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { appendOnlyTables } from './grants.ts'
import { createTestDatabase, type TestDatabase } from './testing.ts'

/** Tables of the installation, not of a clinic. */
const referenceTables = ['installation', 'installation_audit_entry', 'installation_audit_head', 'schema_migration']

let test: TestDatabase
let owner: pg.Client
let role: string
const rows = async (query: string, values: unknown[] = []) => (await owner.query(query, values)).rows

beforeAll(async () => {
  test = await createTestDatabase()
  await test.open()
  owner = new pg.Client({ connectionString: test.ownerUrl })
  await owner.connect()
  role = `evenkeel_app_${new URL(test.ownerUrl).pathname.slice(1)}`.slice(0, 60)
})
afterAll(async () => {
  await owner.end()
  await test.drop()
})

const tablesQuery = `select c.relname as name, c.oid, c.relrowsecurity as rls, c.relforcerowsecurity as forced
  from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind in ('r', 'p')`

describe('the catalog keeps the rules of the schema', () => {
  it('every table of a clinic has clinic_id not null; the others are the few reference tables', async () => {
    const without = await rows(
      `select t.name from (${tablesQuery}) t where not exists (
         select 1 from pg_attribute a where a.attrelid = t.oid and a.attname = 'clinic_id' and a.attnotnull) order by 1`,
    )
    expect(without.map((row) => row.name)).toEqual(referenceTables)
  })

  it('every table has a primary key, and clinic_id leads every unique index of a clinic’s table', async () => {
    const noKey = await rows(
      `select t.name from (${tablesQuery}) t where not exists (select 1 from pg_index i where i.indrelid = t.oid and i.indisprimary)`,
    )
    expect(noKey).toEqual([])
    const wrong = await rows(
      `select t.name, i.indexrelid::regclass::text as index from (${tablesQuery}) t
       join pg_index i on i.indrelid = t.oid and i.indisunique
       join pg_attribute a on a.attrelid = t.oid and a.attnum = i.indkey[0]
       where a.attname <> 'clinic_id' and t.name <> all($1)`,
      [referenceTables],
    )
    expect(wrong).toEqual([])
  })

  it('exclusion constraints include clinic_id with =', async () => {
    const definitions = await rows(`select pg_get_constraintdef(oid) as text from pg_constraint where contype = 'x'`)
    expect(definitions.length).toBeGreaterThan(0)
    for (const { text } of definitions) expect(text).toMatch(/clinic_id WITH =/)
  })

  it('foreign keys pair clinic_id, are not deferrable, and neither cascade nor set null', async () => {
    const keys = await rows(
      `select k.conrelid::regclass::text as from_table, k.confrelid::regclass::text as to_table, k.condeferrable,
              k.confdeltype, k.confupdtype, pg_get_constraintdef(k.oid) as text
       from pg_constraint k where k.contype = 'f'`,
    )
    expect(keys.length).toBeGreaterThan(20)
    for (const key of keys) {
      expect(key.text).toMatch(/^FOREIGN KEY \(clinic_id\b.*REFERENCES \w+\(clinic_id\b/)
      expect([key.condeferrable, key.confdeltype, key.confupdtype]).toEqual([false, 'a', 'a'])
    }
  })

  it('has no user triggers, sequences, identity columns or materialised views', async () => {
    expect(await rows('select tgname from pg_trigger where not tgisinternal')).toEqual([])
    expect(
      await rows(
        `select relname from pg_class c join pg_namespace n on n.oid = relnamespace where nspname = 'public' and relkind in ('S', 'm')`,
      ),
    ).toEqual([])
    expect(
      await rows(`select attname from pg_attribute where attidentity <> '' or attgenerated not in ('', 's')`),
    ).toEqual([])
  })

  it('row-level security is on and not forced on every table of a clinic, with the one policy', async () => {
    const tables = (await rows(tablesQuery)).filter((table) => !referenceTables.includes(table.name))
    expect(tables.length).toBeGreaterThan(20)
    for (const table of tables) {
      expect([table.name, table.rls, table.forced]).toEqual([table.name, true, false])
      const policies = await rows(
        'select pg_get_expr(polqual, polrelid) as using, polwithcheck, polpermissive from pg_policy where polrelid = $1',
        [table.oid],
      )
      expect(policies, table.name).toHaveLength(1)
      expect(policies[0].using).toBe(
        `(clinic_id = (NULLIF(current_setting('app.clinic_id'::text, true), ''::text))::uuid)`,
      )
    }
  })

  it('the application’s login has no power, owns nothing, and cannot change what is append-only', async () => {
    const [me] = await rows(
      'select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = $1',
      [role],
    )
    expect(me).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false })
    const granted = await rows(
      `select table_name, privilege_type from information_schema.role_table_grants where grantee = $1`,
      [role],
    )
    const rights = (name: string) =>
      granted
        .filter((grant) => grant.table_name === name)
        .map((grant) => grant.privilege_type)
        .sort()
    for (const name of appendOnlyTables) expect([name, rights(name)]).toEqual([name, ['INSERT', 'SELECT']])
    const deletable = granted.filter((grant) => ['DELETE', 'TRUNCATE'].includes(grant.privilege_type))
    expect(deletable.map((grant) => `${grant.privilege_type} ${grant.table_name}`)).toEqual([
      'DELETE patient_search_key',
    ])
    const untouchable = (await rows(tablesQuery)).filter((table) => rights(table.name).length === 0)
    expect(untouchable, 'a table without any grant cannot be used: name it in grants.ts').toEqual([])
  })

  it('functions that look across clinics pin their search path and are closed to everybody else', async () => {
    const functions = await rows(
      `select p.proname, p.proconfig, has_function_privilege($1, p.oid, 'execute') as app,
              exists (select 1 from aclexplode(p.proacl) a where a.grantee = 0) as everybody
       from pg_proc p where p.prosecdef order by 1`,
      [role],
    )
    expect(functions.length).toBeGreaterThan(0)
    for (const one of functions)
      expect([one.proname, one.proconfig?.[0], one.app, one.everybody]).toEqual([
        one.proname,
        'search_path=pg_catalog, public',
        true,
        false,
      ])
  })
})

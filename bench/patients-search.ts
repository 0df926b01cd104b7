/**
 * How long the patient list takes with 100,000 patients under row-level security, beside the same question asked with
 * ILIKE in the same run. By hand: `npx tsx bench/patients-search.ts [patients]`
 */
import { sql } from 'kysely'
import pg from 'pg'
import { uuidv7 } from 'uuidv7'
import type { ClinicTransaction } from '../server/database/index.ts'
import { makeClinic } from '../server/identity/index.ts'
import { listPatients } from '../server/patients/store.ts'
import { openScratchDatabase } from './scratch-database.ts'
import { milliseconds, timesOf } from './timing.ts'

const patients = Number(process.argv[2] ?? 100_000)
const scratch = await openScratchDatabase()
const clinicId = uuidv7()
try {
  const clinic = { name: 'Bench', timeZone: 'UTC', jurisdiction: 'us' as const, chairs: ['1'] }
  await scratch.database.inClinic(clinicId, (tx) => makeClinic(tx, clinic))
  await scratch.database.inClinic(uuidv7(), (tx) => makeClinic(tx, clinic))
  await seed()
  console.log(`${patients.toLocaleString('en')} patients under row-level security, p50 and p95 of 40 runs each\n`)
  console.log(`${'question'.padEnd(28)}${'found'.padStart(8)}  list            beside: ILIKE   ratio`)
  for (const [title, search, offset] of [
    ['first page, no search', '', 0],
    ['last page, no search', '', patients - 50],
    ['one letter: m', 'm', 0],
    ['two letters: ma', 'ma', 0],
    ['a family name: marsh', 'marsh', 0],
    ['two words: avery marsh', 'avery marsh', 0],
    ['whole name: marsh123 avery', 'marsh123 avery', 0],
    ['birth date: 1985-03-12', '1985-03-12', 0],
    ['birth month: 03.1985', '03.1985', 0],
    ['record number', 'r77777', 0],
    ['nobody: xyzzy', 'xyzzy', 0],
  ] as const) {
    let total = 0
    const ours = await timesOf(40, () =>
      scratch.database.inClinic(clinicId, async (tx) => {
        total = (await listPatients(tx, { search, limit: 50, offset })).total
      }),
    )
    const theirs = search
      ? await timesOf(10, () => scratch.database.inClinic(clinicId, (tx) => withIlike(tx, search)))
      : null
    const beside = theirs ? `${milliseconds(theirs.p50Ms)}      ${(theirs.p50Ms / ours.p50Ms).toFixed(1)} ×` : ''
    console.log(
      `${title.padEnd(28)}${String(total).padStart(8)}${milliseconds(ours.p50Ms)}${milliseconds(ours.p95Ms)}${beside}`,
    )
  }
} finally {
  await scratch.close()
}

/** The usual way: each word somewhere in the text of a patient. The page and the number of all, as the list gives them. */
async function withIlike(tx: ClinicTransaction, search: string): Promise<void> {
  const words = search.split(' ').map((word) => `%${word}%`)
  const where = sql.join(
    words.map(
      (word) =>
        sql`(family_name ilike ${word} or given_name ilike ${word} or record_number ilike ${word} or birth_date ilike ${word})`,
    ),
    sql` and `,
  )
  await sql`select count(*) from patient where clinic_id = ${tx.clinicId}::uuid and ${where}`.execute(tx)
  await sql`select id, family_name from patient where clinic_id = ${tx.clinicId}::uuid and ${where}
    order by name_key, id limit 50`.execute(tx)
}

async function seed(): Promise<void> {
  const owner = new pg.Client({ connectionString: scratch.ownerUrl })
  await owner.connect()
  const family = ['marsh', 'okoye', 'diaz', 'novak', 'silva', 'mahler', 'ferreira', 'lindqvist', 'tanaka', 'becker']
  const given = ['avery', 'bisi', 'carmen', 'dara', 'emil', 'farah', 'goran', 'maria', 'ines', 'jonas', 'mikko', 'lea']
  await owner.query(
    `insert into patient (clinic_id, id, record_number, family_name, given_name, birth_date, sex)
     select $1, gen_random_uuid(), 'r' || n, initcap(($3::text[])[1 + n % $5]) || (n / 40) % 2500,
            initcap(($4::text[])[1 + (n / 7) % $6]), to_char(date '1940-01-01' + (n * 17) % 25000, 'YYYY-MM-DD'), 'unknown'
     from generate_series(1, $2::int) n`,
    [clinicId, patients, family, given, family.length, given.length],
  )
  await owner.query(
    `insert into patient_search_key (clinic_id, patient_id, name_key, key)
     select clinic_id, id, name_key, unnest(array[lower(family_name), lower(given_name), record_number, birth_date])
     from patient`,
  )
  await owner.query('vacuum analyze')
  await owner.end()
}

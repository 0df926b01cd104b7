import { sql } from 'kysely'
import type { Database } from '../server/database/index.ts'
import { BadInput } from './bad-input.ts'

/**
 * The clinic that a command works for: the only one, or the one that was named.
 *
 * @param named name or id, upper or lower case
 * @throws BadInput when that is nobody, or when several are there and none was named
 */
export async function chooseClinic(
  database: Database,
  named: string | undefined,
): Promise<{ id: string; name: string }> {
  const ids = await database.outsideClinic(async (tx) => {
    const { rows } = await sql<{ id: string }>`select list_clinic_ids() as id`.execute(tx)
    return rows.map((row) => row.id)
  })
  const clinics: { id: string; name: string }[] = []
  for (const id of ids) clinics.push({ id, name: await nameOf(database, id) })
  const names = clinics.map(({ name }) => `"${name}"`).join(', ')
  const [first] = clinics
  if (!first) throw new BadInput('There is no clinic yet. Start the server and set one up first.')
  if (named === undefined) {
    if (clinics.length > 1) throw new BadInput(`There are several clinics: ${names}. Name one with --clinic.`)
    return first
  }
  const wanted = named.toLowerCase()
  const found = clinics.filter(({ id, name }) => id === wanted || name.toLowerCase() === wanted)
  const [one] = found
  if (!one) throw new BadInput(`There is no clinic "${named}". There is ${names}.`)
  if (found.length > 1)
    throw new BadInput(
      `Several clinics are called "${named}". Name one by its id: ${found.map(({ id }) => id).join(', ')}.`,
    )
  return one
}

const nameOf = (database: Database, clinicId: string): Promise<string> =>
  database.inClinic(clinicId, async (tx) => {
    const row = await tx.selectFrom('clinic').select('name').where('clinic_id', '=', clinicId).executeTakeFirst()
    return row?.name ?? clinicId
  })

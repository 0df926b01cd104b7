import { sql } from 'kysely'
import { publishDocument, publishStartingTexts, startingTexts } from '../consents/index.ts'
import type { ClinicTransaction } from '../database/index.ts'
import { listChairs, makeClinic, makeMember } from '../identity/index.ts'
import { demoId } from './demo-id.ts'
import { memberIdOf, type SignIn, staff } from './staff.ts'
import type { When } from './when.ts'

export const demoClinicId = demoId('clinic')

const clinic = {
  name: 'Harbour Clinic (synthetic)',
  jurisdiction: 'us' as const,
  chairs: ['Chair 1', 'Chair 2', 'Chair 3', 'Chair 4', 'Chair 5'],
  synthetic: true,
}

/** Clinic, chairs, members, and the consent texts: what came with Evenkeel, and what the clinic made of it. */
export async function makeDemoClinic(tx: ClinicTransaction, when: When, signIns: SignIn[]): Promise<void> {
  await makeClinic(tx, { ...clinic, timeZone: when.timeZone })
  for (const { key, name, email, password } of signIns)
    await makeMember(tx, { id: memberIdOf(key), name, email, password, roles: [...staff[key].roles] })
  await publishStartingTexts(tx, memberIdOf('lindholm'), when.at(when.day(400), '09:00'))
  for (const treatment of ['ketamine-iv', 'ketamine-injection', 'esketamine-us'] as const) {
    const { title, body } = startingTexts[treatment]
    const [, ...paragraphs] = body.split('\n\n')
    await publishDocument(tx, {
      treatment,
      title,
      body: ['Approved for this synthetic clinic by Dr Signe Lund.', ...paragraphs].join('\n\n'),
      authorId: memberIdOf('lund'),
      publishedAt: when.at(when.day(390), '16:00'),
    })
  }
  await tx
    .updateTable('installation')
    .set({ set_up_at: when.now, set_up_token_hash: null })
    .where('id', '=', 1)
    .where(sql<boolean>`set_up_at is null`)
    .execute()
}

/** Ids of the chairs, in their order. */
export const chairIds = async (tx: ClinicTransaction): Promise<string[]> =>
  (await listChairs(tx)).map((chair) => chair.id)

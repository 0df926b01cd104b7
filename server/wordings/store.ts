import type { z } from 'zod'
import { findInstrument, type Wording } from '../../clinical/instruments/index.ts'
import type { wordingRoutes } from '../../contract/wordings.ts'
import { type ClinicTransaction, jsonb } from '../database/index.ts'
import { invalidField } from '../http/problem.ts'

export type StoredWording = z.input<typeof wordingRoutes.load.response>

/** All versions of this clinic's wordings, the newest of each language first. */
export async function listVersions(
  tx: ClinicTransaction,
  only: { instrument?: string; language?: string } = {},
): Promise<StoredWording[]> {
  let query = tx
    .selectFrom('instrument_wording as w')
    .innerJoin('member as m', (join) => join.onRef('m.clinic_id', '=', 'w.clinic_id').onRef('m.id', '=', 'w.member_id'))
    .selectAll('w')
    .select('m.name')
    .where('w.clinic_id', '=', tx.clinicId)
    .orderBy('w.instrument')
    .orderBy('w.language')
    .orderBy('w.version', 'desc')
  if (only.instrument !== undefined) query = query.where('w.instrument', '=', only.instrument)
  if (only.language !== undefined) query = query.where('w.language', '=', only.language)
  return (await query.execute()).map((row) => {
    const instrument = findInstrument(row.instrument)
    return {
      instrument: row.instrument,
      shortTitle: instrument?.shortTitle ?? row.instrument,
      language: row.language,
      version: row.version,
      fits: instrument?.version === row.instrument_version,
      licence: row.licence,
      withdrawnBecause: row.reason,
      content: row.content as Wording | null,
      authorName: row.name,
      at: row.at,
    }
  })
}

/** The newest version of each language, withdrawn ones too. */
export async function listNewest(tx: ClinicTransaction, instrument?: string): Promise<StoredWording[]> {
  const versions = await listVersions(tx, instrument === undefined ? {} : { instrument })
  return versions.filter(
    (each, index) =>
      versions.findIndex((one) => one.instrument === each.instrument && one.language === each.language) === index,
  )
}

export async function appendVersion(
  tx: ClinicTransaction,
  given: {
    instrument: string
    instrumentVersion: string
    language: string
    version: number
    licence: string
    content: Wording | null
    reason: string | null
    memberId: string
    now: string
  },
): Promise<void> {
  await tx
    .insertInto('instrument_wording')
    .values({
      clinic_id: tx.clinicId,
      instrument: given.instrument,
      language: given.language,
      version: given.version,
      instrument_version: given.instrumentVersion,
      content: given.content && jsonb(given.content),
      licence: given.licence,
      reason: given.reason,
      member_id: given.memberId,
      at: given.now,
    })
    .execute()
}

/** Throws 400 when this clinic has no such version of a wording. */
export async function refuseUnknownWording(
  tx: ClinicTransaction,
  instrument: string,
  { language, version }: { language: string; version: number },
): Promise<void> {
  const row = await tx
    .selectFrom('instrument_wording')
    .select('version')
    .where('clinic_id', '=', tx.clinicId)
    .where('instrument', '=', instrument)
    .where('language', '=', language)
    .where('version', '=', version)
    .where('content', 'is not', null)
    .executeTakeFirst()
  if (!row) throw invalidField('wording', 'is no wording of this instrument here')
}

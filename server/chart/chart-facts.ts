import { sql } from 'kysely'
import { measurementForms } from '../../clinical/record/measurements.ts'
import type { Fact, FactKind, MeasurementFact } from '../../clinical/record/record.ts'
import type { ClinicTransaction } from '../database/index.ts'
import type { ShownFact } from './shown-fact.ts'

/** All of these are read: the rules judge by the whole history. Measurements and encounters are many, and read apart. */
const wholly: FactKind[] = [
  'condition',
  'allergy',
  'no-known-allergies',
  'medication',
  'trial',
  'trial-dismissal',
  'trial-history',
  'episode',
  'interview-answer',
  'record-review',
  'assessment',
  'contact',
  'procedure',
]

interface Row {
  id: string
  at: string | null
  body: object
  version: number
  imported: boolean
  author_name: string | null
}

const shown = <F extends Fact>({ id, at, body, version, imported, author_name }: Row): ShownFact<F> => ({
  fact: { ...body, id } as F,
  at,
  version,
  imported,
  authorName: author_name ?? 'command line',
})

/**
 * The facts that the chart and the rules need in full, in an order that does not depend on how they came. The clinic's
 * members are read once, not once a fact.
 */
export async function readChartFacts(tx: ClinicTransaction, patientId: string): Promise<ShownFact[]> {
  const { rows } = await sql<Row>`
    with author as materialized (select id, name from member where clinic_id = ${tx.clinicId}::uuid)
    select f.id, f.at, f.body, f.version, f.source_key is not null as imported, a.name as author_name
    from fact f left join author a on a.id = f.author_id
    where f.clinic_id = ${tx.clinicId}::uuid and f.patient_id = ${patientId}::uuid
      and f.kind = any(${wholly}) and not f.retracted
    order by f.kind, f.at, f.id`.execute(tx)
  return rows.map((row) => shown(row))
}

/** How many results of other kinds are shown: the newest of each name. */
const otherResults = 12

/** The newest measurement of each kind, each found in the index; of `other` the newest of each name. */
export async function readLatestMeasurements(
  tx: ClinicTransaction,
  patientId: string,
): Promise<ShownFact<MeasurementFact>[]> {
  const names = measurementForms.map(({ name }) => name)
  const { rows } = await sql<Row>`
    select f.*, null as author_name
    from unnest(${names}::text[]) with ordinality as n(name, place)
    cross join lateral (
      select f.id, f.at, f.body, f.version, f.source_key is not null as imported
      from fact f
      where f.clinic_id = ${tx.clinicId}::uuid and f.patient_id = ${patientId}::uuid
        and f.kind = 'measurement' and f.name = n.name and not f.retracted
      order by f.at desc nulls last, f.id desc limit case when n.name = 'other' then 60 else 1 end
    ) f
    order by n.place, f.at desc nulls last, f.id desc`.execute(tx)
  const facts = rows.map((row) => shown<MeasurementFact>(row))
  const others = new Map<string, ShownFact<MeasurementFact>>()
  for (const each of facts.filter(({ fact }) => fact.name === 'other'))
    if (!others.has(each.fact.concept.text)) others.set(each.fact.concept.text, each)
  return [...facts.filter(({ fact }) => fact.name !== 'other'), ...[...others.values()].slice(0, otherResults)]
}

export interface Encounters {
  total: number
  lastYear: number
  latest: { id: string; text: string; start: string | null }[]
}

/** @param yearAgo the day a year before today */
export async function readEncounters(tx: ClinicTransaction, patientId: string, yearAgo: string): Promise<Encounters> {
  const own = sql`clinic_id = ${tx.clinicId}::uuid and patient_id = ${patientId}::uuid
    and kind = 'encounter' and not retracted`
  const { rows } = await sql<{ total: number; last_year: number; latest: Encounters['latest'] | null }>`
    select count(*)::int as total, (count(*) filter (where at >= ${yearAgo}))::int as last_year, (
      select json_agg(json_build_object('id', id, 'text', coalesce(text, ''), 'start', start)) from (
        select id, body -> 'concept' ->> 'text' as text, body ->> 'start' as start
        from fact where ${own} order by at desc nulls last, id desc limit 5
      ) newest
    ) as latest
    from fact where ${own}`.execute(tx)
  const [row] = rows
  return { total: row?.total ?? 0, lastYear: row?.last_year ?? 0, latest: row?.latest ?? [] }
}

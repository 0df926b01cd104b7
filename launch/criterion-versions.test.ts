import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { conditionGroups } from '../clinical/conditions/index.ts'
import { snomedCodes } from '../clinical/conditions/snomed.ts'
import type { Criterion, CriterionOutcome } from '../clinical/eligibility/criterion.ts'
import { look } from '../clinical/eligibility/evaluate.ts'
import { judge } from '../clinical/eligibility/outcome.ts'
import { prepare } from '../clinical/eligibility/prepared.ts'
import { type Ruleset, rulesets } from '../clinical/eligibility/rulesets.ts'
import { asOf, condition, fact, patient, words } from '../clinical/eligibility/testing.ts'
import { catalogue, concepts } from '../clinical/eligibility/testing-catalogue.ts'
import { instruments } from '../clinical/instruments/index.ts'
import { daysBefore } from '../clinical/quantity/calendar-date.ts'
import { measurementForms } from '../clinical/record/measurements.ts'
import type { Fact } from '../clinical/record/record.ts'

/**
 * `clinical/eligibility/versions.json` holds, for each criterion, its version and a fingerprint of what it says and of what moves it. A
 * criterion that changed without a new version of its own and of the rule sets fails here. After raising them, run this
 * test with `-u`. Where the catalogue of facts grew and the criterion is as before, take it out of the file first.
 */
interface Versions {
  rulesets: string
  criteria: Record<string, { version: number; fingerprint: string }>
}

const file = '../clinical/eligibility/versions.json'
const path = new URL(file, import.meta.url)
const kept: Versions = existsSync(path)
  ? (JSON.parse(readFileSync(path, 'utf8')) as Versions)
  : { rulesets: '', criteria: {} }

/** Days around which something stops counting. */
const ages = [14, 15, 30, 31, 42, 43, 90, 91, 300, 301, 365, 366]

/** The catalogue, and the same kinds of facts at many ages. */
const facts: Fact[] = [
  ...catalogue,
  ...ages
    .map((days) => daysBefore(asOf, days))
    .flatMap((on) => [
      ...concepts.map((concept) => condition(concept, { onset: on, recorded: on })),
      ...measurementForms.map(({ name }) =>
        fact('measurement', {
          name,
          concept: words('Measured'),
          at: on,
          value: 200,
          unit: name === 'height' ? 'cm' : 'kg',
          text: 'positive',
          referenceRange: { high: 35 },
        }),
      ),
      ...instruments.map(({ id }) => fact('assessment', { instrument: id, at: on, total: 24 })),
    ]),
]

/** What a fact says, without its number in these tests. */
const said = ({ id: _id, reference: _reference, ...content }: Fact): string => JSON.stringify(content)

/** Facts that move a criterion from where it stands for somebody with nothing on record, each with where it then stands. */
function movesOf(ruleset: Ruleset): Map<string, string[]> {
  const prepared = prepare(ruleset)
  const standingsOf = (given: Fact[]) =>
    judge(prepared, look(patient(given), { treatment: ruleset.treatment, asOf }), []).outcomes
  const still = standingsOf([])
  const moves = new Map<string, string[]>()
  for (const each of facts) {
    standingsOf([each]).forEach((outcome, at) => {
      const [before, after] = [still[at], outcome].map(stands)
      if (before === after) return
      const { id } = outcome
      moves.set(id, [...(moves.get(id) ?? []), `${said(each)} → ${after}`])
    })
  }
  return moves
}

/** What only raises a question that nobody has answered shows in the evidence alone. */
const stands = (outcome?: CriterionOutcome) =>
  outcome && `${outcome.status}, ${outcome.standing}, ${outcome.relevant}, ${outcome.evidence.length}`

/** Its data; of the conditions that it reads also their codes and words. Functions speak by what they make of the facts. */
const dataOf = ({ version: _version, treatments: _treatments, ...rest }: Criterion) => ({
  ...rest,
  conditions: rest.wokenBy?.groups?.map((group) => withParts(group)),
})

const withParts = (group: keyof typeof conditionGroups): unknown => ({
  ...conditionGroups[group],
  snomed: snomedCodes[group],
  parts: conditionGroups[group].includes?.map((part) => withParts(part as keyof typeof conditionGroups)),
})

const fingerprint = (content: unknown): string =>
  createHash('sha256').update(JSON.stringify(content, inOrder)).digest('hex').slice(0, 12)

/** The order in which fields were written says nothing. */
const inOrder = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value

function versionsNow(): Versions {
  // One criterion may say different things of two treatments, or the same of all.
  const content = new Map<string, { version: number; parts: Set<string> }>()
  for (const ruleset of rulesets) {
    const moves = movesOf(ruleset)
    for (const criterion of ruleset.criteria) {
      const before = content.get(criterion.id) ?? { version: 0, parts: new Set() }
      before.version = Math.max(before.version, criterion.version)
      before.parts.add(fingerprint({ data: dataOf(criterion), moves: moves.get(criterion.id)?.sort() }))
      content.set(criterion.id, before)
    }
  }
  const criteria = [...content].map(
    ([id, { version, parts }]) => [id, { version, fingerprint: fingerprint([...parts].sort()) }] as const,
  )
  return {
    rulesets: rulesets[0]?.version ?? '',
    criteria: Object.fromEntries(criteria.sort(([a], [b]) => (a < b ? -1 : 1))),
  }
}

/** What has to be raised before the new state may be kept. */
function unraised(before: Versions, now: Versions): string[] {
  const ids = [...new Set([...Object.keys(before.criteria), ...Object.keys(now.criteria)])]
  const changed = ids.filter((id) => before.criteria[id]?.fingerprint !== now.criteria[id]?.fingerprint)
  const asBefore = changed.filter(
    (id) => now.criteria[id] && (before.criteria[id]?.version ?? 0) >= now.criteria[id].version,
  )
  return [
    ...asBefore.map((id) => `${id} changed: raise its version`),
    ...(changed.length > 0 && before.rulesets === now.rulesets
      ? ['criteria changed: raise the one in rulesets.ts']
      : []),
  ]
}

describe('versions', () => {
  let now: Versions
  beforeAll(() => {
    now = versionsNow()
  }, 60_000)

  it('are raised where a criterion changed: after that, run this test with `-u`', async () => {
    expect(unraised(kept, now)).toEqual([])
    await expect(`${JSON.stringify(now, null, 2)}\n`).toMatchFileSnapshot(file)
  })

  it('are missed where they are not raised', () => {
    const other = (change: Partial<Versions['criteria'][string]>, version = now.rulesets): Versions => ({
      rulesets: version,
      criteria: { ...now.criteria, aneurysm: { version: 1, fingerprint: 'other', ...change } },
    })
    const version = now.criteria.aneurysm?.version ?? 0
    expect(unraised(other({ version }, 'before'), now)).toEqual(['aneurysm changed: raise its version'])
    expect(unraised(other({ version: version - 1 }), now)).toEqual(['criteria changed: raise the one in rulesets.ts'])
    expect(unraised(other({ version: version - 1 }, 'before'), now)).toEqual([])
    expect(unraised(now, now)).toEqual([])
  })
})

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDepression } from '../clinical/conditions/index.ts'
import {
  type Criterion,
  type Determination,
  type Evaluation,
  evaluate,
  rulesets,
  treatments,
} from '../clinical/eligibility/index.ts'
import { isDoubt, speaksFor } from '../clinical/eligibility/testing.ts'
import type { Fact, PatientRecord } from '../clinical/record/record.ts'
import { readBundle, readBundleText } from '../server/fhir/index.ts'
import { readVignette, type Vignette } from './vignette-file.ts'

/*
 * What must hold whoever the patient is, shown on every vignette and on patients put together from their facts. The
 * same laws over facts made up one by one: clinical/eligibility/properties.test.ts.
 */

/** Many evaluations each. */
const slow = { timeout: 60_000 }

const folder = fileURLToPath(new URL('../vignettes', import.meta.url))
const vignettes = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => {
    const vignette = readVignette(readFileSync(join(folder, name), 'utf8'), name)
    return { name, vignette, record: readBundleText(JSON.stringify(vignette.bundle)).record }
  })

const judge = (
  record: PatientRecord,
  { treatment, asOf, standard }: Pick<Vignette, 'treatment' | 'asOf' | 'standard'>,
) => evaluate(record, { treatment, asOf, standard })
const without = (record: PatientRecord, gone: Fact): PatientRecord => ({
  ...record,
  facts: record.facts.filter((fact) => fact !== gone),
})
const and = (record: PatientRecord, ...more: Fact[]): PatientRecord => ({
  ...record,
  facts: [...record.facts, ...more],
})
const unknownIn = ({ criteria }: Evaluation) =>
  new Set(criteria.filter(({ status }) => status === 'unknown').map(({ id }) => id))

const rank: Record<Determination, number> = {
  'not-eligible': 0,
  'needs-information': 1,
  'eligible-with-cautions': 2,
  eligible: 3,
}

/** A fact of another patient's record keeps its content and gets an id of its own. */
const named = (name: string, fact: Fact): Fact => ({ ...fact, id: `${name} ${fact.id}` })

const kindOf = new Map<string, Criterion['kind']>(
  rulesets.flatMap(({ criteria }) => criteria.map(({ id, kind }) => [id, kind] as const)),
)

/** The facts by which an exclusion stands against somebody in a vignette. */
const exclusions: Fact[] = vignettes.flatMap(({ name, vignette, record }) => {
  const against = judge(record, vignette).criteria.filter(
    ({ id, status }) => kindOf.get(id) === 'exclusion' && status === 'met',
  )
  return (
    record.facts
      .filter((fact) =>
        fact.kind === 'interview-answer'
          ? fact.answer === 'yes' && against.some(({ id }) => id === fact.question)
          : fact.kind !== 'episode' &&
            against.some(({ evidence }) => evidence.some(({ reference }) => reference === fact.reference)),
      )
      .filter(({ kind }) => kind !== 'trial' && kind !== 'trial-history' && kind !== 'record-review')
      // A psychotic depression is the indication as well.
      .filter((fact) => fact.kind !== 'condition' || readDepression(fact.concept) === undefined)
      .map((fact) => named(name, fact))
  )
})

/** An imminent suicide risk is a caution in acute suicidality: there its answer may be all that was missing. */
const isExclusionFor = (treatment: Vignette['treatment'], fact: Fact): boolean =>
  fact.kind !== 'interview-answer' ||
  !rulesets.some(
    (ruleset) =>
      ruleset.treatment === treatment &&
      ruleset.criteria.some(({ id, kind }) => id === fact.question && kind !== 'exclusion'),
  )

const pool = vignettes.flatMap(({ name, record }) => record.facts.map((fact) => named(name, fact)))
/** Patients that are put together from the facts of all vignettes: contradictions and doubles are welcome. */
const someRecord = fc
  .record({
    patient: fc.constantFrom(...vignettes.map(({ record }) => record.patient)),
    facts: fc.uniqueArray(fc.constantFrom(...pool), { selector: ({ id }) => id, maxLength: 60 }),
  })
  .map((record): PatientRecord => record)
const someOptions = fc.record({
  treatment: fc.constantFrom(...treatments.map(({ id }) => id)),
  asOf: fc.constantFrom('2025-12-31', '2026-03-16', '2026-04-20'),
  standard: fc.constantFrom('athf-sf' as const, 'mgh-atrq' as const, 'delphi-2022' as const),
})

describe('the order of resources in a bundle', () => {
  it('never matters in a vignette', slow, () => {
    for (const { name, vignette } of vignettes) {
      const entries = Array.isArray(vignette.bundle.entry) ? vignette.bundle.entry : []
      const inOrder = judge(readBundle(vignette.bundle).record, vignette)
      const reversed = readBundle({ ...vignette.bundle, entry: entries.toReversed() })
      expect([name, judge(reversed.record, vignette)]).toEqual([name, inOrder])
    }
  })

  it('nor that of facts in a record', slow, () => {
    fc.assert(
      fc.property(someRecord, someOptions, fc.nat(), (record, options, seed) => {
        const facts = record.facts
          .map((fact, i) => ({ fact, key: (i * 7919 + seed) % 101 }))
          .sort((a, b) => a.key - b.key)
          .map(({ fact }) => fact)
        expect(judge({ ...record, facts }, options)).toEqual(judge(record, options))
      }),
      { numRuns: 40 },
    )
  })
})

/** A vignette, and the evaluation that its facts as they stand give: made once. */
const evaluated = new Map<string, Evaluation>()
const asItStands = ({ name, vignette, record }: (typeof vignettes)[number]): Evaluation => {
  const before = evaluated.get(name) ?? judge(record, vignette)
  evaluated.set(name, before)
  return before
}
const someVignette = fc.constantFrom(...vignettes)

describe('removing a fact never turns unknown into met, but for a doubt of what speaks for treatment', () => {
  const turnedMet = (gone: Fact, before: Evaluation, after: Evaluation): string[] => {
    const unknown = unknownIn(before)
    return after.criteria
      .filter((each) => each.status === 'met' && unknown.has(each.id) && !(isDoubt(gone) && speaksFor(each)))
      .map(({ id }) => id)
  }

  it('in a vignette', slow, () => {
    const cases = someVignette.chain((each) => fc.constantFrom(...each.record.facts).map((gone) => ({ each, gone })))
    fc.assert(
      fc.property(cases, ({ each, gone }) => {
        const after = judge(without(each.record, gone), each.vignette)
        expect([each.name, gone.id, turnedMet(gone, asItStands(each), after)]).toEqual([each.name, gone.id, []])
      }),
      { numRuns: 250 },
    )
  })

  it('nor in a patient put together', slow, () => {
    fc.assert(
      fc.property(someRecord, someOptions, fc.nat(), (record, options, at) => {
        const gone = record.facts[at % Math.max(1, record.facts.length)]
        if (gone)
          expect([gone, turnedMet(gone, judge(record, options), judge(without(record, gone), options))]).toEqual([
            gone,
            [],
          ])
      }),
      { numRuns: 150 },
    )
  })
})

describe('adding an exclusion never makes a patient more eligible', () => {
  it('has exclusions of every kind to add', () => {
    expect(exclusions.length).toBeGreaterThan(40)
    expect(new Set(exclusions.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(4)
  })

  it('in a vignette', slow, () => {
    fc.assert(
      fc.property(someVignette, fc.constantFrom(...exclusions), (each, exclusion) => {
        fc.pre(isExclusionFor(each.vignette.treatment, exclusion))
        const after = judge(and(each.record, exclusion), each.vignette)
        expect(rank[after.determination]).toBeLessThanOrEqual(rank[asItStands(each).determination])
      }),
      { numRuns: 250 },
    )
  })

  it('nor in a patient put together', slow, () => {
    fc.assert(
      fc.property(someRecord, someOptions, fc.constantFrom(...exclusions), (record, options, exclusion) => {
        fc.pre(isExclusionFor(options.treatment, exclusion))
        const before = rank[judge(record, options).determination]
        expect(rank[judge(and(record, exclusion), options).determination]).toBeLessThanOrEqual(before)
      }),
      { numRuns: 100 },
    )
  })
})

import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BundleFault, readBundle, readBundleText } from './index.ts'

const bundles = ['petra-novak', 'samuel-adeyemi'].map((name) =>
  JSON.parse(readFileSync(new URL(`fixtures/${name}.json`, import.meta.url), 'utf8')),
)
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** Reads, and lets nothing but a BundleFault pass. */
function readOrFault(read: () => unknown): 'read' | 'fault' {
  try {
    read()
    return 'read'
  } catch (error) {
    if (!(error instanceof BundleFault)) throw error
    expect(error.path).toMatch(/^Bundle/)
    return 'fault'
  }
}

describe('whatever comes', () => {
  it('the order of the entries never matters, nor entries that come twice', () => {
    for (const bundle of bundles) {
      const expected = readBundle(bundle)
      fc.assert(
        fc.property(fc.shuffledSubarray(bundle.entry, { minLength: bundle.entry.length }), fc.nat(), (entry, again) => {
          expect(readBundle({ ...bundle, entry })).toEqual(expected)
          const twice = [...entry, structuredClone(entry[again % entry.length])]
          expect(readBundle({ ...bundle, entry: twice })).toEqual(expected)
        }),
        { numRuns: 25 },
      )
    }
  })

  it('reading changes nothing in what was read', () => {
    for (const bundle of bundles) {
      const before = JSON.stringify(bundle)
      readBundle(bundle)
      expect(JSON.stringify(bundle)).toBe(before)
    }
  })

  it('junk is a fault and nothing else', () => {
    fc.assert(fc.property(fc.anything(), (junk) => readOrFault(() => readBundle(junk)) === 'fault'))
    fc.assert(fc.property(fc.string(), (junk) => readOrFault(() => readBundleText(junk)) === 'fault'))
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), (entry) => {
        readOrFault(() => readBundle({ resourceType: 'Bundle', type: 'collection', entry }))
      }),
    )
  })

  it('a real bundle with one place spoilt is read or refused, never half', () => {
    const places = bundles.flatMap((bundle, which) => placesOf(bundle).map((place) => ({ which, place })))
    const outcomes = { read: 0, fault: 0 }
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue(), ({ which, place }, spoilt) => {
        const bundle = structuredClone(bundles[which])
        put(bundle, place, spoilt)
        outcomes[readOrFault(() => readBundle(bundle))]++
      }),
      { numRuns: 400 },
    )
    expect(outcomes.fault).toBeGreaterThan(0)
  })
})

/** Every path in a JSON value. */
function placesOf(value: unknown, path: string[] = []): string[][] {
  if (!isObject(value)) return [path]
  const inside = Object.entries(value).flatMap(([key, each]) => placesOf(each, [...path, key]))
  return path.length > 0 ? [path, ...inside] : inside
}

function put(root: unknown, path: string[], value: unknown): void {
  let at = root
  for (const key of path.slice(0, -1)) at = isObject(at) ? at[key] : undefined
  const last = path.at(-1)
  if (isObject(at) && last !== undefined) at[last] = value
}

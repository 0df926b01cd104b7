import type { Source } from '../quantity/source.ts'
import { describe, words } from './describe.ts'
import type { EvidenceArea, EvidenceEntry } from './entry.ts'
import { ownContent, ruleIdOf } from './rule-id.ts'
import { fieldsOf, isNode, type Node, sourceOf, sourcesBeside } from './source-of.ts'

/** Gathers entries; the same rule in two places is one entry that is used in both. */
export class Collection {
  readonly #byId = new Map<string, EvidenceEntry>()

  add(entry: EvidenceEntry): void {
    const same = this.#byId.get(entry.id)
    if (!same) this.#byId.set(entry.id, entry)
    else {
      same.usedIn = [...new Set([...same.usedIn, ...entry.usedIn])]
      same.needsSignOff ||= entry.needsSignOff
    }
  }

  get entries(): EvidenceEntry[] {
    return [...this.#byId.values()]
  }
}

interface Place {
  area: EvidenceArea
  path: string
  usedIn: string
  version: string
}

/** Walks an object of the clinical data and adds everything in it that has a source. */
export function collect(into: Collection, value: unknown, place: Place): void {
  if (Array.isArray(value)) {
    for (const [index, each] of value.entries())
      collect(into, each, { ...place, path: `${place.path}/${keyOf(each) ?? index}` })
    return
  }
  if (!isNode(value)) return
  const here = { ...place, version: versionOf(value) ?? place.version }
  const own = sourceOf(value)
  if (own) addEntry(into, here, titleOf(value, here.path), ownContent(value), own.source, own.needsSignOff)
  for (const { of, source } of sourcesBeside(value)) {
    const content = Object.fromEntries(fieldsOf(value, of).map((field) => [field, value[field]]))
    const path = `${here.path}/${of}`
    addEntry(into, { ...here, path }, titleOf({}, path), content, source, source.evidence === 'local')
  }
  for (const [key, child] of Object.entries(value))
    if (key !== 'source' && !key.endsWith('Source')) collect(into, child, { ...here, path: `${here.path}/${key}` })
}

function addEntry(
  into: Collection,
  { area, path, usedIn, version }: Place,
  title: string,
  content: Node,
  source: Source,
  needsSignOff: boolean,
): void {
  into.add({
    id: ruleIdOf(path, content, source.citation),
    area,
    title,
    text: describe(content),
    usedIn: [usedIn],
    version,
    source,
    needsSignOff,
  })
}

const keyOf = (value: unknown): string | undefined => {
  if (!isNode(value)) return undefined
  const key = value.id ?? value.kind ?? value.tier
  return typeof key === 'string' ? key : undefined
}

const versionOf = ({ version }: Node): string | undefined =>
  typeof version === 'string' || typeof version === 'number' ? String(version) : undefined

/** The name that it gives itself, or the last words of its path. */
function titleOf({ label, title, name, statement }: Node, path: string): string {
  for (const each of [label, title, name, statement]) if (typeof each === 'string') return each
  const steps = path
    .split('/')
    .slice(1)
    .filter((step) => !/^\d+$/.test(step))
  return words(steps.slice(-2).join(', ')).replace(/^./, (first) => first.toUpperCase())
}

/** Numbers of the clinical data that stand under no source: a path each. */
export function numbersWithoutSource(value: unknown, path: string, sourced = false): string[] {
  if (typeof value === 'number') return sourced ? [] : [path]
  if (Array.isArray(value))
    return value.flatMap((each, index) => numbersWithoutSource(each, `${path}/${keyOf(each) ?? index}`, sourced))
  if (!isNode(value)) return []
  const covered = sourced || sourceOf(value) !== null
  const beside = new Set(sourcesBeside(value).flatMap(({ of }) => fieldsOf(value, of)))
  return Object.entries(value).flatMap(([key, child]) =>
    // A version counts changes; it says nothing about a patient.
    key === 'version' ? [] : numbersWithoutSource(child, `${path}/${key}`, covered || beside.has(key)),
  )
}

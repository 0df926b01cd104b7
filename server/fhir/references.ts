import { createHash } from 'node:crypto'
import type { FhirReference } from './elements.ts'

/** One resource of a bundle with the names by which others can point at it. */
export interface Entry {
  resourceType: string
  resource: { readonly [key: string]: unknown }
  /** Its place among those that are read. */
  at: number
  /** `Bundle.entry[12].resource` */
  path: string
  /** `Condition/abc`: the fact's id, the same each time the same resource is read. */
  reference: string
  fullUrl?: string
}

const withoutVersion = (reference: string): string => reference.replace(/\/_history\/[^/]*$/, '')
const isAbsolute = (url: string): boolean => /^https?:\/\//.test(url)
const typeAndId = (url: string): string => url.split('/').slice(-2).join('/')

/** Same content, same text, whatever the order of the keys. */
export function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonicalText(each)}`).join(',')}}`
  }
  return JSON.stringify(value) ?? 'null'
}

/** The name that stays the same: the resource's own id, else the one in its address, else a hash of its content. */
export function referenceOf(resource: { resourceType: string; id?: string }, fullUrl: string | undefined): string {
  const { resourceType, id } = resource
  if (id) return `${resourceType}/${id}`
  if (fullUrl?.startsWith('urn:')) return `${resourceType}/${fullUrl.slice(fullUrl.lastIndexOf(':') + 1)}`
  if (fullUrl && isAbsolute(fullUrl)) return typeAndId(withoutVersion(fullUrl))
  return `${resourceType}/sha256-${createHash('sha256').update(canonicalText(resource)).digest('hex').slice(0, 32)}`
}

/** Finds what a reference points at among the entries of the bundle. */
export interface Resolver {
  find(reference: string): Entry | undefined
}

export function makeResolver(entries: readonly Entry[]): Resolver {
  const byUrl = new Map<string, Entry>()
  const byTypeAndId = new Map<string, Entry>()
  for (const entry of entries) {
    if (entry.fullUrl) byUrl.set(withoutVersion(entry.fullUrl), entry)
    byTypeAndId.set(entry.reference, entry)
  }
  return {
    find(given) {
      const reference = withoutVersion(given)
      const found = byUrl.get(reference)
      if (found || !isAbsolute(reference)) return found ?? byTypeAndId.get(reference)
      // The same id on another server is somebody else; only a resource without a web address can be meant.
      const candidate = byTypeAndId.get(typeAndId(reference))
      return candidate?.fullUrl && isAbsolute(candidate.fullUrl) ? undefined : candidate
    },
  }
}

/** Who a resource is about, seen from the one patient of the bundle. */
export type Subject = 'the-patient' | 'another-patient' | 'nobody' | 'not-a-patient' | 'unknown-identifier'

export function subjectOf(
  subject: FhirReference | undefined,
  patient: Entry,
  identifiers: readonly { system?: string; value?: string }[],
  resolver: Resolver,
): Subject {
  const given = subject?.reference
  if (given) {
    const search = /(?:^|\/)Patient\?identifier=(?:([^|]*)\|)?(.+)$/.exec(given)
    if (search) return carries(identifiers, decoded(search[1]), decoded(search[2])) ? 'the-patient' : 'another-patient'
    if (
      /(^|\/)(Group|Device|Location|Practitioner|Organization|Medication|Substance)\/[^/]+$/.test(withoutVersion(given))
    )
      return 'not-a-patient'
    const found = resolver.find(given)
    if (found === undefined) return 'another-patient'
    if (found === patient) return 'the-patient'
    return found.resourceType === 'Patient' ? 'another-patient' : 'not-a-patient'
  }
  if (subject?.identifier?.value) {
    return carries(identifiers, subject.identifier.system, subject.identifier.value)
      ? 'the-patient'
      : 'unknown-identifier'
  }
  return 'nobody'
}

function decoded(text: string | undefined): string | undefined {
  try {
    return text === undefined ? undefined : decodeURIComponent(text)
  } catch {
    return text
  }
}

const carries = (
  identifiers: readonly { system?: string; value?: string }[],
  system: string | undefined,
  value: string | undefined,
): boolean => identifiers.some((each) => each.value === value && (!system || each.system === system))

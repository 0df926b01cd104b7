import type { z } from 'zod'
import type { Fact, PatientIdentity } from '../../clinical/record/record.ts'
import { BundleFault, pathOf } from './bundle-fault.ts'
import type { FhirReference } from './elements.ts'
import { type Entry, type Resolver, subjectOf } from './references.ts'

/** What one resource gave: its facts, or the reason why it was left. */
export type Reading = { facts: Fact[]; notes?: string[] } | { left: string }

/** The reason of a resource that its source has taken back. */
export const enteredInError = 'It was entered in error'

export const left = (reason: string): Reading => ({ left: reason })

/** What every reader may know of the bundle. */
export interface ReadingContext {
  patient: PatientIdentity
  patientEntry: Entry
  identifiers: readonly { system?: string; value?: string }[]
  resolver: Resolver
}

/** Parses a resource; the first fault in it becomes a BundleFault with its path. */
export function parse<S extends z.ZodType>(schema: S, value: unknown, path: string): z.output<S> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  const at = issue?.path ?? []
  const missing = issue?.code !== 'custom' && standsAt(value, at) === undefined
  throw new BundleFault(pathOf(path, at), missing ? 'is missing' : inWords(issue?.message ?? 'cannot be read'))
}

const standsAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((part, key) => (part as Record<PropertyKey, unknown> | undefined)?.[key], value)

function inWords(message: string): string {
  const wrongType = /^Invalid input: expected (\w+), received (\w+)$/.exec(message)
  if (wrongType) return `should be of type ${wrongType[1]}, but is of type ${wrongType[2]}`
  const option = /^Invalid option: expected one of (.*)$/.exec(message)
  if (option) return `is none of ${option[1]?.replaceAll('"', '').replaceAll('|', ', ')}`
  return message.replace(/^Invalid input: /, '')
}

/**
 * Undefined when the resource is about the patient of the bundle; otherwise why it is left.
 * A resource about another patient makes the whole bundle unsafe to read: BundleFault.
 */
export function whyNotThePatient(
  subject: FhirReference | undefined,
  element: 'subject' | 'patient',
  entry: Entry,
  { patientEntry, identifiers, resolver }: ReadingContext,
): Reading | undefined {
  switch (subjectOf(subject, patientEntry, identifiers, resolver)) {
    case 'the-patient':
      return undefined
    case 'another-patient':
      throw new BundleFault(`${entry.path}.${element}.reference`, 'names another patient than the one in this bundle')
    case 'not-a-patient':
      return left('It is not about a patient')
    case 'unknown-identifier':
      return left('It names its patient by an identifier that the patient of this bundle does not carry')
    case 'nobody':
      return left('It names no patient')
  }
}

import { z } from 'zod'
import type { Fact, PatientRecord } from '../../clinical/record/record.ts'
import { assemble } from './assemble.ts'
import { BundleFault } from './bundle-fault.ts'
import { whyNotUnderstood } from './modifiers.ts'
import { parseJson, refuseUnkeepable } from './plain-json.ts'
import { readAllergy } from './read-allergy.ts'
import { readCondition } from './read-condition.ts'
import { readEncounter, readProcedure } from './read-encounter.ts'
import { readMedicationRequest, readMedicationStatement } from './read-medication.ts'
import { type ObservationReading, type Piece, readObservation } from './read-observation.ts'
import { type PatientIdentifier, readPatient } from './read-patient.ts'
import { readQuestionnaireResponse } from './read-questionnaire-response.ts'
import { enteredInError, parse, type ReadingContext } from './reading.ts'
import { canonicalText, type Entry, makeResolver, referenceOf } from './references.ts'
import { bundleSchema, medicationSchema } from './resources.ts'

export interface LeftResource {
  /** The first of them, in the order of references. */
  reference: string
  resourceType: string
  reason: string
  /** How many resources of this type were left for this reason. */
  count: number
}

export interface ReadBundleResult {
  record: PatientRecord
  source: { patientReference: string; identifiers: PatientIdentifier[]; bundleType: string }
  /** How many resources of each type gave something, in the order of the type's name. */
  taken: Record<string, number>
  left: LeftResource[]
  /** References of what the source has taken back: an earlier import may have taken it. */
  enteredInError: string[]
  /** What a person should know before accepting the import. */
  notes: string[]
}

const readTypes = new Set(['transaction', 'collection', 'searchset'])
const toleratedTypes = new Set(['batch', 'document'])

const readers: Record<string, (entry: Entry, context: ReadingContext) => ObservationReading> = {
  Condition: readCondition,
  MedicationRequest: readMedicationRequest,
  MedicationStatement: readMedicationStatement,
  AllergyIntolerance: readAllergy,
  Observation: readObservation,
  QuestionnaireResponse: readQuestionnaireResponse,
  Encounter: readEncounter,
  Procedure: readProcedure,
}

/** Read where another resource points at them. */
const readThrough = new Set(['Medication'])
const leftByType: Record<string, string> = {
  FamilyMemberHistory: 'It is about the family, not the patient',
  OperationOutcome: 'It is a message of the server',
}

/** As `readBundle`, from the text of a file. */
export const readBundleText = (text: string): ReadBundleResult => readBundle(parseJson(text))

/**
 * Reads a FHIR R4 Bundle of one patient (transaction, collection or searchset) into a record. Pure: the same bundle
 * gives the same facts with the same ids, whatever the order of its entries.
 * Throws BundleFault, with the path of the fault, when anything that is read is not valid; nothing is read in half.
 */
export function readBundle(json: unknown): ReadBundleResult {
  refuseForeign(json)
  refuseUnkeepable(json)
  const bundle = parse(bundleSchema, json, 'Bundle')
  const notes: string[] = []
  if (toleratedTypes.has(bundle.type))
    notes.push(`The bundle is a ${bundle.type}; its entries were read as a collection.`)
  else if (!readTypes.has(bundle.type))
    throw new BundleFault('Bundle.type', 'is none of transaction, collection, searchset')
  if (bundle.link?.some((link) => link.relation === 'next'))
    notes.push('The search has further pages that are not in this file.')

  const isDeletion = ({ request }: BundleEntry) => request?.method === 'DELETE'
  const given = (bundle.entry ?? []).flatMap((entry, at) =>
    entry.resource && !isDeletion(entry)
      ? [entryOf(entry.resource, entry.fullUrl, at, `Bundle.entry[${at}].resource`)]
      : [],
  )
  if (bundle.entry?.some(isDeletion))
    notes.push('The bundle asks to delete resources; what an earlier import took of them was not taken out.')
  if (given.some(({ resource }) => isSubset(resource)))
    notes.push('Some resources are marked as incomplete (SUBSETTED): what they leave out is not known.')
  const entries = eachOnce(given, strictly)
  const patientEntry = onlyPatient(entries)
  const read = readPatient(patientEntry)
  notes.push(...read.notes)
  return readAll(entries, patientEntry, read, { notes, bundleType: bundle.type, attempt: strictly })
}

/** Reads one resource, or says what is wrong with it. */
type Attempt = <T>(entry: Entry, read: () => T) => T | undefined
const strictly: Attempt = (_, read) => read()

/**
 * As `readBundle`, of the resources of one patient that were gathered from an export. One that cannot be read is told, with
 * its place among those given and a path that begins with its type, and is left out; undefined where there is no Patient,
 * or none that can be read. What has no address is also found by its id as a UUID: exports made from bundles keep such
 * references.
 */
export function readResources(
  given: readonly { fullUrl?: string; resource: Record<string, unknown> }[],
  onFault: (at: number, fault: BundleFault) => void,
): ReadBundleResult | undefined {
  const attempt: Attempt = ({ at }, read) => {
    try {
      return read()
    } catch (error) {
      if (!(error instanceof BundleFault)) throw error
      onFault(at, error)
      return undefined
    }
  }
  const whole = given.flatMap(({ fullUrl, resource }, at) => {
    const path = String(resource.resourceType)
    return (
      attempt({ at, path, resource, resourceType: path, reference: '' }, () => {
        refuseUnkeepable(resource, path)
        parse(readThrough.has(path) ? medicationSchema : identifiedSchema, resource, path)
        return [entryOf(resource as FhirResource, fullUrl ?? `urn:uuid:${resource.id}`, at, path)]
      }) ?? []
    )
  })
  const entries = eachOnce(whole, attempt)
  const patientEntry = entries.find((entry) => entry.resourceType === 'Patient')
  const read = patientEntry && attempt(patientEntry, () => readPatient(patientEntry))
  return read && readAll(entries, patientEntry, read, { notes: read.notes, bundleType: 'collection', attempt })
}

type BundleEntry = NonNullable<z.output<typeof bundleSchema>['entry']>[number]
type FhirResource = { resourceType: string; id?: string }
const identifiedSchema = z.object({ id: z.string().optional() })

/** Everything but the Patient, who is read already. */
function readAll(
  entries: Entry[],
  patientEntry: Entry,
  { patient, identifiers }: ReturnType<typeof readPatient>,
  { notes, bundleType, attempt }: { notes: string[]; bundleType: string; attempt: Attempt },
): ReadBundleResult {
  const context: ReadingContext = { patient, patientEntry, identifiers, resolver: makeResolver(entries) }
  const facts: Fact[] = []
  const pieces: Piece[] = []
  const taken = new Map<string, number>([['Patient', 1]])
  const lefts: Omit<LeftResource, 'count'>[] = []
  for (const entry of entries) {
    const { resourceType, reference } = entry
    if (entry === patientEntry || readThrough.has(resourceType)) continue
    const read = readers[resourceType]
    const reading = read
      ? attempt(entry, () => read(entry, context))
      : { left: leftByType[resourceType] ?? `${resourceType} is not read` }
    if (!reading) continue
    const reason = 'left' in reading ? reading.left : whyNotUnderstood(entry.resource)
    if ('left' in reading || reason !== undefined) {
      lefts.push({ reference, resourceType, reason: reason ?? '' })
      continue
    }
    if ('facts' in reading) facts.push(...reading.facts)
    else pieces.push(...reading.pieces)
    notes.push(...(reading.notes ?? []))
    taken.set(resourceType, (taken.get(resourceType) ?? 0) + 1)
  }

  const within = new Set(entries.flatMap(({ resource }) => containedTypes(resource)))
  if (within.size > 0)
    notes.push(`Not read, since it stands inside of other resources (contained): ${[...within].sort().join(', ')}.`)

  const assembled = assemble(pieces)
  notes.push(...assembled.notes)
  facts.push(...assembled.facts)
  for (const half of assembled.lonely) {
    lefts.push({ resourceType: 'Observation', ...half })
    taken.set('Observation', (taken.get('Observation') ?? 1) - 1)
  }

  return {
    record: { patient, facts: facts.sort((a, b) => compare(a.id, b.id)) },
    source: { patientReference: patientEntry.reference, identifiers, bundleType },
    taken: Object.fromEntries([...taken].filter(([, count]) => count > 0).sort(([a], [b]) => compare(a, b))),
    left: countAlike(lefts),
    enteredInError: lefts.filter(({ reason }) => reason === enteredInError).map(({ reference }) => reference),
    notes: [...new Set(notes)],
  }
}

/** Of those that would be read if they stood by themselves. */
const containedTypes = ({ contained }: Entry['resource']): string[] =>
  (Array.isArray(contained) ? contained : []).flatMap((each) => {
    const type = (each as { resourceType?: unknown } | null)?.resourceType
    return typeof type === 'string' && Object.hasOwn(readers, type) ? [type] : []
  })

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function refuseForeign(json: unknown): void {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw new BundleFault('Bundle', 'is not a JSON object')
  const { resourceType } = json as { resourceType?: unknown }
  if (resourceType === undefined) throw new BundleFault('Bundle.resourceType', 'is missing: this is no FHIR resource')
  if (resourceType !== 'Bundle') throw new BundleFault('Bundle.resourceType', 'is not Bundle')
}

const entryOf = (resource: FhirResource, fullUrl: string | undefined, at: number, path: string): Entry => ({
  resourceType: resource.resourceType,
  resource,
  at,
  path,
  reference: referenceOf(resource, fullUrl),
  ...(fullUrl ? { fullUrl } : {}),
})

/** The entries, each once: a repeated one collapses, two different contents under one id do not. */
function eachOnce(given: readonly Entry[], attempt: Attempt): Entry[] {
  const entries = new Map<string, Entry>()
  for (const entry of given) {
    const before = entries.get(entry.reference)
    const kept = before === undefined ? entry : (attempt(entry, () => newerOf(before, entry)) ?? before)
    entries.set(entry.reference, kept)
  }
  return [...entries.values()]
}

/** Of two entries with one id: the same content is one; a later version replaces an earlier one. */
function newerOf(a: Entry, b: Entry): Entry {
  if (canonicalText(a.resource) === canonicalText(b.resource)) return a
  const [first, second] = [lastUpdated(a), lastUpdated(b)]
  if (first === undefined || second === undefined || first === second) {
    throw new BundleFault(b.path, 'has the same id as another entry and different content')
  }
  return first > second ? a : b
}

function isSubset({ meta }: Entry['resource']): boolean {
  const { tag } = (meta ?? {}) as { tag?: unknown }
  return Array.isArray(tag) && tag.some((each) => (each as { code?: unknown } | null)?.code === 'SUBSETTED')
}

function lastUpdated({ resource }: Entry): number | undefined {
  const { meta } = resource
  if (typeof meta !== 'object' || meta === null) return undefined
  const { lastUpdated } = meta as { lastUpdated?: unknown }
  const time = typeof lastUpdated === 'string' ? Date.parse(lastUpdated) : Number.NaN
  return Number.isNaN(time) ? undefined : time
}

function onlyPatient(entries: Entry[]): Entry {
  const [first, second] = entries.filter((entry) => entry.resourceType === 'Patient')
  if (!first) throw new BundleFault('Bundle', 'holds no Patient')
  if (second) throw new BundleFault(second.path, 'is a second Patient: a bundle is read for one patient')
  return first
}

function countAlike(lefts: Omit<LeftResource, 'count'>[]): LeftResource[] {
  const counted = new Map<string, LeftResource>()
  for (const each of lefts.sort((a, b) => compare(a.reference, b.reference))) {
    const key = `${each.resourceType}\n${each.reason}`
    const known = counted.get(key)
    if (known) known.count++
    else counted.set(key, { ...each, count: 1 })
  }
  return [...counted.values()].sort(
    (a, b) => compare(a.resourceType, b.resourceType) || b.count - a.count || compare(a.reason, b.reason),
  )
}

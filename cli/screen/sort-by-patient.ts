import { isUtf8 } from 'node:buffer'
import { counted } from '../counted.ts'
import type { ExportFile } from './export-files.ts'
import { eachLine, longestBytes } from './lines.ts'
import type { Medicines } from './medicines.ts'
import type { Origin } from './on-disk.ts'
import type { Partitions } from './partitions.ts'

/** Types that an evaluation reads; all others of an export are passed over. */
const read = new Set([
  'Patient',
  'Condition',
  'MedicationRequest',
  'MedicationStatement',
  'AllergyIntolerance',
  'Observation',
  'QuestionnaireResponse',
  'Encounter',
  'Procedure',
])

export const inWords = ({ file, line }: Origin): string => `${file}:${line}`

/** What a first pass gathers beside the partitions. */
export interface FirstPass {
  partitions: Partitions
  medicines: Medicines
  /** How many resources there are of each type. */
  counts: Map<string, number>
  /** One line each: what could not be used, and where. */
  report: (origin: Origin, fault: string) => void
  onBytes: (bytes: number) => void
}

interface Resource {
  resourceType: string
  [key: string]: unknown
}

/** Of a bundle, or alone; `json` where it stood on a line of its own. */
interface Entry {
  fullUrl?: string
  resource: Resource
  json?: string
}

/**
 * An export is sorted by type and not by patient: each resource is put with the others of its patient, in files on disk,
 * so that memory does not grow with the export. A line that cannot be used is reported, and the rest goes on.
 */
export async function sortByPatient(file: ExportFile, pass: FirstPass): Promise<void> {
  let garbled = false
  await eachLine(file, {
    onBytes: pass.onBytes,
    onLine: (bytes, line) => {
      const origin = { file: file.path, line }
      if (bytes === undefined) {
        pass.report(origin, `is longer than ${longestBytes / 1e6} MB`)
        return
      }
      const text = bytes.toString().replace(/^\uFEFF/, '')
      if (!garbled && text.includes('\uFFFD') && !isUtf8(bytes)) {
        garbled = true
        pass.report(origin, 'is not UTF-8, and others here may not be: letters that cannot be read become \uFFFD')
      }
      if (text.trim() !== '') take(text, origin, file.lines, pass)
    },
  })
}

function take(text: string, origin: Origin, isLine: boolean, pass: FirstPass): void {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    const before = text.slice(0, Number(/at position (\d+)/.exec(String(error))?.[1] ?? text.length)).split('\n')
    const at = isLine ? origin : { ...origin, line: before.length }
    pass.report(at, `is not JSON from column ${(before.at(-1)?.length ?? 0) + 1} on`)
    return
  }
  if (!isObject(json)) pass.report(origin, 'is not a JSON object')
  else if (isResource(json)) {
    if (json.resourceType === 'Bundle') takeBundle(json, origin, pass)
    else if (json.resourceType === 'OperationOutcome') takeOutcome(json, origin, pass)
    else takeEntry({ resource: json, ...(isLine ? { json: text } : {}) }, origin, pass)
  } else if (!isManifest(json)) pass.report(origin, 'has no resourceType: it is no FHIR resource')
}

/** Of the export itself: https://hl7.org/fhir/uv/bulkdata/export.html#response---complete-status */
const isManifest = (json: Record<string, unknown>): boolean =>
  typeof json.transactionTime === 'string' && Array.isArray(json.output)

/** What the exporting server could not give. */
function takeOutcome({ issue }: Resource, origin: Origin, { report }: FirstPass): void {
  for (const each of Array.isArray(issue) ? issue : []) {
    if (!isObject(each) || each.severity === 'information') continue
    const words = each.diagnostics ?? (isObject(each.details) ? each.details.text : undefined) ?? each.code
    report(origin, `the exporting server says ${each.severity ?? 'error'}: ${String(words).slice(0, 200)}`)
  }
}

/** A bundle of one patient is that patient, whatever its resources call each other; any other is a page of resources. */
function takeBundle(bundle: Resource, origin: Origin, pass: FirstPass): void {
  const given = bundle.entry ?? []
  if (!Array.isArray(given)) {
    pass.report(origin, 'Bundle.entry is no list')
    return
  }
  const entries: Entry[] = []
  let deleted = 0
  for (const [at, each] of given.entries()) {
    const { fullUrl, resource, request }: Record<string, unknown> = isObject(each) ? each : {}
    if (isObject(request) && request.method === 'DELETE') deleted++
    else if (isResource(resource)) entries.push({ resource, ...(typeof fullUrl === 'string' ? { fullUrl } : {}) })
    else pass.report(origin, `Bundle.entry[${at}].resource is no FHIR resource`)
  }
  if (deleted > 0)
    pass.report(origin, `tells of ${counted(deleted, 'deleted resource')}: not taken out, a full export is needed`)
  const [patient, another] = entries.filter(({ resource }) => resource.resourceType === 'Patient')
  const name = patient && !another ? idOf(patient) : undefined
  for (const entry of entries) {
    if (name === undefined || !isReadWithPatient(entry)) takeEntry(entry, origin, pass)
    else {
      count(entry, pass)
      addTo(name, entry, origin, pass)
    }
  }
}

const isReadWithPatient = ({ resource }: Entry): boolean =>
  read.has(resource.resourceType) || resource.resourceType === 'Medication'

const count = ({ resource: { resourceType } }: Entry, { counts }: FirstPass): void => {
  counts.set(resourceType, (counts.get(resourceType) ?? 0) + 1)
}

function takeEntry(entry: Entry, origin: Origin, pass: FirstPass): void {
  const { resource } = entry
  const type = resource.resourceType
  count(entry, pass)
  if (type === 'Medication') {
    const name = idOf(entry)
    if (name !== undefined) keep(name, entry, origin, pass, pass.medicines)
    return
  }
  if (!read.has(type)) return
  if (type === 'Patient') {
    const name = idOf(entry)
    if (name === undefined) pass.report(origin, 'Patient.id is missing')
    else addTo(name, entry, origin, pass)
    return
  }
  const element = type === 'AllergyIntolerance' ? 'patient' : 'subject'
  const subject = resource[element]
  const reference = isObject(subject) ? textOf(subject.reference) : undefined
  const name = lastPart(reference)
  if (name === undefined) pass.report(origin, `${type}.${element} names no patient by reference`)
  // A group, a place or a device is nobody whom the list could name.
  else if (!/(^|\/)(?!Patient\/)[A-Z][A-Za-z]+\/[^/]+$/.test(withoutVersion(reference ?? '')))
    addTo(name, entry, origin, pass)
}

function addTo(name: string, entry: Entry, origin: Origin, pass: FirstPass): void {
  if (!keep(name, entry, origin, pass, pass.partitions)) return
  const { medicationReference } = entry.resource
  const id = isObject(medicationReference) ? lastPart(textOf(medicationReference.reference)) : undefined
  if (id !== undefined) pass.medicines.want(id, name)
}

/** False where nothing could be kept. */
function keep(
  name: string,
  { fullUrl, resource, json }: Entry,
  origin: Origin,
  { report }: FirstPass,
  where: Partitions | Medicines,
): boolean {
  try {
    where.add({ name, origin, ...(fullUrl ? { fullUrl } : {}), json: json ?? JSON.stringify(resource) })
    return true
  } catch (error) {
    // What JSON.parse reads at any depth JSON.stringify does not.
    if (!(error instanceof RangeError)) throw error
    report(origin, `${resource.resourceType} is nested too deeply`)
    return false
  }
}

const withoutVersion = (reference: string): string => reference.replace(/\/_history\/[^/]*$/, '')

/** `abc` of `Patient/abc`, of `https://example.org/fhir/Patient/abc/_history/2` and of `urn:uuid:abc`. */
function lastPart(reference: string | undefined): string | undefined {
  if (reference === undefined || reference.includes('?') || reference.startsWith('#')) return undefined
  const bare = withoutVersion(reference)
  return bare.slice(Math.max(bare.lastIndexOf('/'), bare.lastIndexOf(':')) + 1) || undefined
}

const idOf = ({ resource, fullUrl }: Entry): string | undefined => textOf(resource.id) ?? lastPart(fullUrl)
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isResource = (value: unknown): value is Resource => isObject(value) && typeof value.resourceType === 'string'
const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

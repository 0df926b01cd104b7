import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import type { Medicines } from './medicines.ts'
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

/** Where something stands in the export, for whoever has to look. */
export interface Origin {
  file: string
  line: number
}

export const inWords = ({ file, line }: Origin): string => `${file}:${line}`

export interface Entry {
  fullUrl?: string
  resource: Record<string, unknown>
}

/** What a first pass gathers beside the partitions. */
export interface FirstPass {
  partitions: Partitions
  medicines: Medicines
  /** One line each: what could not be used, and where. */
  report: (origin: Origin, fault: string) => void
  onBytes: (bytes: number) => void
}

/**
 * An export is sorted by type and not by patient: each resource is put with the others of its patient, in files on disk,
 * so that memory does not grow with the export. A line that cannot be used is reported, and the rest goes on.
 */
export async function sortByPatient(file: string, pass: FirstPass): Promise<void> {
  if (!file.endsWith('.ndjson')) {
    const text = await readFile(file, 'utf8')
    take(text, { file, line: 1 }, pass)
    pass.onBytes(Buffer.byteLength(text))
    return
  }
  let line = 0
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    line++
    pass.onBytes(text.length + 1)
    if (text.trim() !== '') take(text, { file, line }, pass)
  }
}

function take(text: string, origin: Origin, pass: FirstPass): void {
  let json: unknown
  try {
    json = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text)
  } catch {
    pass.report(origin, 'is not JSON')
    return
  }
  if (!isObject(json)) pass.report(origin, 'is not a JSON object')
  else if (json.resourceType === 'Bundle') takeBundle(json, origin, pass)
  else if (typeof json.resourceType !== 'string') pass.report(origin, 'has no resourceType: it is no FHIR resource')
  else takeEntry({ resource: json }, origin, pass)
}

/** A bundle of one patient is that patient, whatever its resources call each other; any other is a page of resources. */
function takeBundle(bundle: Record<string, unknown>, origin: Origin, pass: FirstPass): void {
  const given = Array.isArray(bundle.entry) ? bundle.entry : []
  const entries = given.flatMap((each: unknown): Entry[] =>
    isObject(each) && isObject(each.resource)
      ? [{ ...(typeof each.fullUrl === 'string' ? { fullUrl: each.fullUrl } : {}), resource: each.resource }]
      : [],
  )
  const patients = entries.filter(({ resource }) => resource.resourceType === 'Patient')
  const [patient] = patients
  const key = patient && (textOf(patient.resource.id) ?? lastPart(patient.fullUrl))
  if (patients.length !== 1 || key === undefined) {
    for (const entry of entries) takeEntry(entry, origin, pass)
    return
  }
  for (const entry of entries) {
    const { resourceType } = entry.resource
    if (read.has(String(resourceType)) || resourceType === 'Medication') addTo(key, entry, origin, pass)
  }
}

function takeEntry(entry: Entry, origin: Origin, pass: FirstPass): void {
  const { resource } = entry
  const type = String(resource.resourceType)
  if (type === 'Medication') {
    const id = textOf(resource.id) ?? lastPart(entry.fullUrl)
    if (id !== undefined) pass.medicines.add(id, origin, entry)
    return
  }
  if (!read.has(type)) return
  const subject = type === 'AllergyIntolerance' ? resource.patient : resource.subject
  const key =
    type === 'Patient'
      ? (textOf(resource.id) ?? lastPart(entry.fullUrl))
      : lastPart(isObject(subject) ? textOf(subject.reference) : undefined)
  if (key === undefined) pass.report(origin, `${type} names no patient by reference`)
  else addTo(key, entry, origin, pass)
}

function addTo(key: string, entry: Entry, origin: Origin, { partitions, medicines }: FirstPass): void {
  partitions.add(key, origin, entry)
  const { medicationReference } = entry.resource
  const id = isObject(medicationReference) ? lastPart(textOf(medicationReference.reference)) : undefined
  if (id !== undefined) medicines.want(id, key)
}

/** `abc` of `Patient/abc`, of `https://example.org/fhir/Patient/abc/_history/2` and of `urn:uuid:abc`. */
function lastPart(reference: string | undefined): string | undefined {
  if (reference === undefined || reference.includes('?')) return undefined
  const bare = reference.replace(/\/_history\/[^/]*$/, '')
  return bare.slice(Math.max(bare.lastIndexOf('/'), bare.lastIndexOf(':')) + 1) || undefined
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

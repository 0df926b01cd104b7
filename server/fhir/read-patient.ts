import type { PatientIdentity } from '../../clinical/record/record.ts'
import { cleanText, dayOf, defined, firstCode } from './concepts.ts'
import { whyNotUnderstood } from './modifiers.ts'
import { parse } from './reading.ts'
import type { Entry } from './references.ts'
import { patientSchema } from './resources.ts'

export interface PatientIdentifier {
  system?: string
  value: string
  /** `MR` for a medical record number (HL7 table 0203). */
  type?: string
}

/** Numbers that a clinic has no need to keep: social security, driving licence, passport. */
const notKept = new Set(['SS', 'SB', 'DL', 'PPN', 'TAX'])
const birthSexUrl = 'http://hl7.org/fhir/us/core/StructureDefinition/us-core-birthsex'

/** Reads the Patient: who it is, and the identifiers that are kept. Throws BundleFault. */
export function readPatient(entry: Entry): {
  patient: PatientIdentity
  identifiers: PatientIdentifier[]
  notes: string[]
} {
  const resource = parse(patientSchema, entry.resource, entry.path)
  const notes: string[] = []

  const identifiers = (resource.identifier ?? []).flatMap(({ system, value, type, use }) => {
    const kind = firstCode(type)
    return value && use !== 'old' && !(kind && notKept.has(kind)) ? [defined({ system, value, type: kind })] : []
  })
  const recordNumber = (identifiers.find((each) => each.type === 'MR') ?? identifiers[0])?.value

  const names = resource.name ?? []
  const rank = ['official', 'usual', undefined, 'temp', 'nickname', 'anonymous']
  const name = names
    .filter((each) => each.use !== 'old' && each.use !== 'maiden')
    .sort(
      (a, b) =>
        Number(Boolean(a.period?.end)) - Number(Boolean(b.period?.end)) || rank.indexOf(a.use) - rank.indexOf(b.use),
    )[0]
  const words = cleanText(name?.text ?? '')
    .split(/\s+/)
    .filter(Boolean)
  const familyName = cleanText(name?.family ?? words.at(-1) ?? '')
  const givenName = cleanText((name?.given ?? (name?.family ? [] : words.slice(0, -1))).join(' '))
  if (!familyName && !givenName) notes.push('The patient has no name in this bundle.')
  if (!resource.birthDate) notes.push('The patient has no date of birth in this bundle.')

  const deceased = resource.deceasedBoolean === true || resource.deceasedDateTime !== undefined
  const deceasedOn = dayOf(resource.deceasedDateTime)
  if (deceased) notes.push(`The patient is recorded as deceased${deceasedOn ? ` on ${deceasedOn}` : ''}.`)
  else if (resource._deceasedDateTime !== undefined || resource._deceasedBoolean !== undefined)
    notes.push('Whether the patient has died is left open in this bundle.')
  if (resource.active === false) notes.push('The source no longer uses this record of the patient (not active).')
  if (resource.link?.some(({ type }) => type === 'replaced-by'))
    notes.push('The source has replaced this record of the patient by another, which is not read here.')
  const notUnderstood = whyNotUnderstood(entry.resource)
  if (notUnderstood) notes.push(`Of the patient: ${notUnderstood}.`)

  const birthSex = resource.extension?.find((each) => each.url === birthSexUrl)?.valueCode
  const sexAtBirth = birthSex === 'F' ? 'female' : birthSex === 'M' ? 'male' : undefined
  // Rules read the sex for the body, such as a pregnancy: where the two differ, they are to ask.
  const differ = sexAtBirth === 'female' && resource.gender === 'male'
  if (differ) notes.push('The patient is recorded as male, and as female at birth: the sex was left as not known.')
  const sex = differ ? 'unknown' : (resource.gender ?? sexAtBirth ?? 'unknown')

  return {
    patient: defined({ familyName, givenName, birthDate: resource.birthDate, sex, recordNumber, deceased, deceasedOn }),
    identifiers,
    notes,
  }
}

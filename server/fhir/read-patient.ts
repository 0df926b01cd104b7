import type { PatientIdentity } from '../../clinical/record/record.ts'
import { cleanText, dayOf, defined, firstCode } from './concepts.ts'
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

  const birthSex = resource.extension?.find((each) => each.url === birthSexUrl)?.valueCode
  const sex = resource.gender ?? (birthSex === 'F' ? 'female' : birthSex === 'M' ? 'male' : 'unknown')

  return {
    patient: defined({ familyName, givenName, birthDate: resource.birthDate, sex, recordNumber, deceased, deceasedOn }),
    identifiers,
    notes,
  }
}

import { dayInterval } from '../quantity/calendar-date.ts'
import type { AllergyFact, Concept, NoKnownAllergiesFact } from '../record/record.ts'
import { snomedNoKnownAllergies } from './snomed.ts'

/** Of what nothing is known: all substances, medicines alone, or one kind that is not kept apart here. */
export type AbsenceScope = keyof typeof snomedNoKnownAllergies

const snomedSystems = new Set(['http://snomed.info/sct', 'urn:oid:2.16.840.1.113883.6.96'])
/** To the end: `No known allergies, rash with ketamine` names one. */
const inWords =
  /^(nka|nkda|no (?:known )?(?:(drug|medication|medicine)s? )?allerg(?:y|ies)(?: known)?|none known)(?: ?\((?:nka|nkda|situation|finding|disorder)\))?\.?$/i
const goesOn = /\b(except|excluding|but|however|apart from|other than|besides)\b|[,;.]\s*\p{L}/iu
const saysNo = /\b(no|not|none|nil|nka|nkda)\b/i

/**
 * Does an allergy of a record say that none is known? Records write that as an allergy to nothing. A code whose own words
 * name a substance is no such statement: what may be an allergy stays one.
 */
export function saysNoKnownAllergy({ codings, text }: Concept): AbsenceScope | undefined {
  const scopes = Object.keys(snomedNoKnownAllergies) as AbsenceScope[]
  const coded = scopes.find((scope) =>
    codings.some(({ system, code }) => snomedSystems.has(system) && code in snomedNoKnownAllergies[scope]),
  )
  const words = text.trim()
  if (goesOn.test(words)) return undefined
  const isCodeAlone = codings.some(({ code }) => code === words)
  if (coded) return isCodeAlone || saysNo.test(words) ? coded : undefined
  const [, said, drug] = inWords.exec(words) ?? []
  if (said === undefined) return undefined
  return drug !== undefined || said.toLowerCase() === 'nkda' ? 'medicine' : 'any'
}

export const isCurrentAllergy = ({ verificationStatus, clinicalStatus }: AllergyFact): boolean =>
  verificationStatus !== 'refuted' &&
  verificationStatus !== 'entered-in-error' &&
  clinicalStatus !== 'inactive' &&
  clinicalStatus !== 'resolved'

/**
 * The newest statement that no allergy is known, if it stands: an allergy that is current outweighs it whenever it was
 * recorded, and one that is over does when it was recorded later. Undefined is not known, never "none".
 */
export function noKnownAllergies(
  statements: readonly NoKnownAllergiesFact[],
  allergies: readonly AllergyFact[],
): NoKnownAllergiesFact | undefined {
  const [newest] = [...statements].sort(byDate)
  if (!newest || allergies.some(isCurrentAllergy)) return undefined
  const since = dayInterval(newest.on)?.latest ?? ''
  const later = allergies.some(
    ({ verificationStatus, recorded }) =>
      verificationStatus !== 'refuted' &&
      verificationStatus !== 'entered-in-error' &&
      (dayInterval(recorded)?.latest ?? '') > since,
  )
  return later ? undefined : newest
}

/** Newest first, what has no date last; of one day the wider statement, so that no order of entry matters. */
const byDate = (a: NoKnownAllergiesFact, b: NoKnownAllergiesFact): number =>
  compare(dayInterval(b.on)?.latest ?? '', dayInterval(a.on)?.latest ?? '') ||
  compare(a.scope, b.scope) ||
  compare(b.id, a.id)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

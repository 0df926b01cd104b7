import { saysNoKnownAllergy } from '../../clinical/allergies/index.ts'
import type { AllergyFact, Concept, NoKnownAllergiesFact } from '../../clinical/record/record.ts'
import { cleanText, dayOf, defined, readConcept, wordsOf } from './concepts.ts'
import { foreignVerification } from './read-condition.ts'
import { enteredInError, left, parse, type Reading, type ReadingContext, whyNotThePatient } from './reading.ts'
import type { Entry } from './references.ts'
import { allergyIntoleranceSchema, type FhirAllergy } from './resources.ts'
import { statusFrom } from './statuses.ts'

export function readAllergy(entry: Entry, context: ReadingContext): Reading {
  const resource = parse(allergyIntoleranceSchema, entry.resource, entry.path)
  const why = whyNotThePatient(resource.patient, 'patient', entry, context)
  if (why) return why
  const verification = statusFrom(
    ['confirmed', 'unconfirmed', 'refuted', 'entered-in-error'] as const,
    resource.verificationStatus,
  )
  if (verification === 'entered-in-error') return left(enteredInError)
  const concept = conceptOf(resource)
  if (!concept) return left('It names no substance')
  const clinical = statusFrom(['active', 'inactive', 'resolved'] as const, resource.clinicalStatus)
  const clinicalStatus = clinical === 'foreign' ? 'unknown' : clinical
  const recorded = dayOf(resource.recordedDate)
  // One that a reaction names as well is an allergy, whatever the code says of none.
  const none = concept.text === readConcept(resource.code)?.text ? saysNoKnownAllergy(concept) : undefined
  if (none !== undefined) {
    if (verification === 'refuted' || clinicalStatus === 'inactive' || clinicalStatus === 'resolved')
      return left('It says that no allergy is known, and that this no longer holds')
    if (none === 'other') return left('No known allergy of one kind: kept are those to anything, or to any medicine')
    const stated: NoKnownAllergiesFact = defined({
      id: entry.reference,
      reference: entry.reference,
      kind: 'no-known-allergies',
      scope: none,
      on: recorded,
      statedBy: cleanText(resource.asserter?.display ?? resource.recorder?.display ?? '') || undefined,
    })
    return { facts: [stated] }
  }
  const reactions = (resource.reaction ?? []).flatMap((each) => [
    ...(each.manifestation ?? []).flatMap((manifestation) => wordsOf(manifestation) ?? []),
    ...(each.description ? [cleanText(each.description)] : []),
  ])
  const fact: AllergyFact = defined({
    id: entry.reference,
    reference: entry.reference,
    kind: 'allergy',
    concept,
    clinicalStatus,
    verificationStatus: verification === 'foreign' ? 'unconfirmed' : verification,
    reaction: [...new Set(reactions)].join(', ') || undefined,
    recorded,
  })
  return { facts: [fact], notes: verification === 'foreign' ? [foreignVerification] : [] }
}

/** What it is to. A code that says only `Drug allergy` may leave it to the reactions to name the substance. */
function conceptOf({ code, reaction }: FhirAllergy): Concept | undefined {
  const named = readConcept(code)
  const substances = (reaction ?? []).flatMap(({ substance }) => readConcept(substance) ?? [])
  const more = substances.filter(({ text }) => !named?.text.toLowerCase().includes(text.toLowerCase()))
  if (more.length === 0) return named
  const texts = [...new Set(more.map(({ text }) => text))].join(', ')
  return {
    codings: [...(named?.codings ?? []), ...more.flatMap(({ codings }) => codings)],
    text: named ? `${named.text} (${texts})` : texts,
  }
}

import { saysNoKnownAllergy } from '../../clinical/allergies/index.ts'
import type { AllergyFact, NoKnownAllergiesFact } from '../../clinical/record/record.ts'
import { cleanText, dayOf, defined, firstCode, readConcept, wordsOf } from './concepts.ts'
import { statusFrom } from './read-condition.ts'
import { enteredInError, left, parse, type Reading, type ReadingContext, whyNotThePatient } from './reading.ts'
import type { Entry } from './references.ts'
import { allergyIntoleranceSchema } from './resources.ts'

export function readAllergy(entry: Entry, context: ReadingContext): Reading {
  const resource = parse(allergyIntoleranceSchema, entry.resource, entry.path)
  const why = whyNotThePatient(resource.patient, 'patient', entry, context)
  if (why) return why
  const verification = firstCode(resource.verificationStatus)
  if (verification === 'entered-in-error') return left(enteredInError)
  const concept =
    readConcept(resource.code) ?? readConcept(resource.reaction?.find((each) => each.substance)?.substance)
  if (!concept) return left('It names no substance')
  const clinicalStatus = statusFrom(['active', 'inactive', 'resolved'] as const, firstCode(resource.clinicalStatus))
  const recorded = dayOf(resource.recordedDate)
  const none = saysNoKnownAllergy(concept)
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
    verificationStatus: statusFrom(['confirmed', 'unconfirmed', 'refuted'] as const, verification),
    reaction: [...new Set(reactions)].join(', ') || undefined,
    recorded,
  })
  return { facts: [fact] }
}

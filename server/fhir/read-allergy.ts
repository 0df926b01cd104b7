import type { AllergyFact } from '../../clinical/record/record.ts'
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
  const reactions = (resource.reaction ?? []).flatMap((each) => [
    ...(each.manifestation ?? []).flatMap((manifestation) => wordsOf(manifestation) ?? []),
    ...(each.description ? [cleanText(each.description)] : []),
  ])
  const fact: AllergyFact = defined({
    id: entry.reference,
    reference: entry.reference,
    kind: 'allergy',
    concept,
    clinicalStatus: statusFrom(['active', 'inactive', 'resolved'] as const, firstCode(resource.clinicalStatus)),
    verificationStatus: statusFrom(['confirmed', 'unconfirmed', 'refuted'] as const, verification),
    reaction: [...new Set(reactions)].join(', ') || undefined,
    recorded: dayOf(resource.recordedDate),
  })
  return { facts: [fact] }
}

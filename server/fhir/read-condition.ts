import type { ConditionFact } from '../../clinical/record/record.ts'
import { dayOf, defined, firstCode, readConcept } from './concepts.ts'
import { enteredInError, left, parse, type Reading, type ReadingContext, whyNotThePatient } from './reading.ts'
import type { Entry } from './references.ts'
import { conditionSchema } from './resources.ts'

const clinicalStatuses = ['active', 'recurrence', 'relapse', 'inactive', 'remission', 'resolved'] as const
const verificationStatuses = ['confirmed', 'unconfirmed', 'provisional', 'differential', 'refuted'] as const
const assertedDateUrl = 'http://hl7.org/fhir/StructureDefinition/condition-assertedDate'

/** A known status, or `unknown`: an absent or foreign one must not turn into a yes or a no. */
export const statusFrom = <T extends string>(known: readonly T[], given: string | undefined): T | 'unknown' =>
  known.find((each) => each === given) ?? 'unknown'

export function readCondition(entry: Entry, context: ReadingContext): Reading {
  const resource = parse(conditionSchema, entry.resource, entry.path)
  const why = whyNotThePatient(resource.subject, 'subject', entry, context)
  if (why) return why
  const concept = readConcept(resource.code)
  if (!concept) return left('It names no condition')
  const verification = firstCode(resource.verificationStatus)
  if (verification === 'entered-in-error') return left(enteredInError)
  const asserted = resource.extension?.find((each) => each.url === assertedDateUrl)?.valueDateTime
  const notes =
    resource.onsetAge || resource.onsetRange || resource.onsetString
      ? ['An onset that is given as an age or in words was not turned into a date.']
      : []
  const fact: ConditionFact = defined({
    id: entry.reference,
    reference: entry.reference,
    kind: 'condition',
    concept,
    clinicalStatus: statusFrom(clinicalStatuses, firstCode(resource.clinicalStatus)),
    verificationStatus: statusFrom(verificationStatuses, verification),
    onset: dayOf(resource.onsetDateTime ?? resource.onsetPeriod?.start),
    abatement: dayOf(resource.abatementDateTime ?? resource.abatementPeriod?.end),
    recorded: dayOf(resource.recordedDate ?? (typeof asserted === 'string' ? asserted : undefined)),
  })
  return { facts: [fact], notes }
}

import { hasKnownCode } from '../../clinical/conditions/index.ts'
import type { ConditionFact } from '../../clinical/record/record.ts'
import { dateIn, dayOf, defined, readConcept } from './concepts.ts'
import { certaintyOf } from './german-certainty.ts'
import { enteredInError, left, parse, type Reading, type ReadingContext, whyNotThePatient } from './reading.ts'
import type { Entry } from './references.ts'
import { conditionSchema, type FhirCondition } from './resources.ts'
import { statusFrom } from './statuses.ts'

const clinicalStatuses = ['active', 'recurrence', 'relapse', 'inactive', 'remission', 'resolved'] as const
const verificationStatuses = [
  'confirmed',
  'unconfirmed',
  'provisional',
  'differential',
  'refuted',
  'entered-in-error',
] as const
const assertedDateUrl = 'http://hl7.org/fhir/StructureDefinition/condition-assertedDate'

const noteOf = {
  onset: 'An onset that is given as an age or in words was not turned into a date.',
  abatement: 'The end of a condition that is given as an age or in words was not turned into a date.',
  clinical:
    'A clinical status of a condition is not known here: the condition is read as one whose status is not given.',
  verification: 'A verification status is not known here: what carries it is read as unconfirmed.',
  both: 'A condition is called active and has an end: after that day it is read as over.',
  code: 'A condition is named by nothing but a code that is not known here: no criterion reads it.',
} as const
export const foreignVerification = noteOf.verification

export function readCondition(entry: Entry, context: ReadingContext): Reading {
  const resource = parse(conditionSchema, entry.resource, entry.path)
  const why = whyNotThePatient(resource.subject, 'subject', entry, context)
  if (why) return why
  const concept = readConcept(resource.code)
  if (!concept) return left('It names no condition')
  const verification = statusFrom(verificationStatuses, resource.verificationStatus)
  if (verification === 'entered-in-error') return left(enteredInError)
  const clinical = statusFrom(clinicalStatuses, resource.clinicalStatus)
  const certainty = certaintyOf(resource.code)
  const asserted = resource.extension?.find((each) => each.url === assertedDateUrl)?.valueDateTime
  const onset = dayOf(resource.onsetDateTime ?? resource.onsetPeriod?.start) ?? dateIn(resource.onsetString)
  const abatement =
    dayOf(resource.abatementDateTime ?? resource.abatementPeriod?.end) ?? dateIn(resource.abatementString)
  const going = clinical === 'active' || clinical === 'recurrence' || clinical === 'relapse'
  const notes = [
    onset === undefined && (resource.onsetAge ?? resource.onsetRange ?? resource.onsetString) ? noteOf.onset : [],
    abatement === undefined && saysEndWithoutDate(resource) ? noteOf.abatement : [],
    clinical === 'foreign' ? noteOf.clinical : [],
    verification === 'foreign' ? noteOf.verification : [],
    going && abatement !== undefined ? noteOf.both : [],
    isCodeAlone(resource) && !hasKnownCode(concept) ? noteOf.code : [],
  ].flat()
  const fact: ConditionFact = defined({
    id: entry.reference,
    reference: entry.reference,
    kind: 'condition',
    concept,
    clinicalStatus:
      clinical !== 'unknown' && clinical !== 'foreign'
        ? clinical
        : isEnded(resource) || certainty === 'past'
          ? 'inactive'
          : 'unknown',
    verificationStatus: withCertainty(verification === 'foreign' ? 'unconfirmed' : verification, certainty),
    onset,
    abatement,
    recorded: dayOf(resource.recordedDate ?? (typeof asserted === 'string' ? asserted : undefined)),
  })
  return { facts: [fact], notes }
}

const isCodeAlone = ({ code }: FhirCondition): boolean =>
  !code?.text?.trim() && !code?.coding?.some(({ display }) => display?.trim())

const saysEndWithoutDate = (resource: FhirCondition): boolean =>
  (resource.abatementAge ?? resource.abatementRange ?? resource.abatementPeriod ?? resource.abatementString) !==
  undefined

/** Is it over, whenever that was? Words may say anything (`ongoing`): only those that can mean nothing else are read. */
const isEnded = (resource: FhirCondition): boolean =>
  resource.abatementBoolean === true ||
  resource.abatementAge !== undefined ||
  resource.abatementRange !== undefined ||
  (resource.abatementPeriod !== undefined && resource.abatementPeriod.end === undefined) ||
  /^(true|yes|resolved|inactive|(in )?remission|ended|over)\.?$/i.test(resource.abatementString?.trim() ?? '')

type Verification = ConditionFact['verificationStatus']

/** Where status and certainty contradict each other, nobody has confirmed it. */
function withCertainty(status: Verification, certainty: ReturnType<typeof certaintyOf>): Verification {
  if (certainty === 'excluded') return status === 'unknown' || status === 'refuted' ? 'refuted' : 'unconfirmed'
  if (certainty === 'suspected') return status === 'unknown' || status === 'confirmed' ? 'unconfirmed' : status
  return status
}

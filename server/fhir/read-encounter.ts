import type { EncounterFact, ProcedureFact } from '../../clinical/record/record.ts'
import { cleanText, dateIn, dayOf, defined, periodDays, readConcept, wordsOf } from './concepts.ts'
import { enteredInError, left, parse, type Reading, type ReadingContext, whyNotThePatient } from './reading.ts'
import type { Entry } from './references.ts'
import { encounterSchema, procedureSchema } from './resources.ts'

export function readEncounter(entry: Entry, context: ReadingContext): Reading {
  const resource = parse(encounterSchema, entry.resource, entry.path)
  const why = whyNotThePatient(resource.subject, 'subject', entry, context)
  if (why) return why
  if (resource.status === 'entered-in-error') return left(enteredInError)
  if (resource.status === 'planned' || resource.status === 'cancelled') return left('It did not take place')
  const kind = resource.class.display ?? resource.class.code
  const fact: EncounterFact = defined({
    id: entry.reference,
    reference: entry.reference,
    kind: 'encounter',
    concept: readConcept(resource.type?.[0]) ?? { codings: [], text: cleanText(kind ?? 'Encounter') },
    class: resource.class.code,
    start: resource.period?.start,
    stop: resource.period?.end,
    reason: resource.reasonCode?.flatMap((each) => wordsOf(each) ?? []).join(', ') || undefined,
  })
  return { facts: [fact] }
}

const undated = 'The time of a procedure that is given as an age or in words was not turned into a date.'

const procedureStatus: Record<string, ProcedureFact['status']> = {
  'in-progress': 'in-progress',
  'not-done': 'not-done',
  stopped: 'stopped',
  completed: 'completed',
}

export function readProcedure(entry: Entry, context: ReadingContext): Reading {
  const resource = parse(procedureSchema, entry.resource, entry.path)
  const why = whyNotThePatient(resource.subject, 'subject', entry, context)
  if (why) return why
  if (resource.status === 'entered-in-error') return left(enteredInError)
  // What is only prepared counts for nothing that asks what was done.
  if (resource.status === 'preparation') return left('It has not been done yet')
  const concept = readConcept(resource.code)
  if (!concept) return left('It names no procedure')
  const { performedPeriod, performedString, performedAge, performedRange } = resource
  const day = dayOf(resource.performedDateTime) ?? dateIn(performedString)
  const performed = performedPeriod ? periodDays(performedPeriod) : { start: day, stop: day }
  const lost = performed.start === undefined && (performedString ?? performedAge ?? performedRange) !== undefined
  const fact: ProcedureFact = defined({
    id: entry.reference,
    reference: entry.reference,
    kind: 'procedure',
    concept,
    status: resource.notDone ? 'not-done' : (procedureStatus[resource.status] ?? 'unknown'),
    ...performed,
  })
  return { facts: [fact], notes: lost ? [undated] : [] }
}

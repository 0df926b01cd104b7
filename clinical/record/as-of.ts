import { dayInterval } from '../quantity/calendar-date.ts'
import type { CalendarDate, Fact, PatientRecord } from './record.ts'

/**
 * The facts as they stood at the end of a day, in an order that does not depend on how they came. What is dated after
 * the day is not used, an end that lies after it has not happened yet, and what was entered in error never was.
 * A partial date counts as soon as its first day is reached: it may have happened.
 */
export function factsAsOf(record: PatientRecord, asOf: CalendarDate): Fact[] {
  const facts: Fact[] = []
  for (const fact of record.facts) {
    const stood = asItStood(fact, asOf)
    if (stood) facts.push(stood)
  }
  return inOrder(facts) ? facts : facts.sort(compareFacts)
}

const compareFacts = (a: Fact, b: Fact): number =>
  compare(a.kind, b.kind) || compare(a.id, b.id) || compare(a.reference, b.reference)

/** As they mostly come from the database. */
const inOrder = (facts: readonly Fact[]): boolean =>
  facts.every((fact, at) => at === 0 || compareFacts(facts[at - 1] as Fact, fact) <= 0)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function asItStood(fact: Fact, asOf: CalendarDate): Fact | undefined {
  const later = (date: string | undefined) => isLater(date, asOf)
  switch (fact.kind) {
    case 'condition': {
      if (fact.verificationStatus === 'entered-in-error' || later(fact.recorded) || later(fact.onset)) return undefined
      if (!later(fact.abatement)) return fact
      const over = ['resolved', 'remission', 'inactive'].includes(fact.clinicalStatus)
      return { ...fact, abatement: undefined, clinicalStatus: over ? 'active' : fact.clinicalStatus }
    }
    case 'allergy':
      return fact.verificationStatus === 'entered-in-error' || later(fact.recorded) ? undefined : fact
    case 'medication': {
      if (fact.status === 'entered-in-error' || fact.status === 'draft' || later(fact.start)) return undefined
      if (!later(fact.stop)) return fact
      const over = fact.status === 'completed' || fact.status === 'stopped'
      return { ...fact, stop: undefined, status: over ? 'active' : fact.status }
    }
    case 'trial':
      if (later(fact.start)) return undefined
      // Its outcome was not known yet.
      return later(fact.stop) ? { ...fact, stop: undefined, outcome: 'ongoing' } : fact
    case 'procedure':
      return fact.status === 'entered-in-error' || fact.status === 'not-done' || later(fact.start) ? undefined : fact
    case 'measurement':
    case 'assessment':
    case 'contact':
      return later(fact.at) ? undefined : fact
    case 'episode':
    case 'encounter':
      return later(fact.start) ? undefined : fact
    case 'trial-dismissal':
    case 'trial-history':
    case 'interview-answer':
    case 'record-review':
    case 'no-known-allergies':
      return later(fact.on) ? undefined : fact
  }
}

/** A text that sorts up to the day begins no later than it; only the others have to be read as dates. */
const isLater = (date: string | undefined, day: CalendarDate): boolean =>
  date !== undefined && date > day && (dayInterval(date)?.earliest ?? '') > day

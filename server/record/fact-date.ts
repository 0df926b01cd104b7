import type { NewFact } from './facts.ts'

/** The date by which facts of one kind are sorted: text that sorts as time does, or null when the record has none. */
export function dateOfFact(fact: NewFact): string | null {
  const date = dateIn(fact)
  // Times with different offsets sort as text only when they are written in one zone.
  return date !== null && date.length > 10 ? new Date(date).toISOString() : date
}

function dateIn(fact: NewFact): string | null {
  switch (fact.kind) {
    case 'condition':
      return fact.onset ?? fact.recorded ?? null
    case 'allergy':
      return fact.recorded ?? null
    case 'medication':
    case 'procedure':
    case 'trial':
    case 'episode':
    case 'encounter':
      return fact.start ?? null
    case 'measurement':
    case 'assessment':
    case 'contact':
      return fact.at ?? null
    case 'interview-answer':
    case 'record-review':
    case 'trial-history':
      return fact.on
  }
}

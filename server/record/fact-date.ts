import type { NewFact } from './facts.ts'

/** The date by which facts of one kind are sorted: text that sorts as time does, or null when the record has none. */
export function dateOfFact(fact: NewFact): string | null {
  const date = dateIn(fact)
  if (date === null || date.length <= 10) return date
  // Times with different offsets sort as text only when they are written in one zone. A leap second is no time to JS.
  const time = Date.parse(date)
  return Number.isNaN(time) ? date : new Date(time).toISOString()
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
    case 'no-known-allergies':
      return fact.on ?? null
    case 'interview-answer':
    case 'record-review':
    case 'trial-dismissal':
    case 'trial-history':
      return fact.on
  }
}

import { isCurrentAllergy } from '../../clinical/allergies/index.ts'
import { dayInterval } from '../../clinical/quantity/calendar-date.ts'
import { conceptOfMeasurement, measurementForm } from '../../clinical/record/measurements.ts'
import type { AllergyFact, Fact } from '../../clinical/record/record.ts'
import { type HandEnteredFact, handEnteredKinds } from '../../contract/facts.ts'
import { conflict, invalidField } from '../http/problem.ts'
import type { NewFact } from './facts.ts'

/**
 * The fact that a person typed, as the record keeps it. What the form does not ask is kept from the fact that is
 * amended: where a medicine came from, who reviewed the record.
 *
 * @param amended the fact as it stands; without it the fact is new
 * @param by name of the member who writes
 * @param path where the fact stands in the request
 * @throws Problem 400 naming a date that lies in the future
 */
export function factOfHand(
  given: HandEnteredFact,
  { now, by, amended, path = 'fact' }: { now: string; by: string; amended?: Fact; path?: string },
): NewFact {
  refuseFuture(given, now, path)
  switch (given.kind) {
    case 'medication':
      return { ...given, origin: amended?.kind === 'medication' ? amended.origin : 'by-hand' }
    case 'measurement': {
      const { unit } = measurementForm(given.name)
      const valued = given.value === undefined ? {} : { unit: unit ?? given.unit }
      return { ...given, ...valued, concept: given.concept ?? conceptOfMeasurement(given.name) }
    }
    case 'no-known-allergies':
      return { ...given, statedBy: amended?.kind === 'no-known-allergies' ? amended.statedBy : by }
    case 'record-review':
      return { ...given, reviewedBy: amended?.kind === 'record-review' ? amended.reviewedBy : by }
    default:
      return given
  }
}

/** Throws 409 for a fact that has a form of its own elsewhere, or comes from elsewhere. */
export function refuseOtherForms(fact: Fact): void {
  if ((handEnteredKinds as readonly string[]).includes(fact.kind)) return
  throw conflict(
    'other-form',
    'This is corrected elsewhere',
    `A fact of kind ${fact.kind} is not entered here. Correct it where it was entered.`,
  )
}

/** Throws 409 for the statement that no allergy is known while one stands on record. */
export function refuseAgainstAllergies(given: HandEnteredFact, allergies: readonly AllergyFact[]): void {
  if (given.kind !== 'no-known-allergies') return
  const current = allergies.filter(isCurrentAllergy).map(({ concept }) => concept.text)
  if (current.length > 0)
    throw conflict(
      'allergies-on-record',
      'An allergy is on record',
      `Rule it out or take it out first: ${[...new Set(current)].join(', ')}.`,
    )
}

/** Dates that say what has happened. The end of a prescription may lie ahead. */
const pastDates = ['onset', 'abatement', 'recorded', 'at', 'on', 'start', 'severityOn'] as const

function refuseFuture(given: HandEnteredFact, now: string, path: string): void {
  // Somewhere it is already tomorrow.
  const latest = new Date(Date.parse(now) + 14 * 3_600_000).toISOString()
  const dates = given as Partial<Record<(typeof pastDates)[number], string>>
  for (const name of pastDates) {
    const date = dates[name]
    if (date === undefined || (name === 'start' && given.kind === 'medication')) continue
    const isInstant = date.length > 10
    if (isInstant ? Date.parse(date) > Date.parse(latest) : (dayInterval(date)?.earliest ?? '') > latest.slice(0, 10))
      throw invalidField(`${path}.${name}`, 'is in the future')
  }
}

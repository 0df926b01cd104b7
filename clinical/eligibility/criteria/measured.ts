import { dayInterval, isWithinDays } from '../../quantity/calendar-date.ts'
import type { CalendarDate, MeasurementFact, MeasurementName } from '../../record/record.ts'
import type { PatientView } from '../patient-view.ts'

export interface Measured {
  fact: MeasurementFact
  day: CalendarDate
}

/** Measurements of one name within so many days, newest first. What is undated is not counted. */
export function measured(view: PatientView, name: MeasurementName, days: number): Measured[] {
  const found: Measured[] = []
  for (const fact of view.measurements) {
    const at = fact.name === name ? dayInterval(fact.at) : undefined
    if (at && isWithinDays(at, days, view.asOf) === 'yes') found.push({ fact, day: at.latest })
  }
  return found.sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : a.fact.id < b.fact.id ? -1 : 1))
}

/** The newest that has a number. */
export const latest = (view: PatientView, name: MeasurementName, days: number): Measured | undefined =>
  measured(view, name, days).find(({ fact }) => fact.value !== undefined)

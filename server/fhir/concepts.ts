import type { Concept, PartialDate } from '../../clinical/record/record.ts'
import { type FhirConcept, type FhirPeriod, isCalendarDate } from './elements.ts'

// Real displays carry zero-width spaces that hide a word from every search.
const invisible = /[\u00AD\u200B-\u200F\u2060\uFEFF]/g
export const cleanText = (text: string): string => text.replace(invisible, '').trim()

/** A FHIR concept as a fact holds it; undefined when it says nothing at all. */
export function readConcept(concept: FhirConcept | undefined): Concept | undefined {
  const codings = (concept?.coding ?? []).flatMap(({ system, code, display }) =>
    code?.trim()
      ? [{ system: system ?? '', code: code.trim(), ...(display ? { display: cleanText(display) } : {}) }]
      : [],
  )
  const words = concept?.text ?? concept?.coding?.find((coding) => coding.display)?.display ?? ''
  const text = cleanText(words)
  return codings.length === 0 && text === '' ? undefined : { codings, text: text || (codings[0]?.code ?? '') }
}

/** The first code, of any system: for status values. */
export const firstCode = (concept: FhirConcept | undefined): string | undefined =>
  concept?.coding?.find((coding) => coding.code)?.code ?? concept?.text

/** In words, for a reason or a list. */
export const wordsOf = (concept: FhirConcept | undefined): string | undefined => readConcept(concept)?.text || undefined

/** The calendar day where it happened, as written: `2021-03-04T23:30:00-05:00` is 2021-03-04. */
export const dayOf = (dateTime: string | undefined): PartialDate | undefined => dateTime?.slice(0, 10)

/** Words that are a date and nothing else. */
export function dateIn(words: string | undefined): PartialDate | undefined {
  const date = words?.trim()
  return date !== undefined && isCalendarDate(date) ? date : undefined
}

export const periodDays = (period: FhirPeriod | undefined) => ({
  start: dayOf(period?.start),
  stop: dayOf(period?.end),
})

/**
 * Without the keys whose value is undefined, so that a fact read twice is equal key by key. A new object: one from which keys
 * were deleted is slow to read ever after.
 */
export function defined<T extends object>(value: T): T {
  const kept = {} as T
  for (const key in value) if (value[key] !== undefined) kept[key] = value[key]
  return kept
}

import { z } from 'zod'

/** The FHIR R4 data types that we read, as zod schemas: https://hl7.org/fhir/R4/datatypes.html */

const dateShape = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/
const dateTimeShape =
  /^(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:T([01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00))?$/

/** A day that exists: 2019-02-30 has the right shape and is none. */
export function isCalendarDate(text: string): boolean {
  const parts = dateShape.exec(text)
  if (!parts) return false
  const [year, month, day] = [Number(parts[1]), parts[2], parts[3]]
  if (year < 1) return false
  if (month === undefined) return true
  if (Number(month) < 1 || Number(month) > 12) return false
  if (day === undefined) return true
  const lastDay = new Date(Date.UTC(2000 + (year % 400), Number(month), 0)).getUTCDate()
  return Number(day) >= 1 && Number(day) <= lastDay
}

function isDateTime(text: string): boolean {
  const parts = dateTimeShape.exec(text)
  const date = parts?.[1]
  return date !== undefined && isCalendarDate(date) && (date.length === 10 || !text.includes('T'))
}

export const fhirDate = z.string().refine(isCalendarDate, 'is not a date of the calendar (YYYY, YYYY-MM or YYYY-MM-DD)')
export const fhirDateTime = z
  .string()
  .refine(isDateTime, 'is not a date or a time with its offset (YYYY-MM-DD or YYYY-MM-DDThh:mm:ss+hh:mm)')

export const coding = z.object({
  system: z.string().optional(),
  code: z.string().optional(),
  display: z.string().optional(),
})
export const codeableConcept = z.object({ coding: z.array(coding).optional(), text: z.string().optional() })
export const identifier = z.object({
  use: z.string().optional(),
  type: codeableConcept.optional(),
  system: z.string().optional(),
  value: z.string().optional(),
})
export const reference = z.object({
  reference: z.string().optional(),
  type: z.string().optional(),
  identifier: identifier.optional(),
  display: z.string().optional(),
})
export const period = z.object({ start: fhirDateTime.optional(), end: fhirDateTime.optional() })
export const quantity = z.object({
  value: z.number().optional(),
  comparator: z.string().optional(),
  unit: z.string().optional(),
  system: z.string().optional(),
  code: z.string().optional(),
})
export const range = z.object({ low: quantity.optional(), high: quantity.optional() })
export const extension = z.looseObject({ url: z.string() })
export const annotation = z.object({ text: z.string().optional() })

export type FhirConcept = z.infer<typeof codeableConcept>
export type FhirReference = z.infer<typeof reference>
export type FhirQuantity = z.infer<typeof quantity>
export type FhirPeriod = z.infer<typeof period>

/** The types of a choice element that are present: `effective` in `effectiveDateTime`. */
function choicesOf(value: object, name: string): string[] {
  const present: string[] = []
  for (const key in value) {
    if (!key.startsWith(name) || !isCapital(key.charCodeAt(name.length))) continue
    if ((value as Record<string, unknown>)[key] !== undefined) present.push(key)
  }
  return present
}

const isCapital = (code: number): boolean => code >= 65 && code <= 90

/** Refuses two types of one choice element (`valueString` beside `valueQuantity`), and none where one is required. */
export const withChoices =
  (names: readonly string[], required: readonly string[] = []) =>
  (
    value: object,
    context: { addIssue(issue: { code: 'custom'; message: string; path: PropertyKey[] }): void },
  ): void => {
    for (const name of names) {
      const present = choicesOf(value, name)
      if (present.length > 1)
        context.addIssue({
          code: 'custom',
          path: [present[1] ?? name],
          message: `stands beside ${present[0]}: only one ${name}[x] may be given`,
        })
      if (present.length === 0 && required.includes(name))
        context.addIssue({ code: 'custom', path: [`${name}[x]`], message: 'is missing' })
    }
  }

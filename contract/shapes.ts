import { z } from 'zod'

/** Shapes that several rooms share. Each string refuses what PostgreSQL cannot store: U+0000, and half a character. */

const withoutNul = (value: string) => !value.includes('\u0000')
// With the u flag a surrogate matches only where its other half is missing.
const isWellFormed = (value: string) => !/\p{Surrogate}/u.test(value)
const storable = (given: z.ZodString) =>
  given.refine(withoutNul, 'must not contain U+0000').refine(isWellFormed, 'must not contain half a character')

/** Trimmed text of 1 to `max` characters. */
export const text = (max = 200) => storable(z.string().trim().min(1, 'must not be empty').max(max))

/** Text that may be empty, of at most `max` characters. */
export const freeText = (max = 4000) => storable(z.string().max(max))

export const id = z.uuid()
const firstMs = Date.parse('1000-01-01T00:00:00Z')
const lastMs = Date.parse('9999-12-31T23:59:59.999Z')
/** Within the years that PostgreSQL and JavaScript write alike. */
export const instant = z.iso
  .datetime({ offset: true })
  .refine((value) => !(Date.parse(value) < firstMs || Date.parse(value) > lastMs), 'must be in the years 1000 to 9999')

const isRealDate = (value: string) => {
  const [year, month, day] = value.split('-').map(Number)
  const date = new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1))
  return date.getUTCFullYear() === year && date.getUTCMonth() + 1 === month && date.getUTCDate() === day
}

export const calendarDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date as YYYY-MM-DD')
  .refine(isRealDate, 'is not a day of the calendar')

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export const partialDate = z
  .string()
  .regex(/^\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?$/, 'must be a date as YYYY, YYYY-MM or YYYY-MM-DD')
  .refine((value) => value.length < 10 || isRealDate(value), 'is not a day of the calendar')

export const threeValued = z.enum(['yes', 'no', 'unknown'])

/** Somebody said that no allergy is known, and nothing on record speaks against it; null: nobody has said. */
export const noKnownAllergies = z.object({ scope: z.enum(['any', 'medicine']), on: z.string().nullable() }).nullable()

export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
})

/** Who wrote a thing and when. */
export const authored = z.object({ memberId: id.nullable(), memberName: z.string(), at: instant })

/** RFC 9457 problem details, with the faults of fields. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional(),
  code: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
})
export type ProblemBody = z.infer<typeof problem>

import { z } from 'zod'
import { isCalendarDate } from '../clinical/quantity/calendar-date.ts'
import { ownStandard, type Standard } from '../clinical/resistance/index.ts'
import { BadInput } from './bad-input.ts'
import { faultInWords, parseText, readText } from './read-file.ts'

const words = z.string().trim().min(1, 'says nothing')
const weeks = z.number().int().min(1).max(52)

/** As `GET /api/adequacy-standard` gives a clinic's own. */
const ownSchema = z.strictObject({
  name: words,
  minimumWeeks: weeks,
  augmentationWeeks: weeks.optional(),
  partialResponseFails: z.boolean(),
  lostResponseFails: z.boolean(),
  doses: z.enum(['usual-range', 'stricter']).optional(),
  minimumDoseMgPerDay: z.record(z.string(), z.number().positive()).optional(),
  approved: z.strictObject({
    by: words,
    on: z.string().refine(isCalendarDate, 'is not a day of the calendar (YYYY-MM-DD)'),
  }),
})

/** A clinic's own standard of adequacy from a JSON file. Throws BadInput that names the file and each place. */
export async function readOwnStandard(file: string): Promise<Standard> {
  const read = ownSchema.safeParse(parseText(await readText(file), file))
  if (read.success) return ownStandard(read.data)
  const faults = read.error.issues.map((issue) => faultInWords(issue, 'the whole'))
  throw new BadInput(`${file} is no standard: ${faults.join('; ')}.`)
}

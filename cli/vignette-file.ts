import { z } from 'zod'
import { type Evaluation, evaluate, treatmentIds } from '../clinical/eligibility/index.ts'
import { isCalendarDate } from '../clinical/quantity/calendar-date.ts'
import { BundleFault, readBundleText } from '../server/fhir/index.ts'
import { BadInput } from './bad-input.ts'
import { faultInWords, parseText } from './read-file.ts'

const words = z.string().trim().min(1, 'says nothing')

/**
 * A vignette as a clinician writes it: a short story, what is expected of the evaluation and why, and the patient as a
 * FHIR R4 bundle. `docs/vignettes.md` says how to write one.
 */
const vignetteSchema = z.strictObject({
  title: words,
  story: words,
  setting: z.enum(['outpatient', 'inpatient']),
  treatment: z.enum(treatmentIds),
  standard: z.enum(['athf-sf', 'mgh-atrq', 'delphi-2022']),
  asOf: z.string().refine(isCalendarDate, 'is not a day of the calendar (YYYY-MM-DD)'),
  expected: z.strictObject({
    determination: z.enum(['eligible', 'eligible-with-cautions', 'needs-information', 'not-eligible']),
    /** The clinical reason, from the sources and not from the program. */
    because: words,
    /** The criteria that carry the determination; others may be named too. */
    criteria: z
      .record(
        z.string(),
        z.strictObject({
          status: z.enum(['met', 'not-met', 'unknown']),
          output: z.enum(['block', 'hold', 'caution', 'info']),
        }),
      )
      .refine((criteria) => Object.keys(criteria).length > 0, 'names no criterion'),
  }),
  notice: words.optional(),
  bundle: z.looseObject({ resourceType: z.literal('Bundle') }),
})

export type Vignette = z.infer<typeof vignetteSchema>

/** Reads the text of a vignette's file. Throws BadInput that names the file and the field. */
export function readVignette(text: string, file: string): Vignette {
  const read = vignetteSchema.safeParse(parseText(text, file))
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new BadInput(`${file}: ${issue ? faultInWords(issue, 'the file') : 'cannot be read'}.`)
}

/** The same path as `evenkeel evaluate`: the text of the bundle, its facts, the determination. */
export function evaluateVignette({ bundle, treatment, asOf, standard }: Vignette, file: string): Evaluation {
  try {
    return evaluate(readBundleText(JSON.stringify(bundle)).record, { treatment, asOf, standard })
  } catch (error) {
    throw error instanceof BundleFault ? new BadInput(`${file}: ${error.message}.`) : error
  }
}

/** Where the evaluation is not what the vignette expects, one sentence each; empty when they agree. */
export function disagreements({ expected }: Vignette, { determination, sentence, criteria }: Evaluation): string[] {
  const found = new Map(criteria.map((outcome) => [outcome.id, outcome]))
  const ofCriteria = Object.entries(expected.criteria).flatMap(([id, { status, output }]) => {
    const outcome = found.get(id)
    if (!outcome) return [`There is no criterion "${id}" for this treatment.`]
    if (outcome.status === status && outcome.output === output) return []
    return [`${id}: expected ${status}, ${output}; found ${outcome.status}, ${outcome.output}: ${outcome.finding}`]
  })
  return determination === expected.determination
    ? ofCriteria
    : [`Expected ${expected.determination}; found ${determination}: ${sentence}`, ...ofCriteria]
}

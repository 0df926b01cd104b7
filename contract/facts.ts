import { z } from 'zod'
import { dayInterval } from '../clinical/quantity/calendar-date.ts'
import { measurementForm, measurementForms } from '../clinical/record/measurements.ts'
import type { Fact, FactKind, MeasurementName } from '../clinical/record/record.ts'
import { calendarDate, freeText, id, instant, partialDate, text, threeValued } from './shapes.ts'

/**
 * The facts of a record that people enter here, a shape a kind. Trials, interview answers and assessments have forms of
 * their own; encounters and contacts come from elsewhere.
 */

export const factKinds = [
  'condition',
  'medication',
  'allergy',
  'no-known-allergies',
  'measurement',
  'assessment',
  'trial',
  'trial-dismissal',
  'trial-history',
  'episode',
  'interview-answer',
  'record-review',
  'procedure',
  'encounter',
  'contact',
] as const satisfies readonly FactKind[]

export const handEnteredKinds = [
  'condition',
  'allergy',
  'no-known-allergies',
  'medication',
  'measurement',
  'procedure',
  'record-review',
  'episode',
] as const satisfies readonly FactKind[]

const concept = z.strictObject({
  /** As it is shown. */
  text: text(500),
  codings: z
    .array(z.strictObject({ system: text(300), code: text(100), display: freeText(500).optional() }))
    .max(50)
    .default([]),
})

/** The first that must not come after the second, as far as both dates are known. */
function inOrder<T>(first: keyof T & string, second: keyof T & string) {
  return (value: T, context: z.RefinementCtx) => {
    const [from, to] = [value[first], value[second]] as (string | undefined)[]
    const [start, end] = [dayInterval(from), dayInterval(to)]
    if (start && end && end.latest < start.earliest)
      context.addIssue({ code: 'custom', path: [second], message: `is before the ${first}` })
  }
}

const condition = z
  .strictObject({
    kind: z.literal('condition'),
    concept,
    clinicalStatus: z.enum(['active', 'recurrence', 'relapse', 'inactive', 'remission', 'resolved', 'unknown']),
    verificationStatus: z
      .enum(['confirmed', 'unconfirmed', 'provisional', 'differential', 'refuted', 'entered-in-error', 'unknown'])
      .default('confirmed'),
    onset: partialDate.optional(),
    abatement: partialDate.optional(),
    recorded: partialDate.optional(),
  })
  .superRefine(inOrder('onset', 'abatement'))

const allergy = z.strictObject({
  kind: z.literal('allergy'),
  concept,
  clinicalStatus: z.enum(['active', 'inactive', 'resolved', 'unknown']).default('active'),
  verificationStatus: z
    .enum(['confirmed', 'unconfirmed', 'refuted', 'entered-in-error', 'unknown'])
    .default('unconfirmed'),
  reaction: freeText(500).optional(),
  recorded: partialDate.optional(),
})

/** Whoever records it is the one who asked. */
const noKnownAllergies = z.strictObject({
  kind: z.literal('no-known-allergies'),
  scope: z.enum(['any', 'medicine']),
  on: partialDate,
})

const medication = z
  .strictObject({
    kind: z.literal('medication'),
    concept,
    status: z.enum(['active', 'on-hold', 'completed', 'stopped', 'cancelled', 'draft', 'entered-in-error', 'unknown']),
    statusReason: freeText(500).optional(),
    start: partialDate.optional(),
    stop: partialDate.optional(),
    dosageText: freeText(1000).optional(),
    dailyDoseMg: z.number().positive('must be above 0').max(1_000_000).optional(),
    doseQuantity: z.strictObject({ value: z.number().min(0).max(1_000_000), unit: text(60).optional() }).optional(),
    timesPerDay: z.number().positive('must be above 0').max(48).optional(),
    asNeeded: z.boolean().optional(),
    /** Does the patient take it? A prescription does not say so. */
    taken: threeValued,
  })
  .superRefine(inOrder('start', 'stop'))

const names = measurementForms.map(({ name }) => name) as [MeasurementName, ...MeasurementName[]]
const mmHg = z.number().min(20, 'must be 20 to 350 mmHg').max(350, 'must be 20 to 350 mmHg')

export const measurement = z
  .strictObject({
    kind: z.literal('measurement'),
    name: z.enum(names),
    /** Needed for `other`; the others have their own. */
    concept: concept.optional(),
    at: z.union([instant, partialDate], 'must be a date as YYYY, YYYY-MM or YYYY-MM-DD, or a time with its offset'),
    value: z.number().optional(),
    unit: text(60).optional(),
    systolicMmHg: mmHg.optional(),
    diastolicMmHg: mmHg.optional(),
    text: text(500).optional(),
    referenceRange: z.strictObject({ low: z.number().optional(), high: z.number().optional() }).optional(),
  })
  .superRefine((given, context) => {
    const fault = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    const form = measurementForm(given.name)
    const isPressure = form.takes === 'pressure'
    for (const side of ['systolicMmHg', 'diastolicMmHg'] as const) {
      if (isPressure && given[side] === undefined) fault(side, 'must be given for a blood pressure')
      if (!isPressure && given[side] !== undefined) fault(side, 'is only for a blood pressure')
    }
    if ((given.systolicMmHg ?? 999) <= (given.diastolicMmHg ?? 0)) fault('diastolicMmHg', 'must be below the systolic')
    if (isPressure && given.value !== undefined) fault('value', 'is not for a blood pressure')
    if (form.takes === 'finding' && !given.text) fault('text', 'must say the result, such as negative')
    if (form.takes === 'finding' && given.value !== undefined) fault('value', 'is not for a finding: write it in words')
    if (form.takes === 'number' && given.value === undefined && !given.text) fault('value', 'must be given')
    if (form.takes === 'any' && given.value === undefined && !given.text) fault('value', 'or text must be given')
    if (form.takes === 'any' && !given.concept) fault('concept', 'must say what was measured')
    if (form.takes === 'number' && given.value !== undefined && isBeyond(form, given.value))
      fault('value', `must be ${form.from} to ${form.to} ${form.shownUnit ?? form.unit}`)
    if (form.unit && given.unit !== undefined && given.unit !== form.unit) fault('unit', `must be ${form.unit}`)
    const { low, high } = given.referenceRange ?? {}
    if (low !== undefined && high !== undefined && low > high) fault('referenceRange', 'must have low below high')
  })

const isBeyond = ({ from = -Infinity, to = Infinity }: { from?: number; to?: number }, value: number) =>
  value < from || value > to

const procedure = z
  .strictObject({
    kind: z.literal('procedure'),
    concept,
    status: z.enum(['completed', 'in-progress', 'not-done', 'stopped', 'entered-in-error', 'unknown']),
    start: partialDate.optional(),
    stop: partialDate.optional(),
  })
  .superRefine(inOrder('start', 'stop'))

/** Whoever records it is the one who reviewed. */
const recordReview = z.strictObject({ kind: z.literal('record-review'), on: calendarDate })

const episode = z
  .strictObject({
    kind: z.literal('episode'),
    start: partialDate,
    severity: z
      .enum(['subsyndromal', 'mild', 'moderate', 'severe-without-psychosis', 'severe-with-psychosis'])
      .optional(),
    /** When the severity was judged; it speaks for the severity now for 30 days. */
    severityOn: partialDate.optional(),
  })
  .refine(({ severity, severityOn }) => severityOn === undefined || severity !== undefined, {
    path: ['severityOn'],
    message: 'needs a severity',
  })

export const handEnteredFact = z.discriminatedUnion('kind', [
  condition,
  allergy,
  noKnownAllergies,
  medication,
  measurement,
  procedure,
  recordReview,
  episode,
])
export type HandEnteredFact = z.output<typeof handEnteredFact>

/** As stored. Not checked again on the way out: a fact that was once accepted must always be readable. */
const fact = z.custom<Fact>()

export const storedFact = z.object({
  fact,
  version: z.number().int(),
  retracted: z.boolean(),
  /** Came with an import; otherwise it was recorded here. */
  imported: z.boolean(),
  authorId: id.nullable(),
  authorName: z.string(),
  recordedAt: instant,
})

export const factVersion = z.object({
  version: z.number().int(),
  fact,
  retracted: z.boolean(),
  reason: z.string(),
  authorId: id.nullable(),
  authorName: z.string(),
  at: instant,
})

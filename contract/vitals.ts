import { z } from 'zod'
import { vitalKinds } from '../clinical/session/index.ts'
import { route } from './route.ts'
import { id, instant, text } from './shapes.ts'

const kind = z.enum(vitalKinds, {
  error: ({ input }) => `${String(JSON.stringify(input)).slice(0, 40)} is not one of ${vitalKinds.join(', ')}`,
})

export const vitalSample = z.object({
  /** When it was measured, by the clock of the device. */
  at: instant,
  kind,
  /** Any finite number: what is not believable is kept and judged, never dropped. */
  value: z.number(),
  /** Which sensor: a serial number, `pump room oximeter`; samples of two devices are never mixed. */
  device: text(100),
})
export type VitalSample = z.infer<typeof vitalSample>

const samples = z
  .array(vitalSample)
  .min(1, 'must have at least one sample')
  .max(5_000, 'must have at most 5000 samples')

/** An array alone is taken for `{ samples }`, so that a fault is named the same way: `samples.3.value`. */
const batch = z.preprocess(
  (body) => (Array.isArray(body) ? { samples: body } : body),
  z.object({ samples }),
) as unknown as z.ZodType<{ samples: VitalSample[] }, VitalSample[] | { samples: VitalSample[] }>

/** A point of a strip: `value` is the last in its interval, `low` and `high` what happened in it. */
const point = z.object({ at: instant, value: z.number(), low: z.number(), high: z.number() })

export const vitalSeries = z.object({ kind, device: z.string(), points: z.array(point) })

export const vitalReading = z.object({
  kind,
  value: z.number(),
  device: z.string(),
  at: instant,
  receivedAt: instant,
})
export type VitalReading = z.infer<typeof vitalReading>

export const vitalsRoutes = {
  post: route({
    method: 'POST',
    path: '/api/sessions/:sessionId/vitals',
    summary: 'A batch of vitals, as an array or as { samples }; answered when it is kept, and safe to send again',
    permission: 'vitals:write',
    params: z.object({ sessionId: id }),
    body: batch,
    bodyLimit: 2 * 1024 * 1024,
    response: z.object({
      stored: z.number().int(),
      /** The same sample was there already, with the same value. */
      duplicates: z.number().int(),
      /** The same moment, kind and device with another value: the first was kept, this one is on record beside it. */
      conflicts: z.number().int(),
    }),
  }),
  read: route({
    method: 'GET',
    path: '/api/sessions/:sessionId/vitals',
    summary: 'The vitals of a session for a strip, thinned to one point every so many seconds, and the latest of each',
    permission: 'session:read',
    whileLocked: true,
    params: z.object({ sessionId: id }),
    query: z.object({
      /** Measured at or after. */
      since: instant.optional(),
      /** Measured before. */
      until: instant.optional(),
      /** Kinds separated by commas; all unless said. */
      kinds: z
        .string()
        .transform((list) => list.split(','))
        .pipe(z.array(kind))
        .optional(),
      everySeconds: z.coerce.number().int().min(1).max(3600).default(5),
    }),
    response: z.object({
      series: z.array(vitalSeries),
      latest: z.array(vitalReading),
      conflicts: z.number().int(),
    }),
  }),
}

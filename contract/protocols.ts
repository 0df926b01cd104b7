import { z } from 'zod'
import { treatment } from './consents.ts'
import { route } from './route.ts'
import { calendarDate, freeText, instant, text } from './shapes.ts'

/** Named like the published ones: `ketamine-iv-harbour`. */
const variantId = z
  .string()
  .regex(/^[a-z0-9]+([.-][a-z0-9]+)*$/, 'must be small letters, digits, single hyphens or points')
  .max(100)

const weeks = z.number().int().min(1).max(520)
const minutes = z.number().min(0).max(1440)
const mmHg = z.number().int().min(0).max(400)

const phase = z.object({
  fromWeek: weeks,
  toWeek: weeks.nullable(),
  sessions: z.number().int().min(1).max(50),
  perWeeks: z.number().int().min(1).max(52),
  totalSessions: z.number().int().min(1).max(500).nullable(),
})

const checked = z.object({
  atMinutes: z.array(minutes).max(50),
  everyMinutes: z.object({ dosing: minutes.optional(), observation: minutes.optional() }),
})

/** As in `clinical/protocols/variant-changes.ts`, named as it stands in the protocol. What is left out stays. */
export const variantChanges = z.strictObject({
  dose: z
    .strictObject({
      doseMgPerKg: z.number().positive().max(20).optional(),
      infusionMinutes: z.number().positive().max(1440).optional(),
      parts: z
        .array(
          z.strictObject({ sharePercent: z.number().positive().max(100), minutes: z.number().positive().max(1440) }),
        )
        .min(2)
        .max(10)
        .optional(),
      steps: z
        .array(z.object({ mgPerKg: z.number().positive().max(20), when: text(300) }))
        .max(20)
        .optional(),
      allowedMg: z.array(z.number().positive().max(1000)).min(1).max(10).optional(),
    })
    .optional(),
  course: z
    .strictObject({
      phases: z.array(phase).min(1).max(20).optional(),
      minDaysBetweenSessions: z.object({ days: z.number().int().min(1).max(90) }).optional(),
      review: text(1000).optional(),
    })
    .optional(),
  checks: z
    .strictObject({
      fasting: z
        .object({
          foodHours: z.number().min(0).max(48),
          drinkMinutes: minutes,
          nasalMedicineMinutes: minutes.optional(),
        })
        .optional(),
    })
    .optional(),
  preDose: z
    .strictObject({ holds: z.record(z.string(), z.object({ systolicAbove: mmHg, diastolicAbove: mmHg })).optional() })
    .optional(),
  monitoring: z
    .strictObject({
      'blood-pressure': checked.optional(),
      oximetry: checked.optional(),
      sedation: checked.optional(),
      dissociation: checked.optional(),
    })
    .optional(),
  observation: z.strictObject({ minimumMinutes: minutes }).optional(),
  preparation: z
    .array(z.object({ text: text(500) }))
    .max(20)
    .optional(),
  discharge: z
    .array(z.object({ label: text(100), question: text(500), freshMinutes: minutes }))
    .max(20)
    .optional(),
  followUp: z
    .record(
      z.string(),
      z.object({
        label: text(200),
        dueAfterHours: z.number().min(0).max(9000).optional(),
        onDays: z.array(z.number().int().min(1).max(9000)).min(1).max(50).optional(),
        thenEveryDays: z.number().int().min(1).max(9000).optional(),
        windowHours: z.number().min(0).max(9000),
        instruments: z.array(z.string().max(100)).max(20),
      }),
    )
    .optional(),
})

const difference = z.object({ section: z.string(), parent: z.string().nullable(), variant: z.string().nullable() })

export const protocolVariant = z.object({
  id: z.string(),
  version: z.number().int(),
  parentId: z.string(),
  parentVersion: z.string(),
  parentTitle: z.string(),
  title: z.string(),
  shortTitle: z.string(),
  treatment,
  reason: z.string(),
  approver: z.string(),
  approvedOn: calendarDate,
  approvedAt: instant,
  changes: variantChanges,
  /** In the words of the printed page. */
  differences: z.array(difference),
  /** No new plan is made with it; those that were go on. */
  retired: z.object({ version: z.number().int(), reason: z.string(), by: z.string(), at: instant }).nullable(),
})
export type ProtocolVariant = z.output<typeof protocolVariant>

/** 0 where there is none yet; else the newest, as it was read. */
const version = z.number().int().min(0)

export const protocolRoutes = {
  variants: route({
    method: 'GET',
    path: '/api/protocol-variants',
    summary: 'This clinic’s own variants of protocols, each as it was made last, retired ones too',
    permission: 'clinic:read',
    response: z.object({ variants: z.array(protocolVariant) }),
  }),
  variant: route({
    method: 'GET',
    path: '/api/protocol-variants/:variantId/versions/:version',
    summary: 'One version of a variant, with the whole protocol as it was approved',
    permission: 'clinic:read',
    params: z.object({ variantId: freeText(100), version: z.coerce.number().int().min(1).max(2_000_000_000) }),
    response: z.object({ variant: protocolVariant, protocol: z.record(z.string(), z.unknown()) }),
  }),
  variantVersions: route({
    method: 'GET',
    path: '/api/protocol-variants/:variantId/versions',
    summary: 'Every version of a variant, newest first',
    permission: 'clinic:read',
    params: z.object({ variantId: freeText(100) }),
    response: z.object({ variants: z.array(protocolVariant) }),
  }),
  makeVariant: route({
    method: 'POST',
    path: '/api/protocol-variants',
    summary:
      'Make a variant of a published protocol, or make one anew; refused with each fault and its place. The medical lead approves it with the password',
    permission: 'rules:approve',
    status: 201,
    body: z.object({
      id: variantId,
      version,
      parentId: z.string().max(100),
      title: text(200),
      shortTitle: text(80),
      changes: variantChanges,
      reason: text(1000),
      password: z.string().min(1).max(200),
    }),
    response: protocolVariant,
  }),
  retireVariant: route({
    method: 'POST',
    path: '/api/protocol-variants/:variantId/retire',
    summary: 'Make no new plans with a variant; those that run go on by the version that they were made with',
    permission: 'rules:approve',
    params: z.object({ variantId: freeText(100) }),
    body: z.object({ version, reason: text(1000), password: z.string().min(1).max(200) }),
    response: protocolVariant,
  }),
}

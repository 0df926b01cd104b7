import { z } from 'zod'
import { standardChoice } from './evaluation-shapes.ts'
import { route } from './route.ts'
import { calendarDate, instant, text } from './shapes.ts'

const weeks = z.number().int().min(1).max(52)

/** What a clinic decides when it makes a standard of its own. */
const decided = z.object({
  name: text(80),
  /** Weeks at or above the minimum dose. */
  minimumWeeks: weeks,
  /** Weeks that an augmentation has to run beside an adequate antidepressant. */
  augmentationWeeks: weeks,
  partialResponseFails: z.boolean(),
  lostResponseFails: z.boolean(),
  /** Which of our minimum doses it asks for: the lower end of the usual range, or the stricter ones. */
  doses: z.enum(['usual-range', 'stricter']),
})

/** As `evenkeel evaluate --standard FILE.json` reads it. */
export const ownStandardShape = decided.extend({ approved: z.object({ by: text(200), on: calendarDate }) })

const choice = z.object({
  /** 0 where nobody has chosen: then it is ATHF-SF. */
  version: z.number().int(),
  uses: standardChoice,
  name: z.string(),
  minimumWeeks: z.number(),
  failureRule: z.string(),
  own: ownStandardShape.nullable(),
  reason: z.string(),
  by: z.string(),
  at: instant.nullable(),
})
export type StandardInUse = z.output<typeof choice>

export const standardRoutes = {
  read: route({
    method: 'GET',
    path: '/api/adequacy-standard',
    summary:
      'By which standard this clinic calls an antidepressant trial adequate and failed, with all that it used before',
    permission: 'clinic:read',
    response: z.object({
      current: choice,
      /** Newest first, the current one among them. */
      history: z.array(choice),
    }),
  }),
  choose: route({
    method: 'POST',
    path: '/api/adequacy-standard',
    summary: 'Choose a published standard, or the clinic’s own; the medical lead approves it with the password',
    permission: 'rules:approve',
    status: 201,
    body: z
      .object({
        version: z.number().int().min(0),
        uses: standardChoice,
        own: decided.optional(),
        reason: text(1000),
        password: z.string().min(1).max(200),
      })
      .refine(({ uses, own }) => (uses === 'clinic') === (own !== undefined), {
        path: ['own'],
        message: 'must be given with the clinic’s own standard, and with no other',
      }),
    response: choice,
  }),
}

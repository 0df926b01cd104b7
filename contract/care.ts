import { z } from 'zod'
import { closeReasons } from '../clinical/journey/index.ts'
import { route } from './route.ts'
import { freeText, id, instant, text } from './shapes.ts'

const ofPatient = z.object({ patientId: id })

export const care = z.object({
  state: z.enum(['open', 'closed']),
  /** Newest first: each closing and reopening, none ever taken back. */
  events: z.array(
    z.object({
      id,
      action: z.enum(['closed', 'reopened']),
      /** Of a closing. */
      reason: z.enum(closeReasons).nullable(),
      note: z.string(),
      authorName: z.string(),
      at: instant,
    }),
  ),
})

export const careRoutes = {
  read: route({
    method: 'GET',
    path: '/api/patients/:patientId/care',
    summary: 'Whether a patient’s care here is open or closed, and how that came about',
    permission: 'patients:read',
    params: ofPatient,
    response: care,
  }),
  close: route({
    method: 'POST',
    path: '/api/patients/:patientId/close-care',
    summary: 'Close a patient’s care for a reason; refused while a session or plan is running or a pathway is open',
    permission: 'care:close',
    params: ofPatient,
    body: z
      .object({ id, reason: z.enum(closeReasons), note: freeText(2000).default('') })
      .refine(({ reason, note }) => reason !== 'other' || note.trim() !== '', {
        path: ['note'],
        message: 'must say the reason when it is another one',
      }),
    response: care,
  }),
  reopen: route({
    method: 'POST',
    path: '/api/patients/:patientId/reopen-care',
    summary: 'Take up the care of a patient again, with the reason in words',
    permission: 'care:close',
    params: ofPatient,
    body: z.object({ id, note: text(2000) }),
    response: care,
  }),
}

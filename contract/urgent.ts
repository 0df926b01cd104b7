import { z } from 'zod'
import { route } from './route.ts'
import { id, instant, text } from './shapes.ts'

/** One running urgent pathway, as the fixed banner shows it. */
export const urgentPathway = z.object({
  id,
  patientId: id,
  /** Initials alone while the console is locked. */
  patientName: z.string(),
  sessionId: id.nullable(),
  tier: z.enum(['moderate', 'high']),
  /** In words: what was answered, by which screen. */
  finding: z.string(),
  /** The screen came with an import, and was taken on this day, as far as it is known. */
  imported: z.object({ on: z.string() }).nullable(),
  openedAt: instant,
  status: z.enum(['waiting', 'owned', 'closed']),
  owner: z.object({ memberId: id, name: z.string() }).nullable(),
  handedOverTo: z.object({ memberId: id, name: z.string() }).nullable(),
  /** Whom the last step told, and whom the next one tells and when. */
  told: z.string(),
  nextEscalation: z.object({ at: instant, to: z.string() }).nullable(),
  overdue: z.enum(['acknowledgement', 'assessment']).nullable(),
  acted: z.boolean(),
  somebodyStays: z.boolean(),
  holdsDischarge: z.boolean(),
  whatToDo: z.array(z.string()),
  log: z.array(z.object({ at: instant, by: z.string(), text: z.string() })),
})

const params = z.object({ pathwayId: id })

export const urgentRoutes = {
  open: route({
    method: 'GET',
    path: '/api/urgent',
    summary: 'The urgent pathways that are open now, gravest first',
    permission: 'urgent:read',
    whileLocked: true,
    response: z.object({ pathways: z.array(urgentPathway) }),
  }),
  ofPatient: route({
    method: 'GET',
    path: '/api/patients/:patientId/urgent',
    summary: 'All urgent pathways of a patient, newest first',
    permission: 'record:read',
    params: z.object({ patientId: id }),
    response: z.object({ pathways: z.array(urgentPathway) }),
  }),
  acknowledge: route({
    method: 'POST',
    path: '/api/urgent/:pathwayId/acknowledge',
    summary: 'I have it: the caller becomes the owner',
    permission: 'urgent:act',
    params,
    response: urgentPathway,
  }),
  handOver: route({
    method: 'POST',
    path: '/api/urgent/:pathwayId/hand-over',
    summary: 'Ask another member to take it; the giver stays the owner until they do',
    permission: 'urgent:act',
    params,
    body: z.object({ to: id }),
    response: urgentPathway,
  }),
  recordAction: route({
    method: 'POST',
    path: '/api/urgent/:pathwayId/actions',
    summary: 'Record what was done',
    permission: 'urgent:act',
    params,
    body: z.object({ action: text(2000) }),
    response: urgentPathway,
  }),
  close: route({
    method: 'POST',
    path: '/api/urgent/:pathwayId/close',
    summary: 'Close it with how it ended; asks for an owner and a recorded action',
    permission: 'urgent:act',
    params,
    body: z.object({ outcome: text(2000) }),
    response: urgentPathway,
  }),
}

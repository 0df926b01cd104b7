import { z } from 'zod'
import { route } from './route.ts'

/** What the live stream tells: what changed and where, never the clinical content. The browser reads what it may. */
export interface LiveMessage {
  clinicId: string
  topic: 'session' | 'vitals' | 'urgent' | 'patient' | 'booking' | 'clinic' | 'sign-in'
  sessionId?: string
  patientId?: string
  memberId?: string
  /** Vitals only, for members who may read sessions: the samples themselves, so that they show at once. */
  samples?: { at: string; kind: string; value: number; device: string }[]
  /** Session only: the newest event's number, so that a browser knows whether it missed one. */
  lastSeq?: number
}

export const liveRoutes = {
  stream: route({
    method: 'GET',
    path: '/api/live',
    summary: 'Server-sent events: what changes in the clinic, as it changes',
    permission: 'floor:read',
    whileLocked: true,
    produces: 'stream',
    response: z.string(),
  }),
}

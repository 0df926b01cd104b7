import { z } from 'zod'
import { evidenceAreas } from '../clinical/evidence/entry.ts'
import { route } from './route.ts'
import { id, instant, text } from './shapes.ts'

const ruleId = text(300)

/** An approval that stands: by whom, when, and what they wrote. */
const approval = z.object({ by: z.string(), at: instant, note: z.string() })

export const evidenceEntry = z.object({
  id: z.string(),
  area: z.enum(evidenceAreas),
  title: z.string(),
  text: z.string(),
  usedIn: z.array(z.string()),
  version: z.string(),
  source: z.object({
    citation: z.string(),
    url: z.string().optional(),
    evidence: z.enum(['verified', 'unverified', 'local']),
  }),
  needsSignOff: z.boolean(),
  /** Of this clinic; null where nobody approved it, or approved something else that stood here. */
  approval: approval.nullable(),
  /** Set where it is a number of the clinic's own variant or standard: it is approved with that, and goes with it. */
  approvedWith: z.object({ kind: z.enum(['variant', 'standard']), id: z.string() }).nullable(),
  /** What stood here earlier was approved, with other words or another source. */
  approvedEarlier: z.boolean(),
})

const inForce = z.object({ signOffs: z.array(approval.extend({ ruleId: z.string() })) })

export const evidenceRoutes = {
  list: route({
    method: 'GET',
    path: '/api/evidence',
    summary: 'Every rule, number and instrument with its source and whether this clinic has approved it',
    permission: 'clinic:read',
    response: z.object({
      entries: z.array(evidenceEntry),
      /** Names of the members who may approve; empty where an administrator has given that role to nobody. */
      medicalLeads: z.array(z.string()),
    }),
  }),
  signOffs: route({
    method: 'GET',
    path: '/api/sign-offs',
    summary: 'The approvals of this clinic that stand',
    permission: 'clinic:read',
    response: inForce,
  }),
  decide: route({
    method: 'POST',
    path: '/api/sign-offs',
    summary: 'Approve rules for this clinic, or take an approval back; each with a note, none ever removed',
    permission: 'rules:approve',
    status: 201,
    body: z.object({
      id,
      ruleIds: z.array(ruleId).min(1).max(500),
      decision: z.enum(['approved', 'revoked']),
      note: text(2000),
      password: z.string().min(1).max(200),
    }),
    response: inForce,
  }),
  history: route({
    method: 'GET',
    path: '/api/sign-offs/history',
    summary: 'Every decision on what stands at this place, earlier words included, newest first',
    permission: 'clinic:read',
    query: z.object({ ruleId }),
    response: z.object({
      decisions: z.array(
        z.object({
          ruleId: z.string(),
          ruleText: z.string(),
          decision: z.enum(['approved', 'revoked']),
          note: z.string(),
          by: z.string(),
          at: instant,
        }),
      ),
    }),
  }),
}

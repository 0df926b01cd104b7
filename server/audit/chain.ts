import { createHmac } from 'node:crypto'

/** What an audit entry says. The text that is hashed is this, written once by `entryText` and stored as it is. */
export interface AuditFacts {
  seq: number
  at: string
  memberId: string | null
  ip: string | null
  /** The route's name, such as `patients.amend`, or what the server did by itself. */
  action: string
  access: 'read' | 'write'
  route: string
  outcome: string
  patientIds: string[]
  detail: Record<string, unknown>
}

/** Canonical text: fixed key order, and never parsed and written again before it is hashed. */
export const entryText = (facts: AuditFacts): string =>
  JSON.stringify({
    seq: facts.seq,
    at: facts.at,
    memberId: facts.memberId,
    ip: facts.ip,
    action: facts.action,
    access: facts.access,
    route: facts.route,
    outcome: facts.outcome,
    patientIds: facts.patientIds,
    detail: facts.detail,
  })

/** Keyed, so that somebody who can write to the table but has not the key cannot rewrite the chain unseen. */
export const entryHash = (key: string, previousHash: string, entry: string): string =>
  createHmac('sha256', Buffer.from(key, 'hex')).update(`${previousHash}\n${entry}`).digest('hex')

import type { ConflictCode, SessionState } from './state.ts'

export interface Flag {
  code: ConflictCode
  text: string
}

/** What an event does: a change, with what somebody has to look at; or nothing, and why not. */
export type Effect = { change: Partial<SessionState>; flags: Flag[] } | { refused: Flag }

export const change = (patch: Partial<SessionState>, ...flags: Flag[]): Effect => ({ change: patch, flags })
export const refused = (code: ConflictCode, text: string): Effect => ({ refused: { code, text } })

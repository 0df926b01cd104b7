import type { Protocol } from '../../clinical/protocols/index.ts'
import { foldSession, type SessionEvent, type SessionState } from '../../clinical/session/index.ts'
import type { SessionRow } from '../../contract/sessions.ts'
import type { ClinicTransaction } from '../database/index.ts'
import { unprocessable } from '../http/problem.ts'
import { findProtocols, type ProtocolReference } from '../protocols/index.ts'
import { lockSession, readEvents, readSession } from './store.ts'

export interface LoadedSession {
  row: SessionRow
  protocol: Protocol
  events: SessionEvent[]
  state: SessionState
}

/** The protocol as it was when the plan was made: a published one, or a variant of this clinic. Old versions stay. */
export const protocolOfSession = async (tx: ClinicTransaction, session: ProtocolReference): Promise<Protocol> =>
  (await protocolsOfSessions(tx, [session]))(session)

/** The same for several sessions at once. The function throws 422 for a protocol that nobody knows. */
export async function protocolsOfSessions(
  tx: ClinicTransaction,
  sessions: readonly ProtocolReference[],
): Promise<(session: ProtocolReference) => Protocol> {
  const find = await findProtocols(tx, sessions)
  return (session) => {
    const protocol = find(session)
    if (protocol) return protocol
    const { protocolId, protocolVersion } = session
    throw unprocessable('unknown-protocol', `There is no protocol ${protocolId}, version ${protocolVersion}, here`)
  }
}

/** A session as it stands, held against others who append. */
export const loadLocked = async (tx: ClinicTransaction, id: string) => load(tx, await lockSession(tx, id))

/** A session as it stands. */
export const loadSession = async (tx: ClinicTransaction, id: string) => load(tx, await readSession(tx, id))

async function load(tx: ClinicTransaction, row: SessionRow): Promise<LoadedSession> {
  const protocol = await protocolOfSession(tx, row)
  const events = (await readEvents(tx, [row.id])).get(row.id) ?? []
  return { row, protocol, events, state: foldSession(protocol, events) }
}

import { findProtocol, type Protocol } from '../../clinical/protocols/index.ts'
import { foldSession, type SessionEvent, type SessionState } from '../../clinical/session/index.ts'
import type { SessionRow } from '../../contract/sessions.ts'
import type { ClinicTransaction } from '../database/index.ts'
import { unprocessable } from '../http/problem.ts'
import { lockSession, readEvents, readSession } from './store.ts'

export interface LoadedSession {
  row: SessionRow
  protocol: Protocol
  events: SessionEvent[]
  state: SessionState
}

/** The protocol as it was when the session was opened. Old versions stay in the program. */
export function protocolOfSession({ protocolId, protocolVersion }: { protocolId: string; protocolVersion: string }) {
  const protocol = findProtocol(protocolId, protocolVersion)
  if (!protocol)
    throw unprocessable(
      'unknown-protocol',
      `This program does not know protocol ${protocolId}, version ${protocolVersion}`,
    )
  return protocol
}

/** A session as it stands, held against others who append. */
export const loadLocked = async (tx: ClinicTransaction, id: string) => load(tx, await lockSession(tx, id))

/** A session as it stands. */
export const loadSession = async (tx: ClinicTransaction, id: string) => load(tx, await readSession(tx, id))

async function load(tx: ClinicTransaction, row: SessionRow): Promise<LoadedSession> {
  const protocol = protocolOfSession(row)
  const events = (await readEvents(tx, [row.id])).get(row.id) ?? []
  return { row, protocol, events, state: foldSession(protocol, events) }
}

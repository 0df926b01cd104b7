import { findProtocol, type Protocol } from '../../clinical/protocols/index.ts'
import type { SessionDetail } from './session.ts'

/** A variant of the clinic comes with its session; the published ones are in the program. */
export const protocolOf = ({ session, protocol }: Pick<SessionDetail, 'session' | 'protocol'>): Protocol | undefined =>
  (protocol as Protocol | null) ?? findProtocol(session.protocolId, session.protocolVersion)

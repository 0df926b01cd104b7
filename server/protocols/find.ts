import { findProtocol, type Protocol } from '../../clinical/protocols/index.ts'
import type { ClinicTransaction } from '../database/index.ts'
import { readWholeVariants } from './store.ts'

/** A protocol as a plan or a session names it. */
export interface ProtocolReference {
  protocolId: string
  protocolVersion: string
}

export type ProtocolLookUp = (reference: ProtocolReference) => Protocol | undefined

/**
 * The protocols that plans and sessions name, in the version that they were made with: published ones stay in the program,
 * a variant of this clinic in its row, also once it is retired or made anew. Asks the database only for what is not
 * published.
 */
export async function findProtocols(
  tx: ClinicTransaction,
  references: readonly ProtocolReference[],
): Promise<ProtocolLookUp> {
  const published = ({ protocolId, protocolVersion }: ProtocolReference) => findProtocol(protocolId, protocolVersion)
  const own = references.filter((reference) => !published(reference))
  const variants = own.length > 0 ? await readWholeVariants(tx, [...new Set(own.map((one) => one.protocolId))]) : []
  return (reference) =>
    published(reference) ??
    variants.find((one) => one.id === reference.protocolId && one.version === reference.protocolVersion)
}

/** One of them; `undefined` when neither the program nor this clinic has it. */
export const findProtocolOf = async (
  tx: ClinicTransaction,
  reference: ProtocolReference,
): Promise<Protocol | undefined> => (await findProtocols(tx, [reference]))(reference)

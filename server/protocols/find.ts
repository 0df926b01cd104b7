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
  const own = new Map(references.filter((reference) => !published(reference)).flatMap(versionOf))
  const variants = await readWholeVariants(tx, [...own.values()])
  return (reference) =>
    published(reference) ??
    variants.find((one) => one.id === reference.protocolId && one.version === reference.protocolVersion)
}

/** A variant counts its versions; what counts otherwise is none. */
const versionOf = ({ protocolId, protocolVersion }: ProtocolReference): [string, { id: string; version: number }][] =>
  /^\d{1,9}$/.test(protocolVersion)
    ? [[`${protocolId} ${protocolVersion}`, { id: protocolId, version: Number(protocolVersion) }]]
    : []

/** One of them; `undefined` when neither the program nor this clinic has it. */
export const findProtocolOf = async (
  tx: ClinicTransaction,
  reference: ProtocolReference,
): Promise<Protocol | undefined> => (await findProtocols(tx, [reference]))(reference)

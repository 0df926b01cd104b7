import { findProtocol, type Protocol } from '../../clinical/protocols/index.ts'
import type { ClinicTransaction } from '../database/index.ts'
import { invalidField, unprocessable } from '../http/problem.ts'
import { findProtocolOf, listNewestMade, type ProtocolReference } from '../protocols/index.ts'

/** This clinic's own variants that are not retired, in the version made last. */
export const variantsInUse = async (tx: ClinicTransaction): Promise<Protocol[]> =>
  (await listNewestMade(tx)).filter(({ variant }) => !variant.retired).map(({ protocol }) => protocol)

/** The protocol of that name that a new plan is made with. Throws 400 for one that cannot be planned. */
export async function protocolToPlan(tx: ClinicTransaction, id: string): Promise<Protocol> {
  const published = findProtocol(id)
  if (published) return published
  const [made] = await listNewestMade(tx, id)
  if (!made) throw invalidField('protocolId', `is not a protocol: ${id}`)
  if (made.variant.retired) throw invalidField('protocolId', `is retired: ${made.variant.retired.reason}`)
  return made.protocol
}

/** The protocol that a plan was made with, in that version. */
export async function protocolOfPlan(tx: ClinicTransaction, plan: ProtocolReference): Promise<Protocol> {
  const protocol = await findProtocolOf(tx, plan)
  if (protocol) return protocol
  const { protocolId, protocolVersion } = plan
  throw unprocessable('unknown-protocol', `There is no protocol ${protocolId}, version ${protocolVersion}, here`)
}

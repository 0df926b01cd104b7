import { esketamineTrdEu } from './esketamine-trd-eu.ts'
import { esketamineTrdUs } from './esketamine-trd-us.ts'
import { ketamineIv } from './ketamine-iv-0-5-mg-per-kg.ts'
import type { Protocol } from './protocol.ts'

/** Every protocol, oldest version first. An old version stays here: sessions that used it are folded with it. */
export const protocols: readonly Protocol[] = [ketamineIv, esketamineTrdUs, esketamineTrdEu]

/** The protocol with this id, the newest version unless one is named. `undefined` when there is none. */
export const findProtocol = (id: string, version?: string): Protocol | undefined =>
  protocols.findLast((protocol) => protocol.id === id && (version === undefined || protocol.version === version))

import { esketamineMdsiUs } from './esketamine-mdsi-us.ts'
import { esketamineTrdEu } from './esketamine-trd-eu.ts'
import { esketamineTrdUs } from './esketamine-trd-us.ts'
import { ketamineIm } from './ketamine-im.ts'
import { ketamineIv } from './ketamine-iv-0-5-mg-per-kg.ts'
import { ketamineIvStepUp } from './ketamine-iv-step-up.ts'
import { ketamineScKads } from './ketamine-sc-kads.ts'
import type { Protocol, Provenance } from './protocol.ts'
import { practice } from './sources.ts'

/**
 * Every protocol by which sessions are planned and run, oldest version first. An old version stays here: sessions that
 * used it are folded with it.
 */
export const protocols: readonly Protocol[] = [
  ketamineIv,
  ketamineIvStepUp,
  ketamineIm,
  ketamineScKads,
  esketamineTrdUs,
  esketamineMdsiUs,
  esketamineTrdEu,
]

/** Ways of treatment for which too little is published to write a protocol, and why. */
export const withoutProtocol: readonly (Provenance & { id: string; title: string; text: string })[] = [
  {
    id: 'ketamine-oral',
    title: 'Ketamine by mouth or under the tongue',
    text: 'Doses from 0.25 to 7 mg/kg and from 25 to 300 mg were reported, with a bioavailability of 20 to 25 %. No schedule, monitoring or stopping rule is settled, and the US authority warned of compounded ketamine at home.',
    source: {
      ...practice('Andrade C. Oral ketamine for depression. J Clin Psychiatry 2019; warnings of the FDA 2022 and 2023'),
    },
  },
]

/** The protocol with this id, the newest version unless one is named. `undefined` when there is none. */
export const findProtocol = (id: string, version?: string): Protocol | undefined =>
  protocols.findLast((protocol) => protocol.id === id && (version === undefined || protocol.version === version))

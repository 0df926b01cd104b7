import type { Source } from '../quantity/source.ts'
import type { Protocol } from './protocol.ts'
import { rems } from './sources.ts'

/** Nobody may go home earlier, whoever wrote the protocol. */
const shortest: {
  fits: (protocol: Pick<Protocol, 'drug' | 'route' | 'jurisdictions'>) => boolean
  minutes: number
  source: Source
}[] = [
  {
    fits: ({ drug, jurisdictions }) => drug === 'esketamine' && jurisdictions.includes('US'),
    minutes: 120,
    source: rems,
  },
  {
    fits: ({ route }) => route === 'intravenous',
    minutes: 30,
    source: { citation: 'NCT06488586 (Kingston): at least 30 minutes after the infusion', evidence: 'verified' },
  },
]

/** The shortest observation that a source allows; undefined where none names one. */
export const shortestObservation = (
  protocol: Pick<Protocol, 'drug' | 'route' | 'jurisdictions'>,
): { minutes: number; source: Source } | undefined => shortest.find(({ fits }) => fits(protocol))

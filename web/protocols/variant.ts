import { useQuery } from '@tanstack/react-query'
import { type Protocol, protocols } from '../../clinical/protocols/index.ts'
import type { CallResponse } from '../api.ts'
import { query } from '../queries.ts'

export type Variant = CallResponse<'GET /api/protocol-variants'>['variants'][number]

/** The clinic's own variants, retired ones too. */
export const variantsQuery = () => ({ ...query('GET /api/protocol-variants'), staleTime: 60_000 })

/** Of its newest version, made or retired: what the next change says it has read. */
export const newestVersionOf = ({ version, retired }: Variant): number => retired?.version ?? version

/**
 * A protocol by its name: published, or a variant of this clinic in that version, the newest made unless one is named.
 *
 * @returns `undefined` while it is loaded, `null` where there is none
 */
export function useProtocol(
  id: string,
  version?: string,
): { protocol: Protocol; variant: Variant | null } | null | undefined {
  const published = protocols.findLast((each) => each.id === id && (version === undefined || each.version === version))
  const variants = useQuery({ ...variantsQuery(), enabled: !published })
  const named = version ?? variants.data?.variants.find((each) => each.id === id)?.version
  const whole = useQuery({
    ...query('GET /api/protocol-variants/:variantId/versions/:version', {
      params: { variantId: id, version: String(named) },
    }),
    // A version never changes; whether it is retired does.
    staleTime: 60_000,
    enabled: !published && named !== undefined,
  })
  if (published) return { protocol: published, variant: null }
  if (whole.data) return { protocol: whole.data.protocol as unknown as Protocol, variant: whole.data.variant }
  const isMissing = variants.isError || whole.isError || (variants.data !== undefined && named === undefined)
  return isMissing ? null : undefined
}

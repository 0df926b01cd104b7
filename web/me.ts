import { useQuery } from '@tanstack/react-query'
import type { Api } from '../contract/index.ts'
import type { Permission } from '../contract/roles.ts'
import { query, queryClient } from './queries.ts'

/** Who is signed in, at which clinic, and what they may do. */
export type Me = Api['GET /api/me']['response']

export const meQuery = () => ({ ...query('GET /api/me'), staleTime: 60_000 })

/** Within signed-in pages; there it is always loaded. */
export function useMe(): Me {
  const { data } = useQuery(meQuery())
  const me = data ?? queryClient.getQueryData<Me>(meQuery().queryKey)
  if (!me) throw new Error('useMe is for signed-in pages')
  return me
}

export function useMayI(permission: Permission): boolean {
  return useMe().permissions.includes(permission)
}

/** IANA name of the clinic's time zone: all times for people are shown in it. */
export const useTimeZone = () => useMe().clinic.timeZone

/** `N. Reyes` of `Nora Reyes`, `Dr Osei` of `Dr Osei`. */
export function shortName(name: string): string {
  const parts = name.trim().split(/\s+/)
  const title = /^(dr|prof|mr|mrs|ms|sr)\.?$/i.test(parts[0] ?? '')
  if (parts.length < 2 || (title && parts.length === 2)) return name
  const [first = ''] = title ? parts.slice(1) : parts
  return `${title ? `${parts[0]} ` : ''}${first.charAt(0)}. ${parts.at(-1)}`
}

import { type Me, meQuery, useMe } from '../me.ts'
import { queryClient } from '../queries.ts'
import type { Key } from './seal.ts'

/** Whose boxes may be opened now, and with what. */
export interface MemberKey {
  memberId: string
  key: Key
}

let held: MemberKey | null = null

/**
 * In memory alone, and gone with the page. A locked console keeps what it has; one that was loaded while it is locked
 * has none before the unlock. The same object as long as it is the same key.
 */
export function memberKey(): MemberKey | null {
  const me = queryClient.getQueryData<Me>(meQuery().queryKey)
  if (me?.browserKey && (held?.memberId !== me.member.id || held.key !== me.browserKey))
    held = { memberId: me.member.id, key: me.browserKey }
  return held && held.memberId === me?.member.id ? held : null
}

/** Within signed-in pages: told anew when it comes. */
export function useMemberKey(): MemberKey | null {
  useMe()
  return memberKey()
}

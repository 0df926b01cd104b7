import { useCallback, useState } from 'react'
import { DraftStore } from './sealed/drafts.ts'
import { type MemberKey, useMemberKey } from './sealed/member-key.ts'

/**
 * What was entered and not yet sent: it outlives a reload, a lock and a sign-out, in this browser, sealed, and opens
 * again for the member who entered it. A draft that nobody came back to is forgotten after a day.
 */

const drafts = new DraftStore()

interface Held<Value> {
  value: Value
  /** Out of the store, as it was left. */
  restored: boolean
  touched: boolean
  /** With which key the store was asked. */
  by: MemberKey | null
}

/**
 * State that is kept as a draft.
 *
 * @param name Unique within a member's work: `assessment:PATIENT:phq-9`
 * @param read Gives the value of what was stored, or undefined when it cannot be used any more
 */
export function useDraft<Value>(
  name: string,
  initial: Value,
  read: (stored: unknown) => Value | undefined,
): { value: Value; set: (value: Value) => void; forget: () => void; restored: boolean } {
  const mine = useMemberKey()
  const [held, setHeld] = useState(() => open(mine, name, initial, read))
  // A page that was loaded behind the lock gets the key with the unlock.
  if (held.by !== mine) setHeld(held.touched ? { ...held, by: mine } : open(mine, name, initial, read))
  const set = useCallback(
    (value: Value) => {
      setHeld((before) => ({ ...before, value, touched: true }))
      if (mine) drafts.write(mine, name, value)
    },
    [mine, name],
  )
  const forget = useCallback(() => {
    setHeld({ value: initial, restored: false, touched: false, by: mine })
    if (mine) drafts.remove(mine, name)
  }, [mine, name, initial])
  return { value: held.value, set, forget, restored: held.restored }
}

function open<Value>(
  mine: MemberKey | null,
  name: string,
  initial: Value,
  read: (stored: unknown) => Value | undefined,
): Held<Value> {
  if (!mine) return { value: initial, restored: false, touched: false, by: null }
  drafts.tidy(mine)
  const stored = drafts.read(mine, name)
  const usable = stored === undefined ? undefined : read(stored)
  return { value: usable ?? initial, restored: usable !== undefined, touched: false, by: mine }
}

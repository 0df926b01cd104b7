import { useCallback, useEffect, useState } from 'react'
import { useMe } from './me.ts'

/**
 * What was entered and not yet sent: it outlives a reload, a lock and a sign-out, in this browser, and opens again for
 * the member who entered it. A draft that nobody came back to is forgotten after a day.
 */

const prefix = 'evenkeel.draft.'
const keptMs = 24 * 3_600_000

interface Stored {
  at: number
  value: unknown
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
  const key = `${prefix}${useMe().member.id}.${name}`
  const [{ value, restored }, setState] = useState(() => {
    const kept = readStored(key)
    const usable = kept === undefined ? undefined : read(kept)
    return { value: usable ?? initial, restored: usable !== undefined }
  })
  useEffect(forgetOldDrafts, [])
  const set = useCallback(
    (next: Value) => {
      setState((before) => ({ ...before, value: next }))
      store(key, { at: Date.now(), value: next })
    },
    [key],
  )
  const forget = useCallback(() => {
    setState({ value: initial, restored: false })
    remove(key)
  }, [key, initial])
  return { value, set, forget, restored }
}

function readStored(key: string): unknown {
  try {
    const stored = JSON.parse(localStorage.getItem(key) ?? 'null') as Stored | null
    return stored && Date.now() - stored.at < keptMs ? stored.value : undefined
  } catch {
    return undefined
  }
}

function store(key: string, stored: Stored): void {
  try {
    localStorage.setItem(key, JSON.stringify(stored))
  } catch {
    // Without storage the page works as before; only a reload would lose what was typed.
  }
}

function remove(key: string): void {
  try {
    localStorage.removeItem(key)
  } catch {
    // There was nothing to remove.
  }
}

function forgetOldDrafts(): void {
  try {
    for (const key of Object.keys(localStorage))
      if (key.startsWith(prefix) && readStored(key) === undefined) localStorage.removeItem(key)
  } catch {
    // There is no storage to tidy.
  }
}

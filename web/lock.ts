import { useEffect, useSyncExternalStore } from 'react'
import { api } from './api.ts'
import { connection } from './connection.ts'
import { lastInputAt, noteInput } from './input.ts'
import { type Me, meQuery } from './me.ts'
import { queryClient, refreshAll } from './queries.ts'

/**
 * The lock of a console: nobody is signed out and nothing typed is lost, but names shrink to initials and only what keeps
 * a patient safe stays in view. The server holds the same lock; this is its face.
 */

let locked = false
const listeners = new Set<() => void>()
const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel('evenkeel.lock') : null
channel?.addEventListener('message', ({ data }: MessageEvent<boolean>) => set(data, false))

function set(next: boolean, tellOthers = true): void {
  if (next === locked) return
  locked = next
  if (tellOthers) channel?.postMessage(next)
  for (const listener of listeners) listener()
  if (!next) void refreshAll()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** True while the console is locked: show initials, hide what is not needed for safety. */
export const useLocked = (): boolean => useSyncExternalStore(subscribe, () => locked)

/** The server said 423, or that the sign-in is locked. */
export const showLock = () => set(true)

export async function lock(): Promise<void> {
  set(true)
  await api('POST /api/lock')
}

/** @throws Problem 403 when the PIN or password is wrong */
export async function unlock(secret: { pin: string } | { password: string }): Promise<void> {
  await api('POST /api/unlock', { body: secret })
  noteInput()
  set(false)
}

/** Nobody is signed in here any more, so nothing is locked. */
export const forgetLock = () => set(false)

const lookEveryMs = 5_000
/** A person who only scrolls sends nothing; the server is told this often that somebody is there. */
const signOfLifeMs = 60_000

/** Locks after the clinic's idle minutes, counted over all windows of this browser. Once, by the shell. */
export function useIdleLock(idleMinutes: number): void {
  useEffect(() => {
    let told = Date.now()
    const timer = setInterval(() => {
      // Without the network nobody could unlock it again, and somebody may be in the chair; the server locks on return.
      if (locked || connection().state === 'lost') return
      const idleMs = Date.now() - lastInputAt()
      if (idleMs >= idleMinutes * 60_000) {
        void lock().catch(() => undefined)
      } else if (idleMs < lookEveryMs * 2 && Date.now() - told > signOfLifeMs) {
        told = Date.now()
        api('GET /api/me')
          .then((me: Me) => queryClient.setQueryData(meQuery().queryKey, me))
          .catch(() => undefined)
      }
    }, lookEveryMs)
    return () => clearInterval(timer)
  }, [idleMinutes])
}

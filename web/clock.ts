import { useSyncExternalStore } from 'react'

/**
 * The server's time, as well as this browser knows it: a tablet's clock may be minutes off, and times in a session are
 * the server's.
 */

let offsetMs = 0

/** Called with the server's time as it arrives on the live stream. */
export function noteServerTime(instant: string): void {
  const offset = Date.parse(instant) - Date.now()
  // Less than this is the way of the message, not the clock.
  offsetMs = Math.abs(offset) < 2000 ? 0 : offset
}

/** Milliseconds since the epoch, on the server's clock. */
export const now = () => Date.now() + offsetMs

/** How far this browser's clock is off; positive when it is behind. */
export const clockOffsetMs = () => offsetMs

export const nowInstant = () => new Date(now()).toISOString()

const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(() => {
    for (const each of listeners) each()
  }, 1000)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

const grains = { second: 1000, minute: 60_000 }

/**
 * The time now in milliseconds since the epoch; draws again each second, or only when the minute changes.
 *
 * @param every `'minute'` for texts such as "42 min in", `'second'` for countdowns
 */
export function useNow(every: 'second' | 'minute' = 'second'): number {
  const grain = grains[every]
  return useSyncExternalStore(subscribe, () => Math.floor(now() / grain) * grain)
}

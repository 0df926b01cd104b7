/** When a person last touched this browser: any of its windows. */

const storageKey = 'evenkeel.last-input'
/** Shared between windows at most this often. */
const grainMs = 5_000
/** A call this soon after a touch or key follows from it. */
const recentMs = 15_000

let last = Date.now()
let shared = 0

export function watchInput(): void {
  for (const event of ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const)
    window.addEventListener(event, noteInput, { passive: true, capture: true })
}

/** Counts as a touch: unlocking, signing in. */
export function noteInput(): void {
  last = Date.now()
  if (last - shared < grainMs) return
  shared = last
  try {
    localStorage.setItem(storageKey, String(last))
  } catch {
    // Private windows may refuse storage; this window's own time is enough.
  }
}

/** Milliseconds since the epoch. */
export function lastInputAt(): number {
  try {
    return Math.max(last, Number(localStorage.getItem(storageKey) ?? 0))
  } catch {
    return last
  }
}

export const recentInput = () => Date.now() - last < recentMs

import { useEffect, useRef, useSyncExternalStore } from 'react'

/** Keys that work everywhere; a screen adds its own with `useKey`. Single letters rest while somebody types. */

export interface KeyBinding {
  /** As `KeyboardEvent.key`: `'b'`, `'/'`, `'Escape'`; `'Ctrl+Enter'` is the primary action. */
  key: string
  does: string
}

const onMac = typeof navigator !== 'undefined' && /Mac|iP(hone|ad|od)/.test(navigator.platform)

/** How the primary action's key is written here. */
export const primaryKeyText = onMac ? '⌘⏎' : 'Ctrl ⏎'

interface Registered extends KeyBinding {
  press: () => void
}

let registered: readonly Registered[] = []
const listeners = new Set<() => void>()
const tellAll = () => {
  for (const listener of listeners) listener()
}
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Adds a key while the screen is shown; the newest wins. `useKey('b', 'Record blood pressure', open)`. */
export function useKey(key: string, does: string, press: () => void): void {
  const latest = useRef(press)
  useEffect(() => {
    latest.current = press
  })
  useEffect(() => {
    const mine: Registered = { key, does, press: () => latest.current() }
    registered = [...registered, mine]
    tellAll()
    return () => {
      registered = registered.filter((each) => each !== mine)
      tellAll()
    }
  }, [key, does])
}

/** The keys that work now, for the sheet that `?` opens. */
export const useKeys = (): readonly KeyBinding[] =>
  useSyncExternalStore(subscribe, () => registered).filter(
    ({ key }, index, all) => !all.slice(index + 1).some((newer) => newer.key === key),
  )

/** Listens for the whole page; once, by the shell. */
export function listenForKeys(goBack: () => void): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return
    const dialog = document.querySelector<HTMLElement>('dialog[open]')
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      const primary = [...(dialog ?? document).querySelectorAll<HTMLButtonElement>('button[data-primary]')]
        .filter((button) => !button.disabled && button.offsetParent !== null && !button.closest('[inert]'))
        .at(-1)
      if (!primary) return
      event.preventDefault()
      primary.click()
      return
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return
    // A dialog closes itself on Escape, and its page rests meanwhile.
    if (dialog) return
    const field = typingIn(event.target)
    if (event.key === 'Escape') {
      if (field) field.blur()
      else if (!pressRegistered('Escape')) goBack()
      return
    }
    if (field) return
    if (pressRegistered(event.key)) event.preventDefault()
  }
  document.addEventListener('keydown', onKey)
  return () => document.removeEventListener('keydown', onKey)
}

function pressRegistered(key: string): boolean {
  const binding = registered.findLast((each) => each.key === key)
  binding?.press()
  return binding !== undefined
}

function typingIn(target: EventTarget | null): HTMLElement | null {
  if (!(target instanceof HTMLElement)) return null
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return target
  if (target instanceof HTMLInputElement && !['checkbox', 'button', 'submit'].includes(target.type)) return target
  return null
}

import { useSyncExternalStore } from 'react'

/** Light or dim: as the operating system says until a person chooses; the choice stays with this browser. */
export type Theme = 'light' | 'dim'

const storageKey = 'evenkeel.theme'
const listeners = new Set<() => void>()
const current = (): Theme => (document.documentElement.dataset.theme === 'dim' ? 'dim' : 'light')

function show(theme: Theme): void {
  document.documentElement.dataset.theme = theme
  for (const listener of listeners) listener()
}

export function chooseTheme(theme: Theme): void {
  try {
    localStorage.setItem(storageKey, theme)
  } catch {
    // A private window forgets it.
  }
  show(theme)
}

/** Follows the operating system and other windows; once, at the start. */
export function watchTheme(): void {
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', ({ matches }) => {
    if (!localStorage.getItem(storageKey)) show(matches ? 'dim' : 'light')
  })
  window.addEventListener('storage', ({ key, newValue }) => {
    if (key === storageKey && (newValue === 'dim' || newValue === 'light')) show(newValue)
  })
}

export function useTheme(): Theme {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, current)
}

import { useSyncExternalStore } from 'react'
import { Mark, type MarkName } from './mark.tsx'

interface Toast {
  id: number
  text: string
  mark: MarkName
}

let toasts: readonly Toast[] = []
let nextId = 1
const listeners = new Set<() => void>()
const change = (next: readonly Toast[]) => {
  toasts = next
  for (const listener of listeners) listener()
}

/** Says once, in a corner where nothing is, that a thing was done. What must be acted on is a Banner. */
export function showToast(text: string, mark: MarkName = 'done'): void {
  const toast = { id: nextId++, text, mark }
  change([...toasts.slice(-2), toast])
  setTimeout(() => change(toasts.filter((each) => each !== toast)), 6_000)
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Where toasts appear; once, in the shell. */
export function Toasts() {
  const shown = useSyncExternalStore(subscribe, () => toasts)
  return (
    <div className="toasts" role="status">
      {shown.map((toast) => (
        <div className="toast" key={toast.id}>
          <Mark name={toast.mark} says="" />
          {toast.text}
        </div>
      ))}
    </div>
  )
}

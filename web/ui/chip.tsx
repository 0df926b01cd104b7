import type { ReactNode } from 'react'
import { Mark, type MarkName } from './mark.tsx'

/** A short fact about the thing beside it: `<Chip mark="watch">BP ran high in session 3</Chip>`. */
export function Chip({
  mark,
  tone,
  children,
}: {
  mark?: MarkName
  tone?: 'good' | 'watch' | 'act' | 'quiet' | 'current'
  children: ReactNode
}) {
  const role =
    tone ?? (mark === 'watch' || mark === 'unknown' || mark === 'caution' ? 'watch' : mark === 'act' ? 'act' : '')
  return (
    <span className={`chip ${role}`}>
      {mark && <Mark name={mark} />}
      {children}
    </span>
  )
}

/** Initials of a member in a circle; the whole name for a screen reader and on hover. */
export function Who({ name, initials }: { name: string; initials: string }) {
  return (
    <span className="who" title={name}>
      <span aria-hidden="true">{initials}</span>
      <span className="visually-hidden">{name}</span>
    </span>
  )
}

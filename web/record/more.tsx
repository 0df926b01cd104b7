import type { ReactNode } from 'react'
import { Disclosure, List } from '../ui/index.ts'

/** The rest of a list behind one line. */
export function More({ label, lines, count = lines.length }: { label: string; lines: ReactNode[]; count?: number }) {
  if (lines.length === 0) return null
  return (
    <li>
      <Disclosure summary={<span className="grow">{label}</span>} turn={String(count)} flush>
        <List>{lines}</List>
      </Disclosure>
    </li>
  )
}

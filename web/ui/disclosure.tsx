import type { ReactNode } from 'react'

/**
 * A line that opens to its reasons: finding first, then facts with dates and sources.
 *
 * @param turn What the opening end says: `3 facts`, `US label, section 4`
 * @param flush The inside begins at the line's own left edge
 */
export function Disclosure({
  summary,
  turn,
  open,
  flush = false,
  children,
}: {
  summary: ReactNode
  turn?: ReactNode
  open?: boolean
  flush?: boolean
  children: ReactNode
}) {
  return (
    <details className={`reasons ${flush ? 'flush' : ''}`} open={open}>
      <summary>
        {summary}
        <span className="turn">{turn}</span>
      </summary>
      <div className="inside">{children}</div>
    </details>
  )
}

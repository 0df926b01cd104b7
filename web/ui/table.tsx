import type { ReactNode } from 'react'
import { Button } from './button.tsx'

/**
 * A table with its caption for screen readers; scrolls sideways by itself on a narrow screen. Give numbers the class
 * `number`.
 */
export function Table({ caption, head, children }: { caption: string; head: ReactNode; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="table-scroll" aria-label={caption} tabIndex={0}>
      <table>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>{head}</tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  )
}

/** Moves through pages of a list: `Showing 51 to 100 of 1 204`. */
export function Pager({
  offset,
  limit,
  total,
  onMove,
}: {
  offset: number
  limit: number
  total: number
  onMove: (offset: number) => void
}) {
  const to = Math.min(offset + limit, total)
  return (
    <nav className="row tight grow" aria-label="Pages">
      <span className="quiet small grow" aria-live="polite">
        {total === 0 ? 'None' : `${offset + 1} to ${to} of ${total}`}
      </span>
      <Button disabled={offset === 0} onClick={() => onMove(Math.max(0, offset - limit))}>
        Earlier page
      </Button>
      <Button disabled={to >= total} onClick={() => onMove(offset + limit)}>
        Next page
      </Button>
    </nav>
  )
}

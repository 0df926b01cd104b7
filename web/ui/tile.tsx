import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Note } from './banner.tsx'

/**
 * A thing that can be picked up: a chair with its session. A link when `to` is given.
 *
 * @param notice First in the tile: what must be seen
 * @param next The last line: what is due and when
 */
export function Tile({
  to,
  notice,
  next,
  free = false,
  label,
  children,
}: {
  to?: string
  notice?: { tone: 'watch' | 'act'; text: ReactNode }
  next?: { what: ReactNode; when: ReactNode; tone?: 'watch' | 'act' }
  free?: boolean
  /** The tile in words, for a screen reader's list of links. */
  label?: string
  children: ReactNode
}) {
  const inside = (
    <>
      {notice && <Note tone={notice.tone}>{notice.text}</Note>}
      <div className="body">{children}</div>
      {next && (
        <div className={`next ${next.tone ?? ''}`}>
          <span className={next.tone}>{next.tone ? <b>{next.what}</b> : next.what}</span>
          <span className={`nowrap ${next.tone ?? ''}`}>{next.tone === 'act' ? next.when : <b>{next.when}</b>}</span>
        </div>
      )}
    </>
  )
  const look = `tile ${free ? 'free' : ''}`
  return to ? (
    <Link className={look} to={to} aria-label={label}>
      {inside}
    </Link>
  ) : (
    <div className={look}>{inside}</div>
  )
}

import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Mark, type MarkName } from './mark.tsx'

/** Rows with a rule between them. Keeps its order: sort before, and only when a person asks for it. */
export function List({ children, dense = false, label }: { children: ReactNode; dense?: boolean; label?: string }) {
  return (
    <ul className={`list ${dense ? 'dense' : ''}`} aria-label={label}>
      {children}
    </ul>
  )
}

/**
 * One row: mark, text with a quiet second line, and something at the end.
 *
 * @param to Makes the whole row a link within Evenkeel
 * @param children Controls under the line, such as the answer to what is asked
 */
export function Row({
  mark,
  markSays,
  title,
  detail,
  end,
  tone,
  to,
  children,
}: {
  mark?: MarkName
  markSays?: string
  title: ReactNode
  detail?: ReactNode
  end?: ReactNode
  tone?: 'watch' | 'act'
  to?: string
  children?: ReactNode
}) {
  const text = to ? <Link to={to}>{title}</Link> : title
  return (
    <li className={`${tone ?? ''} ${to ? 'linked' : ''}`}>
      <div className="row-line">
        {mark && <Mark name={mark} says={markSays} />}
        <div className="grow">
          {text}
          {detail && <div className="small quiet">{detail}</div>}
        </div>
        {end && <div className="quiet nowrap">{end}</div>}
      </div>
      {children && <div className="row-under">{children}</div>}
    </li>
  )
}

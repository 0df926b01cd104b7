import { type ReactNode, useEffect } from 'react'
import { tellHeightAs } from './tell-height.ts'

const tellHeight = tellHeightAs('--header-height')

/**
 * The head of a page, always in view: who or what, the few facts that must not scroll away, the primary action.
 *
 * @param documentTitle The window's title; without patient names, which would stay in the browser's history
 * @param beside Quiet text after the title, in its size
 * @param about A quiet line beneath: text and chips
 * @param below A line of its own: the journey
 */
export function PageHeader({
  title,
  documentTitle,
  beside,
  about,
  side,
  below,
  sticky = true,
}: {
  title: ReactNode
  documentTitle: string
  beside?: ReactNode
  about?: ReactNode
  side?: ReactNode
  below?: ReactNode
  sticky?: boolean
}) {
  useEffect(() => {
    document.title = `${documentTitle} · Evenkeel`
  }, [documentTitle])
  return (
    <header className={`page-header ${sticky ? 'sticky' : ''}`} ref={sticky ? tellHeight : undefined}>
      <div>
        <h1>
          {title} {beside && <span className="quiet light">{beside}</span>}
        </h1>
        {about && <div className="about">{about}</div>}
      </div>
      {side && <div className="side">{side}</div>}
      {below && <div className="below">{below}</div>}
    </header>
  )
}

import type { ReactNode } from 'react'
import { Mark } from './mark.tsx'

/**
 * What must not be missed, over a page or in the fixed place of urgent things. `act` is for "act now" alone.
 *
 * @param actions Buttons; the one that takes it on is `<Button kind="act">`
 */
export function Banner({
  tone,
  children,
  actions,
}: {
  tone: 'watch' | 'act'
  children: ReactNode
  actions?: ReactNode
}) {
  return (
    <div className={`banner ${tone}`} role={tone === 'act' ? 'alert' : 'status'}>
      <div className={`text ${tone}`}>
        <Mark name={tone} />
        <span>{children}</span>
      </div>
      {actions && <div className="actions">{actions}</div>}
    </div>
  )
}

/** One line inside a tile or at a panel's end: `<Note tone="watch">No SpO₂ for 70 s: check the probe</Note>`. */
export function Note({
  tone,
  below = false,
  children,
}: {
  tone: 'watch' | 'act'
  below?: boolean
  children: ReactNode
}) {
  return (
    <div className={`note ${tone} ${below ? 'below' : ''}`}>
      <Mark name={tone} />
      <span className={tone}>{children}</span>
    </div>
  )
}

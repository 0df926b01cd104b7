import type { ComponentProps, ReactNode } from 'react'
import { primaryKeyText } from './keys.ts'

type ButtonProps = Omit<ComponentProps<'button'>, 'className'> & {
  /** `primary`: the one of the screen, pressed by Ctrl/⌘+Enter. `act`: for what is urgent. `plain`: a link's weight. */
  kind?: 'primary' | 'quiet' | 'act' | 'plain'
  size?: 'normal' | 'large'
  /** As wide as its place. */
  block?: boolean
  /** The request runs: pressed again nothing happens, and a screen reader is told. */
  busy?: boolean
  children: ReactNode
}

/** A button; a type is never forgotten, and a running one cannot be pressed twice. */
export function Button({ kind = 'quiet', size = 'normal', block, busy, children, onClick, ...rest }: ButtonProps) {
  const classes = [kind === 'quiet' ? '' : kind, size === 'large' ? 'large' : '', block ? 'block' : '']
  return (
    <button
      type="button"
      {...rest}
      className={classes.filter(Boolean).join(' ') || undefined}
      data-primary={kind === 'primary' ? '' : undefined}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={(event) => (busy ? event.preventDefault() : onClick?.(event))}
    >
      {children}
      {kind === 'primary' && (
        <span className="shortcut" aria-hidden="true">
          {primaryKeyText}
        </span>
      )}
    </button>
  )
}

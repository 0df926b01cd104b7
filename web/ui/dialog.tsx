import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'

/**
 * The browser's own dialog: holds the focus, closes on Escape, gives the focus back. Shown while it is mounted; never one
 * over another.
 *
 * @param actions Buttons at the end, the primary one last
 * @param onSubmit With a submit button among the actions: pressed, or Enter in a field
 */
export function Dialog({
  title,
  onClose,
  onSubmit,
  actions,
  wide = false,
  children,
}: {
  title: ReactNode
  onClose: () => void
  onSubmit?: () => void
  actions?: ReactNode
  wide?: boolean
  children: ReactNode
}) {
  const element = useRef<HTMLDialogElement>(null)
  const heading = useId()
  const inside = (
    <>
      {children}
      {actions && <div className="dialog-end">{actions}</div>}
    </>
  )
  // Before the element is taken away: closed later, it would not give the focus back.
  useLayoutEffect(() => {
    const dialog = element.current
    if (dialog && !dialog.open) dialog.showModal()
    return () => dialog?.close()
  }, [])
  return (
    <dialog
      ref={element}
      className={wide ? 'wide' : undefined}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <header>
        <h2 id={heading}>{title}</h2>
      </header>
      {onSubmit ? (
        <form
          className="body"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            onSubmit()
          }}
        >
          {inside}
        </form>
      ) : (
        <div className="body">{inside}</div>
      )}
    </dialog>
  )
}

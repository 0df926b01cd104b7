import { useState } from 'react'
import { Button, Dialog, primaryKeyText, useKey } from '../ui/index.ts'
import { useKeys } from '../ui/keys.ts'

/** The sheet of keys that `?` opens: those of the shell and those of the page in view. */
export function KeySheet() {
  const [open, setOpen] = useState(false)
  const keys = useKeys()
  useKey('?', 'Show these keys', () => setOpen(true))
  if (!open) return null
  const all = [
    { key: primaryKeyText, does: 'The primary action of the screen' },
    { key: 'Esc', does: 'Leave the field, close, or go back' },
    ...keys,
  ]
  return (
    <Dialog title="Keys" onClose={() => setOpen(false)} actions={<Button onClick={() => setOpen(false)}>Close</Button>}>
      <dl className="facts flat">
        {all.map(({ key, does }) => (
          <div className="fact" key={`${key} ${does}`}>
            <dt>
              <kbd className="key">{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}

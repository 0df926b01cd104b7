import { type ReactNode, useState } from 'react'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { TextField } from './field.tsx'
import { FormProblem } from './form-problem.tsx'

/** Something is done to what stands in the record, and why. */
export function ReasonDialog({
  title,
  children,
  confirm,
  keep,
  busy,
  error,
  onConfirm,
  onClose,
}: {
  title: string
  /** What follows from it. */
  children: ReactNode
  confirm: string
  /** What the button says that changes nothing. */
  keep: string
  busy: boolean
  error: Error | null
  onConfirm: (reason: string) => void
  onClose: () => void
}) {
  const [reason, setReason] = useState('')
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{keep}</Button>
          <Button kind="primary" disabled={!reason.trim()} busy={busy} onClick={() => onConfirm(reason)}>
            {confirm}
          </Button>
        </>
      }
    >
      <p>{children}</p>
      <TextField label="Why" value={reason} maxLength={1000} onChange={(event) => setReason(event.target.value)} />
      <FormProblem error={error} />
    </Dialog>
  )
}

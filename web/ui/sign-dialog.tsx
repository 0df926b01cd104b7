import { type ReactNode, useState } from 'react'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { PasswordField, TextArea } from './field.tsx'
import { FormProblem } from './form-problem.tsx'

/** What a member decides for the whole clinic: signed with a reason and the password. */
export function SignDialog({
  title,
  children,
  wide,
  reason: { label: reasonLabel, hint, maxLength },
  confirm,
  keep,
  ready = true,
  busy,
  error,
  afterError,
  onSign,
  onClose,
}: {
  title: string
  /** What is signed, and what follows from it. */
  children: ReactNode
  wide?: boolean
  reason: { label: string; hint?: string; maxLength: number }
  confirm: string
  /** What the button says that changes nothing. */
  keep: string
  /** Whether the rest of the form can be signed as it is. */
  ready?: boolean
  busy: boolean
  error: Error | null
  /** What to do about the error, where there is more to say than it says itself. */
  afterError?: ReactNode
  onSign: (signed: { reason: string; password: string }) => void
  onClose: () => void
}) {
  const [reason, setReason] = useState('')
  const [password, setPassword] = useState('')
  return (
    <Dialog
      wide={wide}
      title={title}
      onClose={onClose}
      onSubmit={() => onSign({ reason: reason.trim(), password })}
      actions={
        <>
          <Button onClick={onClose}>{keep}</Button>
          <Button kind="primary" type="submit" disabled={!ready || !reason.trim() || !password} busy={busy}>
            {confirm}
          </Button>
        </>
      }
    >
      {children}
      <TextArea
        label={reasonLabel}
        hint={hint}
        rows={2}
        maxLength={maxLength}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <PasswordField value={password} onChange={(event) => setPassword(event.target.value)} />
      <FormProblem error={error} />
      {afterError}
    </Dialog>
  )
}

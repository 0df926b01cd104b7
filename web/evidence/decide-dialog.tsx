import { useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { useCall } from '../queries.ts'
import { Button, Dialog, FormProblem, TextArea, TextField } from '../ui/index.ts'
import type { Entry } from './filter.ts'

const says = {
  approved: { title: 'Approve for this clinic', button: 'Approve', note: 'Why, and after which discussion' },
  revoked: { title: 'Take the approval back', button: 'Take back', note: 'Why' },
} as const

/** Signs an approval of rules, or its taking back, with note and password. */
export function DecideDialog({
  entries,
  decision,
  onDone,
  onClose,
}: {
  entries: readonly Entry[]
  decision: 'approved' | 'revoked'
  onDone: () => void
  onClose: () => void
}) {
  const [id] = useState(uuidv7)
  const [note, setNote] = useState('')
  const [password, setPassword] = useState('')
  const decide = useCall('POST /api/sign-offs', {
    refreshes: ['GET /api/evidence', 'GET /api/sign-offs', 'GET /api/sign-offs/history'],
    onSuccess: onDone,
  })
  const { title, button, note: hint } = says[decision]
  const submit = () =>
    decide.mutate({ body: { id, ruleIds: entries.map((entry) => entry.id), decision, note: note.trim(), password } })
  return (
    <Dialog
      wide
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" busy={decide.isPending} disabled={!note.trim() || !password} onClick={submit}>
            {button}
          </Button>
        </>
      }
    >
      <ul className="evidence-chosen">
        {entries.map((entry) => (
          <li key={entry.id}>
            <b>{entry.title}</b>: {entry.text} <span className="small quiet">{entry.source.citation}</span>
          </li>
        ))}
      </ul>
      <p className="small quiet">
        It stands with your name and the date beside the rule. When the rule changes, the approval does not carry over.
      </p>
      <TextArea
        label="Note"
        hint={hint}
        rows={3}
        value={note}
        maxLength={2000}
        onChange={(event) => setNote(event.target.value)}
      />
      <TextField
        label="Your password"
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <FormProblem error={decide.error} />
    </Dialog>
  )
}

import { useState } from 'react'
import { Button, Dialog, TextField } from '../../ui/index.ts'
import { useConsole } from '../console.tsx'
import { typed } from '../typed.ts'

/** Who came; or that it was called by mistake, which is a correction of the call. */
export function HelpForm({ onClose }: { onClose: () => void }) {
  const { state, record } = useConsole()
  const [by, setBy] = useState('')
  const [note, setNote] = useState('')
  const call = state.log.findLast((entry) => entry.event.type === 'help-called' && entry.standing === 'applied')?.event
  const mistaken = () => {
    if (!call) return
    record({ type: 'event-corrected', corrects: call.id, reason: 'Called by mistake', replacement: null })
    onClose()
  }
  const answered = () => {
    record({ type: 'help-answered', answeredBy: by.trim(), ...typed('note', note) })
    onClose()
  }
  return (
    <Dialog
      title="Help is here"
      onClose={onClose}
      actions={
        <>
          <Button onClick={mistaken}>Called by mistake</Button>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" disabled={!by.trim()} onClick={answered}>
            Record
          </Button>
        </>
      }
    >
      <TextField
        label="Who came"
        autoFocus
        value={by}
        maxLength={200}
        onChange={(event) => setBy(event.target.value)}
      />
      <TextField label="Note" value={note} maxLength={2000} onChange={(event) => setNote(event.target.value)} />
    </Dialog>
  )
}

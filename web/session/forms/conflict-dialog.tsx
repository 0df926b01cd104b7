import { useState } from 'react'
import { Button, Dialog, TextField } from '../../ui/index.ts'
import { useConsole } from '../console.tsx'

/** Something on record that does not fit: a person says what is true, and both stay readable. */
export function ConflictDialog({ conflictId, onClose }: { conflictId: string; onClose: () => void }) {
  const { state, record } = useConsole()
  const [resolution, setResolution] = useState('')
  const conflict = state.conflicts.find((each) => each.id === conflictId)
  if (!conflict) return null
  const settle = () => {
    record({ type: 'conflict-resolved', conflictId, resolution: resolution.trim() })
    onClose()
  }
  return (
    <Dialog
      title={conflict.kind === 'refused' ? 'An entry that did not count' : 'An entry to look at'}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Later</Button>
          <Button kind="primary" disabled={!resolution.trim()} onClick={settle}>
            Settled
          </Button>
        </>
      }
    >
      <p>{conflict.text}</p>
      <TextField
        label="What is true, and what was done"
        autoFocus
        value={resolution}
        maxLength={1000}
        onChange={(event) => setResolution(event.target.value)}
      />
    </Dialog>
  )
}

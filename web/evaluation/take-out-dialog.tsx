import { useState } from 'react'
import { useCall } from '../queries.ts'
import { Button, Dialog, FormProblem, TextField } from '../ui/index.ts'
import { readByEvaluation } from './evaluation.ts'
import type { ListedTrial } from './trials.ts'

/** Takes a trial out of the list with a reason; it stays in the history. */
export function TakeOutDialog({
  patientId,
  trial,
  onClose,
}: {
  patientId: string
  trial: ListedTrial
  onClose: () => void
}) {
  const [reason, setReason] = useState('')
  const retract = useCall('POST /api/patients/:patientId/trials/:trialId/retract', {
    refreshes: [...readByEvaluation],
    onSuccess: onClose,
  })
  return (
    <Dialog
      title={`Take ${trial.medication} out`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button
            kind="primary"
            disabled={!reason.trim()}
            busy={retract.isPending}
            onClick={() =>
              trial.stored &&
              retract.mutate({
                params: { patientId, trialId: trial.trial.id },
                body: { version: trial.stored.version, reason },
              })
            }
          >
            Take it out
          </Button>
        </>
      }
    >
      <p>It stays in the history. Medicines of the record that it was made from are proposed again.</p>
      <TextField label="Why" value={reason} maxLength={1000} onChange={(event) => setReason(event.target.value)} />
      <FormProblem error={retract.error} />
    </Dialog>
  )
}

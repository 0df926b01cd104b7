import { useState } from 'react'
import { closeReasonWords, type StopReason, stopReasons } from '../../clinical/journey/index.ts'
import { useCall } from '../queries.ts'
import { Button, Choices, Dialog, FormProblem, TextArea } from '../ui/index.ts'
import type { Plan } from './plan.ts'

/** Completed as meant, or stopped before; bookings that are still open are cancelled with it. */
export function FinishDialog({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  const [state, setState] = useState<'completed' | 'stopped' | null>(null)
  const [stoppedFor, setStoppedFor] = useState<StopReason | null>(null)
  const [reason, setReason] = useState('')
  const finish = useCall('POST /api/plans/:planId/finish', {
    refreshes: ['GET /api/patients/:patientId/plans'],
    onSuccess: onClose,
  })
  const open = plan.bookings.filter((booking) => booking.state === 'booked').length
  return (
    <Dialog
      title="End the plan"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Keep it running</Button>
          <Button
            kind="primary"
            busy={finish.isPending}
            disabled={!state || !reason.trim() || (state === 'stopped' && !stoppedFor)}
            onClick={() =>
              state &&
              finish.mutate({
                params: { planId: plan.id },
                body: {
                  version: plan.version,
                  state,
                  ...(state === 'stopped' && stoppedFor ? { stoppedFor } : {}),
                  reason,
                },
              })
            }
          >
            End the plan
          </Button>
        </>
      }
    >
      <Choices
        label="How it ends"
        options={[
          { value: 'completed', label: 'Completed' },
          { value: 'stopped', label: 'Stopped' },
        ]}
        value={state}
        onChoose={setState}
      />
      {state === 'stopped' && (
        <Choices
          label="Why it is stopped"
          options={stopReasons.map((value) => ({ value, label: closeReasonWords[value] }))}
          value={stoppedFor}
          onChoose={setStoppedFor}
        />
      )}
      {open > 0 && <p>{open === 1 ? 'One open booking is' : `${open} open bookings are`} cancelled with it.</p>}
      <TextArea label="Reason" value={reason} maxLength={1000} onChange={(event) => setReason(event.target.value)} />
      <FormProblem error={finish.error} />
    </Dialog>
  )
}

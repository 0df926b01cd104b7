import { useMemo } from 'react'
import { uuidv7 } from 'uuidv7'
import { useCall } from '../queries.ts'
import { ReasonDialog } from '../ui/index.ts'
import { readByEvaluation } from './evaluation.ts'
import type { DismissedTrial, ListedTrial } from './trials.ts'

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
  const retract = useCall('POST /api/patients/:patientId/trials/:trialId/retract', {
    refreshes: [...readByEvaluation],
    onSuccess: onClose,
  })
  return (
    <ReasonDialog
      title={`Take ${trial.medication} out`}
      confirm="Take it out"
      keep="Keep it"
      busy={retract.isPending}
      error={retract.error}
      onClose={onClose}
      onConfirm={(reason) =>
        trial.stored &&
        retract.mutate({
          params: { patientId, trialId: trial.trial.id },
          body: { version: trial.stored.version, reason },
        })
      }
    >
      It stays in the history. Medicines of the record that it was made from are proposed again.
    </ReasonDialog>
  )
}

/** Says that what the record suggests was no trial of this episode. */
export function DismissDialog({
  patientId,
  trial,
  onClose,
}: {
  patientId: string
  trial: ListedTrial
  onClose: () => void
}) {
  const id = useMemo(() => uuidv7(), [])
  const dismiss = useCall('POST /api/patients/:patientId/trial-dismissals', {
    refreshes: [...readByEvaluation],
    onSuccess: onClose,
  })
  return (
    <ReasonDialog
      title={`Dismiss ${trial.medication}`}
      confirm="Dismiss"
      keep="Leave it"
      busy={dismiss.isPending}
      error={dismiss.error}
      onClose={onClose}
      onConfirm={(reason) =>
        dismiss.mutate({ params: { patientId }, body: { id, derivedFrom: trial.trial.derivedFrom, reason } })
      }
    >
      It is then no longer proposed and does not count as possible. The medicine stays on the chart, your name and the
      reason stay beneath this list, and it can be brought back. A later prescription is proposed by itself.
    </ReasonDialog>
  )
}

/** A dismissed trial is proposed again; who dismissed it and why stays readable. */
export function BringBackDialog({
  patientId,
  dismissed,
  onClose,
}: {
  patientId: string
  dismissed: DismissedTrial
  onClose: () => void
}) {
  const bringBack = useCall('POST /api/patients/:patientId/trial-dismissals/:dismissalId/retract', {
    refreshes: [...readByEvaluation],
    onSuccess: onClose,
  })
  return (
    <ReasonDialog
      title={`Bring ${dismissed.medication} back`}
      confirm="Bring it back"
      keep="Leave it"
      busy={bringBack.isPending}
      error={bringBack.error}
      onClose={onClose}
      onConfirm={(reason) =>
        bringBack.mutate({
          params: { patientId, dismissalId: dismissed.id },
          body: { version: dismissed.version, reason },
        })
      }
    >
      It is proposed again, and counts as possible until somebody confirms it.
    </ReasonDialog>
  )
}
